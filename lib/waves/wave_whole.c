/* The change of every figure of the whole network. */
#include "core/purposes.h"
#include "stats/test_family.h"
#include "wave_spread.h"

#include "pdnet/stats.h"

#include <math.h>

/* The figures that two waves of the same people can differ in; the rows. */
static const int figures[PDN_WAVE_WHOLES] = {
    PDN_WHOLE_DENSITY,           PDN_WHOLE_RECIPROCITY_ARCS,
    PDN_WHOLE_CONFIRMATION,      PDN_WHOLE_TRANSITIVITY,
    PDN_WHOLE_COMPONENTS,        PDN_WHOLE_LARGEST_SHARE,
    PDN_WHOLE_EFFICIENCY,        PDN_WHOLE_MEAN_DISTANCE,
    PDN_WHOLE_CENTRALISATION_IN, PDN_WHOLE_EI_INDEX,
    PDN_WHOLE_ASSORTATIVITY,     PDN_WHOLE_MODULARITY_GROUP,
    PDN_WHOLE_CORE_PERIPHERY,
};

static const char *const names[] = {
#define FIGURE(id, name, ...) [PDN_WHOLE_##id] = (name),
#include "columns/whole_measures.def"
};

struct work {
    wave_figures f;
    double change[PDN_WAVE_WHOLES];
    size_t workers;
    uint32_t *hits; /* workers x PDN_WAVE_WHOLES */
    bool **swap;    /* of each worker, of each dyad */
    pdn_arena memory;
};

static pdn_status make_draw(void *context, size_t draw, size_t worker,
                            pdn_random *stream)
{
    pdn_status st = PDN_OK;
    struct work *w = context;
    bool *swap = w->swap[worker];
    double figure[2][PDN_WHOLES];

    (void)draw;
    common_arcs__exchange(w->f.c, stream, swap);
    for (int k = 0; k < 2; k++)
        PDN_TRY(wave_figures__of(&w->f, k, swap, NULL, figure[k]));
    for (size_t k = 0; k < PDN_WAVE_WHOLES; k++) {
        double change = figure[1][figures[k]] - figure[0][figures[k]];
        double far = fabs(w->change[k]) * (1 - 1e-9) - 1e-12;
        // a draw in which it is not defined counts as far
        w->hits[worker * PDN_WAVE_WHOLES + k] += !(fabs(change) < far);
    }
out:
    return st;
}

static pdn_status draw_p(struct work *w, const pdn_draws *d, double *p)
{
    pdn_status st = PDN_OK;

    w->workers = d->threads;
    PDN_TAKE(&w->memory, w->hits, w->workers * PDN_WAVE_WHOLES);
    PDN_TAKE(&w->memory, w->swap, w->workers);
    for (size_t i = 0; i < w->workers; i++)
        PDN_TAKE(&w->memory, w->swap[i], w->f.c->dyads);
    PDN_TRY(pdn_replicate(d, make_draw, w));
    for (size_t i = 1; i < w->workers; i++)
        for (size_t k = 0; k < PDN_WAVE_WHOLES; k++)
            w->hits[k] += w->hits[i * PDN_WAVE_WHOLES + k];
    PDN_TRY(pdn_draws_join_sums(d, PDN_SHARD_UINT32, w->hits, PDN_WAVE_WHOLES));
    for (size_t k = 0; k < PDN_WAVE_WHOLES; k++)
        p[k] = isnan(w->change[k]) ? (double)NAN
                                   : pdn_p_drawn(w->hits[k], d->draws);
out:
    return st;
}

static double put(double x)
{
    return isnan(x) ? pdn_absent(PDN_NOT_DEFINED) : x;
}

static pdn_status fill_intervals(const struct work *w, pdn_draws d,
                                 pdn_wave_whole *row)
{
    double half[PDN_WHOLES];

    d.purpose = PURPOSE_WAVE_PEOPLE;
    d.what = "people drawn again";
    pdn_status st = wave_spread__half(&w->f, &d, half);
    for (size_t k = 0; st == PDN_OK && k < PDN_WAVE_WHOLES; k++) {
        row[k].lo = put(w->change[k] - half[figures[k]]);
        row[k].hi = put(w->change[k] + half[figures[k]]);
    }
    return st;
}

static pdn_status fill_rows(struct work *w, const pdn_waves_options *o,
                            pdn_wave_whole *row)
{
    pdn_status st = PDN_OK;
    double figure[2][PDN_WHOLES], p[PDN_WAVE_WHOLES];
    pdn_draws d = {.draws = o->draws,
                   .threads = o->threads > 0 ? o->threads : pdn_threads(0),
                   .seed = o->seed,
                   .purpose = PURPOSE_WAVE_EXCHANGE,
                   .progress = o->progress,
                   .what = "reports exchanged between waves",
                   .shard = o->shard};

    for (int k = 0; k < 2; k++)
        PDN_TRY(wave_figures__of(&w->f, k, NULL, NULL, figure[k]));
    for (size_t k = 0; k < PDN_WAVE_WHOLES; k++) {
        pdn_wave_whole *r = &row[k];
        pdn_row_clear(&pdn_waves_whole_schema, r);
        r->measure = names[figures[k]];
        r->before = put(figure[0][figures[k]]);
        r->after = put(figure[1][figures[k]]);
        w->change[k] = figure[1][figures[k]] - figure[0][figures[k]];
        r->change = put(w->change[k]);
    }
    if (o->draws == 0) return PDN_OK;
    PDN_TRY(draw_p(w, &d, p));
    for (size_t k = 0; k < PDN_WAVE_WHOLES; k++)
        row[k].p = put(p[k]);
    if (!o->bare) PDN_TRY(fill_intervals(w, d, row));
out:
    return st;
}

/* Over these figures alone. */
static pdn_status adjust(const common_arcs *c, pdn_wave_whole *row)
{
    pdn_status st = PDN_OK;
    test_family tests = {.most = PDN_WAVES_MOST_Q};
    double changed = 0;

    for (size_t k = 0; k < c->dyads; k++)
        changed += c->dyad[k].says[0] != c->dyad[k].says[1];
    for (size_t k = 0; k < PDN_WAVE_WHOLES; k++)
        if (!isnan(row[k].p))
            PDN_TRY(test_family__add(
                &tests, (test_family__test){.p = &row[k].p,
                                            .q = &row[k].q,
                                            .least = exp2(1 - changed)}));
    PDN_TRY(test_family__choose(&tests));
    PDN_TRY(test_family__adjust(&tests));
out:
    test_family__clear(&tests);
    return st;
}

pdn_status pdn_wave_whole_make(const pdn_wave wave[2],
                               const pdn_waves_options *o, pdn_diagnostics *f,
                               pdn_wave_whole row[PDN_WAVE_WHOLES])
{
    pdn_status st = PDN_OK;
    common_arcs c = {0};
    struct work w = {0};

    PDN_TRY(pdn_network_check_people(wave[1].network, "a change of figures of "
                                                      "the whole network"));
    PDN_TRY(common_arcs__make(wave, o, f, &c));
    PDN_TRY(wave_figures__make(&c, &w.f));
    PDN_TRY(fill_rows(&w, o, row));
    PDN_TRY(adjust(&c, row));
    for (size_t k = 0; k < PDN_WAVE_WHOLES; k++) {
        row[k].from_wave = wave[0].label;
        row[k].to_wave = wave[1].label;
    }
out:
    pdn_arena_clear(&w.memory);
    wave_figures__clear(&w.f);
    common_arcs__clear(&c);
    return pdn_within(st, "%s to %s", wave[0].label, wave[1].label);
}
