/* The public copy: what is hidden is decided over the whole study at once,
 * before anything is written. */
#include "study_stages.h"

#include "pdnet/breakdown.h"
#include "pdnet/network.h"
#include "pdnet/privacy.h"

#include <stdlib.h>
#include <string.h>

enum { TOTALS = 4 };

static pdn_privacy_options options_of(const pdn_study *s)
{
    const int of = study_run__choice(pdn_answers_of_words, s->answers_of,
                                     PDN_ANSWERS_PEOPLE);

    return (pdn_privacy_options){
        .fewest = study_run__number(s->fewest, PDN_FEWEST),
        .organisations = of == PDN_ANSWERS_ORGANISATIONS};
}

/* ---- a wave beside its table */

static pdn_wave_results *wave_of(pdn_results *r, const pdn_result_table *t)
{
    for (size_t i = 0; i < r->waves; i++)
        if (t->row == r->wave[i].breakdown.pair && t->row != NULL)
            return &r->wave[i];
    return NULL;
}

static void set_totals(pdn_wave_results *w, pdn_private_total total[TOTALS])
{
    total[0] = (pdn_private_total){"ties", &w->ties};
    total[1] = (pdn_private_total){"confirmed", &w->confirmed};
    total[2] = (pdn_private_total){"one_sided", &w->one_sided};
    total[3] = (pdn_private_total){"unknown", &w->unknown};
}

/* Who is on the list and who answered, of the services that are shown: with
 * the others in it, what stands of all and of each would give theirs. */
static void count_shown(pdn_wave_results *w)
{
    bool all = true;
    double actors = 0, answered = 0;

    for (size_t i = 0; i < w->breakdown.pairs; i++) {
        const pdn_pair *p = &w->breakdown.pair[i];
        if (strcmp(p->group_a, p->group_b) != 0) continue;
        if (pdn_state_of(p->actors_a) != PDN_VALUE) {
            all = false;
            continue;
        }
        actors += p->actors_a;
        answered += p->respondents_a;
    }
    w->some_hidden = !all;
    if (all) return;
    w->actors = actors;
    w->answered = answered;
    w->response = actors > 0 ? answered / actors : pdn_absent(PDN_NOT_DEFINED);
}

/* How many pairs could be tested is told of those that are shown. */
static void count_assessable(pdn_breakdown *b)
{
    b->assessable = 0;
    for (size_t i = 0; i < b->pairs; i++)
        b->assessable += strcmp(b->pair[i].group_a, b->pair[i].group_b) != 0 &&
                         b->pair[i].assessable > 0;
}

static void hide_in_waves(pdn_results *r)
{
    for (size_t i = 0; i < r->waves; i++) {
        count_shown(&r->wave[i]);
        count_assessable(&r->wave[i].breakdown);
    }
    for (size_t i = 0; i < r->tables; i++) {
        const pdn_wave_results *w = wave_of(r, &r->table[i]);
        if (w == NULL) continue;
        r->table[i].about.n = w->actors;
        r->table[i].about.answered = w->answered;
    }
}

/* ---- obstacles are told as codes, never as somebody's id */

static bool is_actor(const pdn_network *g, const char *text)
{
    for (size_t i = 0; i < g->actors; i++)
        if (strcmp(g->id[i], text) == 0) return true;
    return false;
}

static void hide_ids(pdn_wave_results *w)
{
    for (size_t i = 0; i < w->breakdown.pairs; i++) {
        pdn_pair *p = &w->breakdown.pair[i];
        if (p->top_barrier != NULL && is_actor(&w->network, p->top_barrier))
            p->barrier_named = pdn_absent(PDN_SUPPRESSED); /* of no code */
    }
}

pdn_status pdn_results_hide(const pdn_study *s, pdn_results *r)
{
    pdn_status st = PDN_OK;
    pdn_private_table *table = NULL;
    pdn_private_total(*total)[TOTALS] = NULL;
    const pdn_privacy_options o = options_of(s);
    size_t tables = 0;

    if (r->public_copy) return PDN_OK;
    PDN_NEW(table, r->tables);
    PDN_NEW(total, r->tables);
    for (size_t i = 0; i < r->waves; i++)
        hide_ids(&r->wave[i]);
    for (size_t i = 0; i < r->tables; i++) {
        const pdn_result_table *t = &r->table[i];
        pdn_wave_results *w = wave_of(r, t);
        if (t->of->people) continue;
        table[tables] = (pdn_private_table){
            .schema = t->of->schema, .row = t->row, .rows = t->rows};
        if (w != NULL) {
            set_totals(w, total[tables]);
            table[tables].total = total[tables];
            table[tables].totals = TOTALS;
        }
        tables++;
    }
    PDN_TRY(pdn_privacy_hide(&o, table, tables, &r->hidden));
    hide_in_waves(r);
    r->public_copy = true;
out:
    free(table);
    free(total);
    return st;
}
