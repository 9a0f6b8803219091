#include "survey/webform/word_columns.h"

#include "survey/webform/multi_select.h"
#include "survey/webform/word_count.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

pdn_status word_columns__show_headings(pdn_table *t)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < t->columns; k++)
        PDN_TRY(
            pdn_name_shown(&t->arena, t->column[k].name, &t->column[k].name));
out:
    return st;
}

void word_columns__want(const pdn_file_kind *ties, pdn_want *want)
{
    for (size_t i = 0; i < ties->wants; i++) {
        want[i] = ties->want[i];
        want[i].kind = PDN_TEXT;
        want[i].not_negative = false;
    }
}

static pdn_diagnostic cell_of(const pdn_table *t, size_t row, size_t column)
{
    return (pdn_diagnostic){.file = t->file,
                            .line = t->line[row],
                            .column = t->field[column],
                            .severity = PDN_ERROR,
                            .code = "not-a-number"};
}

static pdn_status tell_foreign(word_count *c, const char *name,
                               const char *wants, const answer_book *b,
                               pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    char list[400], wanted[300];

    if (c->words == 0) return PDN_OK;
    word_count__list(c, list, sizeof list);
    PDN_TRY(answer_book__say_wanted(b, name, c->word[0].text, wants, wanted,
                                    sizeof wanted));
    PDN_TRY(pdn_diagnostics_add(
        f, c->word[0].at, "%s: %zu different word%s in %zu cell%s: %s: %s",
        name, c->words, c->words == 1 ? "" : "s", c->cells,
        c->cells == 1 ? "" : "s", list, wanted));
out:
    return st;
}

static pdn_status read_column(const answer_book *b, pdn_table *t, size_t k,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_column *c = &t->column[k];
    const answer_book__entry *e = NULL;
    word_count foreign = {0};
    double *number = pdn_arena_get(&t->arena, t->rows * sizeof *number);

    if (number == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->rows; i++) {
        const char *text = c->text[i];
        number[i] = pdn_absent(PDN_NOT_DEFINED);
        if (text == NULL) continue;
        PDN_TRY(answer_book__find(b, c->name, text, &e));
        if (e != NULL && e->is_number)
            number[i] = e->number;
        else if (e != NULL ||
                 (!pdn_state_read(text, &number[i]) &&
                  !pdn_number_read(text, strlen(text), '.', &number[i]) &&
                  !pdn_number_read(text, strlen(text), ',', &number[i])))
            PDN_TRY(word_count__add(&foreign, text, cell_of(t, i, k)));
        if (number[i] < 0 && strcmp(c->name, "frequency") == 0)
            PDN_TRY(
                pdn_diagnostics_add(f, cell_of(t, i, k),
                                    "frequency is %s: want a number that is "
                                    "not negative",
                                    text));
    }
    c->number = number;
    c->text = NULL;
    c->kind = PDN_REAL;
    PDN_TRY(tell_foreign(&foreign, c->name, "want a number", b, f));
out:
    word_count__clear(&foreign);
    return st;
}

pdn_status word_columns__read(const answer_book *b, pdn_table *t,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");

    for (size_t k = 0; k < t->columns; k++)
        for (size_t i = 0; i < ties->wants; i++)
            if (ties->want[i].kind != PDN_TEXT && t->column[k].text != NULL &&
                strcmp(ties->want[i].name, t->column[k].name) == 0)
                PDN_TRY(read_column(b, t, k, f));
out:
    return st;
}

static size_t place_of(const pdn_table *t, const char *name)
{
    size_t k = 0;

    while (k < t->columns && strcmp(t->column[k].name, name) != 0)
        k++;
    return k;
}

/* Cells that say the same are read once. */
static pdn_status to_codes(const multi_select *how, pdn_table *t, size_t column,
                           word_count *foreign)
{
    pdn_status st = PDN_OK;
    pdn_textmap read = {0};
    pdn_arena trial = {0};
    const char **text = t->column[column].text;
    const char *unknown = NULL, *codes = NULL;

    for (size_t i = 0; i < t->rows; i++) {
        const char *cell = text[i];
        if (cell == NULL) continue;
        int64_t same = textmap__get(&read, cell);
        if (same != PDN_TEXTMAP_NONE) {
            text[i] = text[same];
            continue;
        }
        PDN_TRY(multi_select__codes(how, cell, &trial, &codes, &unknown));
        if (unknown != NULL)
            PDN_TRY(word_count__add(foreign, unknown, cell_of(t, i, column)));
        else
            PDN_TRY(textmap__put(&read, cell, (uint32_t)i, NULL));
        PDN_TRY(pdn_table_text(t, codes, &text[i]));
        pdn_arena_clear(&trial);
    }
out:
    textmap__clear(&read);
    pdn_arena_clear(&trial);
    return st;
}

pdn_status word_columns__barriers(const answer_book *b, pdn_table *t,
                                  pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    size_t k = place_of(t, "barrier");
    bool listed = false;
    word_count foreign = {0};
    const multi_select how = multi_select__of(b, "barrier");

    if (k == t->columns) return PDN_OK;
    const char **text = t->column[k].text;
    for (size_t i = 0; i < t->rows && !listed; i++)
        listed = text[i] != NULL &&
                 (b->entries > 0 || strpbrk(text[i], how.signs) != NULL);
    if (listed) PDN_TRY(to_codes(&how, t, k, &foreign));
    PDN_TRY(tell_foreign(&foreign, "barrier", "not in the book", b, f));
out:
    word_count__clear(&foreign);
    return st;
}

/* ---- Headings that are not understood ----------------------------------- */

static bool is_own(const pdn_file_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->wants; i++)
        if (strcmp(kind->want[i].name, name) == 0) return true;
    return false;
}

/* The name of the kind, in whatever spelling, that is one letter from it. */
static const pdn_want *nearly(const pdn_file_kind *kind, const char *folded)
{
    if (strlen(folded) < 3) return NULL;
    for (size_t i = 0; i < kind->wants; i++) {
        const pdn_want *w = &kind->want[i];
        if (pdn_name_distance(folded, w->name, 1) <= 1) return w;
        for (size_t k = 0; w->also != NULL && w->also[k] != NULL; k++)
            if (pdn_name_distance(folded, w->also[k], 1) <= 1) return w;
    }
    return NULL;
}

pdn_status word_columns__tell_nearly(const pdn_file_kind *kind,
                                     const pdn_table *t, size_t k,
                                     pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL;
    const pdn_want *near = NULL;

    if (is_own(kind, t->column[k].name)) return PDN_OK;
    PDN_TRY(pdn_normalize_name(&text, t->column[k].name, &folded));
    near = nearly(kind, folded);
    if (near == NULL || place_of(t, near->name) < t->columns) goto out;
    PDN_TRY(pdn_diagnostics_add(f,
                                (pdn_diagnostic){.file = t->file,
                                                 .line = 1,
                                                 .column = t->field[k],
                                                 .severity = PDN_WARNING,
                                                 .code = "heading",
                                                 .action = "carried along"},
                                "the heading \"%s\" is not understood: is it "
                                "%s? (--column %s=THEIRS)",
                                t->column[k].name, near->name, near->name));
out:
    pdn_arena_clear(&text);
    return st;
}

static size_t zeros_in(const pdn_column *c, size_t rows)
{
    size_t n = 0;

    for (size_t i = 0; c->number != NULL && i < rows; i++)
        n += fabs(c->number[i]) <= 0;
    return n;
}

/* Without a frequency every row is contact: zeros elsewhere may say other. */
static pdn_status tell_zeros(const pdn_table *t, size_t k, pdn_diagnostics *f)
{
    size_t zeros = zeros_in(&t->column[k], t->rows);

    if (zeros == 0 || place_of(t, "frequency") < t->columns) return PDN_OK;
    return pdn_diagnostics_add(
        f,
        (pdn_diagnostic){.file = t->file,
                         .line = 1,
                         .column = t->field[k],
                         .severity = PDN_WARNING,
                         .code = "no-frequency",
                         .action = "read as contact"},
        "no column tells frequency, so each of %zu rows is read as contact, "
        "though \"%s\" is 0 in %zu: is that no contact? (--column "
        "frequency=THEIRS)",
        t->rows, t->column[k].name, zeros);
}

pdn_status word_columns__tell_others(const pdn_file_kind *kind,
                                     const pdn_table *t, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    char names[300] = "";
    size_t n = 0, used = 0;

    for (size_t k = 0; k < t->columns; k++) {
        if (is_own(kind, t->column[k].name)) continue;
        PDN_TRY(word_columns__tell_nearly(kind, t, k, f));
        if (strcmp(kind->name, "ties") == 0) PDN_TRY(tell_zeros(t, k, f));
        if (n++ >= 6) continue;
        int put = snprintf(names + used, sizeof names - used, "%s\"%.40s\"",
                           n > 1 ? ", " : "", t->column[k].name);
        used += put > 0 ? (size_t)put : 0;
    }
    if (n == 0) return PDN_OK;
    PDN_TRY(pdn_diagnostics_add(f,
                                (pdn_diagnostic){.file = t->file,
                                                 .severity = PDN_NOTE,
                                                 .code = "carried-along",
                                                 .action = "carried along"},
                                "%zu heading%s not among those known, carried "
                                "along: %s%s",
                                n, n == 1 ? "" : "s", names,
                                n > 6 ? ", ..." : ""));
out:
    return st;
}
