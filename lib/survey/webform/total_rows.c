#include "survey/webform/total_rows.h"

#include <string.h>

static pdn_status says_sum(const char *cell, bool *yes)
{
    static const char *const words[] = {
        "sum",          "summer",          "i alt", "totalt",     "total",
        "antall",       "antall svar",     "snitt", "average",    "mean",
        "gjennomsnitt", "gjennomsnittlig", "antal", "antal svar", "count"};
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL;
    size_t n = 0;

    *yes = false;
    PDN_TRY(pdn_normalize_name(&text, cell, &folded));
    n = strlen(folded);
    if (n > 0 && folded[n - 1] == ':') n--;
    for (size_t i = 0; i < PDN_COUNT(words) && !*yes; i++)
        *yes = strlen(words[i]) == n && strncmp(words[i], folded, n) == 0;
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status total_rows__leave(pdn_table *t, const char *column,
                             pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(t, column);
    const size_t rows = t->rows;
    bool yes = true;

    if (c == NULL || c->text == NULL) return PDN_OK;
    while (t->rows > 1 && yes) {
        const char *cell = c->text[t->rows - 1];
        yes = cell != NULL;
        if (yes) PDN_TRY(says_sum(cell, &yes));
        t->rows -= yes;
    }
    if (t->rows == rows) goto out;
    PDN_TRY(pdn_diagnostics_add(
        f,
        (pdn_diagnostic){.file = t->file,
                         .line = t->line[t->rows],
                         .severity = PDN_WARNING,
                         .code = "total-rows",
                         .action = "left out"},
        "%zu row%s of sums at the end: left out (\"%.40s\")", rows - t->rows,
        rows - t->rows == 1 ? "" : "s", c->text[t->rows]));
out:
    return st;
}
