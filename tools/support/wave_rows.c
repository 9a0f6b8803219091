#include "wave_rows.h"

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"

#include <stdlib.h>
#include <string.h>

bool wave_rows__are_hidden(const pdn_call *call)
{
    return call->suppress > 0 || call->to_public;
}

/* How much is hidden of the table, for standard error. */
static pdn_status tell_hidden(pdn_call *call, const pdn_hidden *h)
{
    const pdn_diagnostic note = {.code = "hidden"};

    return pdn_diagnostics_add(
        &call->findings, note,
        "figures hidden: %zu (fewer than %.0f people stand behind them, or "
        "others could be worked out with them)",
        h->cells, h->fewest);
}

/* Writes the rows of all waves. What is hidden is decided over every table of
 * them. */
static pdn_status write_rows(pdn_call *call, wave_rows *j,
                             const pdn_schema *schema, void *row, size_t rows)
{
    pdn_status st = PDN_OK;
    const pdn_privacy_options o = cli__hiding(call);
    pdn_private_table t = {
        .schema = schema, .row = row, .rows = rows, .about = &j->about};
    pdn_hidden told = {0};

    if (cli__deals(call)) return PDN_OK;
    PDN_TRY(pdn_shard_end(call->shard));
    if (wave_rows__are_hidden(call)) {
        PDN_TRY(pdn_privacy_hide_waves(&o, j->files.wave, j->files.waves, &j->o,
                                       &t, &told));
        PDN_TRY(tell_hidden(call, &told));
    }
    PDN_TRY(pdn_rows_write(call->output, schema, row, t.rows, &call->write,
                           &j->about, cli__origin(call)));
out:
    return st;
}

static pdn_status write_turnover(pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    pdn_waves_row *row = NULL;

    PDN_TRY(pdn_waves_turnover(j->files.wave, j->files.waves, &j->o,
                               &call->findings, &row));
    PDN_TRY(write_rows(call, j, &pdn_waves_schema, row, j->files.waves - 1));
out:
    free(row);
    return st;
}

static pdn_status judge_waves(const pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    pdn_breakdown_options o = pdn_breakdown_defaults();

    o.by = j->o.by;
    o.within = j->within;
    o.threads = j->o.threads;
    o.seed = j->o.seed;
    o.progress = &call->progress;
    o.shard = call->shard;
    if (call->draws_given) {
        o.draws = j->o.draws;
        o.most_draws = 0;
    }
    for (size_t k = 0; k < j->files.waves && j->o.draws > 0; k++)
        PDN_TRY(
            pdn_within(pdn_breakdown_make(&j->files.g[k], &o, &j->verdict[k]),
                       "%s", pdn_base_name(call->operand[k])));
out:
    return st;
}

static pdn_status tell_tests(pdn_call *call, const wave_rows *j, size_t k,
                             unsigned table)
{
    const pdn_diagnostic note = {.code = "tested"};
    const pdn_wave_changes *c = &j->changes[k];

    if (j->o.draws == 0 || cli__deals(call)) return PDN_OK;
    if (table != PDN_WAVE_TABLE_PAIRS)
        return pdn_diagnostics_add(
            &call->findings, note,
            "%s to %s: tests that q is over: %zu, of pairs %zu",
            j->files.wave[k].label, j->files.wave[k + 1].label, c->pairs.tests,
            c->pairs.tested);
    return pdn_diagnostics_add(
        &call->findings, note,
        "%s to %s: pairs that could be tested: %zu, among %zu test%s; with "
        "more "
        "or less contact: %zu (q at most .10 and the interval clear of none)",
        j->files.wave[k].label, j->files.wave[k + 1].label, c->pairs.tested,
        c->pairs.tests, c->pairs.tests == 1 ? "" : "s", c->pairs.changed);
}

/* What is said of a wave is what its own table says to everybody. */
static pdn_status hide_verdicts(const pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    const pdn_privacy_options o = cli__hiding(call);
    pdn_hidden told = {0};

    if (!wave_rows__are_hidden(call) || cli__deals(call)) return PDN_OK;
    for (size_t k = 0; k < j->files.waves; k++) {
        pdn_private_table t = {.schema = &pdn_breakdown_schema,
                               .row = j->verdict[k].pair,
                               .rows = j->verdict[k].pairs};
        PDN_TRY(pdn_privacy_hide(&o, &t, 1, &told));
    }
    for (size_t k = 0; k + 1 < j->files.waves; k++)
        pdn_privacy_tell_verdicts(&j->verdict[k], &j->verdict[k + 1],
                                  &j->changes[k].pairs);
out:
    return st;
}

/* q and what is said are over all tables of two waves, whichever is wanted. */
static pdn_status make_changes(pdn_call *call, wave_rows *j, unsigned table)
{
    pdn_status st = PDN_OK;
    const bool pairs = table == PDN_WAVE_TABLE_PAIRS;

    PDN_NEW(j->changes, j->files.waves);
    if (pairs) {
        PDN_NEW(j->verdict, j->files.waves);
        PDN_TRY(judge_waves(call, j));
    }
    for (size_t k = 0; k + 1 < j->files.waves; k++) {
        pdn_wave_changes *c = &j->changes[k];
        const pdn_breakdown *const verdict[] = {
            pairs ? &j->verdict[k] : NULL, pairs ? &j->verdict[k + 1] : NULL};
        PDN_TRY(pdn_wave_changes_make(&j->files.wave[k], verdict, &j->o, table,
                                      &call->findings, c));
        PDN_TRY(tell_tests(call, j, k, table));
    }
    if (pairs) PDN_TRY(hide_verdicts(call, j));
out:
    return st;
}

/* The rows of one table of two waves. */
static const void *rows_of(const pdn_wave_changes *c, unsigned table,
                           size_t *rows)
{
    switch (table) {
    case PDN_WAVE_TABLE_PAIRS: *rows = c->pairs.rows; return c->pairs.row;
    case PDN_WAVE_TABLE_WHOLE: *rows = c->wholes; return c->whole;
    case PDN_WAVE_TABLE_RATINGS: *rows = c->ratings.rows; return c->ratings.row;
    default: break;
    }
    *rows = c->barriers.rows;
    return c->barriers.row;
}

static pdn_status write_changes(pdn_call *call, wave_rows *j, unsigned table,
                                const pdn_schema *schema)
{
    pdn_status st = PDN_OK;
    char *row = NULL;
    size_t rows = 0, n = 0, capacity = 0;

    PDN_TRY(make_changes(call, j, table));
    for (size_t k = 0; k + 1 < j->files.waves; k++) {
        const void *more = rows_of(&j->changes[k], table, &n);
        PDN_TRY(
            pdn_list_reserve(&row, schema->stride, rows + n + 1, &capacity));
        if (n > 0)
            memcpy(row + rows * schema->stride, more, n * schema->stride);
        rows += n;
    }
    if (j->o.draws > 0 && table != PDN_WAVE_TABLE_BARRIERS)
        j->about.draws =
            (double)(table == PDN_WAVE_TABLE_WHOLE ? j->o.whole_draws
                                                   : j->o.draws);
    PDN_TRY(write_rows(call, j, schema, row, rows));
out:
    free(row);
    return st;
}

static pdn_status write_actors(pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_actors *made = NULL;
    pdn_wave_actor *row = NULL;
    size_t rows = 0;

    PDN_NEW(made, j->files.waves);
    for (size_t k = 0; k + 1 < j->files.waves; k++) {
        PDN_TRY(pdn_wave_actors_make(&j->files.wave[k], &j->o, &call->findings,
                                     &made[k]));
        rows += made[k].rows;
    }
    PDN_NEW(row, rows);
    rows = 0;
    for (size_t k = 0; k + 1 < j->files.waves; k++)
        for (size_t i = 0; i < made[k].rows; i++)
            row[rows++] = made[k].row[i];
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(
        cli__write_rows(call, &pdn_waves_actors_schema, row, rows, &j->about));
out:
    for (size_t k = 0; made != NULL && k < j->files.waves; k++)
        pdn_wave_actors_clear(&made[k]);
    free(made);
    free(row);
    return st;
}

pdn_status wave_rows__write(pdn_call *call, wave_rows__kind kind, wave_rows *j)
{
    switch (kind) {
    case WAVE_ROWS_PAIRS:
        return write_changes(call, j, PDN_WAVE_TABLE_PAIRS,
                             &pdn_waves_pairs_schema);
    case WAVE_ROWS_WHOLE:
        return write_changes(call, j, PDN_WAVE_TABLE_WHOLE,
                             &pdn_waves_whole_schema);
    case WAVE_ROWS_RATINGS:
        return write_changes(call, j, PDN_WAVE_TABLE_RATINGS,
                             &pdn_waves_ratings_schema);
    case WAVE_ROWS_BARRIERS:
        return write_changes(call, j, PDN_WAVE_TABLE_BARRIERS,
                             &pdn_waves_barriers_schema);
    case WAVE_ROWS_ACTORS: return write_actors(call, j);
    case WAVE_ROWS_TURNOVER: break;
    }
    return write_turnover(call, j);
}

void wave_rows__clear(wave_rows *j)
{
    for (size_t k = 0; j->verdict != NULL && k < j->files.waves; k++)
        pdn_breakdown_clear(&j->verdict[k]);
    for (size_t k = 0; j->changes != NULL && k < j->files.waves; k++)
        pdn_wave_changes_clear(&j->changes[k]);
    free(j->verdict);
    free(j->changes);
    wave_files__clear(&j->files);
}
