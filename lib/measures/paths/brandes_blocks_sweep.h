/* brandes_blocks_sweep.h - the part of brandes_blocks.c that works on vectors,
 * read once for each processor: BLOCK_VECTOR is a vector of doubles,
 * ADD_KEPT(sum, x, set) the sum and x in the lanes of the set alone, KEPT(x,
 * set) x there and 0 in others, TARGET(name) the name of a function for that
 * processor. Set k of PARTS holds the lanes of vector k. */

enum {
    TARGET(width) = sizeof(BLOCK_VECTOR) / sizeof(double),
    TARGET(parts) = LANES / TARGET(width),
    TARGET(turns) = 8 / TARGET(width)
};
#define WIDTH TARGET(width)
#define PARTS TARGET(parts)
#define TURNS TARGET(turns)

/* sigma(w) = sum of sigma(v) over the links from v to w on this level. */
FOR_TARGET static void TARGET(add_paths)(brandes_blocks *b, uint32_t lo,
                                         uint32_t hi)
{
    const struct link *link = b->link;
    BLOCK_VECTOR *paths = (BLOCK_VECTOR *)b->paths;
    size_t k = b->first_link[lo];

    for (uint32_t at = lo; at < hi; at++) {
        BLOCK_VECTOR *mine = paths + (size_t)PARTS * b->actor[at];
        BLOCK_VECTOR sum[PARTS];
        for (size_t p = 0; p < PARTS; p++)
            sum[p] = mine[p];
        for (size_t end = b->first_link[at + 1]; k < end; k++) {
            const BLOCK_VECTOR *sigma = paths + (size_t)PARTS * link[k].from;
            for (size_t p = 0; p < PARTS; p++)
                sum[p] = ADD_KEPT(sum[p], sigma[p], link[k].in >> WIDTH * p);
        }
        for (size_t p = 0; p < PARTS; p++)
            mine[p] = sum[p];
    }
}

/* share(w) = (1 + delta(w)) / sigma(w) begins at 1 / sigma(w). */
FOR_TARGET static void TARGET(begin_shares)(brandes_blocks *b)
{
    const BLOCK_VECTOR *paths = (const BLOCK_VECTOR *)b->paths;
    BLOCK_VECTOR *share = (BLOCK_VECTOR *)b->share,
                 *alone = (BLOCK_VECTOR *)b->alone;

    for (size_t v = 0; v < b->n; v++) {
        if (b->seen[v] == 0) continue;
        for (size_t p = 0; p < PARTS; p++)
            share[v * PARTS + p] = alone[v * PARTS + p] =
                1 / paths[v * PARTS + p];
    }
}

/* share(v) = 1 / sigma(v) + sum of share(w) over its followers w: every w, the
 * farthest first, adds its own, which is done by then. */
FOR_TARGET static void TARGET(add_shares)(brandes_blocks *b, uint32_t first,
                                          uint32_t places)
{
    const struct link *link = b->link;
    BLOCK_VECTOR *share = (BLOCK_VECTOR *)b->share;

    for (uint32_t at = places; at-- > first;) {
        BLOCK_VECTOR own[PARTS];
        for (size_t p = 0; p < PARTS; p++)
            own[p] = share[(size_t)PARTS * b->actor[at] + p];
        for (size_t k = b->first_link[at]; k < b->first_link[at + 1]; k++) {
            BLOCK_VECTOR *sum = share + (size_t)PARTS * link[k].from;
            for (size_t p = 0; p < PARTS; p++)
                sum[p] = ADD_KEPT(sum[p], own[p], link[k].in >> WIDTH * p);
        }
    }
}

/* delta(v) = sigma(v) times what share(v) has above 1 / sigma(v): nothing where
 * nobody follows. Into eight sums for each actor. */
FOR_TARGET static void TARGET(add_score)(brandes_blocks *b)
{
    const BLOCK_VECTOR *paths = (const BLOCK_VECTOR *)b->paths;
    const BLOCK_VECTOR *share = (const BLOCK_VECTOR *)b->share;
    const BLOCK_VECTOR *alone = (const BLOCK_VECTOR *)b->alone;
    BLOCK_VECTOR *sum = (BLOCK_VECTOR *)b->sum;

    for (size_t v = 0; v < b->n; v++) {
        lane_bits reached = b->seen[v] & ~b->source[v];
        BLOCK_VECTOR delta[PARTS];
        if (reached == 0) continue;
        for (size_t p = 0; p < PARTS; p++) {
            size_t at = v * PARTS + p;
            BLOCK_VECTOR own = paths[at] * (share[at] - alone[at]);
            delta[p] = KEPT(own, reached >> WIDTH * p);
        }
        for (size_t p = TURNS; p < PARTS; p++)
            delta[p % TURNS] += delta[p];
        for (size_t t = 0; t < TURNS; t++)
            sum[v * TURNS + t] += delta[t];
    }
}

static const struct kernel TARGET(kernel) = {
    TARGET(add_paths), TARGET(begin_shares), TARGET(add_shares),
    TARGET(add_score)};

#undef WIDTH
#undef PARTS
#undef TURNS
#undef BLOCK_VECTOR
#undef ADD_KEPT
#undef KEPT
#undef TARGET
#undef FOR_TARGET
