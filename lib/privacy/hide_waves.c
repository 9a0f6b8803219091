/* The tables of pdn-waves, decided over together. */
#include "pdnet/breakdown.h"
#include "pdnet/network.h"
#include "pdnet/privacy.h"
#include "pdnet/waves.h"

#include "privacy/hide_cells.h"

#include <stdlib.h>
#include <string.h>

enum { TURNOVER, WHOLE, PAIRS, RATINGS, BARRIERS, TABLES };

static const pdn_schema *const schemas[TABLES] = {
    &pdn_waves_schema, &pdn_waves_whole_schema, &pdn_waves_pairs_schema,
    &pdn_waves_ratings_schema, &pdn_waves_barriers_schema};

/* What is made of each two waves; rows of a table one behind the other. */
struct made {
    const pdn_wave *wave;
    size_t waves;
    pdn_waves_options how;
    pdn_diagnostics unsaid; /* told already, of the table itself */
    pdn_waves_row *turnover;
    pdn_wave_whole *whole;
    pdn_wave_pairs *pairs;
    pdn_wave_ratings *ratings;
    pdn_wave_barriers *barriers;
    pdn_wave_differences behind;
    char *row[TABLES]; /* of pairs, ratings and barriers */
    size_t rows[TABLES];
};

static pdn_status make_two(struct made *m, size_t k)
{
    pdn_status st = PDN_OK;
    const pdn_wave *wave = &m->wave[k];
    pdn_diagnostics *f = &m->unsaid;

    if (m->whole != NULL)
        PDN_TRY(pdn_wave_whole_make(wave, &m->how, f,
                                    m->whole + k * PDN_WAVE_WHOLES));
    PDN_TRY(pdn_wave_pairs_make(wave, NULL, NULL, &m->how, f, &m->pairs[k]));
    PDN_TRY(pdn_wave_ratings_make(wave, &m->how, f, &m->ratings[k]));
    PDN_TRY(pdn_wave_barriers_make(wave, &m->how, f, &m->barriers[k]));
out:
    return st;
}

/* Appends rows to those of a table. */
static pdn_status append(struct made *m, int table, const void *row, size_t n)
{
    const size_t stride = schemas[table]->stride;
    size_t capacity = m->rows[table];
    pdn_status st = pdn_list_reserve(&m->row[table], stride,
                                     m->rows[table] + n + 1, &capacity);

    if (st != PDN_OK) return st;
    if (n > 0) memcpy(m->row[table] + m->rows[table] * stride, row, n * stride);
    m->rows[table] += n;
    return PDN_OK;
}

static pdn_status make(struct made *m)
{
    pdn_status st = PDN_OK;
    const size_t steps = m->waves - 1;

    PDN_NEW(m->pairs, steps);
    PDN_NEW(m->ratings, steps);
    PDN_NEW(m->barriers, steps);
    if (!pdn_network_names_groups(m->wave[0].network))
        PDN_NEW(m->whole, steps * PDN_WAVE_WHOLES);
    PDN_TRY(pdn_waves_turnover(m->wave, m->waves, &m->how, &m->unsaid,
                               &m->turnover));
    for (size_t k = 0; k < steps; k++) {
        PDN_TRY(make_two(m, k));
        PDN_TRY(append(m, PAIRS, m->pairs[k].row, m->pairs[k].rows));
        PDN_TRY(append(m, RATINGS, m->ratings[k].row, m->ratings[k].rows));
        PDN_TRY(append(m, BARRIERS, m->barriers[k].row, m->barriers[k].rows));
    }
out:
    return st;
}

static void clear(struct made *m)
{
    for (size_t k = 0; k + 1 < m->waves; k++) {
        if (m->pairs != NULL) pdn_wave_pairs_clear(&m->pairs[k]);
        if (m->ratings != NULL) pdn_wave_ratings_clear(&m->ratings[k]);
        if (m->barriers != NULL) pdn_wave_barriers_clear(&m->barriers[k]);
    }
    free(m->turnover);
    free(m->whole);
    free(m->pairs);
    free(m->ratings);
    free(m->barriers);
    for (int k = 0; k < TABLES; k++)
        free(m->row[k]);
    pdn_wave_differences_clear(&m->behind);
    pdn_diagnostics_clear(&m->unsaid);
}

static pdn_status codes_only(const struct made *m, const pdn_private_table *t)
{
    pdn_status st = PDN_OK;
    const pdn_network **g = NULL;

    if (t->schema != &pdn_waves_barriers_schema) return PDN_OK;
    PDN_NEW(g, m->waves);
    for (size_t k = 0; k < m->waves; k++)
        g[k] = m->wave[k].network;
    (void)pdn_wave_barriers_codes_only(g, m->waves, t->row, t->rows);
out:
    free(g);
    return st;
}

pdn_status pdn_privacy_hide_waves(const pdn_privacy_options *o,
                                  const pdn_wave *wave, size_t waves,
                                  const pdn_waves_options *how,
                                  pdn_private_table *table, pdn_hidden *out)
{
    pdn_status st = PDN_OK;
    struct made m = {.wave = wave, .waves = waves, .how = *how};
    pdn_privacy_options plain = *o;
    pdn_private_table all[TABLES];

    plain.counts_alone = m.how.told = true;
    m.how.draws = 0;
    m.how.shard = NULL;
    PDN_TRY(make(&m));
    m.rows[TURNOVER] = waves - 1;
    if (m.whole != NULL) m.rows[WHOLE] = PDN_WAVE_WHOLES * (waves - 1);
    for (int k = 0; k < TABLES; k++) {
        void *row = k == TURNOVER ? (void *)m.turnover
                    : k == WHOLE  ? (void *)m.whole
                                  : (void *)m.row[k];
        all[k] = (pdn_private_table){
            .schema = schemas[k], .row = row, .rows = m.rows[k]};
        if (schemas[k] == table->schema) all[k] = *table;
        PDN_TRY(codes_only(&m, &all[k]));
    }
    PDN_TRY(pdn_waves_behind(wave, waves, &m.how,
                             &(pdn_wave_rows){.pair = all[PAIRS].row,
                                              .pairs = all[PAIRS].rows,
                                              .rating = all[RATINGS].row,
                                              .ratings = all[RATINGS].rows,
                                              .barrier = all[BARRIERS].row,
                                              .barriers = all[BARRIERS].rows,
                                              .whole = all[WHOLE].row,
                                              .wholes = all[WHOLE].rows},
                             &m.behind));
    all[PAIRS].behind = m.behind.pair;
    all[RATINGS].behind = m.behind.rating;
    all[BARRIERS].behind = m.behind.barrier;
    all[WHOLE].behind = m.behind.whole;
    PDN_TRY(pdn_privacy_recount_waves(o,
                                      &(pdn_private_waves){wave, waves, &m.how,
                                                           all[PAIRS].row,
                                                           all[PAIRS].rows},
                                      all[TURNOVER].row));
    PDN_TRY(pdn_privacy_hide(&plain, all, TABLES, out));
    for (int k = 0; k < TABLES; k++)
        if (schemas[k] == table->schema) *table = all[k];
    out->cells = table->cells;
out:
    clear(&m);
    return st;
}

/* What stands of a verdict; of none that was made, and of a row that is hidden,
 * nothing. */
static pdn_verdict told_of(const pdn_breakdown *b, size_t pair, pdn_verdict was)
{
    const bool stays = was == PDN_HIDDEN || was == PDN_NO_VERDICT;

    return stays || pair >= b->pairs ? was : b->pair[pair].verdict;
}

void pdn_privacy_tell_verdicts(const pdn_breakdown *before,
                               const pdn_breakdown *after,
                               pdn_wave_pairs *pairs)
{
    for (size_t i = 0; i < pairs->rows; i++) {
        pdn_wave_pair *r = &pairs->row[i];
        r->verdict_before =
            told_of(before, pairs->before[i], r->verdict_before);
        r->verdict_after = told_of(after, pairs->after[i], r->verdict_after);
    }
}
