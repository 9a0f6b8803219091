/* pdn-waves - what changed from one survey to the next. */
#include "cli.h"
#include "wave_files.h"

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/tables.h"
#include "pdnet/waves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct args {
    const char *by, *within, *crosswalk, *aliases, *compare, *rebase;
    const char *anchor;
    wave_files__how how;
    bool pairs, whole, ratings, actors, map;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    PDN_OPT_GROUPS(AT(by)),
    {.name = "whole",
     .kind = PDN_FLAG,
     .at = AT(whole),
     .help = "write the change of the whole network's figures instead"},
    {.name = "pairs",
     .kind = PDN_FLAG,
     .at = AT(pairs),
     .help = "write the change of every pair of groups instead"},
    {.name = "ratings",
     .kind = PDN_FLAG,
     .at = AT(ratings),
     .help = "write the change of what the same people rate instead",
     .manual = "Write the change of ratings instead: of everybody, and of each "
               "group about each, among people who gave them both times."},
    {.name = "actors",
     .kind = PDN_FLAG,
     .at = AT(actors),
     .help = "write whose position moved instead (people: never public)",
     .manual = "Write whose position moved beyond noise instead: a row for "
               "everybody on both lists. It names people and is for the owner "
               "of the study only."},
    {.name = "map",
     .kind = PDN_FLAG,
     .at = AT(map),
     .help = "write where people stand on a map instead (id, x, y)",
     .manual = "Write a layout file (id, x, y) instead, for *--anchor* of "
               "*pdn-plot*(1) and of next year's *--map*: where services and "
               "people stand in the latest wave, then those who left, where "
               "they stood last. It names people and is for the owner of the "
               "study only."},
    {.name = "near",
     .kind = PDN_STRING,
     .at = AT(how.near),
     .value = "COLUMN|none",
     .fallback = "the groups of --by",
     .help = "--map: people stand near others of this column",
     .manual =
         "With *--map*: people stand near others of this column of actors; "
         "_none_: how far apart they stand follows from contacts alone."},
    {.name = "stability",
     .kind = PDN_NUMBER,
     .at = AT(how.stability),
     .min = 0,
     .max = 1,
     .value = "S",
     .help = "--map: 1: people keep their places; 0: they only begin there",
     .manual =
         "With *--map*: how firmly people are held to where they stood in the "
         "wave before: 1 they keep their places, 0 they only begin "
         "there. Who came is placed by those s/he works with."},
    {.name = "anchor",
     .kind = PDN_FILE,
     .at = AT(anchor),
     .help = "--map: where they stood before the first wave (id, x, y)",
     .manual = "With *--map*: where services and people stood before the "
               "first wave (id, x, y)."},
    {.name = "compare",
     .kind = PDN_FILE,
     .at = AT(compare),
     .value = "nullpunkt.json",
     .help = "write which frozen figures outcomes.csv has revised instead",
     .manual =
         "Hold the figures frozen in a report's nullpunkt.json against an "
         "outcomes file (the only other file then), and write those that "
         "the source has revised. Where what an indicator counts has "
         "changed (definition, ages, period) it is named and the "
         "comparison refused."},
    {.name = "rebase",
     .kind = PDN_OUTPUT,
     .at = AT(rebase),
     .value = "FILE",
     .help = "with --compare: write a nullpunkt.json with both figures",
     .manual = "With *--compare*: write a nullpunkt.json here that has the "
               "revised figures, and what was frozen first beside them as "
               "_was_."},
    {.name = "within",
     .kind = PDN_STRING,
     .at = AT(within),
     .value = "COLUMN,..|none",
     .fallback = "municipality where groups are sectors",
     .help = "of the verdicts of --pairs: chance stays inside places",
     .manual =
         "Of the two verdicts of *--pairs*: columns of places that chance "
         "keeps to, as in *pdn-breakdown*(1)."},
    {.name = "crosswalk",
     .kind = PDN_FILE,
     .at = AT(crosswalk),
     .help = "services, units and places merged, split or renamed",
     .manual = "Services, units and municipalities merged, split or renamed: "
               "old, new, year, share. A row holds between two waves when its "
               "year is after the earlier wave's and not after the later "
               "one's; without a year, where the old name is gone. What is "
               "split, and its parts, cannot be compared."},
    {.name = "aliases",
     .kind = PDN_FILE,
     .at = AT(aliases),
     .help = "other ids of the same people: alias, id"},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .fallback = "5000, of --whole 1000",
     .help = "draws of --pairs, --whole, --ratings and --actors; 0 = none",
     .manual = "Draws of *--pairs*, *--whole*, *--ratings* and *--actors*. 0 = "
               "none: p, q, "
               "finding, the "
               "intervals and the verdicts of the two waves stay empty."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-waves network-2021.graphml network-2022.graphml",
    "pdn-waves --crosswalk crosswalk.csv network-2021.graphml "
    "network-2022.graphml network-2023.graphml -o waves.csv",
    "pdn-waves --pairs network-2021.graphml network-2022.graphml -o "
    "waves-pairs.csv",
    "pdn-waves --whole network-2021.graphml network-2022.graphml",
    "pdn-waves --map network-2021.graphml network-2022.graphml -o layout.csv",
    "pdn-waves --compare nullpunkt.json outcomes.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-waves",
    .about = "what changed from one survey to the next, and what only seems to "
             "have",
    .operands = "w1.graphml w2.graphml [...] | --compare nullpunkt.json "
                "outcomes.csv",
    .min_operands = 1,
    .max_operands = 1000,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_WRITES_CSV | PDN_DRAWS | PDN_READS_OUTCOMES,
    .said = said,
    .notes = "Waves are taken in the order given. Only reports of people who\n"
             "answered both times, about people on both lists, are compared;\n"
             "contacts that came or went with people, silence or names are\n"
             "counted apart.\n",
};

/* What is read. */
struct job {
    pdn_network *g;
    pdn_wave *wave;
    size_t waves;
    pdn_breakdown *verdict; /* of each wave, for --pairs */
    wave_files__names names;
    pdn_table outcomes;
    pdn_waves_options o;
    pdn_arena text;
    pdn_about about;
};

/* A wave without a name goes by its file, without the ending. */
static pdn_status label(struct job *j, size_t k, const char *path)
{
    const char *base = pdn_base_name(path), *dot = strrchr(base, '.');
    const char *wave = pdn_network_text(&j->g[k], "wave");

    if (wave == NULL || wave[0] == '\0')
        wave = pdn_arena_text(&j->text, base,
                              dot != NULL && dot > base ? (size_t)(dot - base)
                                                        : strlen(base));
    j->wave[k] = (pdn_wave){wave, &j->g[k]};
    return pdn_had_memory(wave);
}

static pdn_status read_waves(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    const pdn_network *last = NULL;

    j->waves = call->operands;
    PDN_NEW(j->g, j->waves);
    PDN_NEW(j->wave, j->waves);
    for (size_t k = 0; k < j->waves; k++) {
        PDN_TRY(cli__network(call, call->operand[k], &j->g[k]));
        PDN_TRY(label(j, k, call->operand[k]));
    }
    last = &j->g[j->waves - 1];
    j->about = cli__about(last);
    j->about.wave = j->wave[j->waves - 1].label;
out:
    return st;
}

static pdn_status write_turnover(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_waves_row *row = NULL;

    PDN_TRY(
        pdn_waves_turnover(j->wave, j->waves, &j->o, &call->findings, &row));
    PDN_TRY(
        cli__write_rows(call, &pdn_waves_schema, row, j->waves - 1, &j->about));
out:
    free(row);
    return st;
}

static pdn_status judge_waves(const pdn_call *call, const struct args *a,
                              struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_breakdown_options o = pdn_breakdown_defaults();

    o.by = a->by;
    o.within = a->within;
    o.threads = j->o.threads;
    o.seed = j->o.seed;
    o.progress = &call->progress;
    o.shard = call->shard;
    if (call->draws_given) {
        o.draws = j->o.draws;
        o.most_draws = 0;
    }
    for (size_t k = 0; k < j->waves && j->o.draws > 0; k++)
        PDN_TRY(pdn_within(pdn_breakdown_make(&j->g[k], &o, &j->verdict[k]),
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

static pdn_status write_pairs(pdn_call *call, const struct args *a,
                              struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_pairs *made = NULL;
    pdn_wave_pair *row = NULL;
    size_t rows = 0;

    PDN_NEW(j->verdict, j->waves);
    PDN_NEW(made, j->waves);
    PDN_TRY(judge_waves(call, a, j));
    for (size_t k = 0; k + 1 < j->waves; k++) {
        PDN_TRY(pdn_wave_pairs_make(&j->wave[k], &j->verdict[k],
                                    &j->verdict[k + 1], &j->o, &call->findings,
                                    &made[k]));
        PDN_TRY(tell_pairs(call, &made[k]));
        rows += made[k].rows;
    }
    PDN_NEW(row, rows);
    rows = 0;
    for (size_t k = 0; k + 1 < j->waves; k++)
        for (size_t i = 0; i < made[k].rows; i++)
            row[rows++] = made[k].row[i];
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(
        cli__write_rows(call, &pdn_waves_pairs_schema, row, rows, &j->about));
out:
    for (size_t k = 0; made != NULL && k < j->waves; k++)
        pdn_wave_pairs_clear(&made[k]);
    free(made);
    free(row);
    return st;
}

static pdn_status write_whole(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_whole *row = NULL;

    if (!call->draws_given) j->o.draws = PDN_WAVES_WHOLE_DRAWS;
    PDN_NEW(row, PDN_WAVE_WHOLES * j->waves);
    for (size_t k = 0; k + 1 < j->waves; k++)
        PDN_TRY(pdn_wave_whole_make(&j->wave[k], &j->o, &call->findings,
                                    row + k * PDN_WAVE_WHOLES));
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(cli__write_rows(call, &pdn_waves_whole_schema, row,
                            PDN_WAVE_WHOLES * (j->waves - 1), &j->about));
out:
    free(row);
    return st;
}

static pdn_status write_ratings(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_ratings *made = NULL;
    pdn_wave_rating *row = NULL;
    size_t rows = 0;

    PDN_NEW(made, j->waves);
    for (size_t k = 0; k + 1 < j->waves; k++) {
        PDN_TRY(pdn_wave_ratings_make(&j->wave[k], &j->o, &call->findings,
                                      &made[k]));
        rows += made[k].rows;
    }
    PDN_NEW(row, rows + 1);
    rows = 0;
    for (size_t k = 0; k + 1 < j->waves; k++)
        for (size_t i = 0; i < made[k].rows; i++)
            row[rows++] = made[k].row[i];
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(pdn_rows_write(call->output, &pdn_waves_ratings_schema, row, rows,
                           &call->write, &j->about, cli__origin(call)));
out:
    for (size_t k = 0; made != NULL && k < j->waves; k++)
        pdn_wave_ratings_clear(&made[k]);
    free(made);
    free(row);
    return st;
}

static pdn_status write_actors(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_wave_actors *made = NULL;
    pdn_wave_actor *row = NULL;
    size_t rows = 0;

    PDN_NEW(made, j->waves);
    for (size_t k = 0; k + 1 < j->waves; k++) {
        PDN_TRY(pdn_wave_actors_make(&j->wave[k], &j->o, &call->findings,
                                     &made[k]));
        rows += made[k].rows;
    }
    PDN_NEW(row, rows);
    rows = 0;
    for (size_t k = 0; k + 1 < j->waves; k++)
        for (size_t i = 0; i < made[k].rows; i++)
            row[rows++] = made[k].row[i];
    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(
        cli__write_rows(call, &pdn_waves_actors_schema, row, rows, &j->about));
out:
    for (size_t k = 0; made != NULL && k < j->waves; k++)
        pdn_wave_actors_clear(&made[k]);
    free(made);
    free(row);
    return st;
}

/* The crosswalk moves old rows to the units of today, as in pdn-baseline. */
static pdn_status take_outcomes(pdn_call *call, const struct args *a,
                                struct job *j, pdn_outcomes *out)
{
    pdn_status st = PDN_OK;
    const char *path = call->operand[0];
    const pdn_crosswalk links = {.table = &j->names.crosswalk};

    PDN_TRY(pdn_outcomes_read(path, &call->csv, PDN_CASES, &call->findings,
                              &j->outcomes));
    PDN_TRY(pdn_provenance_add(&call->origin, path, j->outcomes.sha256));
    PDN_TRY(
        pdn_outcomes_take(&j->outcomes, NULL, PDN_CASES, &call->findings, out));
    if (a->crosswalk != NULL)
        PDN_TRY(pdn_crosswalk_apply(&links, &call->findings, out));
out:
    return st;
}

static pdn_status compare(pdn_call *call, const struct args *a, struct job *j)
{
    pdn_status st = PDN_OK;
    const pdn_diagnostic note = {.code = "compared"};
    pdn_outcomes now = {0};
    pdn_revisions v = {0};
    pdn_about about = {NULL, (double)NAN, (double)NAN, (double)NAN};

    PDN_TRY(take_outcomes(call, a, j, &now));
    PDN_TRY(pdn_provenance_add_file(&call->origin, a->compare));
    PDN_TRY(pdn_nullpunkt_compare(a->compare, &now, &call->findings, &v));
    PDN_TRY(pdn_diagnostics_add(&call->findings, note,
                                "%zu frozen figures: %zu are not what they "
                                "were, %zu of these are gone",
                                v.compared, v.rows, v.gone));
    PDN_TRY(cli__write_rows(call, &pdn_revised_schema, v.row, v.rows, &about));
    if (a->rebase != NULL && !cli__deals(call))
        PDN_TRY(pdn_nullpunkt_rebase(a->compare, &v, a->rebase));
out:
    pdn_revisions_clear(&v);
    pdn_outcomes_clear(&now);
    return st;
}

static pdn_status check_call(pdn_call *call, const struct args *a)
{
    if (a->pairs + a->whole + a->ratings + a->actors + a->map +
            (a->compare != NULL) >
        1)
        return cli__misuse(call,
                           "--pairs, --whole, --ratings, --actors, --map and "
                           "--compare: want one of them");
    if (!a->map && (a->how.near != NULL || a->anchor != NULL ||
                    cli__given(call, "stability")))
        return cli__misuse(call, "--near, --stability and --anchor need --map");
    if (a->rebase != NULL && a->compare == NULL)
        return cli__misuse(call, "--rebase needs --compare nullpunkt.json");
    if (a->compare != NULL && call->operands != 1)
        return cli__misuse(call, "--compare wants one outcomes file");
    if (a->compare == NULL && call->operands < 2)
        return cli__misuse(call, "want two waves or more");
    return PDN_OK;
}

static void clear(struct job *j)
{
    for (size_t k = 0; j->g != NULL && k < j->waves; k++)
        pdn_network_clear(&j->g[k]);
    for (size_t k = 0; j->verdict != NULL && k < j->waves; k++)
        pdn_breakdown_clear(&j->verdict[k]);
    free(j->verdict);
    free(j->g);
    free(j->wave);
    wave_files__names_clear(&j->names);
    pdn_table_clear(&j->outcomes);
    pdn_arena_clear(&j->text);
}

static pdn_status write_asked(pdn_call *call, const struct args *a,
                              struct job *j)
{
    if (a->compare != NULL) return compare(call, a, j);
    if (a->map) return wave_files__write_map(call, &j->o, a->how, a->anchor);
    if (a->pairs) return write_pairs(call, a, j);
    if (a->whole) return write_whole(call, j);
    if (a->ratings) return write_ratings(call, j);
    return a->actors ? write_actors(call, j) : write_turnover(call, j);
}

static pdn_status run(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    struct job j = {.o = pdn_waves_defaults()};

    j.o.by = a->by;
    j.o.draws = (size_t)call->draws;
    j.o.threads = pdn_threads(call->threads);
    j.o.seed = (uint64_t)call->seed;
    j.o.progress = &call->progress;
    j.o.shard = call->shard;
    PDN_TRY(check_call(call, a));
    PDN_TRY(
        wave_files__read_names(call, a->aliases, a->crosswalk, &j.names, &j.o));
    if (a->compare == NULL && !a->map) PDN_TRY(read_waves(call, &j));
    st = write_asked(call, a, &j);
out:
    clear(&j);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.how = {.stability = 1}};
    pdn_call call = {.draws = (long)pdn_waves_defaults().draws};
    int done = cli__begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return cli__end(&call, run(&call, &a));
}
