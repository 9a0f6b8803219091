#include "survey/webform/survey_column.h"

#include <math.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099 };

/* Does a column of that heading say of which survey a row is? Of years, where
 * its numbers are years, not how long somebody has worked there. */
static bool says_when(const char *folded, const pdn_column *c, size_t rows)
{
    static const char *const years[] = {"år", "year", "aar", "årstall",
                                        "årstal"};
    static const char *const rounds[] = {
        "wave",   "runde",  "round",        "bølge",       "bølgje",
        "måling", "omgang", "undersøkelse", "undersøking", "survey"};

    for (size_t i = 0; i < PDN_COUNT(rounds); i++)
        if (strcmp(rounds[i], folded) == 0) return true;
    for (size_t i = 0; i < rows && c->number != NULL; i++)
        if (!isnan(c->number[i]) &&
            (c->number[i] < FIRST_YEAR || c->number[i] > LAST_YEAR))
            return false;
    for (size_t i = 0; i < PDN_COUNT(years); i++)
        if (strcmp(years[i], folded) == 0) return true;
    return false;
}

pdn_status different_values__add(different_values *v, const char *text,
                                 pdn_arena *keep)
{
    pdn_status st = PDN_OK;
    uint32_t first = 0;

    if (v->n > DIFFERENT_VALUES_MOST || text == NULL || *text == '\0')
        return PDN_OK;
    if (textmap__get(&v->seen, text) != PDN_TEXTMAP_NONE) return PDN_OK;
    PDN_TRY(pdn_arena_keep(keep, text, &text));
    PDN_TRY(textmap__put(&v->seen, text, (uint32_t)v->n, &first));
    if (v->n < DIFFERENT_VALUES_MOST) v->text[v->n] = text;
    v->n++;
out:
    return st;
}

static pdn_status list_values(const pdn_column *c, size_t rows, pdn_arena *keep,
                              different_values *out)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    for (size_t i = 0; i < rows; i++) {
        if (c->text != NULL) {
            PDN_TRY(different_values__add(out, c->text[i], keep));
        } else if (!isnan(c->number[i])) {
            pdn_number_write(c->number[i], number);
            PDN_TRY(different_values__add(out, number, keep));
        }
    }
out:
    return st;
}

pdn_status survey_column__find(const pdn_table *t, pdn_arena *keep,
                               size_t *column, different_values *out)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;

    *column = SIZE_MAX;
    for (size_t k = 0; k < t->columns && *column == SIZE_MAX; k++) {
        const pdn_column *c = &t->column[k];
        PDN_TRY(pdn_normalize_name(keep, c->name, &folded));
        if (!says_when(folded, c, t->rows)) continue;
        textmap__clear(&out->seen);
        *out = (different_values){0};
        PDN_TRY(list_values(c, t->rows, keep, out));
        if (out->n > 1 && out->n <= DIFFERENT_VALUES_MOST) *column = k;
    }
out:
    return st;
}

pdn_status survey_column__tell(const pdn_table *t, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_arena keep = {0};
    different_values values = {0};
    char list[120] = "";
    size_t column = SIZE_MAX, used = 0;

    PDN_TRY(survey_column__find(t, &keep, &column, &values));
    if (column == SIZE_MAX) goto out;
    for (size_t i = 0; i < values.n && used + 16 < sizeof list; i++)
        used += (size_t)pdn_format(list + used, sizeof list - used, "%s%.12s",
                                   i > 0 ? ", " : "", values.text[i]);
    PDN_TRY(pdn_diagnostics_add(
        f,
        (pdn_diagnostic){.file = t->file,
                         .column = t->field[column],
                         .severity = PDN_WARNING,
                         .code = "several-surveys",
                         .action = "read as one"},
        "\"%s\" tells %zu surveys apart (%s): read as one; --where \"%s=%s\" "
        "takes one of them",
        t->column[column].name, values.n, list, t->column[column].name,
        values.text[values.n - 1]));
out:
    textmap__clear(&values.seen);
    pdn_arena_clear(&keep);
    return st;
}
