/* pdn-tally - counts with their denominators. */
#include "cli.h"

#include "pdnet/kinds.h"
#include "pdnet/tally_table.h"

#include <math.h>

struct args {
    int none;
};

static const char *const examples[] = {
    "pdn-tally themes samples/kongsvinger/inputs.csv",
    "pdn-tally stages samples/kongsvinger/stages.csv -o stages.csv",
    "pdn-tally voices samples/kongsvinger/voices.csv",
    "pdn-tally together samples/kongsvinger/together.csv",
    "pdn-tally offers < samples/kongsvinger/offers.csv",
    "pdn-tally actions samples/kongsvinger/actions.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-tally",
    .about = "counts with their denominators, and whether parts add up",
    .operands = "themes|voices|together|stages|offers|actions [FILE]",
    .min_operands = 1,
    .max_operands = 2,
    .example = examples,
    .shares = PDN_READS_CSV | PDN_WRITES_CSV,
    .draws = -1,
    .notes = "themes reads a file of inputs; the others a file of their name.\n"
             "Inputs of a meeting are no sample: they get no interval.\n",
};

static pdn_status run(pdn_call *call)
{
    pdn_status st = PDN_OK;
    pdn_table table = {0};
    pdn_tally tally = {0};
    const char *kind = call->operand[0];
    const char *path = call->operands > 1 ? call->operand[1] : "-";
    const char *file = pdn_tally_file(kind);
    pdn_about about = {NULL, (double)NAN, (double)NAN, (double)NAN};

    if (file == NULL) {
        st = pdn_tool_misuse(call,
                             "\"%s\": want themes, voices, together, stages, "
                             "offers or actions",
                             kind);
        goto out;
    }
    PDN_TRY(pdn_kind_read(file, path, &call->csv, &call->findings, &table));
    PDN_TRY(pdn_provenance_add(&call->origin, path, table.sha256));
    PDN_TRY(pdn_tally_make(kind, &table, &call->findings, &tally));
    PDN_TRY(pdn_rows_write(call->output, pdn_tally_schema(kind), tally.row,
                           tally.rows, &call->write, &about, &call->origin));
out:
    pdn_tally_clear(&tally);
    pdn_table_clear(&table);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&call));
}
