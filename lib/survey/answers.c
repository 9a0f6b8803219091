#include "answers.h"

#include "table/rows/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the steps of reading a survey share. */

pdn_diagnostic answers__cell(const pdn_table *t, size_t row, size_t column,
                             const char *code)
{
    pdn_diagnostic at = {.file = t->file, .severity = PDN_ERROR, .code = code};

    if (row == SIZE_MAX)
        at.line = 1;
    else if (t->line != NULL && row < t->rows)
        at.line = t->line[row];
    if (column != SIZE_MAX) at.column = t->field[column];
    return at;
}

size_t answers__column(const pdn_table *t, const char *name)
{
    for (size_t k = 0; k < t->columns; k++)
        if (strcmp(t->column[k].name, name) == 0) return k;
    return SIZE_MAX;
}

pdn_status answers__read_file(answers_context *w, const char *path,
                              const pdn_csv_options *csv, const pdn_want *want,
                              size_t wants, pdn_table *out)
{
    pdn_status st = pdn_csv_read_faulty(path, csv, want, wants, w->f, out);

    if (st == PDN_EPARSE) {
        pdn_message_clear();
        for (size_t i = 0; i < wants; i++)
            if (want[i].required && out->file != NULL &&
                pdn_table_column(out, want[i].name) == NULL)
                pdn_table_clear(out);
        return PDN_OK;
    }
    if (st == PDN_OK && w->origin != NULL)
        st = pdn_provenance_add(w->origin, path, out->sha256);
    return st;
}

pdn_status actors__remove(pdn_survey *s, const bool *gone)
{
    pdn_status st = PDN_OK;
    uint32_t *now = NULL, n = 0;
    bool *keep = NULL;
    size_t to = 0;

    PDN_NEW(now, s->actor.rows);
    PDN_NEW(keep, s->tie.rows > s->actor.rows ? s->tie.rows : s->actor.rows);
    for (size_t i = 0; i < s->actor.rows; i++) {
        keep[i] = !gone[i];
        if (gone[i]) continue;
        s->answered[n] = s->answered[i];
        now[i] = n++;
    }
    rows__keep(&s->actor, keep);
    for (size_t i = 0; i < s->tie.rows; i++) {
        keep[i] = !gone[s->from[i]] && !gone[s->to[i]];
        if (!keep[i]) continue;
        s->from[to] = now[s->from[i]];
        s->to[to++] = now[s->to[i]];
    }
    rows__keep(&s->tie, keep);
out:
    free(keep);
    free(now);
    return st;
}

void answers__name_one(answers__some *s, const char *id)
{
    if (s->n++ >= 3) return;
    int put = snprintf(s->text + s->used, sizeof s->text - s->used, "%s%.40s",
                       s->n > 1 ? ", " : "", id);
    s->used += put > 0 ? (size_t)put : 0;
}

bool answers__is_empty(const pdn_column *c, size_t row)
{
    if (c->text != NULL)
        return c->text[row] == NULL ||
               c->text[row][strspn(c->text[row], " \t\r\n")] == '\0';
    return pdn_state_of(c->number[row]) == PDN_NOT_DEFINED;
}
