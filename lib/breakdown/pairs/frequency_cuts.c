/* At how many cut points of frequency a verdict stands. */
#include "pair_context.h"

#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

/* Above so many values frequency is no scale of answers. 40 draws a pair: with
 * fewer no lone p of the 2 directions of every pair has a q of .05. */
enum { MOST_CUTS = 20, CUT_DRAWS = 2000, DRAWS_PER_PAIR = 40 };

/* The values of frequency that occur among contacts, in order (none stands for
 * 1); their number, which may be one above MOST_CUTS. */
static size_t find_cuts(const struct pair_context *w, double *sorted,
                        double cut[MOST_CUTS])
{
    const double *value = w->answers[PDN_FREQUENCY].value;
    size_t n = 0, cuts = 0;

    for (size_t k = 0; k < w->r.arcs; k++)
        sorted[n++] = isnan(value[k]) ? 1 : value[k];
    pdn_sort(sorted, n);
    for (size_t k = 0; k < n; k++) {
        if (cuts > 0 && !(sorted[k] > cut[cuts - 1])) continue;
        if (cuts == MOST_CUTS) return MOST_CUTS + 1;
        cut[cuts++] = sorted[k];
    }
    return cuts;
}

/* The network as --min-frequency would have it: what is under the cut is an
 * answer, not a contact. */
static void apply(const pdn_network *g, const double *frequency, double cut,
                  bool *contact)
{
    for (size_t k = 0; k < g->ties; k++) {
        double x = isnan(frequency[k]) ? 1 : frequency[k];
        contact[k] = g->contact[k] && x >= cut;
    }
}

/* Tries the cut: one more in cuts_tried of every row, and in cuts_survived
 * where the verdict is the same. A row whose verdict the draws cannot settle is
 * done: it counts the cuts before. */
static pdn_status compare(const pdn_network *cut,
                          const pdn_breakdown_options *o, bool *done,
                          pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    struct pair_context w = {0};
    pdn_breakdown other = {0};

    PDN_TRY(pair_context__begin(cut, o, &w));
    w.verdicts_only = true;
    PDN_TRY(inference__of_columns(&w, &other));
    for (size_t p = 0; p < b->pairs; p++) {
        pdn_pair *row = &b->pair[p];
        bool same = row->verdict == other.pair[p].verdict;
        /* out of reach of so few draws: it may hold */
        done[p] = done[p] || (!same && w.evidence[p].denied[row->verdict]);
        if (done[p]) continue;
        row->cuts_survived += same;
        row->cuts_tried++;
    }
out:
    pdn_breakdown_clear(&other);
    pair_context__clear(&w);
    return st;
}

static void put_all(pdn_breakdown *b, double survived, double tried)
{
    for (size_t p = 0; p < b->pairs; p++) {
        b->pair[p].cuts_survived = survived;
        b->pair[p].cuts_tried = tried;
    }
}

/* Enough for every verdict to be reached between so many groups, in whole
 * batches. */
static size_t draws_for(size_t groups)
{
    const size_t pairs = groups * (groups - 1) / 2;
    const size_t n = DRAWS_PER_PAIR * pairs + PDN_MIXING_BATCH - 1;
    const size_t enough = n - n % PDN_MIXING_BATCH;

    return enough > CUT_DRAWS ? enough : CUT_DRAWS;
}

/* As the table was judged, with fewer draws. */
static pdn_breakdown_options options_of(const struct pair_context *w)
{
    const pdn_breakdown_options *o = w->o;
    pdn_breakdown_options cut = *o;
    const size_t most = o->most_draws > 0 ? o->most_draws : o->draws;
    const size_t enough = draws_for(w->r.groups);

    if (o->most_draws > 0) cut.seed = PDN_VERDICT_SEED;
    cut.draws = enough < most ? enough : most;
    cut.most_draws = 0;
    cut.progress = NULL;
    return cut;
}

pdn_status frequencycuts__count(const struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    double cut[MOST_CUTS], *sorted = NULL;
    bool *contact = NULL;
    const pdn_column *c = pdn_table_column(&w->g->tie, "frequency");
    const pdn_breakdown_options o = options_of(w);
    bool *done = NULL;
    pdn_network g = *w->g;
    size_t cuts = 0;

    if (c == NULL) {
        put_all(b, pdn_absent(PDN_NOT_ASKED), pdn_absent(PDN_NOT_ASKED));
        return PDN_OK;
    }
    PDN_NEW(sorted, w->r.arcs);
    PDN_NEW(contact, g.ties);
    PDN_NEW(done, b->pairs);
    cuts = find_cuts(w, sorted, cut);
    if (o.draws == 0 || cuts > MOST_CUTS) goto out;
    put_all(b, cuts > 0, cuts > 0); /* at the lowest all contacts count */
    g.contact = contact;
    for (size_t k = 1; k < cuts; k++) {
        apply(w->g, c->number, cut[k], contact);
        PDN_TRY(compare(&g, &o, done, b));
    }
out:
    free(sorted);
    free(contact);
    free(done);
    return st;
}
