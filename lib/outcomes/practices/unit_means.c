/* Measures of people, averaged over each judged unit. */
#include "outcomes/rows/row_cell.h"
#include "practice_context.h"
#include "stats/contrast.h"

#include "pdnet/measures.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* A number of an actor that is no measure of how they work together. */
static bool is_measure(const practice_context *w, const pdn_column *c)
{
#define AT(column) offsetof(pdn_measures, column)
    static const size_t no[] = {AT(id),         AT(responded), AT(rank),
                                AT(rank_lo),    AT(rank_hi),   AT(nominators),
                                AT(ei_expected)};
#undef AT

    if (c->number == NULL || strcmp(c->name, w->o->by) == 0) return false;
    for (size_t i = 0; i < w->o->onlys; i++)
        if (strcmp(c->name, w->o->only[i]) == 0) return true;
    if (w->o->onlys > 0) return false;
    for (size_t i = 0; i < PDN_COUNT(no); i++)
        if (strcmp(c->name, pdn_field_at(&pdn_measures_schema, no[i])->name) ==
            0)
            return false;
    return true;
}

static const char *answered_column(void)
{
    return pdn_field_at(&pdn_measures_schema, offsetof(pdn_measures, responded))
        ->name;
}

static pdn_status check_only(const practice_context *w, const pdn_table *t)
{
    for (size_t i = 0; i < w->o->onlys; i++) {
        const pdn_column *c = pdn_table_column(t, w->o->only[i]);
        if (c == NULL || c->number == NULL)
            return pdn_fail(PDN_EDATA, "%s%sno measure \"%s\"",
                            t->file != NULL ? t->file : "",
                            t->file != NULL ? ": " : "", w->o->only[i]);
    }
    return PDN_OK;
}

/* What each unit's people have; of a table that does not say who answered,
 * everybody did. */
static void add_up(practice_context *w, const pdn_table *t, const pdn_column *c)
{
    w->values = unit_people__of_all(c, t->rows, w->scratch);
    memset(w->people, 0, w->units * sizeof *w->people);
    w->foreign = 0;
    for (size_t i = 0; i < t->rows; i++) {
        const size_t u = w->beside.unit[i];
        if (u == SIZE_MAX) {
            w->foreign++;
            continue;
        }
        w->seen[u] = true;
        if (!isnan(c->number[i]))
            unit_people__add(&w->people[u], &w->values, c->number[i],
                             w->beside.answered[i]);
    }
}

/* Who is in which unit, and answered. */
static pdn_status take_people(practice_context *w, const pdn_table *t,
                              const pdn_column *by)
{
    pdn_status st = PDN_OK;
    const pdn_column *answered = pdn_table_column(t, answered_column());

    PDN_TRY(unit_beside__make(t, w->units, &w->beside));
    for (size_t i = 0; i < t->rows; i++) {
        const char *unit = row_cell__text(by, i);
        const int64_t u =
            unit != NULL ? textmap__get(&w->number, unit) : PDN_TEXTMAP_NONE;
        w->beside.unit[i] = u == PDN_TEXTMAP_NONE ? SIZE_MAX : (size_t)u;
        w->beside.answered[i] = answered == NULL || answered->number == NULL ||
                                answered->number[i] > .5;
    }
out:
    return st;
}

/* Whose mean is told. */
static void choose_told(practice_context *w, const pdn_column *c)
{
    const double fewest = w->o->fewest;

    if (fewest > 0) unit_beside__look(&w->beside, c, fewest);
    for (size_t u = 0; u < w->units; u++) {
        const unit_people *p = &w->people[u];
        const bool few =
            fewest > 0 && p->people > 0 &&
            (w->beside.few[u] || unit_people__are_few(p, &w->values, fewest));
        w->told[u] = p->people > 0 && !few;
        w->small[u] = w->small[u] || (few && w->side[u] != PRACTICE_NEITHER);
    }
    unit_beside__note(&w->beside, c, w->told);
}

static size_t gather(practice_context *w, practice__side side, double *value)
{
    size_t n = 0;

    for (size_t u = 0; u < w->units; u++)
        if (w->side[u] == side && w->told[u])
            value[n++] = w->people[u].sum / w->people[u].people;
    return n;
}

static pdn_status hold_measure(practice_context *w, const pdn_column *c)
{
    pdn_status st = PDN_OK;
    pdn_practice_row *row = NULL;
    size_t n = gather(w, PRACTICE_DEVIANT, w->value);
    size_t m = gather(w, PRACTICE_PEER, w->value + n);
    size_t draws = n < PRACTICE_FEWEST_TO_TEST || m < PRACTICE_FEWEST_TO_TEST
                       ? 0
                       : w->o->draws;
    pdn_contrast k;

    PDN_TRY(contrast__make(w->value, n, m, draws, w->o->seed, &k));
    row = &w->row[w->rows++];
    pdn_row_clear(&pdn_practice_schema, row);
    row->name = c->name;
    row->kind = PDN_PRACTICE_MEASURE;
    row->deviants = (double)n;
    row->peers = (double)m;
    row->difference = k.difference;
    row->lo = k.lo;
    row->hi = k.hi;
    row->delta = k.delta;
    row->p_exact = k.exact.p;
    row->smallest_p = k.exact.smallest_p;
    row->deviants_mean = k.mean_a;
    row->peers_mean = k.mean_b;
    if (k.draws > 0) row->draws = k.draws;
out:
    return st;
}

static pdn_status tell_small(practice_context *w, const pdn_table *t)
{
    size_t small = 0;

    for (size_t u = 0; u < w->units; u++)
        small += w->small[u];
    if (small == 0) return PDN_OK;
    return pdn_diagnostics_add(
        w->f, row_cell__file(t, PDN_NOTE, "few-people"),
        "means that fewer than %.0f people stand behind are left out: of %zu "
        "units",
        w->o->fewest, small);
}

static pdn_status tell_measures(practice_context *w, const pdn_table *t)
{
    size_t deviants = 0, peers = 0;

    for (size_t u = 0; u < w->units; u++) {
        deviants += w->seen[u] && w->side[u] == PRACTICE_DEVIANT;
        peers += w->seen[u] && w->side[u] == PRACTICE_PEER;
    }
    if (deviants + peers == 0)
        return pdn_fail(PDN_EDATA, "%s%sno \"%s\" is the name of a judged unit",
                        t->file != NULL ? t->file : "",
                        t->file != NULL ? ": " : "", w->o->by);
    pdn_severity how = deviants == 0 || peers == 0 ? PDN_WARNING : PDN_NOTE;
    return pdn_diagnostics_add(
        w->f, row_cell__file(t, how, "measures-joined"),
        "tells of people in %zu of %zu deviants and %zu of %zu peers; %zu "
        "people are in no judged unit",
        deviants, w->deviants, peers, w->peers, w->foreign);
}

pdn_status practice__measures(practice_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = w->o->measures;
    const pdn_column *by = NULL;

    if (t == NULL) return PDN_OK;
    by = pdn_table_column(t, w->o->by);
    if (by == NULL || by->text == NULL)
        PDN_FAIL(PDN_EDATA, "%s%sno column \"%s\" that names a unit",
                 t->file != NULL ? t->file : "", t->file != NULL ? ": " : "",
                 w->o->by);
    PDN_TRY(check_only(w, t));
    PDN_TAKE(&w->memory, w->scratch, t->rows);
    PDN_TAKE(&w->memory, w->told, w->units);
    PDN_TRY(take_people(w, t, by));
    for (size_t i = 0; i < t->columns; i++) {
        if (!is_measure(w, &t->column[i])) continue;
        add_up(w, t, &t->column[i]);
        choose_told(w, &t->column[i]);
        PDN_TRY(hold_measure(w, &t->column[i]));
    }
    PDN_TRY(tell_measures(w, t));
    PDN_TRY(tell_small(w, t));
out:
    return st;
}
