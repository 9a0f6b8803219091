#define _POSIX_C_SOURCE 200809L
#include "survey/suggest/headings/heading_labels.h"

#include "core/textmap.h"
#include "survey/webform/heading_codes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The list under way. Its own headings are its row 0: it may have none. */
struct list {
    const pdn_table *t;
    size_t code, label; /* columns */
    pdn_textmap row_of; /* key of a code: its row */
    const char **key;   /* of the code in each row, or NULL */
    pdn_arena *text;
};

/* A cell as text, NULL where nothing stands. */
static pdn_status cell(const struct list *l, size_t column, size_t row,
                       const char **out)
{
    const pdn_column *c = &l->t->column[column];
    char number[PDN_NUMBER_SIZE];

    *out = NULL;
    if (row == 0) {
        *out = c->name;
    } else if (c->text != NULL) {
        *out = c->text[row - 1];
    } else if (!isnan(c->number[row - 1])) {
        pdn_number_write(c->number[row - 1], number);
        return pdn_arena_keep(l->text, number, out);
    }
    return PDN_OK;
}

/* How many headings of the survey stand in a column of the list. */
static pdn_status count_codes(struct list *l, size_t column,
                              const pdn_textmap *headings, size_t *n)
{
    pdn_status st = PDN_OK;
    pdn_textmap met = {0};
    const char *s = NULL, *key = NULL;
    uint32_t first = 0;

    *n = 0;
    for (size_t row = 0; row <= l->t->rows; row++) {
        PDN_TRY(cell(l, column, row, &s));
        if (s == NULL) continue;
        PDN_TRY(pdn_name_key(l->text, s, &key));
        if (textmap__get(headings, key) == PDN_TEXTMAP_NONE) continue;
        PDN_TRY(textmap__put(&met, key, (uint32_t)row, &first));
        *n += first == row;
    }
out:
    textmap__clear(&met);
    return st;
}

static pdn_status find_codes(struct list *l, const pdn_table *t, size_t *met)
{
    pdn_status st = PDN_OK;
    pdn_textmap headings = {0};
    const char *key = NULL;
    size_t n = 0;

    *met = 0;
    for (size_t k = 0; k < t->columns; k++) {
        PDN_TRY(pdn_name_key(l->text, t->column[k].name, &key));
        PDN_TRY(textmap__put(&headings, key, (uint32_t)k, NULL));
    }
    for (size_t c = 0; c < l->t->columns; c++) {
        PDN_TRY(count_codes(l, c, &headings, &n));
        if (n <= *met) continue;
        *met = n;
        l->code = c;
    }
out:
    textmap__clear(&headings);
    return st;
}

static pdn_status is_called_label(const char *name, pdn_arena *text, bool *yes)
{
    static const char *const called[] = {
        "label",          "labels",          "etikett",  "merkelapp",
        "spørsmål",       "spørsmålstekst",  "question", "question text",
        "variable label", "variabeletikett", "tekst",    "text",
        "beskrivelse",    "description"};
    const char *folded = NULL;
    pdn_status st = pdn_normalize_name(text, name, &folded);

    *yes = false;
    for (size_t i = 0; i < PDN_COUNT(called) && st == PDN_OK; i++)
        *yes = *yes || strcmp(folded, called[i]) == 0;
    return st;
}

static pdn_status find_labels(struct list *l, bool *found)
{
    pdn_status st = PDN_OK;
    size_t most = 0;
    const char *s = NULL;
    bool called = false;

    *found = false;
    for (size_t c = 0; c < l->t->columns && !called; c++) {
        size_t bytes = 0;
        if (c == l->code || l->t->column[c].text == NULL) continue;
        PDN_TRY(is_called_label(l->t->column[c].name, l->text, &called));
        for (size_t row = 0; row <= l->t->rows; row++) {
            PDN_TRY(cell(l, c, row, &s));
            bytes += s != NULL ? strlen(s) : 0;
        }
        if (bytes <= most && !called) continue;
        most = bytes;
        l->label = c;
        *found = true;
    }
out:
    return st;
}

static pdn_status index_codes(struct list *l)
{
    pdn_status st = PDN_OK;
    const char *s = NULL;

    l->key = pdn_arena_get(l->text, (l->t->rows + 1) * sizeof *l->key);
    PDN_TRY(pdn_had_memory(l->key));
    for (size_t row = 0; row <= l->t->rows; row++) {
        l->key[row] = NULL;
        PDN_TRY(cell(l, l->code, row, &s));
        if (s == NULL) continue;
        PDN_TRY(pdn_name_key(l->text, s, &l->key[row]));
        PDN_TRY(textmap__put(&l->row_of, l->key[row], (uint32_t)row, NULL));
    }
out:
    return st;
}

/* Where the list has a row for each answer: its number and its words. */
static void find_answers(const struct list *l, size_t *number, size_t *word)
{
    *number = *word = SIZE_MAX;
    for (size_t c = 0; c < l->t->columns; c++) {
        const pdn_column *at = &l->t->column[c];
        if (c == l->code || c == l->label) continue;
        if (at->number != NULL && *number == SIZE_MAX) *number = c;
        if (at->text != NULL && *number != SIZE_MAX && *word == SIZE_MAX)
            *word = c;
    }
}

/* The label, and behind it what the rows of its code say that numbers mean, as
 * headings say it: (1 = daglig, 5 = aldri). */
static pdn_status with_answers(const struct list *l, const char *key,
                               const char **label)
{
    pdn_status st = PDN_OK;
    size_t number = SIZE_MAX, word = SIZE_MAX, n = 0, answers = 0;
    char *bytes = NULL;
    FILE *f = NULL;

    find_answers(l, &number, &word);
    if (word == SIZE_MAX) return PDN_OK;
    f = open_memstream(&bytes, &n);
    PDN_TRY(pdn_had_memory(f));
    fputs(*label, f);
    for (size_t row = 1; row <= l->t->rows; row++) {
        const char *x = NULL, *says = NULL;
        if (l->key[row] == NULL || strcmp(l->key[row], key) != 0) continue;
        PDN_TRY(cell(l, number, row, &x));
        PDN_TRY(cell(l, word, row, &says));
        if (x == NULL || says == NULL) continue;
        fprintf(f, "%s%s = %s", answers++ == 0 ? " (" : ", ", x, says);
    }
    if (answers > 0) putc(')', f);
    n = fclose(f) == 0 ? n : 0;
    f = NULL;
    PDN_TRY(pdn_had_memory(bytes));
    if (answers < 2) goto out;
    *label = pdn_arena_string(l->text, bytes);
    PDN_TRY(pdn_had_memory(*label));
out:
    if (f != NULL) (void)fclose(f);
    free(bytes);
    return st;
}

static pdn_status rename_all(const struct list *l, const pdn_table *t,
                             pdn_table *out, const char **first)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *label = NULL;

    out->column = pdn_arena_get(l->text, t->columns * sizeof *out->column);
    PDN_TRY(pdn_had_memory(out->column));
    for (size_t k = 0; k < t->columns; k++) {
        out->column[k] = t->column[k];
        PDN_TRY(pdn_name_key(l->text, t->column[k].name, &key));
        int64_t row = textmap__get(&l->row_of, key);
        if (row == PDN_TEXTMAP_NONE) continue;
        PDN_TRY(cell(l, l->label, (size_t)row, &label));
        if (label == NULL) continue;
        PDN_TRY(with_answers(l, key, &label));
        out->column[k].name = label;
        *first = t->column[k].name;
    }
out:
    return st;
}

pdn_status heading_labels__put(const pdn_table *list, const pdn_table *t,
                               pdn_arena *text, pdn_diagnostics *f,
                               pdn_table *out)
{
    pdn_status st = PDN_OK;
    struct list l = {.t = list, .text = text};
    const pdn_diagnostic at = {.file = list->file, .code = "suggest"};
    pdn_diagnostic told = at;
    const char *last = "";
    size_t met = 0;
    bool labels = false;

    *out = *t;
    PDN_TRY(find_codes(&l, t, &met));
    if (met > 0) PDN_TRY(find_labels(&l, &labels));
    if (!labels) {
        told.severity = PDN_ERROR;
        PDN_TRY(pdn_diagnostics_add(
            f, told,
            "want a list of the headings of %s and what each asks, a row each "
            "(code, label): %s",
            t->file,
            met == 0 ? "no column holds its headings"
                     : "no other column has text"));
        goto out;
    }
    PDN_TRY(index_codes(&l));
    PDN_TRY(rename_all(&l, t, out, &last));
    told.severity = PDN_NOTE;
    PDN_TRY(pdn_diagnostics_add(
        f, told, "says what %zu of the %zu headings of %s ask, as %.60s", met,
        t->columns, t->file, last));
out:
    textmap__clear(&l.row_of);
    return st;
}

pdn_status heading_labels__below(const pdn_table *t, pdn_arena *text,
                                 pdn_table *out, bool *found)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    uint32_t first = 0;

    *out = *t;
    *found = t->label != NULL && heading_codes__alone(t) > 0;
    if (!*found) return PDN_OK;
    out->column = pdn_arena_get(text, t->columns * sizeof *out->column);
    PDN_TRY(pdn_had_memory(out->column));
    for (size_t k = 0; k < t->columns; k++) {
        const size_t at = t->field[k] - 1;
        const char *label = at < t->labels ? t->label[at] : "";
        out->column[k] = t->column[k];
        if (*label == '\0') continue;
        PDN_TRY(textmap__put(&seen, label, (uint32_t)k, &first));
        if (first == k) out->column[k].name = label;
    }
out:
    textmap__clear(&seen);
    return st;
}
