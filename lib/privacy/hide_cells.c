#include "hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/fragility.h"
#include "pdnet/measures.h"
#include "pdnet/qap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_number(const pdn_field *f)
{
    return f->kind == PDN_REAL || f->kind == PDN_INTEGER ||
           f->kind == PDN_BOOLEAN;
}

static double number_at(const char *base, const pdn_schema *s, size_t i,
                        const pdn_field *f)
{
    double x = (double)NAN;

    if (f != NULL && is_number(f))
        memcpy(&x, base + i * s->stride + f->at, sizeof x);
    return x;
}

double hide_cells__now(const hide_cells__table *t, size_t i, const pdn_field *f)
{
    return number_at(t->row, t->schema, i, f);
}

double hide_cells__was(const hide_cells__table *t, size_t i, const pdn_field *f)
{
    return number_at(t->was, t->schema, i, f);
}

double hide_cells__was_of(const hide_cells__table *t, size_t i,
                          const char *column)
{
    return hide_cells__was(t, i, table_rules__field(t->schema, column));
}

bool hide_cells__few(const hide_cells__work *w, double people)
{
    return people > .5 && people < w->o.fewest - .5;
}

const char *hide_cells__text(const hide_cells__table *t, size_t i,
                             const pdn_field *f)
{
    const char *text = NULL;

    if (f != NULL && f->kind == PDN_TEXT)
        memcpy(&text, t->row + i * t->schema->stride + f->at, sizeof text);
    return text;
}

const char *hide_cells__text_of(const hide_cells__table *t, size_t i,
                                const char *column)
{
    return hide_cells__text(t, i, table_rules__field(t->schema, column));
}

bool hide_cells__is_hidden(const hide_cells__table *t, size_t i,
                           const pdn_field *f)
{
    const char *text = hide_cells__text(t, i, f);

    if (f == NULL) return false;
    if (f->kind == PDN_TEXT)
        return text != NULL &&
               strcmp(text, pdn_state_mark(PDN_SUPPRESSED)) == 0;
    return is_number(f) &&
           pdn_state_of(hide_cells__now(t, i, f)) == PDN_SUPPRESSED;
}

static bool hide_number(hide_cells__table *t, char *member, const pdn_field *f)
{
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    double x = 0;

    memcpy(&x, member, sizeof x);
    const pdn_state state = pdn_state_of(x);
    if (state != PDN_VALUE &&
        !(state == PDN_NOT_DEFINED && t->held[f - t->schema->field]))
        return false;
    memcpy(member, &hidden, sizeof hidden);
    return true;
}

/* No text beside hidden ones would tell that there is none. */
static bool hide_text(const hide_cells__table *t, char *member,
                      const pdn_field *f)
{
    const char *mark = pdn_state_mark(PDN_SUPPRESSED), *text = NULL;

    memcpy(&text, member, sizeof text);
    if (!t->held[f - t->schema->field] ||
        (text != NULL && strcmp(text, mark) == 0))
        return false;
    memcpy(member, &mark, sizeof mark);
    return true;
}

static bool hide_code(char *member, const pdn_field *f)
{
    const bool verdict = f->kind == PDN_CODE && f->codes == &pdn_verdict_codes;
    const unsigned none = verdict ? PDN_HIDDEN : 0;
    unsigned code = 0;

    memcpy(&code, member, sizeof code);
    memcpy(member, &none, sizeof none);
    return code != none;
}

bool hide_cells__hide(hide_cells__table *t, size_t i, const pdn_field *f)
{
    if (f == NULL) return false;
    char *member = t->row + i * t->schema->stride + f->at;
    if (is_number(f)) return hide_number(t, member, f);
    return f->kind == PDN_TEXT ? hide_text(t, member, f) : hide_code(member, f);
}

void hide_cells__hide_few(hide_cells__work *w, hide_cells__table *t, size_t i,
                          const pdn_field *f)
{
    w->told->few += hide_cells__hide(t, i, f);
}

bool hide_cells__follow(hide_cells__work *w, hide_cells__table *t, size_t i,
                        const pdn_field *f)
{
    if (hide_cells__is_hidden(t, i, f) || !hide_cells__hide(t, i, f))
        return false;
    w->told->others++;
    return true;
}

bool hide_cells__same(const hide_cells__table *t, size_t i, size_t j,
                      const pdn_field *f)
{
    if (f == NULL) return true;
    if (f->kind == PDN_TEXT) {
        const char *a = hide_cells__text(t, i, f);
        const char *b = hide_cells__text(t, j, f);
        return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
    }
    const double x = hide_cells__was(t, i, f), y = hide_cells__was(t, j, f);
    return (isnan(x) && isnan(y)) || fabs(x - y) < 1e-9;
}

/* Or one that was hidden before: that another is empty tells as much. */
static bool has_value(const hide_cells__table *t, size_t i, const pdn_field *f)
{
    if (is_number(f)) {
        const pdn_state state = pdn_state_of(hide_cells__now(t, i, f));
        return state == PDN_VALUE || state == PDN_SUPPRESSED;
    }
    const char *text = hide_cells__text(t, i, f);
    return text != NULL && *text != '\0';
}

static pdn_status note_groups(hide_cells__table *t)
{
    pdn_status st = PDN_OK;
    const pdn_field *a = t->group[0], *b = t->group[1];
    const char **of_a = NULL, **of_b = NULL;

    if (a == NULL || b == NULL) return PDN_OK;
    PDN_NEW(of_a, t->rows);
    PDN_NEW(of_b, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        of_a[i] = hide_cells__text(t, i, a);
        of_b[i] = hide_cells__text(t, i, b);
    }
    PDN_TRY(group_rows__make(of_a, of_b, t->rows, &t->of_groups));
out:
    free(of_a);
    free(of_b);
    return st;
}

static pdn_status begin_table(pdn_private_table *from, hide_cells__table *t)
{
    pdn_status st = PDN_OK;
    const size_t size = from->rows * from->schema->stride;
    char *was = NULL;

    *t = (hide_cells__table){
        .schema = from->schema,
        .row = from->row,
        .rows = from->rows,
        .total = from->total,
        .totals = from->totals,
        .reference = from->reference,
        .references = from->references,
        .about = from->about,
        .behind = from->behind,
        .group = {table_rules__field(from->schema, "group_a"),
                  table_rules__field(from->schema, "group_b")},
        .from = from};
    PDN_NEW(was, size);
    t->was = was;
    if (size > 0) memcpy(was, from->row, size);
    PDN_NEW(t->held, from->schema->fields);
    PDN_NEW(t->hidden, from->rows);
    for (size_t k = 0; k < from->schema->fields; k++)
        for (size_t i = 0; i < from->rows && !t->held[k]; i++)
            t->held[k] = has_value(t, i, &from->schema->field[k]);
    PDN_TRY(note_groups(t));
    PDN_TRY(table_rules__make(from->schema, &t->rules));
out:
    return st;
}

/* Tables of what was answered about one another. */
static const pdn_schema *const of_answers[] = {
    &pdn_breakdown_schema,     &pdn_barriers_schema,
    &pdn_unmet_duties_schema,  &pdn_whatif_schema,
    &pdn_graph_level_schema,   &pdn_fragility_schema,
    &pdn_qap_schema,           &pdn_waves_schema,
    &pdn_waves_whole_schema,   &pdn_waves_pairs_schema,
    &pdn_waves_ratings_schema, &pdn_waves_barriers_schema};

bool hide_cells__is_of_answers(const pdn_schema *schema)
{
    bool answers = false;

    for (size_t i = 0; i < PDN_COUNT(of_answers); i++)
        answers = answers || schema == of_answers[i];
    return answers;
}

/* What an organisation answered is no person's: however few there are, it
 * stands. Young people are persons in any study. */
static bool is_aside(const pdn_privacy_options *o, const pdn_schema *schema)
{
    return o->organisations && hide_cells__is_of_answers(schema);
}

pdn_status hide_cells__begin(const pdn_privacy_options *o,
                             pdn_private_table *table, size_t tables,
                             pdn_hidden *told, hide_cells__work *out)
{
    pdn_status st = PDN_OK;

    *out = (hide_cells__work){.o = *o, .told = told};
    PDN_NEW(out->table, tables);
    for (int aside = 0; aside < 2; aside++) {
        for (size_t i = 0; i < tables; i++) {
            if (is_aside(o, table[i].schema) != (aside == 1)) continue;
            out->all++; /* so that a half-made one is released too */
            PDN_TRY(begin_table(&table[i], &out->table[out->all - 1]));
        }
        if (aside == 0) out->tables = out->all;
    }
out:
    return st;
}

void hide_cells__end(hide_cells__work *w)
{
    for (size_t i = 0; i < w->all; i++) {
        hide_cells__table *t = &w->table[i];
        free((void *)(uintptr_t)t->was);
        free(t->held);
        free(t->hidden);
        group_rows__clear(&t->of_groups);
        table_rules__clear(&t->rules);
    }
    free(w->table);
    *w = (hide_cells__work){0};
}

size_t hide_cells__first_of(const hide_cells__table *t, const char *a,
                            const char *b)
{
    return group_rows__first(&t->of_groups, a, b);
}

size_t hide_cells__next_of(const hide_cells__table *t, size_t i)
{
    return group_rows__next(&t->of_groups, i);
}

const void *hide_cells__row(const hide_cells__table *t, size_t i)
{
    return t->was + i * t->schema->stride;
}

pdn_wave_behind hide_cells__behind(const hide_cells__table *t, size_t i)
{
    const double none = (double)NAN;
    const pdn_wave_behind unknown = {none, none, none, none, none, none, none};

    return t->behind != NULL ? t->behind[i] : unknown;
}

bool hide_cells__same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

bool hide_cells__same_in(const hide_cells__table *a, size_t i,
                         const hide_cells__table *b, size_t j,
                         const char *column)
{
    return hide_cells__same_text(hide_cells__text_of(a, i, column),
                                 hide_cells__text_of(b, j, column));
}

bool hide_cells__same_step(const hide_cells__table *a, size_t i,
                           const hide_cells__table *b, size_t j)
{
    return hide_cells__same_in(a, i, b, j, "from_wave") &&
           hide_cells__same_in(a, i, b, j, "to_wave");
}

bool hide_cells__is_between(const hide_cells__table *t, size_t i)
{
    return !hide_cells__same_text(hide_cells__text(t, i, t->group[0]),
                                  hide_cells__text(t, i, t->group[1]));
}

pdn_status hide_cells__key(const hide_cells__table *t, size_t i,
                           const pdn_field *const field[2], pdn_arena *text,
                           const char **out)
{
    pdn_status st = PDN_OK;
    char number[2][PDN_NUMBER_SIZE];
    const char *part[2];

    for (size_t k = 0; k < 2; k++) {
        const pdn_field *f = field[k];
        part[k] = f == NULL             ? NULL
                  : f->kind == PDN_TEXT ? hide_cells__text(t, i, f)
                                        : number[k];
        if (part[k] == number[k])
            pdn_number_write(hide_cells__was(t, i, f), number[k]);
        if (part[k] == NULL) part[k] = "";
    }
    PDN_TRY(pdn_arena_format(text, out, "%s\n%s", part[0], part[1]));
out:
    return st;
}
