#include "panel.h"

#include "outcomes/rows/series_breaks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_unit(const void *va, const void *vb)
{
    const pdn_outcome *a = *(const pdn_outcome *const *)va;
    const pdn_outcome *b = *(const pdn_outcome *const *)vb;
    int c = pdn_text_compare(a->unit, b->unit);

    return c != 0 ? c : (a->year > b->year) - (a->year < b->year);
}

static int by_year(const void *va, const void *vb)
{
    double a = *(const double *)va, b = *(const double *)vb;

    return (a > b) - (a < b);
}

static bool same(double a, double b)
{
    return fabs(a - b) < .5;
}

/* The last `wanted` of the years that stand in the rows. */
static pdn_status take_years(const pdn_outcomes *rows, size_t wanted,
                             double *first, panel__data *p)
{
    pdn_status st = PDN_OK;
    double *year = NULL;
    size_t n = 0, from = 0;

    PDN_NEW(year, rows->rows);
    for (size_t i = 0; i < rows->rows; i++)
        year[i] = rows->row[i].year;
    qsort(year, rows->rows, sizeof *year, by_year);
    for (size_t i = 0; i < rows->rows; i++)
        if (n == 0 || !same(year[n - 1], year[i])) year[n++] = year[i];
    *first = year[0];
    from = n > wanted ? n - wanted : 0;
    p->years = n - from;
    PDN_TAKE(&p->memory, p->year, p->years);
    for (size_t t = 0; t < p->years; t++)
        p->year[t] = year[from + t];
out:
    free(year);
    return st;
}

static pdn_status make_room(panel__data *p)
{
    pdn_status st = PDN_OK;

    p->cells = p->units * p->years;
    PDN_TAKE(&p->memory, p->events, p->cells);
    PDN_TAKE(&p->memory, p->people, p->cells);
    PDN_TAKE(&p->memory, p->resource, p->cells * p->resources);
    PDN_TAKE(&p->memory, p->middle, p->resources);
    PDN_TAKE(&p->memory, p->scale, p->resources);
    PDN_TAKE(&p->memory, p->mean, p->units * p->resources);
    PDN_TAKE(&p->memory, p->known, p->cells);
    PDN_TAKE(&p->memory, p->lacking, p->units);
    PDN_TAKE(&p->memory, p->left_out, p->units);
    PDN_TAKE(&p->memory, p->base_events, p->units);
    PDN_TAKE(&p->memory, p->base_people, p->units);
    for (size_t i = 0; i < p->cells; i++)
        p->events[i] = p->people[i] = (double)NAN;
    for (size_t i = 0; i < p->cells * p->resources; i++)
        p->resource[i] = (double)NAN;
    for (size_t u = 0; u < p->units; u++)
        p->base_events[u] = p->base_people[u] = (double)NAN;
out:
    return st;
}

/* The column holds text: at its first cell that is no number. */
static pdn_status fail_on_text(const pdn_table *t, const pdn_column *c)
{
    double x = 0;

    for (size_t i = 0; i < t->rows && t->line != NULL; i++) {
        const char *s = c->text[i];
        if (s == NULL || pdn_number_read(s, strlen(s), '.', &x) ||
            pdn_number_read(s, strlen(s), ',', &x))
            continue;
        return pdn_fail(
            PDN_EDATA, "%s:%zu:%zu: %s is \"%.60s\": a resource is a number",
            t->file, t->line[i], t->field[c - t->column], c->name, s);
    }
    return pdn_fail(
        PDN_EDATA, "%s%scolumn \"%s\" holds text; a resource is a number",
        t->file != NULL ? t->file : "", t->file != NULL ? ": " : "", c->name);
}

/* A column that can be a resource: a number, and no count of outcomes. */
static pdn_status check_resource(const pdn_table *t, const pdn_column *c,
                                 const char *name)
{
    const char *file = t->file != NULL ? t->file : "";
    const char *colon = t->file != NULL ? ": " : "";

    if (c == NULL)
        return pdn_fail(PDN_EDATA, "%s%sno column \"%s\" for --resources", file,
                        colon, name);
    if (pdn_outcome_counts(name))
        return pdn_fail(PDN_EDATA,
                        "%s%s--resources %s: that column counts outcomes; "
                        "a resource is what a unit has",
                        file, colon, name);
    return c->number != NULL ? PDN_OK : fail_on_text(t, c);
}

static pdn_status find_resources(const pdn_table *t,
                                 const pdn_deviant_options *o,
                                 const double **column)
{
    pdn_status st = PDN_OK;

    for (size_t r = 0; r < o->resources; r++) {
        const pdn_column *c = pdn_table_column(t, o->resource[r]);
        PDN_TRY(check_resource(t, c, o->resource[r]));
        column[r] = c->number;
    }
out:
    return st;
}

/* The unit's place in byte order; SIZE_MAX: not there. */
static size_t unit_at(const panel__data *p, const char *unit)
{
    size_t lo = 0, hi = p->units;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = strcmp(p->unit[mid], unit);
        if (c == 0) return mid;
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return SIZE_MAX;
}

static void place_counts(panel__data *p, const pdn_outcome *o, size_t u)
{
    if (same(o->year, p->nullpunkt)) {
        p->base_events[u] = o->events;
        p->base_people[u] = o->population;
    }
    for (size_t t = 0; t < p->years; t++) {
        if (!same(o->year, p->year[t])) continue;
        p->events[u * p->years + t] = o->events;
        p->people[u * p->years + t] = o->population;
    }
}

/* ---- units whose count is not to follow from what the model says of others */

/* As what the public copy hides of a count by itself (privacy/hide_few.c). */
static bool is_few(const panel__data *p, double events, double people)
{
    const double rest = people - events;

    if (isnan(events) || isnan(people)) return false;
    return people < p->fewest - .5 ||
           (events > .5 && events < p->fewest - .5) ||
           (rest > .5 && rest < p->fewest - .5) ||
           ((events < .5 || rest < .5) && people < PANEL_ALIKE_BELOW - .5);
}

static void leave_out_few(panel__data *p)
{
    const double hidden = pdn_absent(PDN_SUPPRESSED);

    for (size_t u = 0; u < p->units; u++) {
        bool few = is_few(p, p->base_events[u], p->base_people[u]);
        for (size_t i = u * p->years; i < (u + 1) * p->years; i++)
            few = few || is_few(p, p->events[i], p->people[i]);
        p->left_out[u] = few && p->fewest > .5;
        if (!p->left_out[u]) continue;
        p->base_events[u] = p->base_people[u] = hidden;
        for (size_t i = u * p->years; i < (u + 1) * p->years; i++)
            p->events[i] = p->people[i] = hidden;
    }
}

static bool counted(const panel__data *p, size_t cell)
{
    return !isnan(p->events[cell]) && p->people[cell] > 0;
}

/* Which cells can be judged: counts and every resource. */
static void mark_known(panel__data *p)
{
    for (size_t i = 0; i < p->cells; i++) {
        bool all = true;
        for (size_t r = 0; r < p->resources; r++)
            if (isnan(p->resource[r * p->cells + i])) all = false;
        p->known[i] = counted(p, i) && all;
        if (counted(p, i) && !all) p->lacking[i / p->years] = true;
    }
}

/* Each unit's mean of each resource, before they are standardised. */
static void average(panel__data *p)
{
    for (size_t r = 0; r < p->resources; r++)
        for (size_t u = 0; u < p->units; u++) {
            const double *x = p->resource + r * p->cells + u * p->years;
            double sum = 0, n = 0;
            for (size_t t = 0; t < p->years; t++) {
                if (!p->known[u * p->years + t]) continue;
                sum += x[t];
                n++;
            }
            p->mean[r * p->units + u] = sum / n;
        }
}

/* Mean 0 and sd 1 over the known cells: the fit does not depend on units. */
static void standardise(panel__data *p)
{
    for (size_t r = 0; r < p->resources; r++) {
        double *x = p->resource + r * p->cells, sum = 0, squares = 0, n = 0;
        for (size_t i = 0; i < p->cells; i++) {
            if (!p->known[i]) continue;
            sum += x[i];
            n++;
        }
        p->middle[r] = n > 0 ? sum / n : 0;
        for (size_t i = 0; i < p->cells; i++)
            if (p->known[i])
                squares += (x[i] - p->middle[r]) * (x[i] - p->middle[r]);
        p->scale[r] = squares > 0 ? sqrt(squares / n) : 1;
        for (size_t i = 0; i < p->cells; i++)
            x[i] = (x[i] - p->middle[r]) / p->scale[r];
    }
}

static void place_resources(panel__data *p, const pdn_outcomes *rows,
                            const pdn_outcome *o, size_t u,
                            const double *const *column)
{
    for (size_t t = 0; t < p->years; t++)
        if (same(o->year, p->year[t]))
            for (size_t r = 0; r < p->resources; r++)
                p->resource[r * p->cells + u * p->years + t] =
                    pdn_outcome_value(rows, o, column[r]);
}

/* What is made in one year is made. */
static void take_origin(const pdn_outcome *o, const char **origin)
{
    if (*origin == NULL ||
        (o->origin != NULL && strcmp(o->origin, "made") == 0))
        *origin = o->origin;
}

/* Names of the units that stand in a judged year, in order. */
static pdn_status take_units(const pdn_outcome *const *order, size_t n,
                             panel__data *p)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&p->memory, p->unit, n);
    PDN_TAKE(&p->memory, p->group, n);
    PDN_TAKE(&p->memory, p->origin, n);
    for (size_t i = 0; i < n; i++) {
        const pdn_outcome *o = order[i];
        if (o->year < p->year[0] - .5) continue;
        if (p->units == 0 || strcmp(p->unit[p->units - 1], o->unit) != 0)
            p->unit[p->units++] = o->unit;
        p->group[p->units - 1] = o->group;
        take_origin(o, &p->origin[p->units - 1]);
    }
out:
    return st;
}

pdn_status panel__make(const pdn_table *t, const pdn_outcomes *rows,
                       const pdn_deviant_options *o, panel__data *out)
{
    pdn_status st = PDN_OK;
    panel__data p = {
        .resources = o->resources, .name = o->resource, .fewest = o->fewest};
    const pdn_outcome **order = NULL;
    const double **column = NULL;
    double first = 0;
    const pdn_outcome *any = rows->row;

    PDN_NEW(order, rows->rows);
    PDN_NEW(column, o->resources);
    PDN_TRY(find_resources(t, o, column));
    for (size_t i = 0; i < rows->rows; i++)
        order[i] = &rows->row[i];
    qsort(order, rows->rows, sizeof(*order), by_unit);
    PDN_TRY(take_years(rows, o->years > 0 ? o->years : 4, &first, &p));
    p.nullpunkt = o->nullpunkt > 0 ? o->nullpunkt : first;
    p.broken = series_breaks__last(o->breaks, any->indicator, p.nullpunkt,
                                   p.year[p.years - 1]);
    p.width = any->age_to - any->age_from + 1;
    PDN_TRY(take_units(order, rows->rows, &p));
    PDN_TRY(make_room(&p));
    for (size_t i = 0; i < rows->rows; i++) {
        size_t u = unit_at(&p, order[i]->unit);
        if (u == SIZE_MAX) continue;
        place_counts(&p, order[i], u);
        place_resources(&p, rows, order[i], u, column);
    }
    leave_out_few(&p);
    mark_known(&p);
    average(&p);
    standardise(&p);
    *out = p;
    p = (panel__data){0};
out:
    free(order);
    free(column);
    panel__clear(&p);
    return st;
}

size_t panel__lag(const panel__data *p, size_t s, size_t t)
{
    double lag = fabs(p->year[s] - p->year[t]) + .5;

    return lag < PANEL_LONGEST_LAG ? (size_t)lag : PANEL_LONGEST_LAG;
}

pdn_status panel__other(const panel__data *from, const pdn_outcomes *rows,
                        panel__data *out)
{
    pdn_status st = PDN_OK;
    panel__data p = *from;

    p.memory = (pdn_arena){0};
    p.origin = NULL;
    PDN_TAKE(&p.memory, p.unit, p.units);
    PDN_TAKE(&p.memory, p.group, p.units);
    PDN_TAKE(&p.memory, p.year, p.years);
    memcpy(p.unit, from->unit, p.units * sizeof(*p.unit));
    memcpy(p.group, from->group, p.units * sizeof(*p.group));
    memcpy(p.year, from->year, p.years * sizeof *p.year);
    PDN_TRY(make_room(&p));
    memcpy(p.resource, from->resource,
           p.cells * p.resources * sizeof *p.resource);
    memcpy(p.mean, from->mean, p.units * p.resources * sizeof *p.mean);
    for (size_t i = 0; i < rows->rows; i++) {
        size_t u = unit_at(&p, rows->row[i].unit);
        if (u != SIZE_MAX) place_counts(&p, &rows->row[i], u);
    }
    leave_out_few(&p);
    mark_known(&p);
    *out = p;
    p = (panel__data){0};
out:
    panel__clear(&p);
    return st;
}

void panel__clear(panel__data *p)
{
    pdn_arena_clear(&p->memory);
    *p = (panel__data){0};
}
