#include "brokerage_null.h"

#include "pdnet/chance.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The ends of a way i > j > k that is none: i > k is there, or i is k. */
struct closed {
    uint32_t i, k;
};

/* What one worker counts with: labels, and of each group how many name the
 * broker; then, by actor and role, the draws with so few and with so many. */
struct hand {
    uint32_t *label;
    int64_t *in;
    uint64_t (*low)[PDN_BROKERAGE], (*high)[PDN_BROKERAGE];
};

struct work {
    const pdn_role_question *q;
    size_t *start; /* closed ways of j: start[j] .. start[j+1]-1 */
    struct closed *closed;
    int64_t (*seen)[PDN_BROKERAGE];
    struct hand *hand;
    pdn_arena memory;
};

/* Counts the closed ways of j into start[j + 1], or writes them from there. */
static void visit_closed(struct work *w, uint32_t j, uint32_t *mark)
{
    const pdn_packed *out = &w->q->net->out, *in = &w->q->net->in;

    for (uint32_t e = out->start[j]; e < out->start[j + 1]; e++)
        mark[out->to[e]] = j + 1;
    for (uint32_t e = in->start[j]; e < in->start[j + 1]; e++) {
        uint32_t i = in->to[e];
        if (mark[i] == j + 1) {
            if (w->closed != NULL)
                w->closed[w->start[j + 1]] = (struct closed){i, i};
            w->start[j + 1]++;
        }
        for (uint32_t f = out->start[i]; f < out->start[i + 1]; f++) {
            uint32_t k = out->to[f];
            if (mark[k] != j + 1) continue;
            if (w->closed != NULL)
                w->closed[w->start[j + 1]] = (struct closed){i, k};
            w->start[j + 1]++;
        }
    }
}

static pdn_status find_closed(struct work *w)
{
    pdn_status st = PDN_OK;
    const size_t n = w->q->net->n;
    uint32_t *mark = NULL;
    size_t before = 0;

    PDN_NEW(mark, n);
    PDN_TAKE(&w->memory, w->start, n + 1);
    for (uint32_t j = 0; j < n; j++)
        visit_closed(w, j, mark);
    /* start[j + 1] becomes the place of the first of j, and then, written
     * past, that behind the last */
    for (size_t j = 0; j < n; j++) {
        size_t here = w->start[j + 1];
        w->start[j + 1] = before;
        before += here;
    }
    PDN_TAKE(&w->memory, w->closed, before);
    memset(mark, 0, n * sizeof *mark);
    for (uint32_t j = 0; j < n; j++)
        visit_closed(w, j, mark);
out:
    free(mark);
    return st;
}

/* All of j's ways by the groups of their ends, less the closed ones. */
static void count_roles(const struct work *w, const uint32_t *label,
                        int64_t *in, uint32_t j, int64_t *count)
{
    const pdn_packed *from = &w->q->net->in, *to = &w->q->net->out;
    const uint32_t own = label[j];
    int64_t senders = from->start[j + 1] - from->start[j];
    int64_t names = to->start[j + 1] - to->start[j], names_own = 0, back = 0;

    for (uint32_t e = from->start[j]; e < from->start[j + 1]; e++)
        in[label[from->to[e]]]++;
    for (uint32_t e = to->start[j]; e < to->start[j + 1]; e++) {
        uint32_t g = label[to->to[e]];
        if (g == own)
            names_own++;
        else
            back += in[g];
    }
    int64_t others = senders - in[own], names_others = names - names_own;
    count[PDN_COORDINATOR] = in[own] * names_own;
    count[PDN_REPRESENTATIVE] = in[own] * names_others;
    count[PDN_GATEKEEPER] = others * names_own;
    count[PDN_ITINERANT] = back;
    count[PDN_LIAISON] = others * names_others - back;
    for (uint32_t e = from->start[j]; e < from->start[j + 1]; e++)
        in[label[from->to[e]]] = 0;
    for (size_t c = w->start[j]; c < w->start[j + 1]; c++)
        count[brokerage__role_of(label[w->closed[c].i], own,
                                 label[w->closed[c].k])]--;
}

static bool asked(const struct work *w, size_t j)
{
    return w->q->answered == NULL || w->q->answered[j];
}

static pdn_status draw(void *work_at, size_t number, size_t worker,
                       pdn_random *stream)
{
    const struct work *w = work_at;
    const size_t n = w->q->net->n;
    struct hand *h = &w->hand[worker];
    int64_t count[PDN_BROKERAGE];

    (void)number;
    memcpy(h->label, w->q->group, n * sizeof *h->label);
    pdn_strata_shuffle(w->q->strata, stream, h->label);
    for (uint32_t j = 0; j < n; j++) {
        if (!asked(w, j)) continue;
        count_roles(w, h->label, h->in, j, count);
        for (int r = 0; r < PDN_BROKERAGE; r++) {
            h->low[j][r] += count[r] <= w->seen[j][r];
            h->high[j][r] += count[r] >= w->seen[j][r];
        }
    }
    return PDN_OK;
}

static pdn_status begin(struct work *w)
{
    pdn_status st = PDN_OK;
    const size_t n = w->q->net->n;

    PDN_TAKE(&w->memory, w->hand, w->q->draws.threads);
    for (size_t t = 0; t < w->q->draws.threads; t++) {
        struct hand *h = &w->hand[t];
        PDN_TAKE(&w->memory, h->label, n);
        PDN_TAKE(&w->memory, h->in, w->q->groups);
        PDN_TAKE(&w->memory, h->low, n);
        PDN_TAKE(&w->memory, h->high, n);
    }
    PDN_TRY(find_closed(w));
    PDN_TAKE(&w->memory, w->seen, n);
    for (uint32_t j = 0; j < n; j++)
        count_roles(w, w->q->group, w->hand[0].in, j, w->seen[j]);
out:
    return st;
}

/* Is there room for each role, by the sizes of the groups? `two` of them have
 * two people or more, `some` have any. */
static void find_possible(const size_t *size, size_t groups, uint32_t own,
                          bool *possible_pairs)
{
    size_t two = 0, some = 0;

    for (uint32_t g = 0; g < groups; g++) {
        if (g == own) continue;
        two += size[g] > 1;
        some += size[g] > 0;
    }
    possible_pairs[PDN_COORDINATOR] = size[own] > 2;
    possible_pairs[PDN_ITINERANT] = two > 0;
    possible_pairs[PDN_GATEKEEPER] = possible_pairs[PDN_REPRESENTATIVE] =
        size[own] > 1 && some > 0;
    possible_pairs[PDN_LIAISON] = some > 1;
}

static void tell(const struct work *w, uint32_t j, const size_t *size,
                 pdn_role_chance *out)
{
    const size_t draws = w->q->draws.draws;
    const struct hand *all = &w->hand[0];
    bool possible_pairs[PDN_BROKERAGE];

    find_possible(size, w->q->groups, w->q->group[j], possible_pairs);
    for (int r = 0; r < PDN_BROKERAGE; r++) {
        if (!possible_pairs[r] || !asked(w, j)) continue;
        out->low[r] = pdn_p_drawn(all->low[j][r], draws);
        out->high[r] = pdn_p_drawn(all->high[j][r], draws);
        out->p[r] = pdn_p_two_sided(out->low[r], out->high[r]);
    }
}

/* What all workers counted, of all shards, goes to the first. */
static pdn_status add_up(struct work *w)
{
    pdn_status st = PDN_OK;
    const size_t n = w->q->net->n;
    const pdn_draws *d = &w->q->draws;
    struct hand *all = &w->hand[0];

    for (size_t t = 1; t < d->threads; t++)
        for (size_t v = 0; v < n; v++)
            for (int r = 0; r < PDN_BROKERAGE; r++) {
                all->low[v][r] += w->hand[t].low[v][r];
                all->high[v][r] += w->hand[t].high[v][r];
            }
    PDN_TRY(
        pdn_draws_join_sums(d, PDN_SHARD_UINT64, all->low, n * PDN_BROKERAGE));
    PDN_TRY(
        pdn_draws_join_sums(d, PDN_SHARD_UINT64, all->high, n * PDN_BROKERAGE));
out:
    return st;
}

pdn_status brokerage_null__draw(const pdn_role_question *q,
                                pdn_role_chance *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.q = q};
    size_t *size = NULL;

    PDN_NEW(size, q->groups);
    for (size_t v = 0; v < q->net->n; v++) {
        size[q->group[v]]++;
        for (int r = 0; r < PDN_BROKERAGE; r++)
            out[v].low[r] = out[v].high[r] = out[v].p[r] = (double)NAN;
    }
    if (q->draws.draws == 0 || !pdn_strata_can_move(q->strata, q->group))
        goto out;
    PDN_TRY(begin(&w));
    PDN_TRY(pdn_replicate(&q->draws, draw, &w));
    PDN_TRY(add_up(&w));
    for (uint32_t v = 0; v < q->net->n; v++)
        tell(&w, v, size, &out[v]);
out:
    pdn_arena_clear(&w.memory);
    free(size);
    return st;
}
