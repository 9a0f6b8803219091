#include "make_schema.h"

#include "pdnet/survey.h"
#include "pdnet/tables.h"

#include <stdlib.h>

static const pdn_field findings[] = {
#define COLUMN(name, ...) FIELD(pdn_diagnostics_row, name, name, __VA_ARGS__)
#include "columns/findings.def"
};

const pdn_schema pdn_diagnostics_schema = SCHEMA(
    "findings", "What was noticed in the input", pdn_diagnostics_row, findings);

static const pdn_field checklist[] = {
#define COLUMN(name, ...) FIELD(pdn_checklist_row, name, name, __VA_ARGS__)
#include "columns/checklist.def"
};

const pdn_schema pdn_checklist_schema =
    SCHEMA("checklist", "What guidelines for reporting ask for",
           pdn_checklist_row, checklist);

static double place(size_t n)
{
    return n > 0 ? (double)n : pdn_absent(PDN_NOT_DEFINED);
}

pdn_status pdn_diagnostics_write(const char *path, const pdn_diagnostics *f,
                                 const pdn_write_options *o,
                                 const pdn_about *about,
                                 const pdn_provenance *origin)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics_row *row = NULL;

    PDN_NEW(row, f->rows);
    for (size_t i = 0; i < f->rows; i++) {
        const pdn_diagnostic *from = &f->row[i];
        row[i] =
            (pdn_diagnostics_row){.file = from->file,
                                  .line = place(from->line),
                                  .column = place(from->column),
                                  .severity = pdn_severity_name(from->severity),
                                  .code = from->code,
                                  .message = from->message,
                                  .action = from->action};
    }
    PDN_TRY(pdn_rows_write(path, &pdn_diagnostics_schema, row, f->rows, o,
                           about, origin));
out:
    free(row);
    return st;
}

static const pdn_field corrections[] = {
#define COLUMN(name, ...) FIELD(pdn_correction_row, name, name, __VA_ARGS__)
#include "columns/corrections.def"
};

const pdn_schema pdn_corrections_schema =
    SCHEMA("corrections", "What was put right after the survey",
           pdn_correction_row, corrections);

static const pdn_field names[] = {
#define COLUMN(name, ...) FIELD(pdn_names_row, name, name, __VA_ARGS__)
#include "columns/names.def"
};

const pdn_schema pdn_names_schema =
    SCHEMA("names", "Who is behind which id", pdn_names_row, names);

pdn_status pdn_names_write(const char *path, const pdn_network *g,
                           const pdn_write_options *o)
{
    pdn_status st = PDN_OK;
    pdn_names_row *row = NULL;
    const pdn_column *name = pdn_table_column(&g->actor, "name");

    PDN_NEW(row, g->actors);
    for (size_t i = 0; i < g->actors; i++)
        row[i] = (pdn_names_row){g->id[i], name != NULL && name->text != NULL
                                               ? name->text[i]
                                               : NULL};
    PDN_TRY(
        pdn_rows_write(path, &pdn_names_schema, row, g->actors, o, NULL, NULL));
out:
    free(row);
    return st;
}
