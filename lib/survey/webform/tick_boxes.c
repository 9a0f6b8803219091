#include "survey/webform/tick_boxes.h"

#include <string.h>

static const char *const ticked[] = {"1",    "x",       "ja",      "yes",
                                     "true", "sann",    "valgt",   "valt",
                                     "✓",    "checked", "selected"};
static const char *const unticked[] = {
    "0",          "nei",        "no",        "false",       "usann",
    "ikke valgt", "ikkje valt", "unchecked", "not selected"};

static bool is_among(const char *const *list, size_t n, const char *folded)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], folded) == 0) return true;
    return false;
}

static pdn_status look(const char *cell, const char *answer, bool *is_box,
                       bool *is_ticked)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL, *own = NULL;

    PDN_TRY(pdn_normalize_name(&text, cell, &folded));
    if (answer != NULL) PDN_TRY(pdn_normalize_name(&text, answer, &own));
    *is_ticked = is_among(ticked, PDN_COUNT(ticked), folded) ||
                 (own != NULL && strcmp(own, folded) == 0);
    *is_box = *is_ticked || is_among(unticked, PDN_COUNT(unticked), folded);
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status tick_boxes__is_box(const char *cell, const char *answer, bool *yes)
{
    bool is_ticked = false;

    return look(cell, answer, yes, &is_ticked);
}

pdn_status tick_boxes__is_ticked(const char *cell, const char *answer,
                                 bool *yes)
{
    bool is_box = false;

    return look(cell, answer, &is_box, yes);
}

/* The cell as text, NULL where nothing stands. */
static const char *text_of(const pdn_column *c, size_t row,
                           char number[PDN_NUMBER_SIZE])
{
    if (c->text != NULL) {
        const char *s = c->text[row];
        return s != NULL && s[strspn(s, " \t\r\n")] != '\0' ? s : NULL;
    }
    if (pdn_state_of(c->number[row]) != PDN_VALUE) return NULL;
    pdn_number_write(c->number[row], number);
    return number;
}

/* The columns of one question, and what a tick in each answers. */
struct boxes {
    const size_t *column;
    const char *const *answer;
    size_t n;
};

static pdn_status join_row(pdn_table *t, size_t row, const struct boxes *b,
                           char *joined, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];
    bool is_box = false, is_ticked = false;

    *joined = '\0';
    for (size_t i = 0; i < b->n; i++) {
        const char *cell = text_of(&t->column[b->column[i]], row, number);
        if (cell == NULL) continue;
        PDN_TRY(look(cell, b->answer[i], &is_box, &is_ticked));
        if (!is_box)
            PDN_TRY(pdn_diagnostics_add(
                f,
                (pdn_diagnostic){.file = t->file,
                                 .line = t->line[row],
                                 .column = t->field[b->column[i]],
                                 .severity = PDN_ERROR,
                                 .code = "tick-box"},
                "\"%s\" in the column of \"%s\": want 1 or 0, x, ja or nei, or "
                "nothing",
                cell, b->answer[i]));
        if (!is_ticked) continue;
        if (*joined != '\0') strcat(joined, ";");
        strcat(joined, b->answer[i]);
    }
out:
    return st;
}

pdn_status tick_boxes__join(pdn_table *t, const size_t *column,
                            const char *const *answer, size_t n,
                            pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const char **text = pdn_arena_get(&t->arena, t->rows * sizeof *text);
    size_t size = 1;

    for (size_t i = 0; i < n; i++)
        size += strlen(answer[i]) + 1;
    char *joined = pdn_arena_get(&t->arena, size);
    if (text == NULL || joined == NULL) return pdn_no_memory();
    for (size_t r = 0; r < t->rows; r++) {
        PDN_TRY(join_row(t, r, &(struct boxes){column, answer, n}, joined, f));
        if (*joined != '\0') PDN_TRY(pdn_table_text(t, joined, &text[r]));
    }
    t->column[column[0]].text = text;
    t->column[column[0]].number = NULL;
    t->column[column[0]].kind = PDN_TEXT;
out:
    return st;
}
