/* pdn-waves - what changed from one survey to the next. */
#include "cli.h"
#include "wave_rows.h"

#include "pdnet/core.h"
#include "pdnet/tables.h"
#include "pdnet/waves.h"

#include <string.h>

struct args {
    const char *by, *within, *crosswalk, *aliases, *compare, *rebase;
    const char *anchor;
    wave_files__how how;
    bool pairs, whole, ratings, barriers, actors, map;
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
    {.name = "barriers",
     .kind = PDN_FLAG,
     .at = AT(barriers),
     .help = "write the change of obstacles the same people name instead",
     .manual = "Write the change of obstacles instead: of everybody, and of "
               "each pair of groups, among people who gave a rating or an "
               "obstacle both times."},
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
    .shares = PDN_READS_CSV | PDN_WRITES_CSV | PDN_HIDES | PDN_DRAWS |
              PDN_READS_OUTCOMES,
    .said = said,
    .notes = "Waves are taken in the order given. Only reports of people who\n"
             "answered both times, about people on both lists, are compared;\n"
             "contacts that came or went with people, silence or names are\n"
             "counted apart.\n",
};

/* What is read. */
struct job {
    wave_rows tables;
    wave_files__names names;
    pdn_table outcomes;
};

static pdn_status read_waves(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    wave_files *w = &j->tables.files;

    PDN_TRY(wave_files__read(call, call->operand, call->operands, w));
    j->tables.about = cli__about(&w->g[w->waves - 1]);
    j->tables.about.wave = w->wave[w->waves - 1].label;
out:
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
    pdn_about about = cli__about(NULL);

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
    if (a->pairs + a->whole + a->ratings + a->barriers + a->actors + a->map +
            (a->compare != NULL) >
        1)
        return cli__misuse(call,
                           "--pairs, --whole, --ratings, --barriers, --actors, "
                           "--map and --compare: want one of them");
    if ((a->actors || a->map) && wave_rows__are_hidden(call))
        return cli__misuse(call,
                           "%s writes people: never with --public or "
                           "--suppress",
                           a->map ? "--map" : "--actors");
    if (a->rebase != NULL && wave_rows__are_hidden(call))
        return cli__misuse(call, "--rebase keeps every frozen figure: never "
                                 "with --public or --suppress");
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
    wave_rows__clear(&j->tables);
    wave_files__names_clear(&j->names);
    pdn_table_clear(&j->outcomes);
}

static wave_rows__kind kind_of(const struct args *a)
{
    if (a->pairs) return WAVE_ROWS_PAIRS;
    if (a->whole) return WAVE_ROWS_WHOLE;
    if (a->ratings) return WAVE_ROWS_RATINGS;
    if (a->barriers) return WAVE_ROWS_BARRIERS;
    return a->actors ? WAVE_ROWS_ACTORS : WAVE_ROWS_TURNOVER;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    struct job j = {.tables = {.o = pdn_waves_defaults(), .within = a->within}};
    pdn_waves_options *o = &j.tables.o;

    o->by = a->by;
    CLI_DRAWS(call, o);
    if (call->draws_given) o->whole_draws = o->draws;
    PDN_TRY(check_call(call, a));
    PDN_TRY(
        wave_files__read_names(call, a->aliases, a->crosswalk, &j.names, o));
    if (a->compare != NULL) {
        PDN_TRY(compare(call, a, &j));
    } else if (a->map) {
        PDN_TRY(wave_files__write_map(call, o, a->how, a->anchor));
    } else {
        PDN_TRY(read_waves(call, &j));
        PDN_TRY(wave_rows__write(call, kind_of(a), &j.tables));
    }
out:
    clear(&j);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.how = {.stability = 1}};

    return cli__run(&tool, &a, (long)pdn_waves_defaults().draws, run, argc,
                    argv);
}
