#include "answers.h"

#include "core/end_order.h"
#include "table/table_append.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Repeated reports of one dyad direction become one: the largest frequency,
 * the mean of every other number, all words. */

struct entry {
    uint32_t from, to, row;
};

/* The rows of one dyad direction: entry[first] .. entry[first + n - 1]. */
struct group {
    uint32_t first, n;
};

/* Groups stand by rows and entries by ends: what a group so many places ahead
 * begins with is on its way from memory meanwhile. */
enum { AHEAD = 16 };

static void fetch_ahead(const struct entry *entry, const struct group *group,
                        size_t g, size_t groups)
{
    if (g + AHEAD < groups) __builtin_prefetch(&entry[group[g + AHEAD].first]);
}

/* What is not left out, by its ends and rows; *n says how many. */
static pdn_status collect(const answers_context *w, struct entry *entry,
                          size_t *n)
{
    pdn_status st = PDN_OK;
    const answers__table *a = &w->answers;
    uint32_t *from = NULL, *to = NULL, *row = NULL, *order = NULL;
    size_t k = 0;

    PDN_NEW(from, a->table.rows);
    PDN_NEW(to, a->table.rows);
    PDN_NEW(row, a->table.rows);
    PDN_NEW(order, a->table.rows);
    for (size_t i = 0; i < a->table.rows; i++) {
        bool swap = !w->s->directed && a->from[i] > a->to[i];
        if (a->class[i] == PDN_LEFT_OUT) continue;
        from[k] = swap ? a->to[i] : a->from[i];
        to[k] = swap ? a->from[i] : a->to[i];
        row[k++] = (uint32_t)i;
    }
    PDN_TRY(end_order__make(from, to, k, order));
    for (size_t i = 0; i < k; i++)
        entry[i] = (struct entry){from[order[i]], to[order[i]], row[order[i]]};
    *n = k;
out:
    free(from);
    free(to);
    free(row);
    free(order);
    return st;
}

/* The dyad directions, in the order of their first rows. group: zeroed, one a
 * row. */
static size_t gather(const struct entry *entry, size_t n, size_t rows,
                     struct group *group)
{
    size_t groups = 0, first = 0;

    for (size_t i = 0; i < n; i++) {
        if (i == 0 || entry[i].from != entry[i - 1].from ||
            entry[i].to != entry[i - 1].to) {
            first = entry[i].row;
            group[first].first = (uint32_t)i;
        }
        group[first].n++;
    }
    for (size_t row = 0; row < rows; row++)
        if (group[row].n > 0) group[groups++] = group[row];
    return groups;
}

/* Of several absences the one that says most. */
static double joined_absence(double a, double b)
{
    return pdn_state_of(a) >= pdn_state_of(b) ? a : b;
}

static double merged_number(const pdn_column *c, const struct entry *e,
                            size_t n)
{
    double sum = 0, most = -HUGE_VAL, absent = pdn_absent(PDN_NOT_DEFINED);
    size_t k = 0;

    for (size_t i = 0; i < n; i++) {
        double x = c->number[e[i].row];
        if (isnan(x)) {
            absent = joined_absence(absent, x);
            continue;
        }
        sum += x;
        most = fmax(most, x);
        k++;
    }
    if (k == 0) return absent;
    return strcmp(c->name, "frequency") == 0 ? most : sum / (double)k;
}

/* Is the word of n bytes one of those in list, which are joined by +? */
static bool holds(const char *list, const char *word, size_t n)
{
    for (const char *at = list; *at != '\0';) {
        size_t k = strcspn(at, "+");
        if (k == n && strncmp(at, word, n) == 0) return true;
        at += k + (at[k] == '+');
    }
    return false;
}

/* All texts joined by +, each once; codes are parted at blanks and + too. */
static pdn_status merged_text(pdn_table *t, const pdn_column *c,
                              const struct entry *e, size_t n, const char **out)
{
    pdn_status st = PDN_OK;
    const char *apart = strcmp(c->name, "barrier") == 0 ? " +" : "";
    size_t capacity = 1, used = 0;

    for (size_t i = 0; i < n; i++)
        if (c->text[e[i].row] != NULL)
            capacity += strlen(c->text[e[i].row]) + 1;
    char *all = calloc(capacity, 1);
    if (all == NULL) return pdn_no_memory();
    for (size_t i = 0; i < n; i++) {
        const char *at = c->text[e[i].row];
        while (at != NULL && *at != '\0') {
            size_t k = strcspn(at, apart);
            if (k > 0 && !holds(all, at, k)) {
                if (used > 0) all[used++] = '+';
                memcpy(all + used, at, k);
                used += k;
            }
            at += k + (at[k] != '\0');
        }
    }
    PDN_TRY(pdn_table_text(t, used > 0 ? all : NULL, out));
out:
    free(all);
    return st;
}

static pdn_status merge_column(answers_context *w, const pdn_column *c,
                               const struct entry *entry,
                               const struct group *group)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->tie;
    pdn_column *to = NULL;

    /* the names are those of one table: no two are the same */
    PDN_TRY(table_append__column(t, c->name, c->kind, &to));
    for (size_t g = 0; g < t->rows; g++) {
        const struct entry *e = &entry[group[g].first];
        fetch_ahead(entry, group, g, t->rows);
        if (c->number != NULL)
            to->number[g] = merged_number(c, e, group[g].n);
        else if (group[g].n == 1)
            PDN_TRY(pdn_table_text(t, c->text[e->row], &to->text[g]));
        else
            PDN_TRY(merged_text(t, c, e, group[g].n, &to->text[g]));
    }
out:
    return st;
}

/* Contact if any report says so; open only if every report left it open. */
static answers__class merged_class(const answers__table *a,
                                   const struct entry *e, size_t n)
{
    answers__class class = PDN_OPEN;

    for (size_t i = 0; i < n; i++) {
        if (a->class[e[i].row] == PDN_CONTACT) return PDN_CONTACT;
        if (a->class[e[i].row] == PDN_NO_CONTACT) class = PDN_NO_CONTACT;
    }
    return class;
}

static pdn_status tell_merged(answers_context *w, const struct entry *e,
                              const struct group *g)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->answers.table;
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");

    for (size_t i = 1; i < g->n; i++) {
        pdn_diagnostic at = answers__cell(t, e[i].row, SIZE_MAX, "merged");
        at.severity = PDN_NOTE;
        at.action = "merged";
        PDN_TRY(pdn_diagnostics_add(
            w->f, at, "\"%s\" and \"%s\" stand already in line %zu",
            id->text[e[i].from], id->text[e[i].to], t->line[e->row]));
    }
out:
    return st;
}

static pdn_status make_contacts(answers_context *w, const struct entry *entry,
                                const struct group *group)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->tie;
    pdn_survey_sum *sum = &w->s->sum;
    pdn_column *tie = NULL;

    PDN_TRY(pdn_table_add(t, "tie", PDN_BOOLEAN, &tie));
    for (size_t g = 0; g < t->rows; g++) {
        const struct entry *e = &entry[group[g].first];
        fetch_ahead(entry, group, g, t->rows);
        answers__class class = merged_class(&w->answers, e, group[g].n);
        tie->number[g] = class == PDN_CONTACT;
        sum->ties += class == PDN_CONTACT;
        sum->none += class == PDN_NO_CONTACT;
        sum->unanswered += class == PDN_OPEN;
        sum->merged += group[g].n - 1;
        w->s->from[g] = e->from;
        w->s->to[g] = e->to;
        PDN_TRY(tell_merged(w, e, &group[g]));
    }
out:
    return st;
}

/* So many that they may be several surveys in one file. */
static pdn_status tell_many(answers_context *w)
{
    const pdn_survey_sum *sum = &w->s->sum;
    const size_t rows = w->answers.table.rows;

    if (!w->s->directed || 5 * sum->merged < rows || sum->merged < 5)
        return PDN_OK;
    return pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){.file = w->answers.table.file,
                         .severity = PDN_WARNING,
                         .code = "merged-many",
                         .action = "merged"},
        "%zu of %zu rows say again what the same person said of the same, and "
        "are merged: where they are of several surveys, --where COLUMN=VALUE "
        "takes one",
        sum->merged, rows);
}

pdn_status merge__answers(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *from = &w->answers.table;
    pdn_survey *s = w->s;
    struct entry *entry = NULL;
    struct group *group = NULL;
    size_t n = 0;

    PDN_NEW(entry, from->rows);
    PDN_NEW(group, from->rows);
    PDN_TRY(collect(w, entry, &n));
    s->tie.rows = gather(entry, n, from->rows, group);
    s->from = pdn_arena_get(&s->arena, s->tie.rows * sizeof *s->from);
    s->to = pdn_arena_get(&s->arena, s->tie.rows * sizeof *s->to);
    if (s->from == NULL || s->to == NULL) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_table_text(&s->tie, from->file, &s->tie.file));
    for (size_t k = 0; k < from->columns; k++) {
        const pdn_column *c = &from->column[k];
        if (strcmp(c->name, "from") != 0 && strcmp(c->name, "to") != 0)
            PDN_TRY(merge_column(w, c, entry, group));
    }
    PDN_TRY(make_contacts(w, entry, group));
    PDN_TRY(tell_many(w));
out:
    free(group);
    free(entry);
    return st;
}
