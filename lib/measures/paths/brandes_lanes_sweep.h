/* brandes_lanes_sweep.h - the part of brandes_lanes.c that works on vectors,
 * read once for each kind of processor. NUMBERS: a vector of doubles, KEPT(x,
 * set) x in the lanes of the set and 0 in others, WIDENED(count) such a vector
 * of so many counts. COUNTS: a vector of counts, ADDED(sum, x, set) the sum
 * and x in the lanes of the set alone. TARGET(name): a name for that processor,
 * FOR_TARGET what says so to the compiler. */

enum {
    TARGET(numbers) = BRANDES_LANES * sizeof(double) / sizeof(NUMBERS),
    TARGET(counts) = BRANDES_LANES * sizeof(lane_count) / sizeof(COUNTS)
};
#define PARTS       TARGET(numbers)
#define WIDTH       (BRANDES_LANES / PARTS)
#define COUNT_PARTS TARGET(counts)
#define COUNT_WIDTH (BRANDES_LANES / COUNT_PARTS)

/* sigma(w) = sum of sigma(v), in the lanes that had not met w before; false
 * where a sum may have been too large. */
FOR_TARGET static bool TARGET(add_counts)(brandes_lanes *b, size_t first,
                                          size_t end)
{
    const uint32_t *from = b->from, *link = b->link;
    COUNTS *count = (COUNTS *)b->count, high[COUNT_PARTS];

    memset(high, 0, sizeof high);
    for (size_t k = first; k < end; k++) {
        const COUNTS *sigma = count + (size_t)COUNT_PARTS * from[k];
        COUNTS *sum = count + (size_t)COUNT_PARTS * link[k];
        lane_set used = b->used[k];
        for (size_t p = 0; p < COUNT_PARTS; p++) {
            sum[p] = ADDED(sum[p], sigma[p], used >> COUNT_WIDTH * p);
            high[p] |= sum[p];
        }
    }
    return small_counts(high, sizeof high);
}

/* The same in doubles. */
FOR_TARGET static void TARGET(add_paths)(brandes_lanes *b, size_t first,
                                         size_t end)
{
    const uint32_t *from = b->from, *link = b->link;
    NUMBERS *paths = (NUMBERS *)b->paths;

    for (size_t k = first; k < end; k++) {
        const NUMBERS *sigma = paths + (size_t)PARTS * from[k];
        NUMBERS *sum = paths + (size_t)PARTS * link[k];
        lane_set used = b->used[k];
        for (size_t p = 0; p < PARTS; p++)
            sum[p] += KEPT(sigma[p], used >> WIDTH * p);
    }
}

/* delta(v) = sigma(v) sum over followers w of (1 + delta(w)) / sigma(w), which
 * is what share keeps of w. A place's links stand in a row. */
/* Its loops over the parts of a lane set are short and their turns constant:
 * NOLINTNEXTLINE(readability-function-cognitive-complexity) */
FOR_TARGET static void TARGET(gather)(brandes_lanes *b, double *score)
{
    const uint32_t *link = b->link;
    const NUMBERS *paths = (const NUMBERS *)b->paths;
    NUMBERS *share = (NUMBERS *)b->share;
    uint32_t at = b->places;
    size_t k = b->first_link[at];

    while (at-- > b->second) {
        NUMBERS sum[PARTS], sigma[PARTS];
        LOOSE_NUMBERS *total =
            (LOOSE_NUMBERS *)(score + (size_t)BRANDES_LANES * b->actor[at]);
        lane_set here = b->here[at], on = b->on[at];
        size_t first = b->first_link[at], part = (size_t)PARTS * at;
        if (at > AHEAD)
            fetch(score + (size_t)BRANDES_LANES * b->actor[at - AHEAD]);
        for (size_t p = 0; p < PARTS; p++)
            sigma[p] = b->counted ? WIDENED(b->count + WIDTH * (part + p))
                                  : paths[part + p];
        if (first == k) { /* nobody follows: delta = 0 */
            for (size_t p = 0; p < PARTS; p++)
                share[part + p] = KEPT(1 / sigma[p], here >> WIDTH * p);
            continue;
        }
        for (size_t p = 0; p < PARTS; p++)
            sum[p] = (NUMBERS){0};
        for (size_t e = first; e < k; e++) {
            const NUMBERS *of = share + (size_t)PARTS * link[e];
            for (size_t p = 0; p < PARTS; p++)
                sum[p] += of[p];
        }
        k = first;
        for (size_t p = 0; p < PARTS; p++) {
            NUMBERS delta = KEPT(sigma[p] * sum[p], on >> WIDTH * p);
            total[p] += delta;
            share[part + p] = KEPT((1 + delta) / sigma[p], here >> WIDTH * p);
        }
    }
}

static const struct kernel TARGET(kernel) = {TARGET(add_counts),
                                             TARGET(add_paths), TARGET(gather)};

#undef PARTS
#undef WIDTH
#undef COUNT_PARTS
#undef COUNT_WIDTH
#undef NUMBERS
#undef LOOSE_NUMBERS
#undef COUNTS
#undef KEPT
#undef ADDED
#undef WIDENED
#undef TARGET
#undef FOR_TARGET
