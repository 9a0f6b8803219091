#include "relabel.h"

#include "core/purposes.h"
#include "measures/ego/ei.h"

#include "pdnet/chance.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURES = 3 };

static const int figures[FIGURES] = {
    PDN_WHOLE_EI_INDEX, PDN_WHOLE_ASSORTATIVITY, PDN_WHOLE_MODULARITY_GROUP};

static const double same = 1e-9;

struct hand {
    uint32_t *label;
    dyads__tally tally;
};

struct work {
    const graph_bootstrap__sample *q;
    const pdn_strata *strata;
    dyads__list dyads;
    double *drawn; /* FIGURES x draws */
    struct hand *hand;
};

static pdn_status draw(void *work_at, size_t number, size_t worker,
                       pdn_random *stream)
{
    const struct work *w = work_at;
    const graph_level__people *observed = w->q->who;
    struct hand *h = &w->hand[worker];
    const graph_level__people who = {
        observed->answered, h->label, observed->groups, 0, NULL, NULL};
    double figure[PDN_WHOLES];

    memcpy(h->label, observed->group, w->strata->n * sizeof *h->label);
    pdn_strata_shuffle(w->strata, stream, h->label);
    dyads__tally_reset(&h->tally, who.groups);
    for (size_t k = 0; k < w->dyads.m; k++)
        dyads__tally_add(&h->tally, &who, &w->dyads.dyad[k], 1);
    dyads__tally_figures(&h->tally, &who, w->q->net->directed, 1, figure);
    for (int f = 0; f < FIGURES; f++)
        w->drawn[(size_t)f * w->q->draws + number] = figure[figures[f]];
    return PDN_OK;
}

/* Draws without a figure (assortativity, all contacts in one group) are left
 * out. */
static void tell(double value, const double *drawn, size_t draws,
                 pdn_graph_level *out)
{
    size_t m = 0, low = 0, high = 0;
    double sum = 0, near = same * fmax(1e-3, fabs(value));

    for (size_t d = 0; d < draws; d++) {
        if (isnan(drawn[d])) continue;
        m++;
        sum += drawn[d];
        low += drawn[d] <= value + near;
        high += drawn[d] >= value - near;
    }
    if (m == 0 || isnan(value)) return;
    out->shuffled_mean = sum / (double)m;
    out->shuffled_p =
        pdn_p_two_sided(pdn_p_drawn(low, m), pdn_p_drawn(high, m));
}

static pdn_status draw_all(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_draws d = {.draws = w->q->draws,
                   .threads = w->q->threads,
                   .seed = w->q->seed,
                   .purpose = PURPOSE_RELABEL,
                   .progress = w->q->progress,
                   .what = "groups shuffled",
                   .shard = w->q->shard};

    PDN_NEW(w->hand, d.threads);
    for (size_t t = 0; t < d.threads; t++) {
        PDN_NEW(w->hand[t].label, w->strata->n);
        PDN_TRY(dyads__tally_init(&w->hand[t].tally, w->q->who->groups));
    }
    PDN_NEW(w->drawn, FIGURES * d.draws);
    PDN_TRY(dyads__make(w->q->net, w->q->who, &w->dyads));
    PDN_TRY(pdn_replicate(&d, draw, w));
    PDN_TRY(pdn_draws_join_values(&d, w->drawn, FIGURES));
out:
    for (size_t t = 0; w->hand != NULL && t < d.threads; t++) {
        free(w->hand[t].label);
        dyads__tally_clear(&w->hand[t].tally);
    }
    free(w->hand);
    dyads__clear(&w->dyads);
    return st;
}

pdn_status relabel__half_width(const graph_bootstrap__sample *q,
                               const pdn_strata *s, const double *value,
                               pdn_graph_level *row)
{
    pdn_status st = PDN_OK;
    struct work w = {.q = q, .strata = s};
    const pdn_ei_chance ei = {s, q->who->group, q->who->groups};
    double expected = (double)NAN;

    PDN_TRY(ei__expected_whole(&ei, &q->net->out, &expected));
    if (q->draws > 0 && pdn_strata_can_move(s, q->who->group)) {
        PDN_TRY(draw_all(&w));
        for (int f = 0; f < FIGURES; f++)
            tell(value[figures[f]], w.drawn + (size_t)f * q->draws, q->draws,
                 &row[figures[f]]);
    }
    row[PDN_WHOLE_EI_INDEX].shuffled_mean = expected;
out:
    free(w.drawn);
    return st;
}
