/* pdn-qap - do two kinds of tie go together? */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/tables.h"

#include <stdlib.h>

struct args {
    const char *outcome;
    pdn_list predictors;
    long stop;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "outcome",
     .kind = PDN_STRING,
     .at = AT(outcome),
     .value = "ATTR",
     .help = "what is to be explained: a tie column, or tie",
     .manual = "What is to be explained: a tie column with numbers, or *tie*."},
    {.name = "predictors",
     .kind = PDN_MANY,
     .at = AT(predictors),
     .value = "ATTR[,ATTR...]",
     .help = "by what: tie columns, or same:COLUMN of the actors",
     .manual = "By what: tie columns with numbers, *tie*, or *same:COLUMN*. "
               "May be given again. A name with a comma in it stands in "
               "quotes, as in CSV: '\"same:service, unit\",tie'."},
    {.name = "stop",
     .kind = PDN_WHOLE,
     .at = AT(stop),
     .value = "H",
     .min = 1,
     .max = 1000000,
     .fallback = "all draws",
     .help = "end a term's draws when H of them have |t| as large",
     .manual = " as observed. 10 or 20 is usual; more make p finer."},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .help = "relabelings drawn; 0 = none",
     .manual = "Relabelings drawn; below 100 p stays empty, 0 = none."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-qap --outcome frequency --predictors same:municipality "
    "network.graphml",
    "pdn-qap --outcome frequency --predictors same:sector,same:municipality "
    "network.graphml -o qap.csv",
    "pdn-qap --outcome frequency --predictors same:unit --stop 20 -n 10000 "
    "network.graphml",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-qap",
    .about = "do two kinds of tie go together, beyond chance in who is who",
    .operands = "[network.graphml]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_WRITES_CSV | PDN_HIDES | PDN_DRAWS,
    .said = said,
    .notes =
        "frequency and tie are 0 where somebody who answered names no\n"
        "contact; any other column is then not known, and pairs with anything\n"
        "not known are left out. p is two-sided, by double semi-partialling,\n"
        "over relabelings that leave the pairs with everything known where\n"
        "they are; it stays empty for fewer than 20 pairs (judgement), and\n"
        "for fewer than 100 relabelings or draws (judgement). It shows that\n"
        "things go together, not which makes which.\n",
};

/* The matrices, and their names. */
struct job {
    pdn_network g;
    double *cell;
    const double **predictor;
    pdn_list name;
    pdn_qap_data data;
};

static pdn_status fill(const struct args *a, struct job *j)
{
    pdn_status st = PDN_OK;
    size_t n = j->g.actors, terms = j->data.predictors;

    if (n > PDN_QAP_MOST)
        PDN_FAIL(PDN_EDATA, "%zu actors, want at most %d", n, PDN_QAP_MOST);
    PDN_NEW(j->cell, (terms + 1) * n * n);
    PDN_NEW(j->predictor, terms);
    PDN_TRY(pdn_qap_matrix(&j->g, a->outcome, j->cell));
    for (size_t k = 0; k < terms; k++) {
        double *cell = j->cell + (k + 1) * n * n;
        PDN_TRY(pdn_qap_matrix(&j->g, j->name.item[k], cell));
        j->predictor[k] = cell;
    }
    j->data.n = n;
    j->data.undirected = !j->g.directed;
    j->data.outcome = j->cell;
    j->data.predictor = j->predictor;
    j->data.name = j->name.item;
out:
    return st;
}

static pdn_status write_rows(pdn_call *call, const struct args *a,
                             struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_qap_row *row = NULL;
    size_t rows = 0;
    pdn_about about = cli__about(&j->g);
    pdn_qap_options o = pdn_qap_defaults();

    CLI_DRAWS(call, &o);
    o.stop = (size_t)a->stop;
    if (o.draws > 0) about.draws = (double)o.draws;
    PDN_TRY(fill(a, j));
    PDN_TRY(pdn_qap(&j->data, &o, &call->findings, &row, &rows));
    call->beside = &j->g;
    PDN_TRY(cli__write_rows(call, &pdn_qap_schema, row, rows, &about));
out:
    free(row);
    return st;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    const char *path = cli__input(call);
    struct job j = {0};

    PDN_TRY(cli__parts(call, "predictors", &a->predictors, &j.name));
    if (a->outcome == NULL || j.name.items == 0)
        return cli__misuse(call, "want --outcome and --predictors");
    j.data.predictors = j.name.items;
    PDN_TRY(cli__network(call, path, &j.g));
    PDN_TRY(pdn_within(
        pdn_network_check_people(&j.g, "a regression over pairs of people"),
        "%s", pdn_base_name(path)));
    j.data.file = pdn_base_name(path);
    PDN_TRY(pdn_within(write_rows(call, a, &j), "%s", pdn_base_name(path)));
out:
    free(j.cell);
    free(j.predictor);
    pdn_network_clear(&j.g);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};

    return cli__run(&tool, &a, (long)pdn_qap_defaults().draws, run, argc, argv);
}
