/* Whose position moved by more than the same process asked twice would give. */
#include "core/purposes.h"
#include "measures/paths/betweenness.h"
#include "wave_figures.h"

#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { MOST_FOR_PATHS = 500 };
#define MOST_Q .10

struct work {
    wave_figures f;
    size_t people, workers;
    double *between[2], *change; /* observed */
    double *drawn;               /* of each worker: 2 x people */
    uint32_t *hits;              /* of each worker: people */
    bool **swap;
    pdn_arena memory;
};

static pdn_status measure(const wave_figures *f, int wave, const bool *swap,
                          double *score)
{
    pdn_status st = PDN_OK;
    pdn_adjacency net = {0};

    PDN_TRY(wave_figures__adjacency(f, wave, swap, NULL, &net));
    PDN_TRY(betweenness__compute(&net, NULL, 1, score));
out:
    pdn_adjacency_clear(&net);
    return st;
}

static pdn_status make_draw(void *context, size_t draw, size_t worker,
                            pdn_random *stream)
{
    pdn_status st = PDN_OK;
    struct work *w = context;
    bool *swap = w->swap[worker];
    double *one = w->drawn + 2 * worker * w->people, *two = one + w->people;
    uint32_t *hits = w->hits + worker * w->people;

    (void)draw;
    common_arcs__exchange(w->f.c, stream, swap);
    PDN_TRY(measure(&w->f, 0, swap, one));
    PDN_TRY(measure(&w->f, 1, swap, two));
    for (size_t i = 0; i < w->people; i++)
        hits[i] +=
            fabs(two[i] - one[i]) >= fabs(w->change[i]) * (1 - 1e-9) - 1e-9;
out:
    return st;
}

/* Betweenness and its p; empty for many people. */
static pdn_status of_paths(struct work *w, const pdn_waves_options *o,
                           pdn_wave_actor *row)
{
    pdn_status st = PDN_OK;
    const pdn_draws d = {.draws = o->draws,
                         .threads = w->workers,
                         .seed = o->seed,
                         .purpose = PURPOSE_WAVE_EXCHANGE,
                         .progress = o->progress,
                         .what = "reports exchanged between waves",
                         .shard = o->shard};

    if (w->people > MOST_FOR_PATHS) return PDN_OK;
    PDN_TAKE(&w->memory, w->drawn, 2 * w->workers * w->people);
    PDN_TAKE(&w->memory, w->hits, w->workers * w->people);
    PDN_TAKE(&w->memory, w->change, w->people);
    PDN_TAKE(&w->memory, w->swap, w->workers);
    for (size_t k = 0; k < w->workers; k++)
        PDN_TAKE(&w->memory, w->swap[k], w->f.c->dyads);
    for (int k = 0; k < 2; k++) {
        PDN_TAKE(&w->memory, w->between[k], w->people);
        PDN_TRY(measure(&w->f, k, NULL, w->between[k]));
    }
    for (size_t i = 0; i < w->people; i++) {
        row[i].between_before = w->between[0][i];
        row[i].between_after = w->between[1][i];
        w->change[i] = w->between[1][i] - w->between[0][i];
    }
    if (o->draws == 0) return PDN_OK;
    PDN_TRY(pdn_replicate(&d, make_draw, w));
    for (size_t k = 1; k < w->workers; k++)
        for (size_t i = 0; i < w->people; i++)
            w->hits[i] += w->hits[k * w->people + i];
    PDN_TRY(pdn_draws_join_sums(&d, PDN_SHARD_UINT32, w->hits, w->people));
    for (size_t i = 0; i < w->people; i++)
        row[i].between_p = pdn_p_drawn(w->hits[i], o->draws);
out:
    return st;
}

/* Two-sided: as many of one sign, or more, among n that fall either way. */
static double sign_test(double more, double fewer)
{
    double most = fmax(more, fewer), n = more + fewer;

    if (!(n > 0)) return 1;
    return fmin(1, 2 * gsl_cdf_binomial_Q((unsigned)most - 1, .5, (unsigned)n));
}

static pdn_status of_contacts(const common_arcs *c, pdn_wave_actor *row)
{
    pdn_status st = PDN_OK;
    double *more = NULL, *fewer = NULL;

    PDN_NEW(more, c->people);
    PDN_NEW(fewer, c->people);
    for (size_t k = 0; k < c->dyads; k++) {
        const common_arcs__dyad *d = &c->dyad[k];
        bool before = d->says[0] != 0, after = d->says[1] != 0;
        const uint32_t ends[] = {d->a, d->b};
        for (int e = 0; e < 2; e++) {
            row[ends[e]].contacts_before += before;
            row[ends[e]].contacts_after += after;
            more[ends[e]] += after && !before;
            fewer[ends[e]] += before && !after;
        }
    }
    for (size_t i = 0; i < c->people; i++)
        row[i].contacts_p = sign_test(more[i], fewer[i]);
out:
    free(more);
    free(fewer);
    return st;
}

static void begin_rows(const common_arcs *c, const pdn_groups *before,
                       pdn_wave_actor *row)
{
    for (size_t i = 0; i < c->people; i++) {
        pdn_wave_actor *r = &row[i];
        const char *was = before->label[before->of[c->actor[0][i]]];
        pdn_row_clear(&pdn_waves_actors_schema, r);
        r->id = c->match.wave[1].g->id[c->actor[1][i]];
        r->group = c->group[i] == PDN_NO_GROUP ? NULL : c->label[c->group[i]];
        r->group_before = pdn_groups_is_known(was) ? was : NULL;
        r->answered_both = c->heard[i];
        r->contacts_before = r->contacts_after = 0;
    }
}

static pdn_status judge(pdn_wave_actor *row, size_t n)
{
    pdn_status st = PDN_OK;
    double *p = NULL;

    PDN_NEW(p, 2 * n);
    for (size_t i = 0; i < n; i++) {
        p[2 * i] = row[i].contacts_p;
        p[2 * i + 1] = row[i].between_p;
    }
    pdn_q_values(p, 2 * n, p);
    for (size_t i = 0; i < n; i++) {
        row[i].q = fmin(p[2 * i], p[2 * i + 1]); /* a NaN is passed over */
        row[i].moved = row[i].q <= MOST_Q;
    }
out:
    free(p);
    return st;
}

static pdn_status keep_texts(pdn_wave_actors *a, const pdn_wave wave[2])
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < a->rows; i++) {
        pdn_wave_actor *r = &a->row[i];
        PDN_TRY(pdn_arena_keep(&a->text, r->group, &r->group));
        PDN_TRY(pdn_arena_keep(&a->text, r->group_before, &r->group_before));
        r->from_wave = wave[0].label;
        r->to_wave = wave[1].label;
        a->moved += r->moved > 0;
    }
out:
    return st;
}

pdn_status pdn_wave_actors_make(const pdn_wave wave[2],
                                const pdn_waves_options *o, pdn_diagnostics *f,
                                pdn_wave_actors *out)
{
    pdn_status st = PDN_OK;
    common_arcs c = {0};
    pdn_groups before = {0};
    struct work w = {.workers = o->threads > 0 ? o->threads : pdn_threads(0)};
    pdn_wave_actors made = {0};

    PDN_TRY(pdn_network_check_people(wave[1].network, "who moved"));
    PDN_TRY(common_arcs__make(wave, o, f, &c));
    PDN_TRY(pdn_groups_by(wave[0].network,
                          pdn_network_by(wave[0].network, o->by), &before));
    PDN_TRY(wave_figures__make(&c, &w.f));
    w.people = c.people;
    PDN_NEW(made.row, c.people);
    made.rows = c.people;
    begin_rows(&c, &before, made.row);
    PDN_TRY(of_contacts(&c, made.row));
    PDN_TRY(of_paths(&w, o, made.row));
    PDN_TRY(judge(made.row, made.rows));
    PDN_TRY(keep_texts(&made, wave));
    *out = made;
    made = (pdn_wave_actors){0};
out:
    pdn_wave_actors_clear(&made);
    wave_figures__clear(&w.f);
    pdn_arena_clear(&w.memory);
    pdn_groups_clear(&before);
    common_arcs__clear(&c);
    return pdn_within(st, "%s to %s", wave[0].label, wave[1].label);
}

void pdn_wave_actors_clear(pdn_wave_actors *a)
{
    free(a->row);
    pdn_arena_clear(&a->text);
    *a = (pdn_wave_actors){0};
}
