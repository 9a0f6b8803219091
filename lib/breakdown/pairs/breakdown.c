/* The table of pairs, column by column. */
#include "breakdown/carriers/cuts.h"
#include "inference.h"

#include "pdnet/breakdown.h"
#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>

static pdn_status mean_frequencies(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    double *sum = NULL, *n = NULL, *people = NULL;
    uint32_t *last = NULL; /* arcs come sender by sender */
    double lo = 0, hi = 0;

    if (!pdn_network_scale(w->g, "frequency", &lo, &hi)) lo = hi = 0;
    PDN_NEW(sum, b->pairs);
    PDN_NEW(n, b->pairs);
    PDN_NEW(people, b->pairs);
    PDN_NEW(last, b->pairs);
    for (size_t k = 0; k < w->r.arcs; k++) {
        double x = w->answers[PDN_FREQUENCY].value[k];
        if (isnan(x)) continue;
        size_t p = reports__pair_at(w->r.groups, w->r.group[w->r.from[k]],
                                    w->r.group[w->r.to[k]]);
        sum[p] += x;
        n[p]++;
        people[p] += last[p] != w->r.from[k] + 1;
        last[p] = w->r.from[k] + 1;
    }
    for (size_t p = 0; p < b->pairs; p++) {
        pair_context__put(w, PDN_FREQUENCY,
                          n[p] > 0 ? sum[p] / n[p] : (double)NAN,
                          &b->pair[p].mean_frequency);
        pair_context__put(w, PDN_FREQUENCY, people[p], &b->pair[p].reporters);
        b->pair[p].frequency_lo = lo;
        b->pair[p].frequency_hi = hi;
    }
out:
    free(sum);
    free(n);
    free(people);
    free(last);
    return st;
}

static pdn_status separate(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    pdn_adjacency a = {0};
    size_t people = 0;

    PDN_TRY(pdn_adjacency_make(w->whole, &a));
    for (size_t g = 0; g < w->r.groups; g++)
        for (size_t h = g + 1; h < w->r.groups; h++) {
            PDN_TRY(cuts__people_between(&a.both, w->group, g, h, &people));
            b->pair[reports__pair_at(w->r.groups, g, h)].cut_people =
                (double)people;
        }
out:
    pdn_adjacency_clear(&a);
    return st;
}

/* The columns that keep people apart, where they do. */
static pdn_status tell_within(const struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    const char *name = w->o->within != NULL ? w->o->within : "municipality";

    if (w->o->within == NULL && w->form != PDN_FORM_SERVICES &&
        !w->places.many && b->draws > 0)
        PDN_TRY(pair_context__mixes_places(w, &b->places_mixed));
    if (!w->places.many) goto out;
    PDN_TRY(pdn_arena_keep(&b->text, name, &b->within));
out:
    return st;
}

const pdn_option_word pdn_nulls[] = {
#define NULL_KIND(name, code) {code, PDN_NULL_##name},
#include "columns/codes.def"
    {NULL, 0}};

pdn_breakdown_options pdn_breakdown_defaults(void)
{
    return (pdn_breakdown_options){.null = PDN_NULL_CONTACTS,
                                   .draws = 10000,
                                   .most_draws = PDN_MOST_DRAWS,
                                   .seed = 1};
}

pdn_status pdn_breakdown_make(const pdn_network *g,
                              const pdn_breakdown_options *o,
                              pdn_breakdown *out)
{
    pdn_status st = PDN_OK;
    struct pair_context w = {0};
    pdn_breakdown b = {0};
    const bool whole = !pdn_shard_deals(o->shard);

    PDN_TRY(pair_context__begin(g, o, &w));
    PDN_TRY(inference__of_columns(&w, &b));
    PDN_TRY(tell_within(&w, &b));
    PDN_TRY(mean_frequencies(&w, &b));
    if (w.form == PDN_FORM_PEOPLE && whole) PDN_TRY(separate(&w, &b));
    PDN_TRY(barriers__top(&w, &b));
    PDN_TRY(friction__fill(&w, &b));
    PDN_TRY(quality_gap__fill(&w, &b));
    if (w.form == PDN_FORM_PEOPLE && whole) PDN_TRY(top_share__fill(&w, &b));
    PDN_TRY(frequencycuts__count(&w, &b));
    *out = b;
    b = (pdn_breakdown){0};
out:
    pdn_breakdown_clear(&b);
    pair_context__clear(&w);
    return st;
}
