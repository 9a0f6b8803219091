#include "survey/webform/two_names.h"

#include <stdbool.h>
#include <string.h>

static const char *const given[] = {"fornavn",   "fornamn",    "first name",
                                    "firstname", "given name", NULL};
static const char *const family[] = {"etternavn", "etternamn", "last name",
                                     "lastname",  "surname",   "family name",
                                     NULL};

static pdn_status is_one_of(const char *heading, const char *const *words,
                            bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL;

    *yes = false;
    PDN_TRY(pdn_normalize_name(&text, heading, &folded));
    for (; *words != NULL && !*yes; words++)
        *yes = strcmp(*words, folded) == 0;
out:
    pdn_arena_clear(&text);
    return st;
}

/* The first column of text with such a heading; SIZE_MAX: none. */
static pdn_status seek(const pdn_table *t, const char *id,
                       const char *const *words, size_t *column)
{
    pdn_status st = PDN_OK;
    bool yes = false;

    *column = SIZE_MAX;
    for (size_t k = 0; k < t->columns && *column == SIZE_MAX; k++) {
        const char *heading = t->column[k].name;
        if (id != NULL && strcmp(heading, "id") == 0) heading = id;
        PDN_TRY(is_one_of(heading, words, &yes));
        if (yes && t->column[k].text != NULL) *column = k;
    }
out:
    return st;
}

pdn_status two_names__join(pdn_table *t, const char *id, pdn_diagnostics *f,
                           size_t *column)
{
    pdn_status st = PDN_OK;
    size_t first = SIZE_MAX, last = SIZE_MAX;

    *column = SIZE_MAX;
    PDN_TRY(seek(t, id, given, &first));
    PDN_TRY(seek(t, id, family, &last));
    if (first == SIZE_MAX || last == SIZE_MAX) goto out;
    for (size_t i = 0; i < t->rows; i++) {
        const char *a = t->column[first].text[i], *b = t->column[last].text[i];
        if (a == NULL || b == NULL) continue;
        PDN_TRY(pdn_arena_format(&t->arena, &t->column[first].text[i], "%s %s",
                                 a, b));
    }
    *column = first;
    PDN_TRY(pdn_diagnostics_tell(
        f, PDN_NOTE, "two-names", t->file,
        "\"%.60s\" and \"%.60s\" are read as one name",
        id != NULL && strcmp(t->column[first].name, "id") == 0
            ? id
            : t->column[first].name,
        t->column[last].name));
out:
    return st;
}

static void take_out(pdn_table *t, size_t column)
{
    for (size_t k = column; k + 1 < t->columns; k++) {
        t->column[k] = t->column[k + 1];
        t->field[k] = t->field[k + 1];
    }
    t->columns--;
}

pdn_status two_names__take_out(pdn_table *t)
{
    pdn_status st = PDN_OK;
    const char *const *const words[] = {given, family};
    size_t column = SIZE_MAX;

    for (size_t i = 0; i < PDN_COUNT(words); i++) {
        PDN_TRY(seek(t, NULL, words[i], &column));
        if (column != SIZE_MAX) take_out(t, column);
    }
out:
    return st;
}
