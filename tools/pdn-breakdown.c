/* pdn-breakdown - one row per pair of groups: ties against chance, and the
 * verdict. */
#include "cli.h"

#include "pdnet/breakdown_table.h"
#include "pdnet/graphml.h"
#include "pdnet/parallel.h"
#include "pdnet/verdict.h"

#include <math.h>
#include <stdlib.h>

struct args {
    const char *by, *within, *duties;
};

static const char *const withins[] = {"municipality", "none", NULL};

static const pdn_opt opts[] = {
    {0, "by", PDN_STRING, offsetof(struct args, by), "COLUMN", 0, 0, NULL,
     "groups: sector, unit, municipality, level ... [sector]"},
    {0, "within", PDN_CHOICE, offsetof(struct args, within),
     "municipality|none", 0, 0, withins,
     "shuffle inside municipalities or not [sectors: municipality]"},
};

static const char *const examples[] = {
    "pdn-breakdown network.graphml -o breakdown.csv",
    "pdn-breakdown --by unit --seed 7 network.graphml",
    "pdn-ingest --actors a.csv --ties t.csv | pdn-breakdown -o breakdown.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-breakdown",
    .about = "where collaboration breaks down: one row per pair of groups",
    .operands = "[network.graphml]",
    .min_operands = 0,
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = sizeof opts / sizeof *opts,
    .shares = PDN_WRITES_CSV,
    .draws = 10000,
    .notes = pdn_verdict_rule,
};

static pdn_about about_of(const pdn_network *g, size_t draws)
{
    pdn_about about = {.wave = pdn_network_text(g, "wave"),
                       .n = (double)g->actors,
                       .draws = draws > 0 ? (double)draws : (double)NAN};

    for (size_t v = 0; v < g->actors; v++)
        about.answered += g->answered[v];
    return about;
}

/* What the table rests on, for standard error. */
static pdn_status tell(pdn_call *call, const pdn_breakdown *b)
{
    pdn_finding note = {.code = "tested"};

    if (call->draws == 0) return PDN_OK;
    return pdn_findings_add(
        &call->findings, note,
        "%zu pairs of %zu groups could be tested; chance alone would mark "
        "%.2f of them as missing or thin; labels shuffled within %s",
        b->assessable, b->groups, b->by_chance,
        b->within_municipality ? "answered and municipality" : "answered");
}

static pdn_status run(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    pdn_network g = {0};
    pdn_breakdown b = {0};
    char digest[65] = "";
    const char *path = pdn_tool_input(call);
    pdn_breakdown_options o = {
        .by = a->by,
        .within = a->within,
        .draws = (size_t)call->draws,
        .threads = pdn_threads(call->threads),
        .seed = (uint64_t)call->seed,
        .progress = &call->progress,
    };
    pdn_about about;

    PDN_TRY(pdn_graphml_read(path, &g, digest));
    PDN_TRY(pdn_provenance_add(&call->origin, path, digest));
    PDN_TRY(
        pdn_within(pdn_breakdown_make(&g, &o, &b), "%s", pdn_base_name(path)));
    PDN_TRY(tell(call, &b));
    about = about_of(&g, o.draws);
    PDN_TRY(pdn_rows_write(call->output, &pdn_breakdown_schema, b.pair, b.pairs,
                           &call->write, &about, &call->origin));
out:
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&call, &a));
}
