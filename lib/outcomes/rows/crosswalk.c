#include "unit_lives.h"
#include "unmatched_names.h"

#include "pdnet/baseline.h"
#include "stats/apportion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_CHAIN = 8, MOST_TOLD = 20 };

struct link {
    const char *old, *new;
    double year, share; /* year: infinite where none stands */
    bool met;           /* some row went that way */
};

/* What one row becomes under one new name. */
struct part {
    const pdn_outcome *from;
    const char *unit;
    double weight, since;
    double events, population; /* its part of the row's */
    size_t links, via[LONGEST_CHAIN];
};

struct walk {
    struct link *link;
    size_t links;
    struct part *part;
    size_t parts, capacity;
    pdn_outcome_source *source;
    size_t sources;
    pdn_diagnostics *f;
    const char *file; /* of the outcomes */
    const pdn_crosswalk *from;
};

static bool same_text(const char *a, const char *b)
{
    return pdn_text_compare(a, b) == 0;
}

static bool same_number(double a, double b)
{
    return !(a < b || a > b);
}

static pdn_status check_link(const pdn_table *t, size_t i,
                             const struct link *link, pdn_diagnostics *f)
{
    const struct link *l = &link[i];
    double sum = 0;
    pdn_diagnostic at = {.file = t->file,
                         .line = t->line != NULL ? t->line[i] : 0,
                         .severity = PDN_ERROR,
                         .code = "crosswalk"};

    if (l->old == NULL || l->new == NULL || l->old[0] == '\0' ||
        l->new[0] == '\0')
        return pdn_diagnostics_add(f, at, "empty unit: want old and new");
    if (same_text(l->old, l->new) && l->share >= 1)
        return pdn_diagnostics_add(f, at, "\"%s\" becomes itself", l->old);
    if (!(l->share > 0 && l->share <= 1))
        return pdn_diagnostics_add(f, at, "share %s: want above 0, at most 1",
                                   pdn_number_format(l->share).text);
    for (size_t k = 0; k <= i; k++)
        if (same_text(link[k].old, l->old) &&
            same_number(link[k].year, l->year))
            sum += link[k].share;
    if (sum > 1 + 1e-6)
        return pdn_diagnostics_add(f, at, "the shares of \"%s\" add to %s",
                                   l->old, pdn_number_format(sum).text);
    return PDN_OK;
}

/* Shares of one unit that leave some of it out, told at its last link. */
static pdn_status tell_rest(const pdn_table *t, const struct walk *w, size_t i)
{
    const struct link *l = &w->link[i];
    double sum = 0;

    for (size_t k = 0; k < w->links; k++) {
        if (!same_text(w->link[k].old, l->old) ||
            !same_number(w->link[k].year, l->year))
            continue;
        if (k > i) return PDN_OK;
        sum += w->link[k].share;
    }
    if (sum > 1 - 1e-6) return PDN_OK;
    return pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){.file = t->file,
                         .line = t->line != NULL ? t->line[i] : 0,
                         .severity = PDN_WARNING,
                         .code = "crosswalk-rest"},
        "the shares of \"%s\" add to %s: the rest of its "
        "counts goes nowhere",
        l->old, pdn_number_format(sum).text);
}

static pdn_status read_links(const pdn_table *t, struct walk *w)
{
    pdn_status st = PDN_OK;
    const pdn_column *old = pdn_table_column(t, "old");
    const pdn_column *new = pdn_table_column(t, "new");
    const pdn_column *year = pdn_table_column(t, "year");
    const pdn_column *share = pdn_table_column(t, "share");

    if (old == NULL || old->text == NULL || new == NULL || new->text == NULL)
        PDN_FAIL(PDN_EARG, "a crosswalk needs the columns old and new");
    PDN_NEW(w->link, t->rows);
    w->links = t->rows;
    for (size_t i = 0; i < t->rows; i++) {
        struct link *l = &w->link[i];
        *l = (struct link){.old = old->text[i],
                           .new = new->text[i],
                           .year = (double)INFINITY,
                           .share = 1};
        if (year != NULL && !isnan(year->number[i])) l->year = year->number[i];
        if (share != NULL && !isnan(share->number[i]))
            l->share = share->number[i];
        PDN_TRY(check_link(t, i, w->link, w->f));
    }
    for (size_t i = 0; i < w->links && !w->from->told; i++)
        PDN_TRY(tell_rest(t, w, i));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
out:
    return st;
}

static pdn_status add_part(struct walk *w, struct part p)
{
    pdn_status st =
        pdn_list_reserve(&w->part, sizeof *w->part, w->parts + 1, &w->capacity);
    if (st != PDN_OK) return st;
    w->part[w->parts++] = p;
    return PDN_OK;
}

/* The year of the next thing that happened to the part's unit; NaN: none. */
static double next_year(const struct walk *w, const struct part *p)
{
    double next = (double)NAN;

    for (size_t i = 0; i < w->links; i++)
        if (w->link[i].year > p->since && same_text(w->link[i].old, p->unit) &&
            !(w->link[i].year >= next))
            next = w->link[i].year;
    return next;
}

/* Follows one row through the links; parts still to be followed stand behind
 * `at` in the list. Years only grow, so that it ends. */
static pdn_status follow(struct walk *w, size_t at)
{
    while (at < w->parts) {
        struct part p = w->part[at];
        double year = next_year(w, &p);
        if (isnan(year)) {
            at++;
            continue;
        }
        if (p.links == LONGEST_CHAIN)
            return pdn_fail(PDN_EDATA,
                            "crosswalk: more than %d steps from "
                            "\"%s\"",
                            LONGEST_CHAIN, p.from->unit);
        w->part[at] = w->part[--w->parts];
        for (size_t i = 0; i < w->links; i++) {
            struct link *l = &w->link[i];
            if (!same_text(l->old, p.unit) || !same_number(l->year, year))
                continue;
            l->met = true;
            struct part to = p;
            to.unit = l->new;
            to.since = year;
            to.weight *= l->share;
            to.via[to.links++] = i;
            pdn_status st = add_part(w, to);
            if (st != PDN_OK) return st;
        }
    }
    return PDN_OK;
}

/* Population first: of people, no part has more events than it has people. */
static pdn_status share_out(struct part *part, size_t n)
{
    pdn_status st = PDN_OK;
    const pdn_outcome *o = part->from;
    apportion__part *of = NULL;

    PDN_NEW(of, n);
    for (size_t i = 0; i < n; i++)
        of[i] = (apportion__part){.name = part[i].unit,
                                  .weight = part[i].weight,
                                  .most = (double)INFINITY};
    apportion__by_remainder(of, n, o->population);
    for (size_t i = 0; i < n; i++) {
        part[i].population = of[i].given;
        if (!o->cases && !isnan(o->population)) of[i].most = of[i].given;
    }
    apportion__by_remainder(of, n, o->events);
    for (size_t i = 0; i < n; i++)
        part[i].events = of[i].given;
out:
    free(of);
    return st;
}

static int by_result(const void *va, const void *vb)
{
    const struct part *a = va, *b = vb;
    int c = pdn_text_compare(a->from->indicator, b->from->indicator);

    if (c == 0)
        c = (a->from->year > b->from->year) - (a->from->year < b->from->year);
    if (c == 0) c = pdn_text_compare(a->unit, b->unit);
    if (c == 0) c = (a->from > b->from) - (a->from < b->from);
    return c;
}

static bool one_result(const struct part *a, const struct part *b)
{
    return same_text(a->from->indicator, b->from->indicator) &&
           same_number(a->from->year, b->from->year) &&
           same_text(a->unit, b->unit);
}

static double portion(double weight, double x)
{
    return isnan(x) ? x : weight * x;
}

/* x + y; what is hidden stays hidden, what is absent absent. */
static double add(double x, double y)
{
    if (pdn_state_of(x) == PDN_SUPPRESSED) return x;
    if (pdn_state_of(y) == PDN_SUPPRESSED) return y;
    if (isnan(x)) return x;
    return isnan(y) ? y : x + y;
}

/* Whether the old unit of a link was not made by a later one. */
static bool is_due(const struct walk *w, const struct link *l, double year)
{
    for (size_t k = 0; k < w->links; k++)
        if (w->link[k].year > year && w->link[k].year < l->year &&
            same_text(w->link[k].new, l->old))
            return false;
    return true;
}

/* Some other old unit that went the same way has no row that year. */
static const struct link *absentee(const struct walk *w,
                                   const struct part *part, size_t n)
{
    double year = part->from->year;

    for (size_t i = 0; i < w->links; i++) {
        const struct link *l = &w->link[i];
        bool same_way = false, there = false;
        if (!(l->year > year)) continue;
        for (size_t k = 0; k < n; k++)
            for (size_t v = 0; v < part[k].links; v++) {
                there |= part[k].via[v] == i;
                same_way |= same_text(w->link[part[k].via[v]].new, l->new);
            }
        if (same_way && !there && is_due(w, l, year)) return l;
    }
    return NULL;
}

static pdn_status warn_absent(const struct walk *w, const struct part *p,
                              const struct link *l)
{
    return pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){.file = w->file,
                         .line = p->from->line,
                         .severity = PDN_WARNING,
                         .code = "part-missing"},
        "\"%s\" %s: no row of \"%s\", which became part of it; left empty",
        p->unit, pdn_number_format(p->from->year).text, l->old);
}

/* What of a merged or split unit cannot be told: a share without counts, and
 * who was there both times (people move between the parts). */
static void leave_out(pdn_outcome *out)
{
    out->share_percent = pdn_absent(PDN_NOT_DEFINED);
    for (int k = 0; k < PDN_PAIRED; k++)
        out->paired[k] = pdn_absent(PDN_NOT_DEFINED);
}

static void add_sources(struct walk *w, const struct part *part, size_t n,
                        pdn_outcome *out)
{
    out->source = w->sources;
    out->sources = n;
    for (size_t i = 0; i < n; i++)
        w->source[w->sources++] = (pdn_outcome_source){
            .row = part[i].from->row, .people = part[i].population};
}

/* n parts of one unit, year and indicator as one row. */
static pdn_status join(struct walk *w, const struct part *part, size_t n,
                       pdn_outcome *out)
{
    *out = *part->from;
    out->unit = part->unit;
    if (n == 1 && part->links == 0) return PDN_OK;

    const struct link *missing = absentee(w, part, n);
    double events = 0, population = 0, expected = 0;
    out->joined = n > 1;
    for (size_t i = 0; i < n; i++) {
        out->estimated |= part[i].weight < 1;
        expected =
            add(expected, portion(part[i].weight, part[i].from->expected));
        events = add(events, part[i].events);
        population = add(population, part[i].population);
        /* what is made in part is made */
        if (part[i].from->origin != NULL &&
            strcmp(part[i].from->origin, "made") == 0)
            out->origin = part[i].from->origin;
        if (pdn_text_compare(part[i].from->unit, part->unit) == 0)
            out->group = part[i].from->group;
    }
    out->events = events;
    out->population = population;
    out->expected = expected;
    if (n > 1 || part->weight < 1) leave_out(out);
    if (n > 1) add_sources(w, part, n, out);
    if (missing == NULL) return PDN_OK;
    out->events = out->population = pdn_absent(PDN_NOT_DEFINED);
    out->expected = pdn_absent(PDN_NOT_DEFINED);
    leave_out(out);
    return w->from->told ? PDN_OK : warn_absent(w, part, missing);
}

static int by_row(const void *va, const void *vb)
{
    const pdn_outcome *a = va, *b = vb;
    int c = (a->row > b->row) - (a->row < b->row);

    return c != 0 ? c : pdn_text_compare(a->unit, b->unit);
}

static pdn_status join_all(struct walk *w, pdn_outcomes *rows)
{
    pdn_status st = PDN_OK;
    pdn_outcome *row = NULL;
    size_t n = 0;

    PDN_NEW(row, w->parts);
    PDN_NEW(w->source, w->parts);
    if (w->part != NULL) qsort(w->part, w->parts, sizeof *w->part, by_result);
    for (size_t i = 0, next = 0; i < w->parts; i = next) {
        for (next = i + 1;
             next < w->parts && one_result(&w->part[i], &w->part[next]); next++)
            ;
        PDN_TRY(join(w, &w->part[i], next - i, &row[n]));
        n++;
    }
    qsort(row, n, sizeof *row, by_row);
    free(rows->row);
    free(rows->source);
    rows->row = row;
    rows->rows = n;
    rows->source = w->source;
    rows->sources = w->sources;
    row = NULL;
    w->source = NULL;
out:
    free(row);
    return st;
}

static pdn_status note_estimates(const struct walk *w)
{
    size_t split = 0;

    for (size_t i = 0; i < w->parts; i++)
        split += w->part[i].weight < 1;
    if (split == 0) return PDN_OK;
    return pdn_diagnostics_tell(
        w->f, PDN_NOTE, "estimated", w->file,
        "rows that take a share of a split unit's counts, "
        "in whole numbers that add to them, an estimate: "
        "%zu",
        split);
}

/* A row of the crosswalk that moves nothing, and which name may be meant. */
static pdn_status tell_unmet(const pdn_table *t, const struct walk *w, size_t i,
                             unmet__names *names)
{
    pdn_status st = PDN_OK;
    const struct link *l = &w->link[i];
    char before[40] = "", hint[PDN_UNMET_HINT];
    pdn_diagnostic at = {.file = t->file,
                         .line = t->line != NULL ? t->line[i] : 0,
                         .severity = PDN_WARNING,
                         .code = "crosswalk-unmet"};

    PDN_TRY(unmet__hint(names, l->old, hint));
    if (isfinite(l->year))
        pdn_format(before, sizeof before, " before %.17g", l->year);
    PDN_TRY(pdn_diagnostics_add(w->f, at,
                                "\"%s\" meets no row%s: nothing is moved%s",
                                l->old, before, hint));
out:
    return st;
}

static bool has_unit(const pdn_outcomes *rows, const char *name)
{
    for (size_t i = 0; i < rows->rows; i++)
        if (same_text(rows->row[i].unit, name)) return true;
    return false;
}

/* A link that no row goes by; not one about something else than units, as a
 * service that has a new name. */
static bool is_unmet(const struct walk *w, const struct link *l,
                     const pdn_outcomes *rows)
{
    bool elsewhere = false;

    if (l->met) return false;
    for (size_t i = 0; i < w->from->elsewheres && !elsewhere; i++)
        elsewhere = same_text(w->from->elsewhere[i], l->old) ||
                    same_text(w->from->elsewhere[i], l->new);
    return !elsewhere || has_unit(rows, l->old) || has_unit(rows, l->new);
}

static pdn_status tell_all_unmet(const pdn_table *t, const struct walk *w,
                                 const pdn_outcomes *rows)
{
    pdn_status st = PDN_OK;
    unmet__names names = {0};
    size_t unmet = 0, told = 0;

    for (size_t i = 0; i < w->links; i++)
        unmet += is_unmet(w, &w->link[i], rows);
    if (unmet == 0) return PDN_OK;
    PDN_TRY(unmet__gather(rows, &names));
    for (size_t i = 0; i < w->links && told < MOST_TOLD; i++) {
        if (!is_unmet(w, &w->link[i], rows)) continue;
        told++;
        PDN_TRY(tell_unmet(t, w, i, &names));
    }
    if (unmet > told)
        PDN_TRY(pdn_diagnostics_tell(
            w->f, PDN_WARNING, "crosswalk-unmet", t->file,
            "%zu more of its %zu rows meet no row", unmet - told, w->links));
out:
    unmet__clear(&names);
    return st;
}

pdn_status pdn_crosswalk_apply(const pdn_crosswalk *crosswalk,
                               pdn_diagnostics *f, pdn_outcomes *rows)
{
    pdn_status st = PDN_OK;
    struct walk w = {.f = f, .file = rows->file, .from = crosswalk};

    PDN_TRY(read_links(crosswalk->table, &w));
    PDN_TRY(
        unit_lives__drop(crosswalk->table, crosswalk->told ? NULL : f, rows));
    for (size_t i = 0; i < rows->rows; i++) {
        const pdn_outcome *o = &rows->row[i];
        size_t at = w.parts;
        PDN_TRY(add_part(&w, (struct part){.from = o,
                                           .unit = o->unit,
                                           .weight = 1,
                                           .since = o->year}));
        PDN_TRY(follow(&w, at));
        PDN_TRY(share_out(&w.part[at], w.parts - at));
    }
    if (!crosswalk->told) {
        PDN_TRY(tell_all_unmet(crosswalk->table, &w, rows));
        PDN_TRY(note_estimates(&w));
    }
    PDN_TRY(join_all(&w, rows));
out:
    free(w.link);
    free(w.part);
    free(w.source);
    return st;
}
