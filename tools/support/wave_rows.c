#include "wave_rows.h"

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/tables.h"

#include <stdlib.h>

bool wave_rows__are_hidden(const pdn_call *call)
{
    return call->suppress > 0 || call->to_public;
}

static pdn_privacy_options hiding_of(const pdn_call *call)
{
    return (pdn_privacy_options){.fewest = (double)call->suppress + 1,
                                 .persons = !call->to_public};
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
    const pdn_privacy_options o = hiding_of(call);
    const pdn_private_table t = {
        .schema = schema, .row = row, .rows = rows, .about = &j->about};
    pdn_hidden told = {0};

    if (cli__deals(call)) return PDN_OK;
    PDN_TRY(pdn_shard_end(call->shard));
    if (wave_rows__are_hidden(call)) {
        PDN_TRY(pdn_privacy_hide_waves(&o, j->files.wave, j->files.waves, &j->o,
                                       &t, &told));
        PDN_TRY(tell_hidden(call, &told));
    }
    PDN_TRY(pdn_rows_write(call->output, schema, row, rows, &call->write,
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

static pdn_status tell_pairs(pdn_call *call, const pdn_wave_pairs *p)
{
    const pdn_diagnostic note = {.code = "tested"};
    const pdn_wave_pair *r = &p->row[0];

    if (p->rows == 0 || p->draws == 0 || cli__deals(call)) return PDN_OK;
    return pdn_diagnostics_add(
        &call->findings, note,
        "%s to %s: pairs that could be tested: %zu; with more or less contact: "
        "%zu (q at most .10 and the interval clear of none)",
        r->from_wave, r->to_wave, p->assessable, p->changed);
}

static pdn_status hide_verdicts(const pdn_call *call, pdn_breakdown *before,
                                pdn_wave_pairs *p)
{
    const pdn_privacy_options o = hiding_of(call);

    if (!wave_rows__are_hidden(call) || cli__deals(call)) return PDN_OK;
    return pdn_privacy_hide_verdicts(&o, before, p);
}

static pdn_status write_pairs(pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_pairs *made = NULL;
    pdn_wave_pair *row = NULL;
    size_t rows = 0;

    PDN_NEW(j->verdict, j->files.waves);
    PDN_NEW(made, j->files.waves);
    PDN_TRY(judge_waves(call, j));
    for (size_t k = 0; k + 1 < j->files.waves; k++) {
        PDN_TRY(pdn_wave_pairs_make(&j->files.wave[k], &j->verdict[k],
                                    &j->verdict[k + 1], &j->o, &call->findings,
                                    &made[k]));
        PDN_TRY(hide_verdicts(call, &j->verdict[k], &made[k]));
        PDN_TRY(tell_pairs(call, &made[k]));
        rows += made[k].rows;
    }
    PDN_NEW(row, rows);
    rows = 0;
    for (size_t k = 0; k + 1 < j->files.waves; k++)
        for (size_t i = 0; i < made[k].rows; i++)
            row[rows++] = made[k].row[i];
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(write_rows(call, j, &pdn_waves_pairs_schema, row, rows));
out:
    for (size_t k = 0; made != NULL && k < j->files.waves; k++)
        pdn_wave_pairs_clear(&made[k]);
    free(made);
    free(row);
    return st;
}

static pdn_status write_whole(pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_whole *row = NULL;

    if (!call->draws_given) j->o.draws = PDN_WAVES_WHOLE_DRAWS;
    PDN_NEW(row, PDN_WAVE_WHOLES * j->files.waves);
    for (size_t k = 0; k + 1 < j->files.waves; k++)
        PDN_TRY(pdn_wave_whole_make(&j->files.wave[k], &j->o, &call->findings,
                                    row + k * PDN_WAVE_WHOLES));
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(write_rows(call, j, &pdn_waves_whole_schema, row,
                       PDN_WAVE_WHOLES * (j->files.waves - 1)));
out:
    free(row);
    return st;
}

static pdn_status write_ratings(pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_ratings *made = NULL;
    pdn_wave_rating *row = NULL;
    size_t rows = 0;

    PDN_NEW(made, j->files.waves);
    for (size_t k = 0; k + 1 < j->files.waves; k++) {
        PDN_TRY(pdn_wave_ratings_make(&j->files.wave[k], &j->o, &call->findings,
                                      &made[k]));
        rows += made[k].rows;
    }
    PDN_NEW(row, rows + 1);
    rows = 0;
    for (size_t k = 0; k + 1 < j->files.waves; k++)
        for (size_t i = 0; i < made[k].rows; i++)
            row[rows++] = made[k].row[i];
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(write_rows(call, j, &pdn_waves_ratings_schema, row, rows));
out:
    for (size_t k = 0; made != NULL && k < j->files.waves; k++)
        pdn_wave_ratings_clear(&made[k]);
    free(made);
    free(row);
    return st;
}

static pdn_status write_barriers(pdn_call *call, wave_rows *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_barriers *made = NULL;
    pdn_wave_barrier *row = NULL;
    size_t rows = 0;

    PDN_NEW(made, j->files.waves);
    for (size_t k = 0; k + 1 < j->files.waves; k++) {
        PDN_TRY(pdn_wave_barriers_make(&j->files.wave[k], &j->o,
                                       &call->findings, &made[k]));
        rows += made[k].rows;
    }
    PDN_NEW(row, rows + 1);
    rows = 0;
    for (size_t k = 0; k + 1 < j->files.waves; k++)
        for (size_t i = 0; i < made[k].rows; i++)
            row[rows++] = made[k].row[i];
    PDN_TRY(write_rows(call, j, &pdn_waves_barriers_schema, row, rows));
out:
    for (size_t k = 0; made != NULL && k < j->files.waves; k++)
        pdn_wave_barriers_clear(&made[k]);
    free(made);
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
    case WAVE_ROWS_PAIRS: return write_pairs(call, j);
    case WAVE_ROWS_WHOLE: return write_whole(call, j);
    case WAVE_ROWS_RATINGS: return write_ratings(call, j);
    case WAVE_ROWS_BARRIERS: return write_barriers(call, j);
    case WAVE_ROWS_ACTORS: return write_actors(call, j);
    case WAVE_ROWS_TURNOVER: break;
    }
    return write_turnover(call, j);
}

void wave_rows__clear(wave_rows *j)
{
    for (size_t k = 0; j->verdict != NULL && k < j->files.waves; k++)
        pdn_breakdown_clear(&j->verdict[k]);
    free(j->verdict);
    wave_files__clear(&j->files);
}
