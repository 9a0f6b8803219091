/* pdn-measure - one row of figures per actor, or per measure of the whole. */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct args {
    pdn_measure_options of;
    pdn_whole_null null;
    const char *only;
    bool list, whole, role_p;
};

static const char *const withins[] = {"municipality", "none", NULL};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    PDN_OPT_GROUPS(AT(of.by)),
    {.name = "distance",
     .kind = PDN_CHOICE,
     .at = AT(of.distance),
     .choice = pdn_distances,
     .help = "length of a tie, for betweenness and harmonic",
     .manual = "Length of a tie for betweenness and harmonic: 1, or 1 divided "
               "by its frequency."},
    {.name = "only",
     .kind = PDN_STRING,
     .at = AT(only),
     .value = "COLUMN[,COLUMN...]",
     .help = "write these columns only, in this order"},
    {.name = "role-p",
     .kind = PDN_FLAG,
     .at = AT(role_p),
     .help = "add the chance of each role when groups are shuffled: "
             "coordinator_p ...",
     .manual = "Add the chance of each role when groups are shuffled. One of "
               "these columns in *--only* asks for it, too."},
    {.name = "within",
     .kind = PDN_WORD,
     .at = AT(of.within),
     .words = withins,
     .fallback =
         "municipality where groups are sectors and there is more than one",
     .help = "shuffle groups inside each municipality",
     .manual = ", or only among those who answered and among the silent."},
    {.name = "approximate",
     .kind = PDN_NUMBER,
     .at = AT(of.approximate),
     .value = "EPS",
     .min = .0001,
     .max = 1,
     .fallback = "exact",
     .help = "above 2 000 actors: betweenness from sampled paths, off by EPS "
             "of all pairs at most",
     .manual = "Above 2 000 actors: estimate betweenness from sampled paths, "
               "off by more than EPS of all pairs with chance .1 at most."},
    {.name = "whole",
     .kind = PDN_FLAG,
     .at = AT(whole),
     .help = "write one row per measure of the whole network instead"},
    {.name = "null",
     .kind = PDN_CHOICE,
     .at = AT(null),
     .choice = pdn_whole_nulls,
     .help = "with --whole: what chance would give, of paths too: all",
     .manual = "With *--whole*: what chance would give, with all for what "
               "takes paths, too."},
    {.name = "list",
     .kind = PDN_FLAG,
     .at = AT(list),
     .help = "write every measure with unit, definition and source",
     .manual =
         "Write every measure with its unit, definition and source, and end."},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .manual = "Draws for rank_lo and rank_hi and for *--role-p*, with "
               "*--whole* for resampled people, rewired networks and shuffled "
               "groups; 0 = none, and what needs them stays empty."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-measure network.graphml -o measures.csv",
    "pdn-measure --list",
    "pdn-measure --whole network.graphml -o whole.csv",
    "pdn-measure --whole --null all -n 200 network.graphml",
    "pdn-measure --only id,degree,load network.graphml",
    "pdn-measure --role-p -n 2000 network.graphml -o measures.csv",
    "pdn-measure --approximate 0.01 network.graphml -o measures.csv",
    "pdn-measure --by unit --distance inverse-frequency network.graphml",
    "pdn-ingest --actors a.csv --ties t.csv | pdn-measure -o measures.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-measure",
    .about = "one row of figures per actor: contacts, position, roles, rank",
    .operands = "[network.graphml]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_WRITES_CSV | PDN_HIDES | PDN_DRAWS,
    .said = said,
    .notes =
        "Where responded is 0, what needs the person's own answers is empty.\n"
        "rank_lo and rank_hi say how far the rank moves if as many again fall\n"
        "silent in each group (at least 10 %, at most half): a range of\n"
        "sensitivity, not a confidence interval. The limits 10 % and half are\n"
        "judgement. Draws serve these two columns and --role-p; -n 0 leaves\n"
        "them empty.\n"
        "--role-p, ei_expected, shuffled_mean and shuffled_p: who is in which\n"
        "group is shuffled among those who answered and among the silent, and\n"
        "inside each municipality as --within says; the contacts stay.\n"
        "--whole: lo and hi say how far a figure would move with other "
        "people;\n"
        "null_mean to p, what networks have in which everybody has as many\n"
        "contacts as here.\n",
};

static bool known(const char *column)
{
    /* the p of roles stand behind the columns that are always there */
    for (size_t i = 0; i < pdn_measures_fields; i++)
        if (strcmp(column, pdn_measures_schema.field[i].name) == 0) return true;
    return false;
}

/* A p of roles among the columns of --only asks for them, too. */
static bool wants_role_p(const pdn_call *call, const struct args *a)
{
    const pdn_write_options *write = &call->write;

    if (write->only == NULL) return a->role_p;
    for (size_t k = pdn_measures_schema.fields; k < pdn_measures_fields; k++)
        for (size_t i = 0; i < write->onlys; i++)
            if (strcmp(write->only[i], pdn_measures_schema.field[k].name) == 0)
                return true;
    return false;
}

/* The columns of --only; they borrow from text, which is cut. */
static pdn_status split(pdn_call *call, char *text, const char ***column)
{
    pdn_status st = PDN_OK;
    pdn_write_options *write = &call->write;

    PDN_NEW(*column, strlen(text) + 1);
    for (char *at = strtok(text, ","); at != NULL; at = strtok(NULL, ",")) {
        if (!known(at)) {
            st = cli__misuse(call,
                             "--only %s: no such column (--list names "
                             "the measures)",
                             at);
            goto out;
        }
        (*column)[write->onlys++] = at;
    }
    if (write->onlys == 0) {
        st = cli__misuse(call, "--only: want one column or more");
        goto out;
    }
    write->only = *column;
out:
    return st;
}

/* Draws serve the ends of the rank alone, and those of directed networks. */
static size_t draws_of(const pdn_call *call, const pdn_network *g)
{
    const pdn_write_options *write = &call->write;

    if (!g->directed) return 0;
    if (write->only == NULL) return (size_t)call->draws;
    for (size_t i = 0; i < write->onlys; i++)
        if (strncmp(write->only[i], "rank_", 5) == 0)
            return (size_t)call->draws;
    return 0;
}

/* The input and what is said about it. */
static pdn_status read_network(pdn_call *call, pdn_network *g, pdn_about *about)
{
    pdn_status st = PDN_OK;
    const char *path = cli__input(call);

    PDN_TRY(cli__network(call, path, g));
    *about = cli__about(g);
out:
    return st;
}

static double draws_told(size_t draws)
{
    return draws > 0 ? (double)draws : (double)NAN;
}

/* Which it was, exact or not. */
static pdn_status note_samples(pdn_call *call, double epsilon, size_t samples)
{
    static const pdn_diagnostic at = {.severity = PDN_NOTE, .code = "sampled"};

    if (samples == 0)
        return pdn_diagnostics_add(&call->findings, at, "betweenness is exact");
    return pdn_diagnostics_add(
        &call->findings, at,
        "betweenness from %zu sampled paths: off by more "
        "than %s of all pairs with chance .1 at most",
        samples, pdn_number_format(epsilon).text);
}

/* Among whom the groups were shuffled for the p of roles. */
static pdn_status note_shuffles(pdn_call *call, bool within_municipality)
{
    static const pdn_diagnostic at = {.severity = PDN_NOTE, .code = "shuffled"};

    return pdn_diagnostics_add(
        &call->findings, at,
        "roles: groups shuffled among those who answered "
        "and among the silent%s",
        within_municipality ? ", within each municipality" : "");
}

static pdn_status measure(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    pdn_network g = {0};
    pdn_measures *rows = NULL;
    pdn_field *field = NULL;
    pdn_schema schema;
    pdn_measure_notes notes = {0};
    bool role_p = wants_role_p(call, a);
    pdn_measure_options o = a->of;
    pdn_about about = {0};

    o.role_draws = role_p ? (size_t)call->draws : 0;
    CLI_DRAWS(call, &o);
    PDN_TRY(read_network(call, &g, &about));
    o.draws = draws_of(call, &g);
    PDN_TRY(pdn_within(pdn_measure(&g, &o, &rows, &notes), "%s",
                       pdn_base_name(cli__input(call))));
    if (a->of.approximate > 0)
        PDN_TRY(note_samples(call, a->of.approximate, notes.samples));
    /* --by has been found; without it there may be no sectors to shuffle */
    if (o.role_draws > 0 &&
        (a->of.by != NULL || pdn_table_column(&g.actor, "sector") != NULL))
        PDN_TRY(note_shuffles(call, notes.within_municipality));
    about.draws = draws_told(notes.samples > 0 ? notes.samples
                             : o.draws > 0     ? o.draws
                                               : o.role_draws);
    PDN_NEW(field, pdn_measures_fields);
    schema = pdn_measures_as(role_p, notes.samples > 0, field);
    PDN_TRY(cli__write_rows(call, &schema, rows, g.actors, &about));
out:
    free(field);
    free(rows);
    pdn_network_clear(&g);
    return st;
}

/* Where the walk of rewirings could not leave, chance has nothing to say. */
static pdn_status note_walk(pdn_call *call, double changed)
{
    static const pdn_diagnostic stuck = {.severity = PDN_NOTE, .code = "stuck"};
    static const pdn_diagnostic moved = {.severity = PDN_NOTE,
                                         .code = "rewired"};

    if (isnan(changed)) return PDN_OK;
    if (changed > 0)
        return pdn_diagnostics_add(
            &call->findings, moved,
            "rewiring: %.3g %% of the trials changed the "
            "network",
            100 * changed);
    return pdn_diagnostics_add(
        &call->findings, stuck,
        "rewiring: no other network met in which everybody "
        "has as many contacts; p is 1");
}

static pdn_status whole(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    pdn_network g = {0};
    pdn_graph_level row[PDN_WHOLES];
    pdn_about about = {0};
    double changed = (double)NAN;
    pdn_graph_level_options o = {
        .by = a->of.by, .within = a->of.within, .null = a->null};

    CLI_DRAWS(call, &o);
    PDN_TRY(read_network(call, &g, &about));
    PDN_TRY(pdn_within(pdn_graph_level_measure(&g, &o, row, &changed), "%s",
                       pdn_base_name(cli__input(call))));
    about.draws = draws_told(o.draws);
    if (cli__deals(call)) goto out;
    PDN_TRY(note_walk(call, changed));
    call->beside = &g;
    call->beside_by = o.by;
    PDN_TRY(cli__write_rows(call, &pdn_graph_level_schema, row, PDN_WHOLES,
                            &about));
out:
    pdn_network_clear(&g);
    return st;
}

static pdn_status list(pdn_call *call, bool of_whole)
{
    pdn_about about = cli__about(NULL);
    pdn_measure_about row[(int)PDN_MEASURES_LISTED > (int)PDN_WHOLES
                              ? (int)PDN_MEASURES_LISTED
                              : (int)PDN_WHOLES];

    if (of_whole)
        pdn_graph_level_list(row);
    else
        pdn_measures_list(row);
    return cli__write_rows(call, &pdn_measure_about_schema, row,
                           of_whole ? PDN_WHOLES : PDN_MEASURES_LISTED, &about);
}

/* Options that do not go together. */
static pdn_status check(pdn_call *call, const struct args *a)
{
    if (!a->list && !a->whole && (call->to_public || call->suppress > 0))
        return cli__misuse(call, "every row is a person: --public and "
                                 "--suppress go with --whole");
    if (a->list && (a->only != NULL || call->operands > 0))
        return cli__misuse(call, "--list takes neither --only nor a file");
    if (a->whole && a->role_p)
        return cli__misuse(call, "--role-p is for the rows of actors, not "
                                 "for --whole");
    if (a->whole && a->only != NULL)
        return cli__misuse(call, "--only is for the rows of actors, not "
                                 "for --whole");
    if (a->whole && a->of.distance != PDN_HOPS)
        return cli__misuse(call, "--whole goes by hops, not by --distance");
    if (a->of.approximate > 0 && (a->whole || a->of.distance != PDN_HOPS))
        return cli__misuse(call, "--approximate goes with neither --whole "
                                 "nor --distance inverse-frequency");
    if (a->of.approximate >= 1)
        return cli__misuse(call, "--approximate: want less than 1");
    if (!a->whole && cli__given(call, "null"))
        return cli__misuse(call, "--null is for --whole");
    return PDN_OK;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    char *text = NULL;
    const char **column = NULL;

    PDN_TRY(check(call, a));
    if (a->list) return list(call, a->whole);
    if (a->whole) return whole(call, a);
    if (a->only != NULL) {
        text = strdup(a->only);
        PDN_TRY(pdn_had_memory(text));
        PDN_TRY(split(call, text, &column));
    }
    PDN_TRY(measure(call, a));
out:
    free(column);
    free(text);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.of = pdn_measure_defaults(),
                     .null = pdn_whole_defaults().null};

    return cli__run(&tool, &a, (long)a.of.draws, run, argc, argv);
}
