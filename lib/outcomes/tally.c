#include "pdnet/tally.h"

#include "pdnet/interval.h"
#include "pdnet/outcome.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One tally under way. */
struct work {
    const pdn_table *t;
    pdn_findings *f;
    pdn_tally *out;
};

static const char *text_at(const struct work *w, const char *column, size_t i)
{
    const pdn_column *c = pdn_table_column(w->t, column);

    return c != NULL && c->text != NULL ? c->text[i] : NULL;
}

static double number_at(const struct work *w, const char *column, size_t i)
{
    const pdn_column *c = pdn_table_column(w->t, column);

    return c != NULL && c->number != NULL ? c->number[i]
                                          : pdn_absent(PDN_NOT_DEFINED);
}

static bool same(const char *a, const char *b)
{
    return pdn_text_compare(a, b) == 0;
}

/* A copy that lives as long as the tally. */
static pdn_status keep(const struct work *w, const char *s, const char **out)
{
    *out = NULL;
    if (s == NULL || s[0] == '\0') return PDN_OK;
    *out = pdn_arena_text(&w->out->text, s, strlen(s));
    return *out != NULL ? PDN_OK : pdn_no_memory();
}

static pdn_finding fault(const struct work *w, size_t row, const char *column)
{
    const pdn_column *c = pdn_table_column(w->t, column);
    pdn_finding at = {
        .file = w->t->file, .severity = PDN_ERROR, .code = "tally"};

    if (w->t->line != NULL) at.line = w->t->line[row];
    if (w->t->field != NULL && c != NULL)
        at.column = w->t->field[c - w->t->column];
    return at;
}

/* x + y, where an absence counts for nothing beside a number. */
static double add(double x, double y)
{
    if (isnan(x)) return y;
    return isnan(y) ? x : x + y;
}

static pdn_status themes(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_theme_row *row = NULL;
    double votes = pdn_absent(PDN_NOT_DEFINED);

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++) {
        const char *input = text_at(w, "input", i);
        const char *theme = text_at(w, "theme", i);
        double rank = number_at(w, "rank", i);
        size_t k = 0;
        for (size_t j = 0; j < i; j++)
            if (same(text_at(w, "input", j), input))
                PDN_TRY(pdn_findings_add(w->f, fault(w, i, "input"),
                                         "input \"%s\" stands twice", input));
        while (k < w->out->rows && !same(row[k].theme, theme))
            k++;
        if (k == w->out->rows) {
            double none = pdn_absent(PDN_NOT_DEFINED);
            PDN_TRY(keep(w, theme, &row[k].theme));
            row[k].votes = row[k].vote_share = row[k].first_rank = none;
            w->out->rows++;
        }
        row[k].inputs++;
        row[k].votes = add(row[k].votes, number_at(w, "votes", i));
        votes = add(votes, number_at(w, "votes", i));
        if (!isnan(rank) && !(rank >= row[k].first_rank))
            row[k].first_rank = rank;
    }
    for (size_t k = 0; k < w->out->rows; k++) {
        row[k].of = (double)w->t->rows;
        row[k].share = row[k].inputs / row[k].of;
        if (votes > 0) row[k].vote_share = row[k].votes / votes;
    }
out:
    return st;
}

static pdn_status add_voice(struct work *w, size_t i, pdn_voice_row *row)
{
    const char *kind = text_at(w, "kind", i);
    bool staff = same(kind, "staff");
    double *answers = staff ? &row->staff_answers : &row->youth_answers;
    double *mean = staff ? &row->staff_mean : &row->youth_mean;

    if (!staff && !same(kind, "youth"))
        return pdn_findings_add(w->f, fault(w, i, "kind"),
                                "kind \"%s\": want staff or youth", kind);
    if (pdn_state_of(*answers) != PDN_NOT_ASKED)
        return pdn_findings_add(w->f, fault(w, i, "question"),
                                "\"%s\", %s, \"%s\" stands twice", row->service,
                                kind, row->question);
    *answers = number_at(w, "answers", i);
    *mean = number_at(w, "mean", i);
    return PDN_OK;
}

static pdn_status voices(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_voice_row *row = NULL;
    double silent = pdn_absent(PDN_NOT_ASKED);

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++) {
        const char *service = text_at(w, "service", i);
        const char *question = text_at(w, "question", i);
        size_t k = 0;
        while (k < w->out->rows && !(same(row[k].service, service) &&
                                     same(row[k].question, question)))
            k++;
        if (k == w->out->rows) {
            PDN_TRY(keep(w, service, &row[k].service));
            PDN_TRY(keep(w, question, &row[k].question));
            row[k].staff_answers = row[k].staff_mean = silent;
            row[k].youth_answers = row[k].youth_mean = silent;
            w->out->rows++;
        }
        PDN_TRY(add_voice(w, i, &row[k]));
    }
    for (size_t k = 0; k < w->out->rows; k++) {
        row[k].gap = row[k].staff_mean - row[k].youth_mean;
        if (isnan(row[k].gap)) row[k].gap = pdn_absent(PDN_NOT_DEFINED);
    }
out:
    return st;
}

static bool same_pair(const struct work *w, size_t i, size_t j)
{
    const char *a = text_at(w, "service_a", i), *b = text_at(w, "service_b", i);
    const char *c = text_at(w, "service_a", j), *d = text_at(w, "service_b", j);
    double apart = number_at(w, "year", i) - number_at(w, "year", j);

    return fabs(apart) < .5 &&
           ((same(a, c) && same(b, d)) || (same(a, d) && same(b, c)));
}

static pdn_status together(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_together_row *row = NULL;

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++) {
        pdn_together_row *r = &row[w->out->rows++];
        PDN_TRY(keep(w, text_at(w, "service_a", i), &r->service_a));
        PDN_TRY(keep(w, text_at(w, "service_b", i), &r->service_b));
        r->year = number_at(w, "year", i);
        r->both = number_at(w, "both", i);
        r->coordinated = number_at(w, "coordinated", i);
        if (r->coordinated > r->both)
            PDN_TRY(pdn_findings_add(w->f, fault(w, i, "coordinated"),
                                     "coordinated %.17g is more than both "
                                     "%.17g",
                                     r->coordinated, r->both));
        for (size_t j = 0; j < i; j++)
            if (same_pair(w, i, j))
                PDN_TRY(pdn_findings_add(w->f, fault(w, i, "service_b"),
                                         "\"%s\" and \"%s\" stand twice in "
                                         "%.17g",
                                         r->service_a, r->service_b, r->year));
        pdn_interval ci =
            pdn_share_interval(r->coordinated, r->both, .95, PDN_WILSON);
        /* A hidden count hides what is made of it. */
        bool hidden = pdn_state_of(r->both) == PDN_SUPPRESSED ||
                      pdn_state_of(r->coordinated) == PDN_SUPPRESSED;
        double none = pdn_absent(hidden ? PDN_SUPPRESSED : PDN_NOT_DEFINED);
        bool there = !isnan(ci.lo);
        r->share = there ? r->coordinated / r->both : none;
        r->lo = there ? ci.lo : none;
        r->hi = there ? ci.hi : none;
    }
out:
    return st;
}

/* The row of a stage in a chain; the number of rows when it is not there. */
static size_t stage_at(const struct work *w, const char *chain,
                       const char *stage)
{
    size_t i = 0;

    while (i < w->t->rows && !(same(text_at(w, "chain", i), chain) &&
                               same(text_at(w, "stage", i), stage)))
        i++;
    return i;
}

/* What the parts of a stage make together. */
static pdn_status check_parts(const struct work *w, size_t i,
                              pdn_stage_row *row)
{
    double sum = 0;
    size_t parts = 0;
    char text[64] = "adds-up";

    for (size_t k = 0; k < w->t->rows; k++) {
        if (!same(text_at(w, "chain", k), row->chain) ||
            !same(text_at(w, "part_of", k), row->stage) || k == i)
            continue;
        sum += number_at(w, "count", k);
        parts++;
    }
    if (parts == 0 || isnan(sum) || isnan(row->count)) return PDN_OK;
    double off = sum - row->count;
    if (parts == 1)
        snprintf(text, sizeof text, "nested");
    else if (off < 0)
        snprintf(text, sizeof text, "short-by-%.0f", -off);
    else if (off > 0)
        snprintf(text, sizeof text, "over-by-%.0f", off);
    return keep(w, text, &row->check);
}

static pdn_status one_stage(struct work *w, size_t i, pdn_stage_row *r)
{
    pdn_status st = PDN_OK;
    const char *part_of = text_at(w, "part_of", i);
    pdn_interval ci = {(double)NAN, (double)NAN};
    size_t whole = 0;

    PDN_TRY(keep(w, text_at(w, "chain", i), &r->chain));
    PDN_TRY(keep(w, text_at(w, "stage", i), &r->stage));
    PDN_TRY(keep(w, part_of, &r->part_of));
    r->count = number_at(w, "count", i);
    r->share = r->lo = r->hi = pdn_absent(PDN_NOT_DEFINED);
    if (stage_at(w, r->chain, r->stage) < i)
        PDN_TRY(pdn_findings_add(w->f, fault(w, i, "stage"),
                                 "stage \"%s\" stands twice in \"%s\"",
                                 r->stage, r->chain));
    PDN_TRY(check_parts(w, i, r));
    if (r->part_of == NULL) goto out;
    whole = stage_at(w, r->chain, r->part_of);
    if (whole == w->t->rows || whole == i) {
        st = pdn_findings_add(w->f, fault(w, i, "part_of"),
                              "\"%s\" is part of \"%s\", which is no other "
                              "stage of \"%s\"",
                              r->stage, r->part_of, r->chain);
        goto out;
    }
    ci = pdn_share_interval(r->count, number_at(w, "count", whole), .95,
                            PDN_WILSON);
    if (r->count > number_at(w, "count", whole))
        PDN_TRY(keep(w, "more-than-whole", &r->check));
    if (isnan(ci.lo)) goto out;
    r->share = r->count / number_at(w, "count", whole);
    r->lo = ci.lo;
    r->hi = ci.hi;
out:
    return st;
}

static pdn_status stages(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_stage_row *row = NULL;

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++)
        PDN_TRY(one_stage(w, i, &row[w->out->rows++]));
out:
    return st;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static pdn_status offers(struct work *w)
{
    enum { LEVELS = 4 };
    pdn_status st = PDN_OK;
    pdn_offer_row *row = NULL;
    const char **place = NULL;
    size_t places = 0;

    PDN_NEW(place, w->t->rows);
    PDN_NEW(row, w->t->rows * LEVELS);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++) {
        double level = number_at(w, "level", i);
        size_t k = 0;
        while (k < places && !same(place[k], text_at(w, "municipality", i)))
            k++;
        if (k == places) place[places++] = text_at(w, "municipality", i);
        if (!(level >= 1 && level <= LEVELS))
            PDN_TRY(pdn_findings_add(w->f, fault(w, i, "level"),
                                     "level %.17g: want 1 to 4", level));
    }
    qsort(place, places, sizeof(*place), by_text);
    for (int level = 1; level <= LEVELS; level++)
        for (size_t k = 0; k < places; k++) {
            pdn_offer_row *r = &row[w->out->rows++];
            r->level = level;
            PDN_TRY(keep(w, place[k], &r->municipality));
            for (size_t i = 0; i < w->t->rows; i++)
                if (same(text_at(w, "municipality", i), place[k]) &&
                    fabs(number_at(w, "level", i) - level) < .5)
                    r->offers++;
        }
out:
    free(place);
    return st;
}

/* A day as 2023-08-01: such texts sort as their days do. */
static bool is_day(const char *s)
{
    return s == NULL || (strlen(s) == 10 && strspn(s, "0123456789") == 4 &&
                         s[4] == '-' && strspn(s + 5, "0123456789") == 2 &&
                         s[7] == '-' && strspn(s + 8, "0123456789") == 2);
}

static pdn_status one_action(struct work *w, size_t i, pdn_action_row *r)
{
    pdn_status st = PDN_OK;
    const char *days[] = {"deadline", "done"};

    PDN_TRY(keep(w, text_at(w, "finding", i), &r->finding));
    PDN_TRY(keep(w, text_at(w, "step", i), &r->step));
    PDN_TRY(keep(w, text_at(w, "owner", i), &r->owner));
    PDN_TRY(keep(w, text_at(w, "deadline", i), &r->deadline));
    PDN_TRY(keep(w, text_at(w, "done", i), &r->done));
    for (size_t k = 0; k < 2; k++)
        if (!is_day(k == 0 ? r->deadline : r->done))
            PDN_TRY(pdn_findings_add(w->f, fault(w, i, days[k]),
                                     "%s \"%s\": want a day as 2023-08-01",
                                     days[k], k == 0 ? r->deadline : r->done));
    r->state = "open";
    if (r->done != NULL)
        r->state = r->deadline != NULL && strcmp(r->done, r->deadline) > 0
                       ? "done-late"
                       : "done";
out:
    return st;
}

static pdn_status actions(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_action_row *row = NULL;

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++)
        PDN_TRY(one_action(w, i, &row[w->out->rows++]));
out:
    return st;
}

static const struct {
    const char *kind, *file;
    pdn_status (*make)(struct work *);
} tallies[] = {
    {"themes", "inputs", themes},       {"voices", "voices", voices},
    {"together", "together", together}, {"stages", "stages", stages},
    {"offers", "offers", offers},       {"actions", "actions", actions},
};

const char *pdn_tally_file(const char *kind)
{
    for (size_t i = 0; i < sizeof tallies / sizeof *tallies; i++)
        if (strcmp(tallies[i].kind, kind) == 0) return tallies[i].file;
    return NULL;
}

pdn_status pdn_tally_make(const char *kind, const pdn_table *table,
                          pdn_findings *f, pdn_tally *out)
{
    pdn_status st = PDN_OK;
    pdn_tally made = {0};
    struct work w = {table, f, &made};
    size_t i = 0;

    while (i < sizeof tallies / sizeof *tallies &&
           strcmp(tallies[i].kind, kind) != 0)
        i++;
    if (i == sizeof tallies / sizeof *tallies)
        PDN_FAIL(PDN_EARG, "no tally \"%s\"", kind);
    PDN_TRY(tallies[i].make(&w));
    PDN_TRY(pdn_findings_verdict(f));
    *out = made;
    made = (pdn_tally){0};
out:
    pdn_tally_clear(&made);
    return st;
}

void pdn_tally_clear(pdn_tally *t)
{
    pdn_arena_clear(&t->text);
    free(t->row);
    *t = (pdn_tally){0};
}
