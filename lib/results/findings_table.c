#include "pdnet/tables.h"

#include <stdlib.h>

/* F(column, kind, unit, title, definition) */
#define F(column, kind, unit, title, definition)                              \
    {                                                                         \
#column, PDN_##kind, offsetof(pdn_findings_row, column), unit, title, \
            definition                                                        \
    }

/* clang-format off */
static const pdn_field fields[] = {
    F(file, TEXT, "name", "File", "Base name of the input file, or the option "
      "that it is about."),
    F(line, INTEGER, "line", "Line", "Line of the file, from 1; empty: the "
      "whole file."),
    F(column, INTEGER, "column", "Column", "Field of the row, from 1, as a "
      "spreadsheet counts; empty: the whole row."),
    F(severity, TEXT, "code", "Severity", "note, warning or error; an error "
      "refuses the file."),
    F(code, TEXT, "code", "Code", "A fixed word for this kind of finding."),
    F(message, TEXT, "text", "Message", "What was found and what was wanted."),
    F(action, TEXT, "text", "Action", "What was done about it."),
};
/* clang-format on */

const pdn_schema pdn_findings_schema = {
    .name = "findings",
    .title = "What was noticed in the input",
    .stride = sizeof(pdn_findings_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};

static double place(size_t n)
{
    return n > 0 ? (double)n : pdn_absent(PDN_NOT_DEFINED);
}

pdn_status pdn_findings_write(const char *path, const pdn_findings *f,
                              const pdn_write_options *o,
                              const pdn_about *about,
                              const pdn_provenance *origin)
{
    pdn_status st = PDN_OK;
    pdn_findings_row *row = NULL;

    PDN_NEW(row, f->rows);
    for (size_t i = 0; i < f->rows; i++) {
        const pdn_finding *from = &f->row[i];
        row[i] =
            (pdn_findings_row){.file = from->file,
                               .line = place(from->line),
                               .column = place(from->column),
                               .severity = pdn_severity_name(from->severity),
                               .code = from->code,
                               .message = from->message,
                               .action = from->action};
    }
    PDN_TRY(pdn_rows_write(path, &pdn_findings_schema, row, f->rows, o, about,
                           origin));
out:
    free(row);
    return st;
}
