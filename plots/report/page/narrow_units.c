/* The figures of units: ranked, by their size, and against what was expected.
 */
#include "report/narrow.h"
#include "sheet/outcome_parts.h"
#include "sheets/deviants/deviants_parts.h"

#include "pdnet/deviants.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

typedef int compare(const void *, const void *);

/* Larger first, what is not known last; then as in the table. */
static int larger(double a, double b, const void *x, const void *y)
{
    if (isfinite(a) != isfinite(b)) return isfinite(a) ? -1 : 1;
    if (a > b) return -1;
    if (a < b) return 1;
    return (x > y) - (x < y);
}

static int by_share(const void *a, const void *b)
{
    const pdn_baseline_row *x = *(const pdn_baseline_row *const *)a;
    const pdn_baseline_row *y = *(const pdn_baseline_row *const *)b;

    return larger(x->share, y->share, x, y);
}

static int by_population(const void *a, const void *b)
{
    const pdn_baseline_row *x = *(const pdn_baseline_row *const *)a;
    const pdn_baseline_row *y = *(const pdn_baseline_row *const *)b;

    return larger(x->population, y->population, x, y);
}

static const char *say_share(const pdn_baseline_row *u)
{
    if (pdn_state_of(u->events) != PDN_VALUE ||
        pdn_state_of(u->population) != PDN_VALUE)
        return pdn_format_percent(u->share, 1);
    return pdn_format_of_share(u->events, u->population);
}

/* "" where there is no share, or nothing to hold it against. */
static const char *say_outside(const pdn_baseline_row *u)
{
    if (!isfinite(u->share) || !isfinite(u->funnel95_lo) ||
        !pdn_baseline_judged(u))
        return "";
    if (pdn_baseline_outside(u) == 0 &&
        (u->share < u->funnel95_lo || u->share > u->funnel95_hi))
        return pdn_say(pdn_word("More than chance gives, but no more than %s "
                                "differ otherwise."),
                       pdn_unit_word(2));
    switch (pdn_baseline_outside(u)) {
    case 1: return pdn_word("A sign that it is more than chance.");
    case 2: return pdn_word("Clearly more than chance.");
    default: return pdn_word("Within what chance gives.");
    }
}

/* The limits that decide: wider ones where units differ by more than chance. */
static double limit(double adjusted, double plain)
{
    return isfinite(adjusted) ? adjusted : plain;
}

static pdn_status units(const pdn_report *r, compare *order, bool funnel,
                        pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_baseline_row **unit = NULL;
    narrow_row *row = NULL;
    double most = 0;

    PDN_NEW(unit, r->units);
    PDN_NEW(row, r->units);
    for (size_t i = 0; i < r->units; i++)
        unit[i] = &r->unit[i];
    qsort(unit, r->units, sizeof *unit, order);
    for (size_t i = 0; i < r->units; i++) {
        const pdn_baseline_row *u = unit[i];
        row[i] = (narrow_row){
            .label = u->unit,
            .says = say_share(u),
            .note = funnel ? say_outside(u) : pdn_say_uncertainty(u),
            .lo = funnel ? limit(u->adjusted95_lo, u->funnel95_lo) : u->lo,
            .x = u->share,
            .hi = funnel ? limit(u->adjusted95_hi, u->funnel95_hi) : u->hi,
            .other = u->benchmark,
            .strong = pdn_baseline_outside(u) > 0};
        if (isfinite(row[i].hi)) most = fmax(most, row[i].hi);
        if (isfinite(u->share)) most = fmax(most, u->share);
    }
    narrow__list(h, row, r->units, NARROW_OPEN, 0, most);
    PDN_TRY(html__status(h));
out:
    free(row);
    free(unit);
    return st;
}

pdn_status narrow__baseline(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const char *against = outcome_rows__held_against(
        &(outcome_rows){.row = r->unit, .rows = r->units});

    PDN_TRY(units(r, by_share, false, h));
    html__under(h,
                pdn_say(pdn_word("Bar: from the lower to the upper end of "
                                 "the uncertainty. Dark mark: the share.%s"),
                        *against == '\0'
                            ? ""
                            : pdn_say(pdn_word(" Thin mark: %s."), against)));
out:
    return st;
}

pdn_status narrow__funnel(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    bool limits = false;

    for (size_t i = 0; i < r->units; i++)
        limits = limits || isfinite(r->unit[i].funnel95_lo);
    PDN_TRY(units(r, by_population, true, h));
    html__under(h, limits
                       ? pdn_word("The largest first. Bar: where 95 of 100 "
                                  "such units would lie by chance alone. Dark "
                                  "mark: the share.")
                       : pdn_word("The limits of chance are hidden to protect "
                                  "privacy."));
out:
    return st;
}

/* Units with a claim first, then by how much better they are. */
static int by_claim(const void *a, const void *b)
{
    const pdn_deviant_row *x = *(const pdn_deviant_row *const *)a;
    const pdn_deviant_row *y = *(const pdn_deviant_row *const *)b;
    const bool one = x->claim != PDN_CLAIM_NONE;
    const bool two = y->claim != PDN_CLAIM_NONE;

    if (one != two) return one ? -1 : 1;
    return larger(x->residual_deleted, y->residual_deleted, x, y);
}

pdn_status narrow__deviants(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_deviants *d = &r->results->deviants;
    const pdn_deviant_row **unit = NULL;
    narrow_row *row = NULL;
    double most = 0;

    PDN_NEW(unit, d->rows);
    PDN_NEW(row, d->rows);
    for (size_t i = 0; i < d->rows; i++)
        unit[i] = &d->row[i];
    qsort(unit, d->rows, sizeof *unit, by_claim);
    for (size_t i = 0; i < d->rows; i++) {
        const pdn_deviant_row *u = unit[i];
        row[i] = (narrow_row){
            .label = u->unit,
            .says = pdn_say(pdn_word("%s seen, %s expected"),
                            pdn_format_percent(u->share, 1),
                            pdn_format_percent(u->expected_share, 1)),
            .note = pdn_say_capital(deviants__said(u)),
            .lo = u->share_lo,
            .x = u->share,
            .hi = u->share_hi,
            .other = u->expected_share,
            .strong = u->claim != PDN_CLAIM_NONE &&
                      u->claim != PDN_CLAIM_TOO_LITTLE_DATA};
        if (isfinite(u->share_hi)) most = fmax(most, u->share_hi);
        if (isfinite(u->expected_share)) most = fmax(most, u->expected_share);
    }
    narrow__list(h, row, d->rows, NARROW_OPEN, 0, most);
    html__under(h,
                pdn_word("Dark mark: what was seen, in its uncertainty. Thin "
                         "mark: what the resources would lead us to "
                         "expect."));
    PDN_TRY(html__status(h));
out:
    free(row);
    free(unit);
    return st;
}
