/* Who took up a practice from one year to the next, and who gave it up. */
#include "core/textmap.h"
#include "outcomes/rows/row_cell.h"

#include "pdnet/practices.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

/* present[(practice x years + year) x units + unit]: as the file has it; what
 * has no row was not asked. Names in the order of the file. */
struct work {
    const pdn_table *t;
    const pdn_column *unit, *practice, *present, *year;
    pdn_textmap unit_number, practice_number;
    const char **unit_name, **practice_name;
    size_t units, practices, years;
    double *of_year; /* in order */
    double *present_in;
    bool *there; /* the file has a row */
    pdn_arena memory;
};

static pdn_status number(pdn_textmap *map, const char *name, const char **list,
                         size_t *n, size_t *out)
{
    uint32_t at = 0;
    pdn_status st = textmap__put(map, name, (uint32_t)*n, &at);

    if (st != PDN_OK) return st;
    if (at == *n) list[(*n)++] = name;
    *out = at;
    return PDN_OK;
}

static size_t place_of(const struct work *w, double year)
{
    size_t k = 0;

    while (k < w->years && w->of_year[k] < year - .5)
        k++;
    return k;
}

static pdn_status take_years(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t n = 0;

    PDN_TAKE(&w->memory, w->of_year, w->t->rows);
    for (size_t i = 0; i < w->t->rows; i++)
        if (isfinite(row_cell__number(w->year, i)))
            w->of_year[n++] = row_cell__number(w->year, i);
    pdn_sort(w->of_year, n);
    for (size_t i = 0; i < n; i++)
        if (w->years == 0 || w->of_year[i] > w->of_year[w->years - 1] + .5)
            w->of_year[w->years++] = w->of_year[i];
out:
    return st;
}

static bool is_whole(const struct work *w, size_t i)
{
    return row_cell__text(w->unit, i) != NULL &&
           row_cell__text(w->practice, i) != NULL &&
           isfinite(row_cell__number(w->year, i));
}

static pdn_status take_names(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t at = 0;

    PDN_TAKE(&w->memory, w->unit_name, w->t->rows);
    PDN_TAKE(&w->memory, w->practice_name, w->t->rows);
    for (size_t i = 0; i < w->t->rows; i++) {
        if (!is_whole(w, i)) continue;
        PDN_TRY(number(&w->unit_number, row_cell__text(w->unit, i),
                       w->unit_name, &w->units, &at));
        PDN_TRY(number(&w->practice_number, row_cell__text(w->practice, i),
                       w->practice_name, &w->practices, &at));
    }
out:
    return st;
}

static pdn_status take_rows(struct work *w, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const size_t cells = w->practices * w->years * w->units;

    PDN_TAKE(&w->memory, w->present_in, cells);
    PDN_TAKE(&w->memory, w->there, cells);
    for (size_t i = 0; i < w->t->rows; i++) {
        if (!is_whole(w, i)) continue;
        const char *unit = row_cell__text(w->unit, i);
        const char *practice = row_cell__text(w->practice, i);
        const size_t p = (size_t)textmap__get(&w->practice_number, practice);
        const size_t u = (size_t)textmap__get(&w->unit_number, unit);
        const size_t y = place_of(w, row_cell__number(w->year, i));
        const size_t at = (p * w->years + y) * w->units + u;
        if (w->there[at])
            PDN_TRY(pdn_diagnostics_add(
                f, row_cell__place(w->t, w->practice, i, PDN_ERROR, "twice"),
                "practice \"%s\" of \"%s\" stands twice in one year", practice,
                unit));
        w->there[at] = true;
        w->present_in[at] = row_cell__number(w->present, i);
    }
    PDN_TRY(pdn_diagnostics_verdict(f));
out:
    return st;
}

/* Appends a name to a list of the arena. */
static pdn_status append(pdn_arena *text, const char **list, const char *name)
{
    const char *had = *list != NULL ? *list : "";
    const char *between = *had != '\0' ? "; " : "";

    return pdn_arena_format(text, list, "%s%s%s", had, between, name);
}

static pdn_status count_unit(const struct work *w, size_t before, size_t after,
                             size_t unit, pdn_practices_change *out)
{
    pdn_practice_change *r = &out->row[out->rows];
    const double x = w->present_in[before + unit];
    const double y = w->present_in[after + unit];
    const bool had = w->there[before + unit], has = w->there[after + unit];

    if (!had && !has) return PDN_OK;
    r->units++;
    if ((had && pdn_state_of(x) == PDN_NO_ANSWER) ||
        (has && pdn_state_of(y) == PDN_NO_ANSWER)) {
        r->not_answered++;
    } else if (!had || !has || isnan(x) || isnan(y)) {
        r->not_asked++;
    } else if (x > 0 && y > 0) {
        r->kept++;
    } else if (x > 0) {
        r->given_up++;
        return append(&out->text, &r->given_up_by, w->unit_name[unit]);
    } else if (y > 0) {
        r->taken_up++;
        return append(&out->text, &r->taken_up_by, w->unit_name[unit]);
    } else {
        r->without++;
    }
    return PDN_OK;
}

static pdn_status fill_row(const struct work *w, size_t practice, size_t year,
                           pdn_practices_change *out)
{
    pdn_status st = PDN_OK;
    pdn_practice_change *r = &out->row[out->rows];
    const size_t before = (practice * w->years + year) * w->units;

    pdn_row_clear(&pdn_practices_change_schema, r);
    r->from_year = w->of_year[year];
    r->to_year = w->of_year[year + 1];
    r->units = r->taken_up = r->kept = r->given_up = r->without = 0;
    r->not_asked = r->not_answered = 0;
    for (size_t u = 0; u < w->units; u++)
        PDN_TRY(count_unit(w, before, before + w->units, u, out));
    if (r->units < .5) return PDN_OK; /* of other years */
    PDN_TRY(
        pdn_arena_keep(&out->text, w->practice_name[practice], &r->practice));
    out->rows++;
out:
    return st;
}

static void clear_work(struct work *w)
{
    textmap__clear(&w->unit_number);
    textmap__clear(&w->practice_number);
    pdn_arena_clear(&w->memory);
}

pdn_status pdn_practices_change_make(const pdn_table *practices,
                                     pdn_diagnostics *f,
                                     pdn_practices_change *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.t = practices,
                     .unit = pdn_table_column(practices, "unit"),
                     .practice = pdn_table_column(practices, "practice"),
                     .present = pdn_table_column(practices, "present"),
                     .year = pdn_table_column(practices, "year")};
    pdn_practices_change made = {0};

    PDN_TRY(take_years(&w));
    PDN_TRY(take_names(&w));
    PDN_TRY(take_rows(&w, f));
    PDN_NEW(made.row, w.practices * w.years);
    for (size_t p = 0; p < w.practices; p++)
        for (size_t y = 0; y + 1 < w.years; y++)
            PDN_TRY(fill_row(&w, p, y, &made));
    *out = made;
    made = (pdn_practices_change){0};
out:
    pdn_practices_change_clear(&made);
    clear_work(&w);
    return st;
}

void pdn_practices_change_clear(pdn_practices_change *c)
{
    free(c->row);
    pdn_arena_clear(&c->text);
    *c = (pdn_practices_change){0};
}
