/* From wave to wave: what became of contacts, and which pairs changed. */
#include "study_work.h"

#include "pdnet/wave_differences.h"
#include "pdnet/waves.h"

#include <stdlib.h>
#include <string.h>

static bool is_read_before(const pdn_study *s, size_t wave)
{
    for (size_t i = 0; i < wave; i++)
        if (s->wave[i].aliases != NULL &&
            strcmp(s->wave[i].aliases, s->wave[wave].aliases) == 0)
            return true;
    return false;
}

/* The aliases of every wave, in one table that has texts of its own. */
static pdn_status take_aliases(const struct study_work *k, pdn_table *out)
{
    pdn_status st = PDN_OK;
    const pdn_study *s = k->study;
    const pdn_csv_options csv = study_work__csv(k, "wave");
    pdn_table *of = NULL;
    size_t rows = 0;

    PDN_NEW(of, s->waves + 1);
    for (size_t i = 0; i < s->waves; i++) {
        if (s->wave[i].aliases == NULL || is_read_before(s, i)) continue;
        PDN_TRY(pdn_kind_read("aliases", s->wave[i].aliases, &csv, k->findings,
                              &of[i]));
        rows += of[i].rows;
    }
    out->rows = rows;
    for (size_t column = 0; column < 2; column++) {
        static const char *const name[] = {"alias", "id"};
        pdn_column *to = NULL;
        rows = 0;
        PDN_TRY(pdn_table_add(out, name[column], PDN_TEXT, &to));
        for (size_t i = 0; i < s->waves; i++)
            for (size_t row = 0; row < of[i].rows; row++)
                PDN_TRY(pdn_table_text(
                    out, pdn_table_cell(&of[i], name[column], row),
                    &to->text[rows++]));
    }
out:
    for (size_t i = 0; of != NULL && i < s->waves; i++)
        pdn_table_clear(&of[i]);
    free(of);
    return st;
}

static pdn_waves_options options_of(const struct study_work *k,
                                    const pdn_table *aliases)
{
    const pdn_study *s = k->study;
    const pdn_results *r = k->results;

    return (pdn_waves_options){
        .by = s->by,
        .crosswalk = s->file[PDN_STAGE_CROSSWALK] != NULL
                         ? &r->input[PDN_STAGE_CROSSWALK]
                         : NULL,
        /* what the crosswalk serves besides */
        .told = s->file[PDN_STAGE_OUTCOMES] != NULL,
        .aliases = aliases->rows > 0 ? aliases : NULL,
        .draws = study_work__draws(k, pdn_waves_defaults().draws),
        .whole_draws = study_work__draws(k, pdn_waves_defaults().whole_draws),
        .threads = k->options->threads,
        .seed = k->options->seed,
        .progress = k->options->progress};
}

static pdn_status append(void *list, size_t item, size_t *rows, const void *row,
                         size_t n)
{
    size_t capacity = *rows;
    pdn_status st = pdn_list_reserve(list, item, *rows + n + 1, &capacity);
    char *first = NULL;

    if (st != PDN_OK) return st;
    memcpy(&first, list, sizeof first); /* of whatever type */
    if (n > 0) memcpy(first + *rows * item, row, n * item);
    *rows += n;
    return PDN_OK;
}

/* Rows of one wave and the next, behind those of the waves before. */
static pdn_status add_rows(pdn_results *r, pdn_wave_changes *c)
{
    pdn_status st = PDN_OK;
    pdn_wave_ratings *ratings = &r->wave_ratings;
    pdn_wave_barriers *barriers = &r->wave_barriers;

    PDN_TRY(append(&r->wave_whole, sizeof *c->whole, &r->wave_whole_rows,
                   c->whole, c->wholes));
    PDN_TRY(append(&ratings->row, sizeof *ratings->row, &ratings->rows,
                   c->ratings.row, c->ratings.rows));
    for (size_t n = 0; n < c->barriers.rows; n++)
        PDN_TRY(pdn_arena_keep(&barriers->text, c->barriers.row[n].barrier,
                               &c->barriers.row[n].barrier));
    PDN_TRY(append(&barriers->row, sizeof *barriers->row, &barriers->rows,
                   c->barriers.row, c->barriers.rows));
out:
    return st;
}

/* The pairs of every wave and the next, in one list, which has the rows of
 * each. */
static pdn_status list_pairs(pdn_results *r)
{
    pdn_status st = PDN_OK;
    size_t rows = 0;

    for (size_t i = 0; i + 1 < r->waves; i++)
        rows += r->wave_pairs[i].rows;
    PDN_NEW(r->wave_pair, rows);
    for (size_t i = 0; i + 1 < r->waves; i++) {
        pdn_wave_pairs *p = &r->wave_pairs[i];
        pdn_wave_pair *in_list = r->wave_pair + r->wave_pair_rows;
        if (p->rows > 0) memcpy(in_list, p->row, p->rows * sizeof *p->row);
        free(p->row);
        p->row = in_list;
        r->wave_pair_rows += p->rows;
    }
out:
    return st;
}

static pdn_status make_changes(struct study_work *k, const pdn_wave *wave,
                               const pdn_waves_options *o)
{
    pdn_status st = PDN_OK;
    pdn_results *r = k->results;
    pdn_wave_changes c = {0};
    const unsigned tables = pdn_network_names_groups(wave[0].network)
                                ? PDN_WAVE_TABLE_ALL & ~PDN_WAVE_TABLE_WHOLE
                                : PDN_WAVE_TABLE_ALL;

    PDN_NEW(r->wave_pairs, r->waves - 1);
    for (size_t i = 0; i + 1 < r->waves; i++) {
        const pdn_breakdown *const verdict[] = {&r->wave[i].breakdown,
                                                &r->wave[i + 1].breakdown};
        PDN_TRY(pdn_wave_changes_make(&wave[i], verdict, o, tables, k->findings,
                                      &c));
        PDN_TRY(add_rows(r, &c));
        r->wave_pairs[i] = c.pairs;
        c.pairs = (pdn_wave_pairs){0};
        pdn_wave_changes_clear(&c);
    }
    PDN_TRY(list_pairs(r));
out:
    pdn_wave_changes_clear(&c);
    return st;
}

static pdn_status count_behind(struct study_work *k, const pdn_wave *wave,
                               const pdn_waves_options *o)
{
    pdn_results *r = k->results;

    return pdn_waves_behind(
        wave, r->waves, o,
        &(pdn_wave_rows){r->wave_pair, r->wave_pair_rows, r->wave_ratings.row,
                         r->wave_ratings.rows, r->wave_barriers.row,
                         r->wave_barriers.rows, r->wave_whole,
                         r->wave_whole_rows},
        &r->wave_differences);
}

/* Contacts of services that a public copy shows. */
static pdn_status recount(struct study_work *k, const pdn_wave *wave,
                          const pdn_waves_options *o)
{
    pdn_status st = PDN_OK;
    pdn_results *r = k->results;
    const pdn_privacy_options open = study_privacy__options(k->study);

    PDN_NEW(r->shown_turnover, r->waves);
    memcpy(r->shown_turnover, r->turnover,
           (r->waves - 1) * sizeof *r->turnover);
    PDN_TRY(pdn_privacy_recount_waves(&open,
                                      &(pdn_private_waves){wave, r->waves, o,
                                                           r->wave_pair,
                                                           r->wave_pair_rows},
                                      r->shown_turnover));
out:
    return st;
}

static double draws_told(size_t draws)
{
    return draws > 0 ? (double)draws : pdn_absent(PDN_NOT_DEFINED);
}

static pdn_status add_tables(struct study_work *k, pdn_stage_id id,
                             size_t draws)
{
    pdn_status st = PDN_OK;
    const pdn_results *r = k->results;
    const pdn_wave_results *last = &r->wave[r->waves - 1];
    pdn_about about = {NULL,
                       last->actors,
                       last->answered,
                       pdn_absent(PDN_NOT_DEFINED),
                       last->asked_unknown,
                       false};

    PDN_TRY(study_work__add(k, id, 0, r->turnover, r->waves - 1, &about));
    about.draws =
        draws_told(study_work__draws(k, pdn_waves_defaults().whole_draws));
    if (r->wave_whole_rows > 0)
        PDN_TRY(study_work__add(k, id, 1, r->wave_whole, r->wave_whole_rows,
                                &about));
    about.draws = draws_told(draws);
    PDN_TRY(study_work__add(k, id, 2, r->wave_pair, r->wave_pair_rows, &about));
    if (r->wave_ratings.rows > 0)
        PDN_TRY(study_work__add(k, id, 3, r->wave_ratings.row,
                                r->wave_ratings.rows, &about));
    about.draws = draws_told(0);
    if (r->wave_barriers.rows > 0)
        PDN_TRY(study_work__add(k, id, 4, r->wave_barriers.row,
                                r->wave_barriers.rows, &about));
out:
    return st;
}

pdn_status study_change__run(struct study_work *k, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    pdn_results *r = k->results;
    pdn_wave *wave = NULL;
    pdn_table aliases = {0};
    pdn_waves_options o = {0};

    if (r->waves < 2) return PDN_OK;
    PDN_TRY(take_aliases(k, &aliases));
    o = options_of(k, &aliases);
    PDN_NEW(wave, r->waves);
    for (size_t i = 0; i < r->waves; i++)
        wave[i] = (pdn_wave){r->wave[i].label, &r->wave[i].network};
    PDN_TRY(pdn_waves_turnover(wave, r->waves, &o, k->findings, &r->turnover));
    o.told = true; /* of the crosswalk */
    PDN_TRY(make_changes(k, wave, &o));
    PDN_TRY(count_behind(k, wave, &o));
    PDN_TRY(recount(k, wave, &o));
    PDN_TRY(add_tables(k, id, o.draws));
out:
    free(wave);
    pdn_table_clear(&aliases);
    return st;
}

/* Steps, and what the waves say of their pairs. */
pdn_status study_change__actions(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    pdn_results *r = w->results;

    PDN_TRY(study_counts__tally(w, id));
    PDN_TRY(pdn_actions_follow(r->tally[id].row, r->tally[id].rows,
                               r->wave_pair, r->wave_pair_rows, w->findings));
out:
    return st;
}

void study_change__clear(pdn_results *r)
{
    for (size_t i = 0; r->wave_pairs != NULL && i + 1 < r->waves; i++) {
        if (r->wave_pair != NULL) r->wave_pairs[i].row = NULL; /* the list's */
        pdn_wave_pairs_clear(&r->wave_pairs[i]);
    }
    pdn_wave_ratings_clear(&r->wave_ratings);
    pdn_wave_barriers_clear(&r->wave_barriers);
    pdn_wave_differences_clear(&r->wave_differences);
    free(r->wave_pairs);
    free(r->wave_pair);
    free(r->wave_whole);
    free(r->turnover);
    free(r->shown_turnover);
}
