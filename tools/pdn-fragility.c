/* pdn-fragility - what is left of the network as people leave it. */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>

struct args {
    pdn_fragility_options of;
    const char *by, *without;
    pdn_list with;
    long keyplayers;
    bool cuts;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "order",
     .kind = PDN_CHOICE,
     .at = AT(of.order),
     .choice = pdn_remove_by_words,
     .fallback = "betweenness; once above 500 actors",
     .help = "who goes first",
     .manual = ": the most in between, found again after each loss; the most "
               "in between in the whole network; the most contacts in the "
               "whole network. Who is tied goes in the order of the actors."},
    {.name = "remove",
     .kind = PDN_NUMBER,
     .at = AT(of.remove),
     .value = "SHARE",
     .min = 0,
     .max = 1,
     .help = "share of the actors that go"},
    {.name = "keyplayers",
     .kind = PDN_WHOLE,
     .at = AT(keyplayers),
     .value = "K",
     .min = 1,
     .max = 1000,
     .help = "write the best sets of K people instead"},
    {.name = "cuts",
     .kind = PDN_FLAG,
     .at = AT(cuts),
     .help =
         "write the people and contacts whose loss splits the network instead"},
    {.name = "without",
     .kind = PDN_STRING,
     .at = AT(without),
     .value = "ID",
     .help = "write each pair of groups with and without this person or unit",
     .manual =
         "Write each pair of groups before and after this person leaves, or "
         "everybody of this unit. One id, as it stands, without quotes."},
    {.name = "with",
     .kind = PDN_MANY,
     .at = AT(with),
     .value = "A,B",
     .help =
         "write each pair of groups without and with contact between A and B",
     .manual = "Write each pair of groups before and after A and B have "
               "contact. An id with a comma in it stands in quotes, as in CSV: "
               "*--with* '\"Dahl, Kari\",b'; or give the option twice: "
               "*--with* '\"Dahl, Kari\"' *--with* b."},
    {.name = "by",
     .kind = PDN_STRING,
     .at = AT(by),
     .value = "COLUMN",
     .fallback = "sector",
     .help = "groups of --cuts, --without and --with",
     .manual = "Groups of *--cuts*, *--without* and *--with*."},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .help = "random orders; 0 = none; --without, --with: as pdn-breakdown",
     .manual = "Random orders; 0 = none, and their cells stay empty. With "
               "*--without* or *--with*: as *pdn-breakdown*(1), which draws as "
               "many as its verdicts need."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-fragility network.graphml -o fragility.csv",
    "pdn-fragility --order degree --remove 0.5 network.graphml",
    "pdn-fragility --keyplayers 2 network.graphml -o key.csv",
    "pdn-fragility --cuts network.graphml -o cuts.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-fragility",
    .about = "what is left of the network as people leave it",
    .operands = "[network.graphml]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_WRITES_CSV | PDN_HIDES | PDN_DRAWS,
    .said = said,
    .notes =
        "All of it on the collapsed graph: two people have contact when\n"
        "either says so. Shares are of all actors, those gone included.\n"
        "betweenness: found again after each loss; once: found in the whole\n"
        "network; ties go in the order of the actors. The range of random\n"
        "orders holds 95 % of them. Above 500 actors efficiency stands at 30\n"
        "rows, evenly spread, and above 5 000 it is found for the first 20\n"
        "random orders only. --without and --with draw as pdn-breakdown\n"
        "does.\n",
};

/* What is asked for, read and ready. */
struct job {
    pdn_network g;
    pdn_adjacency a;
    pdn_about about;
};

static pdn_status read_network(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    const char *path = cli__input(call);

    PDN_TRY(cli__network(call, path, &j->g));
    PDN_TRY(pdn_within(
        pdn_network_check_people(&j->g, "what is left when people are gone"),
        "%s", pdn_base_name(path)));
    PDN_TRY(pdn_adjacency_make(&j->g, &j->a));
    j->about = cli__about(&j->g);
out:
    return st;
}

/* What is done otherwise in a large network. */
static pdn_status tell(pdn_call *call, const struct args *a, size_t actors)
{
    pdn_diagnostic note = {.code = "large"};

    if (actors <= PDN_REMOVE_SMALL) return PDN_OK;
    bool large = actors > PDN_REMOVE_LARGE && call->draws > PDN_REMOVE_ORDERS;
    return pdn_diagnostics_add(
        &call->findings, note,
        "%zu actors, more than %d: %sefficiency at 30 rows, evenly spread%s",
        actors, PDN_REMOVE_SMALL,
        a->of.order == PDN_REMOVE_BY_SIZE ? "betweenness found once, " : "",
        large ? ", and of the first 20 random orders only" : "");
}

static pdn_status write_curves(pdn_call *call, const struct args *a,
                               struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_fragility_row *row = NULL;
    size_t rows = 0;
    pdn_fragility_options o = a->of;

    CLI_DRAWS(call, &o);
    if (o.draws > 0) j->about.draws = (double)o.draws;
    PDN_TRY(tell(call, a, j->g.actors));
    PDN_TRY(pdn_fragility(&j->a.both, j->g.id, &o, &row, &rows));
    call->beside = &j->g;
    PDN_TRY(cli__write_rows(call, &pdn_fragility_schema, row, rows, &j->about));
out:
    free(row);
    return st;
}

static pdn_status write_key_sets(pdn_call *call, const struct args *a,
                                 struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_keyplayers p = {0};
    pdn_diagnostic note = {.code = "heuristic", .severity = PDN_WARNING};

    PDN_TRY(pdn_keyplayers_find(&j->a.both, j->g.id, (size_t)a->keyplayers,
                                (uint64_t)call->seed, &p));
    if (p.rows > 0 && p.row[0].exact < 1)
        PDN_TRY(pdn_diagnostics_add(&call->findings, note,
                                    "too many sets of %ld among %zu actors to "
                                    "look at all: heuristic, a better set may "
                                    "exist",
                                    a->keyplayers, j->g.actors));
    PDN_TRY(cli__write_rows(call, &pdn_keyplayers_schema, p.row, p.rows,
                            &j->about));
out:
    pdn_keyplayers_clear(&p);
    return st;
}

static pdn_status write_cuts(pdn_call *call, const struct args *a,
                             struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {0};
    pdn_separators s = {0};

    PDN_TRY(pdn_groups_by(&j->g, pdn_network_by(&j->g, a->by), &q));
    PDN_TRY(pdn_separators_find(&j->a.both, j->g.id, &q, j->g.answered, &s));
    PDN_TRY(cli__write_rows(call, &pdn_separators_schema, s.row, s.rows,
                            &j->about));
out:
    pdn_separators_clear(&s);
    pdn_groups_clear(&q);
    return st;
}

static pdn_status write_change(pdn_call *call, const struct args *a,
                               const pdn_change_asked *asked, struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_network after = {0};
    pdn_whatif w = {0};
    pdn_breakdown_options o = pdn_breakdown_defaults();

    o.by = a->by;
    if (call->draws_given) {
        o.draws = (size_t)call->draws;
        o.most_draws = 0;
    }
    o.threads = pdn_threads(call->threads);
    o.seed = (uint64_t)call->seed;
    o.progress = &call->progress;
    o.shard = call->shard;
    PDN_TRY(pdn_network_changed(&j->g, asked, &after));
    PDN_TRY(pdn_whatif_make(&j->g, &after, &o, &w));
    if (o.draws > 0) j->about.draws = (double)w.before.draws;
    PDN_TRY(
        cli__write_rows(call, &pdn_whatif_schema, w.row, w.rows, &j->about));
out:
    pdn_whatif_clear(&w);
    pdn_network_clear(&after);
    return st;
}

/* A,B, or --with A --with B. */
static pdn_status take_ends(pdn_call *call, const pdn_list *with,
                            pdn_change_asked *asked)
{
    pdn_list end = {0};
    pdn_status st = cli__parts(call, "with", with, &end);

    if (st != PDN_OK || with->items == 0) return st;
    if (end.items != 2)
        return cli__misuse(call,
                           "--with %s: want two ids, as A,B (\"A, B\" in "
                           "quotes where a comma is part of one)",
                           with->item[0]);
    asked->from = end.item[0];
    asked->to = end.item[1];
    return PDN_OK;
}

static pdn_status work(pdn_call *call, const struct args *a,
                       const pdn_change_asked *asked, struct job *j)
{
    if (a->keyplayers > 0) return write_key_sets(call, a, j);
    if (a->cuts) return write_cuts(call, a, j);
    if (asked->without != NULL || asked->from != NULL)
        return write_change(call, a, asked, j);
    return write_curves(call, a, j);
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    struct job j = {0};
    pdn_change_asked asked = {.without = a->without};
    int kinds = (a->keyplayers > 0) + a->cuts +
                (a->without != NULL || a->with.items > 0);

    if (kinds > 1)
        return cli__misuse(call, "--keyplayers, --cuts and --without or "
                                 "--with: want one of them");
    if (kinds > 0 && call->to_public)
        return cli__misuse(call, "--keyplayers, --cuts, --without and --with "
                                 "tell of single people: never --public");
    PDN_TRY(take_ends(call, &a->with, &asked));
    PDN_TRY(read_network(call, &j));
    PDN_TRY(pdn_within(work(call, a, &asked, &j), "%s",
                       pdn_base_name(cli__input(call))));
out:
    pdn_adjacency_clear(&j.a);
    pdn_network_clear(&j.g);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.of = pdn_fragility_defaults()};

    return cli__run(&tool, &a, (long)a.of.draws, run, argc, argv);
}
