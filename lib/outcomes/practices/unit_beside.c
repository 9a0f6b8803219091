/* What the means of two measures tell together: of one that is never less than
 * another, what is over is a count too, of contacts or of people. */
#include "unit_beside.h"

#include "pdnet/measures.h"

#include <math.h>
#include <string.h>

enum { MOST_TERMS = 3 };

/* The sum of times x measure, of each person. */
struct form {
    const pdn_column *measure[MOST_TERMS];
    double times[MOST_TERMS];
    size_t terms;
};

static const char *name_of(size_t member)
{
    return pdn_field_at(&pdn_measures_schema, member)->name;
}

static bool is(const pdn_column *c, size_t member)
{
    return strcmp(c->name, name_of(member)) == 0;
}

/* Whom one of the measures tells nothing of has none of it: the sums of all
 * that stand are what is known. False where somebody has less than none. */
static bool add_form(const struct form *f, size_t people, double *out)
{
    for (size_t i = 0; i < people; i++) {
        bool known = false;
        out[i] = 0;
        for (size_t k = 0; k < f->terms; k++) {
            const double x = f->measure[k]->number[i];
            known = known || !isnan(x);
            if (!isnan(x)) out[i] += f->times[k] * x;
        }
        if (out[i] < -1e-9) return false;
        if (!known) out[i] = (double)NAN;
    }
    return true;
}

static size_t number_of(const unit_beside *b, const pdn_column *c)
{
    size_t n = 0;

    while (n < b->measures && b->measure[n] != c)
        n++;
    return n;
}

/* Whether the unit's means of the measures before stand. */
static bool stand(const unit_beside *b, const struct form *f, size_t unit)
{
    bool told = true;

    for (size_t k = 0; k < f->terms; k++) {
        const size_t n = number_of(b, f->measure[k]);
        told = told && (n == b->measures || b->told[n * b->units + unit]);
    }
    return told;
}

static void look(unit_beside *b, const struct form *f, double fewest)
{
    const pdn_column over = {.number = b->over};

    if (!add_form(f, b->people, b->over)) return;
    const unit_people__values of =
        unit_people__of_all(&over, b->people, b->scratch);
    if (!of.whole) return;
    memset(b->sum, 0, b->units * sizeof *b->sum);
    for (size_t i = 0; i < b->people; i++)
        if (b->unit[i] != SIZE_MAX && !isnan(b->over[i]))
            unit_people__add(&b->sum[b->unit[i]], &of, b->over[i],
                             b->answered[i]);
    for (size_t u = 0; u < b->units; u++)
        b->few[u] =
            b->few[u] ||
            (unit_people__have_few(&b->sum[u], &of, fewest) && stand(b, f, u));
}

/* The parts of brokerage are each a measure: one that does not stand would be
 * what the others lack. */
static void look_at_parts(unit_beside *b)
{
    static const size_t part[] = {offsetof(pdn_measures, coordinator),
                                  offsetof(pdn_measures, itinerant),
                                  offsetof(pdn_measures, gatekeeper),
                                  offsetof(pdn_measures, representative),
                                  offsetof(pdn_measures, liaison)};

    for (size_t n = 0; n < b->measures; n++)
        for (size_t k = 0; k < PDN_COUNT(part); k++)
            for (size_t u = 0; is(b->measure[n], part[k]) && u < b->units; u++)
                b->few[u] = b->few[u] || !b->told[n * b->units + u];
}

/* The measure of that name, of those looked at: c, or one before. */
static const pdn_column *measure_of(const unit_beside *b, const pdn_column *c,
                                    size_t member)
{
    for (size_t n = 0; n < b->measures; n++)
        if (is(b->measure[n], member)) return b->measure[n];
    return is(c, member) ? c : NULL;
}

/* Contacts that both name: those a person names and those who name him, less
 * all there are. */
static void look_at_mutual(unit_beside *b, const pdn_column *c, double fewest)
{
    const struct form f = {
        {measure_of(b, c, offsetof(pdn_measures, out_degree)),
         measure_of(b, c, offsetof(pdn_measures, in_degree)),
         measure_of(b, c, offsetof(pdn_measures, degree))},
        {1, 1, -1},
        MOST_TERMS};

    if (f.measure[0] != NULL && f.measure[1] != NULL && f.measure[2] != NULL &&
        (c == f.measure[0] || c == f.measure[1] || c == f.measure[2]))
        look(b, &f, fewest);
}

void unit_beside__look(unit_beside *b, const pdn_column *c, double fewest)
{
    memset(b->few, 0, b->units * sizeof *b->few);
    for (size_t n = 0; n < b->measures; n++)
        for (int less = 0; less < 2; less++) {
            const struct form f = {
                {c, b->measure[n]}, {less ? -1 : 1, less ? 1 : -1}, 2};
            look(b, &f, fewest);
        }
    look_at_mutual(b, c, fewest);
    if (is(c, offsetof(pdn_measures, brokerage))) look_at_parts(b);
}

void unit_beside__note(unit_beside *b, const pdn_column *c, const bool *told)
{
    memcpy(b->told + b->measures * b->units, told, b->units * sizeof *told);
    b->measure[b->measures++] = c;
}

pdn_status unit_beside__make(const pdn_table *t, size_t units, unit_beside *out)
{
    pdn_status st = PDN_OK;

    *out = (unit_beside){.people = t->rows, .units = units};
    PDN_TAKE(&out->memory, out->unit, t->rows);
    PDN_TAKE(&out->memory, out->answered, t->rows);
    PDN_TAKE(&out->memory, out->over, t->rows);
    PDN_TAKE(&out->memory, out->scratch, t->rows);
    PDN_TAKE(&out->memory, out->sum, units);
    PDN_TAKE(&out->memory, out->few, units);
    PDN_TAKE(&out->memory, out->measure, t->columns);
    PDN_TAKE(&out->memory, out->told, t->columns * units);
out:
    return st;
}

void unit_beside__clear(unit_beside *b)
{
    pdn_arena_clear(&b->memory);
    *b = (unit_beside){0};
}
