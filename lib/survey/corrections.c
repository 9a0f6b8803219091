#include "answers.h"
#include "table/rows/rows.h"

#include "pdnet/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Corrections that people made after they had seen the picture, each with the
 * name of who said so. They come after merging and before anything counts. */

struct correction {
    const char *change, *column, *value, *said_by;
    const char *wave;
    uint32_t from, to;
    pdn_diagnostic at;                             /* the row */
    pdn_diagnostic change_at, column_at, value_at; /* the cells */
};

/* The tie between the two, or SIZE_MAX. */
static size_t tie_of(const pdn_survey *s, const struct correction *c)
{
    for (size_t i = 0; i < s->tie.rows; i++) {
        if (s->from[i] == c->from && s->to[i] == c->to) return i;
        if (!s->directed && s->from[i] == c->to && s->to[i] == c->from)
            return i;
    }
    return SIZE_MAX;
}

static bool is_contact(const pdn_survey *s, size_t row)
{
    return pdn_table_column(&s->tie, "tie")->number[row] > 0.5;
}

static void set_contact(answers_context *w, size_t row)
{
    const pdn_column *frequency = pdn_table_column(&w->s->tie, "frequency");
    double x = frequency == NULL ? 1 : frequency->number[row];
    double least = w->o->min_frequency;
    bool contact = isnan(x) || (least > 0 ? x >= least : x > 0);

    pdn_table_column(&w->s->tie, "tie")->number[row] = contact;
}

static pdn_status set_value(answers_context *w, const struct correction *c,
                            size_t row)
{
    pdn_table *t = &w->s->tie;
    pdn_column *to =
        c->column == NULL ? NULL : pdn_table_mutable_column(t, c->column);
    double x = 0;

    if (c->column == NULL) return PDN_OK;
    if (to == NULL || strcmp(c->column, "tie") == 0)
        return pdn_diagnostics_add(w->f, c->column_at,
                                   "the ties have no column \"%s\"", c->column);
    if (to->text != NULL) return pdn_table_text(t, c->value, &to->text[row]);
    if (c->value == NULL ||
        !pdn_number_read(c->value, strlen(c->value), '.', &x))
        return pdn_diagnostics_add(w->f, c->value_at,
                                   "value is \"%s\": %s wants a number",
                                   c->value == NULL ? "" : c->value, c->column);
    for (size_t i = 0; i < w->s->scales; i++) {
        const pdn_survey_scale *s = &w->s->scale[i];
        if (strcmp(s->column, c->column) != 0) continue;
        if (x < s->lo || x > s->hi)
            return pdn_diagnostics_add(w->f, c->value_at,
                                       "%s is %s: outside its scale", c->column,
                                       c->value);
        /* a correction is told as the survey asked */
        if (s->turned) x = s->lo + s->hi - x;
    }
    to->number[row] = x;
    set_contact(w, row);
    return PDN_OK;
}

static pdn_status add_row(answers_context *w, const struct correction *c,
                          size_t *row)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = w->s;
    size_t n = s->tie.rows;
    bool swap = !s->directed && c->from > c->to;

    uint32_t *from = pdn_arena_get(&s->arena, (n + 1) * sizeof *from);
    uint32_t *to = pdn_arena_get(&s->arena, (n + 1) * sizeof *to);
    if (from == NULL || to == NULL) return pdn_no_memory();
    for (size_t i = 0; i < n; i++) {
        from[i] = s->from[i];
        to[i] = s->to[i];
    }
    from[n] = swap ? c->to : c->from;
    to[n] = swap ? c->from : c->to;
    s->from = from;
    s->to = to;
    PDN_TRY(rows__extend(&s->tie, 1));
    *row = n;
out:
    return st;
}

static pdn_status add(answers_context *w, const struct correction *c)
{
    pdn_status st = PDN_OK;
    size_t row = tie_of(w->s, c);
    pdn_column *frequency = NULL;

    if (!w->s->answered[c->from])
        return pdn_diagnostics_add(w->f, c->at,
                                   "adds an answer of somebody who did not "
                                   "answer");
    if (w->own != NULL && !pdn_survey_is_group(&w->s->actor, c->to))
        return pdn_diagnostics_add(w->f, c->at,
                                   "adds a person where services are named");
    if (row != SIZE_MAX && is_contact(w->s, row))
        return pdn_diagnostics_add(w->f, c->at,
                                   "adds a tie that is there: want "
                                   "alter");
    if (row == SIZE_MAX) PDN_TRY(add_row(w, c, &row));
    frequency = pdn_table_mutable_column(&w->s->tie, "frequency");
    if (frequency != NULL) frequency->number[row] = pdn_absent(PDN_NOT_DEFINED);
    pdn_table_column(&w->s->tie, "tie")->number[row] = 1;
    PDN_TRY(set_value(w, c, row));
out:
    return st;
}

static void take_row_out(pdn_survey *s, bool *keep, size_t row)
{
    for (size_t i = 0; i < s->tie.rows; i++)
        keep[i] = i != row;
    for (size_t i = row; i + 1 < s->tie.rows; i++) {
        s->from[i] = s->from[i + 1];
        s->to[i] = s->to[i + 1];
    }
    rows__keep(&s->tie, keep);
}

static pdn_status change(answers_context *w, const struct correction *c)
{
    pdn_status st = PDN_OK;
    bool *keep = NULL;
    bool removes = strcmp(c->change, "remove") == 0;
    size_t row = tie_of(w->s, c);

    if (row == SIZE_MAX)
        return pdn_diagnostics_add(w->f, c->at, "%s a tie that is not there",
                                   removes ? "removes" : "alters");
    if (removes) {
        PDN_NEW(keep, w->s->tie.rows);
        take_row_out(w->s, keep, row);
        goto out;
    }
    if (c->column == NULL)
        PDN_TRY(pdn_diagnostics_add(w->f, c->column_at, "alters no column"));
    PDN_TRY(set_value(w, c, row));
out:
    free(keep);
    return st;
}

/* Of the text of somebody who was taken out nothing is kept. */
static pdn_status who_said(answers_context *w, const struct correction *c,
                           const char **out)
{
    pdn_status st = PDN_OK;
    uint32_t speaker = UINT32_MAX;
    const size_t before = w->by_name;

    PDN_TRY(answers__seek_actor(w, c->said_by, &speaker));
    w->by_name = before; /* no answer names them */
    *out = speaker != UINT32_MAX && w->gone[speaker] ? "withheld" : c->said_by;
out:
    return st;
}

/* Keeps the correction for the owner of the study. */
static pdn_status keep_row(answers_context *w, const struct correction *c)
{
    pdn_status st = PDN_OK;
    pdn_corrections *to = w->o->corrected;
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");
    const char *said = NULL;
    pdn_correction_row *row = NULL;

    if (to == NULL) return PDN_OK;
    PDN_ROOM(to->row, to->rows + 1, to->capacity);
    row = &to->row[to->rows];
    *row = (pdn_correction_row){0};
    PDN_TRY(who_said(w, c, &said));
    PDN_TRY(pdn_arena_keep(&to->text, c->wave, &row->wave));
    PDN_TRY(pdn_arena_keep(&to->text, id->text[c->from], &row->from));
    PDN_TRY(pdn_arena_keep(&to->text, id->text[c->to], &row->to));
    PDN_TRY(pdn_arena_keep(&to->text, c->change, &row->change));
    PDN_TRY(pdn_arena_keep(&to->text, c->column, &row->column));
    PDN_TRY(pdn_arena_keep(&to->text, c->value, &row->value));
    PDN_TRY(pdn_arena_keep(&to->text, said, &row->said_by));
    to->rows++;
out:
    return st;
}

void pdn_corrections_clear(pdn_corrections *c)
{
    pdn_arena_clear(&c->text);
    free(c->row);
    *c = (pdn_corrections){0};
}

static pdn_status apply(answers_context *w, struct correction *c)
{
    pdn_status st = PDN_OK;
    size_t errors = w->f->errors;
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");

    if (strcmp(c->change, "add") == 0)
        PDN_TRY(add(w, c));
    else if (strcmp(c->change, "remove") == 0 ||
             strcmp(c->change, "alter") == 0)
        PDN_TRY(change(w, c));
    else
        PDN_TRY(pdn_diagnostics_add(
            w->f, c->change_at, "change is \"%s\": want add, remove or alter",
            c->change));
    if (w->f->errors > errors) goto out;
    PDN_TRY(keep_row(w, c));
    c->at.severity = PDN_NOTE;
    c->at.code = "corrected";
    c->at.action = c->change;
    PDN_TRY(pdn_diagnostics_add(w->f, c->at,
                                "%s \"%s\" to \"%s\"%s%s%s%s, said "
                                "by %s",
                                c->change, id->text[c->from], id->text[c->to],
                                c->column != NULL ? ": " : "",
                                c->column != NULL ? c->column : "",
                                c->value != NULL ? " = " : "",
                                c->value != NULL ? c->value : "", c->said_by));
out:
    return st;
}

static pdn_diagnostic cell_of(const pdn_table *t, const char *column,
                              size_t row)
{
    return answers__cell(t, row, answers__column(t, column), "correction");
}

/* Actors were perhaps taken out since the names were read. */
static pdn_status find_actor(answers_context *w, const pdn_table *t, size_t row,
                             const char *column, uint32_t *actor)
{
    pdn_status st = PDN_OK;
    size_t k = answers__column(t, column), before = 0;

    PDN_TRY(answers__find_actor(w, t->column[k].text[row],
                                answers__cell(t, row, k, "unknown-actor"),
                                actor));
    if (*actor == UINT32_MAX) goto out;
    if (w->gone[*actor]) {
        *actor = UINT32_MAX;
        goto out;
    }
    for (uint32_t i = 0; i < *actor; i++)
        before += w->gone[i];
    *actor -= (uint32_t)before;
out:
    return st;
}

static pdn_status apply_row(answers_context *w, const pdn_table *t, size_t row,
                            size_t *applied)
{
    pdn_status st = PDN_OK;
    const char *wave = pdn_table_cell(t, "wave", row);
    struct correction c = {.wave = wave,
                           .change = pdn_table_cell(t, "change", row),
                           .column = pdn_table_cell(t, "column", row),
                           .value = pdn_table_cell(t, "value", row),
                           .said_by = pdn_table_cell(t, "said_by", row),
                           .at = answers__cell(t, row, SIZE_MAX, "correction"),
                           .change_at = cell_of(t, "change", row),
                           .column_at = cell_of(t, "column", row),
                           .value_at = cell_of(t, "value", row)};

    if (c.said_by == NULL) {
        PDN_TRY(pdn_diagnostics_add(w->f, cell_of(t, "said_by", row),
                                    "said_by is empty"));
        goto out;
    }
    if (c.change == NULL) goto out; /* told as empty when it was read */
    if (wave != NULL && (w->o->wave == NULL || strcmp(wave, w->o->wave) != 0))
        goto out;
    PDN_TRY(find_actor(w, t, row, "from", &c.from));
    PDN_TRY(find_actor(w, t, row, "to", &c.to));
    if (c.from == UINT32_MAX || c.to == UINT32_MAX) goto out;
    if (c.from == c.to) {
        PDN_TRY(pdn_diagnostics_add(w->f, c.at, "from and to are the same"));
        goto out;
    }
    ++*applied;
    PDN_TRY(apply(w, &c));
out:
    return st;
}

pdn_status corrections__apply(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table t = {0};
    const pdn_file_kind *kind = pdn_file_kind_of("corrections");
    size_t applied = 0;

    PDN_TRY(answers__read_file(w, w->o->corrections, &w->o->csv, kind->want,
                               kind->wants, &t));
    for (size_t i = 0; t.file != NULL && i < t.rows; i++)
        PDN_TRY(apply_row(w, &t, i, &applied));
    if (t.file != NULL)
        PDN_TRY(pdn_diagnostics_tell(w->f, PDN_NOTE, "corrections", t.file,
                                     "%zu of %zu corrections are of this wave",
                                     applied, t.rows));
out:
    pdn_table_clear(&t);
    return st;
}
