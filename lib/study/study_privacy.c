/* The public copy: what is hidden is decided over the whole study at once,
 * before anything is written. */
#include "study_work.h"

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/network.h"
#include "pdnet/privacy.h"
#include "pdnet/wave_differences.h"
#include "pdnet/waves.h"

#include <stdlib.h>
#include <string.h>

enum { TOTALS = 4 };

pdn_privacy_options study_privacy__options(const pdn_study *s)
{
    const int of = study_work__choice(pdn_answers_of_words, s->answers_of,
                                      PDN_ANSWERS_PEOPLE);

    return (pdn_privacy_options){
        .fewest = study_work__number(s->fewest, PDN_FEWEST),
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

/* Of the units' outcomes: what stands beside them. */
static pdn_status set_references(pdn_results *r, pdn_private_reference **out)
{
    pdn_status st = PDN_OK;
    pdn_private_reference *of = NULL;

    PDN_NEW(of, r->references);
    for (size_t i = 0; i < r->references; i++)
        of[i] = (pdn_private_reference){&r->reference[i].share,
                                        &r->reference[i].events,
                                        &r->reference[i].population};
    *out = of;
out:
    return st;
}

/* How many pairs could be tested is told of those that are shown. */
static void count_assessable(pdn_breakdown *b)
{
    b->assessable = 0;
    for (size_t i = 0; i < b->pairs; i++)
        b->assessable += strcmp(b->pair[i].group_a, b->pair[i].group_b) != 0 &&
                         b->pair[i].assessable > 0;
}

/* A wave tells of the services that are shown, as its table does. */
static void follow(pdn_wave_results *w, const pdn_about *about)
{
    count_assessable(&w->breakdown);
    w->some_hidden = about->n < w->actors - .5;
    w->actors = about->n;
    w->answered = about->answered;
    if (w->some_hidden)
        w->response = w->actors > 0 ? w->answered / w->actors
                                    : pdn_absent(PDN_NOT_DEFINED);
}

static void hide_in_waves(pdn_results *r)
{
    for (size_t i = 0; i < r->tables; i++) {
        pdn_wave_results *w = wave_of(r, &r->table[i]);
        if (w != NULL) follow(w, &r->table[i].about);
    }
}

/* ---- from wave to wave */

static bool is_of_waves(const pdn_schema *s)
{
    return s == &pdn_waves_schema || s == &pdn_waves_whole_schema ||
           s == &pdn_waves_pairs_schema || s == &pdn_waves_ratings_schema ||
           s == &pdn_waves_barriers_schema;
}

/* A verdict of a wave is what its own table says. */
static void tell_verdicts(pdn_results *r, size_t wave)
{
    pdn_wave_pairs *p = &r->wave_pairs[wave];

    pdn_privacy_tell_verdicts(&r->wave[wave].breakdown,
                              &r->wave[wave + 1].breakdown, p);
    p->assessable = p->changed = 0;
    for (size_t i = 0; i < p->rows; i++) {
        const pdn_wave_pair *x = &p->row[i];
        p->assessable += x->assessable > 0;
        p->changed +=
            x->finding == PDN_WAVE_MORE || x->finding == PDN_WAVE_LESS;
    }
}

/* Whom the rows of such a table differ by from others of the wave. */
static const pdn_wave_behind *behind(const pdn_results *r, const void *row)
{
    if (row == NULL) return NULL;
    if (row == r->wave_whole) return r->wave_differences.whole;
    if (row == r->wave_pair) return r->wave_differences.pair;
    if (row == r->wave_ratings.row) return r->wave_differences.rating;
    return row == r->wave_barriers.row ? r->wave_differences.barrier : NULL;
}

/* Tables of waves are described by who is shown in the last. */
static void hide_in_changes(pdn_results *r)
{
    for (size_t i = 0; i < r->tables; i++)
        if (is_of_waves(r->table[i].of->schema)) {
            r->table[i].about.n = r->wave[r->waves - 1].actors;
            r->table[i].about.answered = r->wave[r->waves - 1].answered;
        }
    for (size_t w = 0; r->wave_pairs != NULL && w + 1 < r->waves; w++)
        tell_verdicts(r, w);
}

/* Steps say of their pair what is left of it. */
static pdn_status follow_actions(pdn_results *r)
{
    const pdn_tally *t = &r->tally[PDN_STAGE_ACTIONS];

    return pdn_actions_follow(t->row, t->rows, r->wave_pair, r->wave_pair_rows,
                              NULL);
}

/* ---- units that did something are named where they are shown themselves */

static bool is_unit(const char *name, const char *unit, size_t n)
{
    return strncmp(name, unit, n) == 0 && name[n] == '\0';
}

/* Whether the unit stands with its figures somewhere; *people: it is a group of
 * the survey. A municipality is nobody. */
static bool is_shown(const pdn_results *r, const char *unit, size_t n,
                     bool *people)
{
    bool shown = false;

    *people = false;
    for (size_t i = 0; i < r->baseline.rows; i++) {
        const pdn_baseline_row *b = &r->baseline.row[i];
        shown = shown || (is_unit(b->unit, unit, n) &&
                          pdn_state_of(b->population) == PDN_VALUE);
    }
    for (size_t w = 0; w < r->waves; w++)
        for (size_t i = 0; i < r->wave[w].breakdown.pairs; i++) {
            const pdn_pair *p = &r->wave[w].breakdown.pair[i];
            if (!is_unit(p->group_a, unit, n)) continue;
            *people = true;
            shown = shown || pdn_state_of(p->actors_a) == PDN_VALUE;
        }
    return shown;
}

/* Leaves the names of those that are shown; *gone: how many of the others are
 * services of too few people. */
static pdn_status keep_shown(pdn_results *r, const char **list, double *gone)
{
    static const char between[] = "; ";
    const char *const names = *list;

    *gone = 0;
    if (names == NULL) return PDN_OK;
    char *kept = pdn_arena_get(&r->practices_change.text, strlen(names) + 1);
    if (kept == NULL) return pdn_no_memory();
    *list = kept;
    for (const char *at = names; *at != '\0';) {
        const char *end = strstr(at, between);
        const size_t n = end != NULL ? (size_t)(end - at) : strlen(at);
        bool people = false;
        if (is_shown(r, at, n, &people)) {
            if (kept > *list) kept = stpcpy(kept, between);
            memcpy(kept, at, n);
            kept += n;
        } else if (people) {
            *gone += 1;
        }
        at += n + (end != NULL ? strlen(between) : 0);
    }
    return PDN_OK;
}

/* What a service did that is too small to be shown is not counted: with the
 * others named, the count would name it. */
static pdn_status hide_units(pdn_results *r)
{
    pdn_status st = PDN_OK;
    pdn_practices_change *c = &r->practices_change;

    for (size_t i = 0; i < c->rows; i++) {
        pdn_practice_change *row = &c->row[i];
        double taken_up = 0, given_up = 0;
        PDN_TRY(keep_shown(r, &row->taken_up_by, &taken_up));
        PDN_TRY(keep_shown(r, &row->given_up_by, &given_up));
        row->taken_up -= taken_up;
        row->given_up -= given_up;
        row->units -= taken_up + given_up;
    }
out:
    return st;
}

/* Obstacles in somebody's own words are nobody else's to read. */
static pdn_status codes_only(pdn_results *r)
{
    pdn_status st = PDN_OK;
    const pdn_network **g = NULL;

    PDN_NEW(g, r->waves + 1);
    for (size_t i = 0; i < r->waves; i++) {
        g[i] = &r->wave[i].network;
        (void)pdn_breakdown_codes_only(g[i], &r->wave[i].breakdown);
    }
    (void)pdn_wave_barriers_codes_only(g, r->waves, r->wave_barriers.row,
                                       r->wave_barriers.rows);
out:
    free(g);
    return st;
}

/* What is left of a table. */
static void take_back(pdn_results *r, pdn_result_table *t,
                      const pdn_private_table *hidden)
{
    t->nothing_left = hidden->nothing_left;
    t->rows = hidden->rows;
    if (t->row == r->wave_ratings.row) r->wave_ratings.rows = t->rows;
    if (t->row == r->wave_barriers.row) r->wave_barriers.rows = t->rows;
}

pdn_status pdn_results_hide(const pdn_study *s, pdn_results *r)
{
    pdn_status st = PDN_OK;
    pdn_private_table *table = NULL;
    pdn_private_total(*total)[TOTALS] = NULL;
    pdn_private_reference *reference = NULL;
    pdn_privacy_options o = study_privacy__options(s);
    pdn_arena words = {0};
    size_t tables = 0;

    if (r->public_copy) return PDN_OK;
    PDN_NEW(table, r->tables);
    PDN_NEW(total, r->tables);
    PDN_TRY(set_references(r, &reference));
    PDN_TRY(codes_only(r));
    if (r->shown_turnover != NULL)
        memcpy(r->turnover, r->shown_turnover,
               (r->waves - 1) * sizeof *r->turnover);
    if (s->practices_named != NULL)
        PDN_TRY(pdn_textlist_read(s->practices_named, ',', &words, &o.practice,
                                  &o.practices));
    for (size_t i = 0; i < r->tables; i++) {
        pdn_result_table *t = &r->table[i];
        pdn_wave_results *w = wave_of(r, t);
        if (t->of->people) continue;
        table[tables] = (pdn_private_table){.schema = t->of->schema,
                                            .row = t->row,
                                            .rows = t->rows,
                                            .about = &t->about,
                                            .behind = behind(r, t->row)};
        if (t->of->schema == &pdn_baseline_schema) {
            table[tables].reference = reference;
            table[tables].references = r->references;
        }
        if (w != NULL) {
            set_totals(w, total[tables]);
            table[tables].total = total[tables];
            table[tables].totals = TOTALS;
        }
        tables++;
    }
    PDN_TRY(pdn_privacy_hide(&o, table, tables, &r->hidden));
    for (size_t i = 0, n = 0; i < r->tables; i++)
        if (!r->table[i].of->people) take_back(r, &r->table[i], &table[n++]);
    hide_in_waves(r);
    hide_in_changes(r);
    PDN_TRY(follow_actions(r));
    PDN_TRY(hide_units(r));
    r->public_copy = true;
out:
    pdn_arena_clear(&words);
    free(table);
    free(total);
    free(reference);
    return st;
}
