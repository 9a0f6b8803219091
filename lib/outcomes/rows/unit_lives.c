#include "unit_lives.h"

#include "core/textmap.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

struct lives {
    const pdn_outcomes *rows;
    const pdn_column *old, *new, *year;
    size_t links;
    pdn_textmap first; /* of each unit: its first row */
    size_t *next;      /* of each row: the unit's next one; SIZE_MAX: none */
};

/* From one link of the unit to the next: the year it went, and the year it was
 * made; infinite where the crosswalk tells of none. */
struct years {
    double gone, made;
};

static bool same_text(const char *a, const char *b)
{
    return pdn_text_compare(a, b) == 0;
}

static bool is_old(const struct lives *w, size_t link, const char *unit)
{
    return same_text(w->old->text[link], unit);
}

static bool is_new(const struct lives *w, size_t link, const char *unit)
{
    return same_text(w->new->text[link], unit);
}

static double year_of(const struct lives *w, size_t link)
{
    const bool none = w->year == NULL || isnan(w->year->number[link]);

    return none ? (double)INFINITY : w->year->number[link];
}

static bool is_silent(double x)
{
    const pdn_state state = pdn_state_of(x);

    return state == PDN_NOT_DEFINED || state == PDN_NOT_ASKED;
}

static bool says_nothing(const pdn_outcome *o)
{
    return is_silent(o->events) && is_silent(o->population) &&
           is_silent(o->share_percent) && is_silent(o->rate) &&
           is_silent(o->smr) && is_silent(o->expected);
}

static pdn_status find_rows(struct lives *w)
{
    pdn_status st = PDN_OK;
    size_t *last = NULL;

    PDN_NEW(w->next, w->rows->rows);
    PDN_NEW(last, w->rows->rows);
    for (size_t i = 0; i < w->rows->rows; i++) {
        uint32_t at = 0;
        w->next[i] = SIZE_MAX;
        if (w->rows->row[i].unit == NULL) continue;
        PDN_TRY(
            textmap__put(&w->first, w->rows->row[i].unit, (uint32_t)i, &at));
        if (at != i) w->next[last[at]] = i;
        last[at] = i;
    }
out:
    free(last);
    return st;
}

static size_t first_row(const struct lives *w, const char *unit)
{
    const int64_t at =
        unit != NULL ? textmap__get(&w->first, unit) : PDN_TEXTMAP_NONE;

    return at == PDN_TEXTMAP_NONE ? SIZE_MAX : (size_t)at;
}

/* A unit that takes up others, or gives part of itself away, and stays. */
static bool stays(const struct lives *w, const char *unit, double year)
{
    for (size_t i = 0; i < w->links; i++)
        if (is_old(w, i, unit) && is_new(w, i, unit) &&
            !(year_of(w, i) < year) && !(year_of(w, i) > year))
            return true;
    return false;
}

static struct years years_around(const struct lives *w, const pdn_outcome *o)
{
    struct years y = {-(double)INFINITY, (double)INFINITY};

    for (size_t i = 0; i < w->links; i++) {
        const double year = year_of(w, i);
        const bool left = is_old(w, i, o->unit), came = is_new(w, i, o->unit);
        if (left == came || stays(w, o->unit, year)) continue;
        if (left && !(year > o->year)) y.gone = fmax(y.gone, year);
        if (came && year > o->year) y.made = fmin(y.made, year);
    }
    return y;
}

/* Whether some row of the unit's parts, or one with figures, is of that year.
 */
static bool has_part(const struct lives *w, const pdn_outcome *o, double made,
                     double year, bool with_figures)
{
    for (size_t i = 0; i < w->links; i++) {
        if (!is_new(w, i, o->unit) || is_old(w, i, o->unit) ||
            year_of(w, i) < made || year_of(w, i) > made)
            continue;
        for (size_t k = first_row(w, w->old->text[i]); k != SIZE_MAX;
             k = w->next[k]) {
            const pdn_outcome *other = &w->rows->row[k];
            if (!(other->year < year) && !(other->year > year) &&
                same_text(other->indicator, o->indicator) &&
                !(with_figures && says_nothing(other)))
                return true;
        }
    }
    return false;
}

/* Any figure of the unit from when it went until it was made. Where no year
 * says when, what has figures beside its parts' was there beside them. */
static bool was_there(const struct lives *w, const pdn_outcome *o,
                      struct years y)
{
    for (size_t k = first_row(w, o->unit); k != SIZE_MAX; k = w->next[k]) {
        const pdn_outcome *other = &w->rows->row[k];
        if (other->year < y.gone || !(other->year < y.made) ||
            says_nothing(other))
            continue;
        if (isfinite(y.made) || isfinite(y.gone) ||
            has_part(w, other, y.made, other->year, true))
            return true;
    }
    return false;
}

static bool was_not(const struct lives *w, const pdn_outcome *o)
{
    if (!says_nothing(o)) return false;
    const struct years y = years_around(w, o);
    if (!isfinite(y.gone) && !has_part(w, o, y.made, o->year, false))
        return false;
    return !was_there(w, o, y);
}

pdn_status unit_lives__drop(const pdn_table *links, pdn_diagnostics *f,
                            pdn_outcomes *rows)
{
    pdn_status st = PDN_OK;
    struct lives w = {.rows = rows,
                      .old = pdn_table_column(links, "old"),
                      .new = pdn_table_column(links, "new"),
                      .year = pdn_table_column(links, "year"),
                      .links = links->rows};
    size_t left = 0;
    bool *drop = NULL;

    PDN_TRY(find_rows(&w));
    PDN_NEW(drop, rows->rows);
    for (size_t i = 0; i < rows->rows; i++)
        left += drop[i] = was_not(&w, &rows->row[i]);
    if (left == 0 || left == rows->rows) goto out;
    if (f != NULL)
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_NOTE, "unit-was-not", rows->file,
            "rows without counts, of years in which the unit was not made yet "
            "or was gone by the crosswalk, left out: %zu",
            left));
    left = 0;
    for (size_t i = 0; i < rows->rows; i++)
        if (!drop[i]) rows->row[left++] = rows->row[i];
    rows->rows = left;
out:
    free(drop);
    free(w.next);
    textmap__clear(&w.first);
    return st;
}
