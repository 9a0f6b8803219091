#include "format_number.h"

#include "pdnet/words.h"

#include <math.h>

static const char *share_line(const pdn_baseline_row *r)
{
    const char *label = pdn_say_label(r->indicator);

    if (r->year > 0 && isfinite(r->events) && isfinite(r->population))
        return pdn_say("%s, %s: %s%s.", r->unit, pdn_format_year(r->year),
                       pdn_say_people(r->events, r->population), label);
    if (isfinite(r->events) && isfinite(r->population))
        return pdn_say("%s: %s%s.", r->unit,
                       pdn_say_people(r->events, r->population), label);
    if (pdn_state_of(r->share) == PDN_SUPPRESSED && isfinite(r->population))
        return pdn_say(pdn_word("%s: hidden, of %s %s."), r->unit,
                       pdn_format_count(r->population),
                       pdn_people_word(pdn_number_to_size(r->population)));
    if (!isfinite(r->share) && isfinite(r->rate))
        return pdn_say(pdn_word("%s: %s, a published rate; how many is not "
                                "given."),
                       r->unit, pdn_format_number(r->rate, 1));
    if (!isfinite(r->share))
        return pdn_say("%s: %s.", r->unit, pdn_format_count(r->share));
    return pdn_say(pdn_word("%s: %s%s; how many is not given."), r->unit,
                   pdn_format_percent(r->share, 1), label);
}

static const char *against_the_rest(const pdn_baseline_row *r, int outside)
{
    bool high = r->share > r->benchmark;

    if (outside == 2)
        return high ? pdn_word("Clear: higher than the rest, by more than "
                               "chance variation.")
                    : pdn_word("Clear: lower than the rest, by more than "
                               "chance variation.");
    if (outside == 1)
        return high ? pdn_word("A sign of higher than the rest; of twenty "
                               "such, one may be chance.")
                    : pdn_word("A sign of lower than the rest; of twenty "
                               "such, one may be chance.");
    if (r->tau2 > 0 && isfinite(r->adjusted95_lo))
        return pdn_word("Does not differ clearly from the rest.");
    return pdn_word("The difference from the rest may be chance variation.");
}

const char *pdn_say_uncertainty(const pdn_baseline_row *r)
{
    if (!isfinite(r->lo) || !isfinite(r->hi) || !(r->population >= 20))
        return "";
    return pdn_say(pdn_word("Uncertainty: from %s to %s."),
                   pdn_format_points(r->lo, 1), pdn_format_percent(r->hi, 1));
}

/* So few that the interval says little: a hundredfold with six. */
enum { FEW = 20 };

const char *pdn_say_variation(const pdn_baseline_row *row, size_t n)
{
    size_t counted = 0;

    for (size_t i = 0; i < n; i++) {
        if (fabs(row[i].phi_lo - row[0].phi_lo) > 0) return ""; /* groups */
        counted += isfinite(row[i].events) && isfinite(row[i].population);
    }
    if (n == 0 || !isfinite(row[0].phi_lo) || !isfinite(row[0].phi_hi))
        return "";
    if (counted < FEW && row[0].phi_lo <= 1)
        return pdn_say(pdn_word("%s %s are too few to tell whether they differ "
                                "more than chance alone gives."),
                       pdn_say_capital(pdn_format_cardinal(counted)),
                       pdn_unit_word(counted));
    const char *text = pdn_say(
        pdn_word("The variation between %s %s is from %s to %s times what "
                 "chance variation alone gives."),
        pdn_format_cardinal(counted), pdn_unit_word(counted),
        pdn_format_number(row[0].phi_lo, 1),
        pdn_format_number(row[0].phi_hi, row[0].phi_hi < 10 ? 1 : 0));
    if (counted >= FEW) return text;
    return pdn_say("%s %s", text,
                   pdn_say(pdn_word("Uncertain: few %s."), pdn_unit_word(2)));
}

pdn_sentence pdn_sentence_of_baseline(const pdn_baseline_row *r)
{
    int outside = pdn_baseline_outside(r);
    const char *detail = pdn_say_uncertainty(r);

    if (pdn_baseline_judged(r) &&
        (isfinite(r->funnel95_lo) || isfinite(r->adjusted95_lo)))
        detail = pdn_say(*detail != '\0' ? "%s %s" : "%s%s", detail,
                         against_the_rest(r, outside));
    const char *name =
        r->population < 20
            ? pdn_say("%s: %s", r->unit,
                      pdn_format_of(r->events, r->population))
            : pdn_say("%s: %s", r->unit, pdn_format_percent(r->share, 1));
    return (pdn_sentence){.headline = share_line(r),
                          .detail = detail,
                          .short_name = name,
                          .sureness = outside == 2   ? PDN_CLEAR
                                      : outside == 1 ? PDN_SIGN
                                                     : PDN_UNSURE};
}

const char *pdn_say_people(double events, double population)
{
    const char *of = pdn_format_of(events, population);

    if (!isfinite(events) || !isfinite(population)) return of;
    const char *people = pdn_people_word(format_number__plural(population));
    if (population < 20) return pdn_say("%s %s", of, people);
    const double share = events / population;
    if (events > 0 && share < .0005)
        return pdn_say(pdn_word("%s %s, fewer than 1 in 1000"), of, people);
    if (events > 0 && share < .005)
        return pdn_say(pdn_word("%s %s, about %s in 1000"), of, people,
                       pdn_format_count(1000 * share));
    if (events < population && share >= .995)
        return pdn_say(pdn_word("%s %s, more than 99 in 100"), of, people);
    return pdn_say(pdn_word("%s %s, about %s in 100"), of, people,
                   pdn_format_count(100 * share));
}

static const char *ordinal(double rank)
{
    long k = lround(rank);

    if (pdn_words_lang() != PDN_ENGLISH) return pdn_format_count(rank);
    const char *end = k % 100 >= 11 && k % 100 <= 13 ? "th"
                      : k % 10 == 1                  ? "st"
                      : k % 10 == 2                  ? "nd"
                      : k % 10 == 3                  ? "rd"
                                                     : "th";
    return pdn_say("%ld%s", k, end);
}

const char *pdn_say_rank_range(const pdn_baseline_row *r, size_t units)
{
    return pdn_say(pdn_word("The order is uncertain: %s may be anywhere from "
                            "%s to %s of %s."),
                   r->unit, ordinal(floor(r->rank_lo)),
                   ordinal(ceil(r->rank_hi)), pdn_format_count((double)units));
}

/* ---- titles ---- */

bool pdn_baseline_judged(const pdn_baseline_row *r)
{
    return pdn_state_of(r->share) != PDN_SUPPRESSED &&
           pdn_state_of(r->benchmark) != PDN_SUPPRESSED &&
           !PDN_HAS(r->flag, PDN_FLAG_NOT_SAID);
}

bool pdn_baseline_withheld(const pdn_baseline_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (isfinite(row[i].share) && !pdn_baseline_judged(&row[i]))
            return true;
    return false;
}

int pdn_baseline_outside(const pdn_baseline_row *r)
{
    if (!pdn_baseline_judged(r)) return 0;
    if (PDN_HAS(r->flag, PDN_FLAG_OUTSIDE998)) return 2;
    return PDN_HAS(r->flag, PDN_FLAG_OUTSIDE95) ? 1 : 0;
}

size_t pdn_baseline_pick(const pdn_baseline_row *row, size_t n,
                         const char *indicator, double year, size_t *index)
{
    size_t found = 0;

    if (n == 0) return 0;
    if (indicator == NULL) indicator = row[0].indicator;
    if (!(year > 0))
        for (size_t i = 0; i < n; i++)
            if (format_number__same(row[i].indicator, indicator))
                year = fmax(year, row[i].year);
    for (size_t i = 0; i < n; i++)
        if (format_number__same(row[i].indicator, indicator) &&
            fabs(row[i].year - year) < .5)
            index[found++] = i;
    return found;
}

/* "Eidskog ligger høyt og Sør-Odal ligger lavt" of the units that far outside.
 */
static const char *list_units(const pdn_baseline_row *row, size_t n, int level,
                              size_t count)
{
    const char *list = "";
    size_t told = 0;

    for (size_t i = 0; i < n; i++) {
        if (pdn_baseline_outside(&row[i]) != level) continue;
        const char *one =
            pdn_say(row[i].share > row[i].benchmark ? pdn_word("%s is high")
                                                    : pdn_word("%s is low"),
                    row[i].unit);
        list = format_number__list(list, one, ++told == count);
    }
    return list;
}

/* Whether the units differ more than chance gives, taken together. */
static bool more_than_chance(const pdn_baseline_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (row[i].tau2 > 0 && isfinite(row[i].adjusted95_lo)) return true;
    return false;
}

static const char *count_of(size_t n)
{
    return n > 12 ? pdn_format_count((double)n) : pdn_format_cardinal(n);
}

/* The limits that decide are the dashed ones where units differ more than
 * chance gives. */
static const char *limits_word(const pdn_baseline_row *row, size_t n)
{
    return more_than_chance(row, n) ? pdn_word("the dashed limits")
                                    : pdn_word("the limits");
}

static const char *units_outside(const pdn_baseline_row *row, size_t n,
                                 int level, size_t judged, size_t count)
{
    const char *some = pdn_format_cardinal(count);
    const char *all = count_of(judged), *units = pdn_unit_word(judged), *text;

    if (level == 2 && count == 1)
        text = pdn_say(pdn_word("One of %s %s clearly stands out"), all, units);
    else if (level == 2)
        text = pdn_say(pdn_word("%s of %s %s clearly stand out"),
                       pdn_say_capital(some), all, units);
    else if (count == 1)
        text = pdn_say(pdn_word("A sign that one of %s %s stands out"), all,
                       units);
    else
        text = pdn_say(pdn_word("A sign that %s of %s %s stand out"), some, all,
                       units);
    if (count > 3) return pdn_say("%s.", text);
    return pdn_say("%s: %s.", text, list_units(row, n, level, count));
}

/* As units_outside, of a sheet on which the limits are seen. */
static const char *outside_limits(const pdn_baseline_row *row, size_t n,
                                  int level, size_t judged, size_t count)
{
    const char *some = pdn_format_cardinal(count),
               *limits = limits_word(row, n);
    const char *all = count_of(judged), *units = pdn_unit_word(judged), *text;

    if (level == 2 && count == 1)
        text = pdn_say(pdn_word("One of %s %s is clearly outside %s"), all,
                       units, limits);
    else if (level == 2)
        text = pdn_say(pdn_word("%s of %s %s are clearly outside %s"),
                       pdn_say_capital(some), all, units, limits);
    else if (count == 1)
        text = pdn_say(pdn_word("A sign: one of %s %s is outside %s"), all,
                       units, limits);
    else
        text = pdn_say(pdn_word("A sign: %s of %s %s are outside %s"), some,
                       all, units, limits);
    if (count > 3) return pdn_say("%s.", text);
    return pdn_say("%s (%s).", text, list_units(row, n, level, count));
}

/* The rows with the least and the highest x; false where no row has one. */
static bool ends_of(const pdn_baseline_row *row, size_t n, bool rates,
                    size_t *lo, size_t *hi)
{
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        double x = rates ? row[i].rate : row[i].share;
        if (!isfinite(x)) continue;
        if (!any || x < (rates ? row[*lo].rate : row[*lo].share)) *lo = i;
        if (!any || x > (rates ? row[*hi].rate : row[*hi].share)) *hi = i;
        any = true;
    }
    return any;
}

/* Shares and rates without counts say only where they lie. */
static const char *range_only(const pdn_baseline_row *row, size_t n)
{
    size_t lo = 0, hi = 0;

    if (ends_of(row, n, false, &lo, &hi))
        return pdn_say(
            pdn_word("From %s in %s to %s in %s. Without counts we do "
                     "not know how sure the differences are."),
            pdn_format_percent(row[lo].share, 1), row[lo].unit,
            pdn_format_percent(row[hi].share, 1), row[hi].unit);
    if (!ends_of(row, n, true, &lo, &hi)) return pdn_word("No figures.");
    return pdn_say(pdn_word("Published rates: from %s in %s to %s in %s. "
                            "Without counts we do not know how sure the "
                            "differences are."),
                   pdn_format_number(row[lo].rate, 1), row[lo].unit,
                   pdn_format_number(row[hi].rate, 1), row[hi].unit);
}

/* Of `judged` rows, those that are held against the others. */
static const char *all_within(const pdn_baseline_row *row, size_t n,
                              size_t judged)
{
    const char *all = pdn_format_cardinal(judged);

    if (more_than_chance(row, n))
        return pdn_say(pdn_word("None of %s %s is outside %s."), all,
                       pdn_unit_word(judged), limits_word(row, n));
    return pdn_say(pdn_word("All %s %s are within the limits: their "
                            "differences may be chance variation."),
                   all, pdn_unit_word(judged));
}

static const char *all_alike(const pdn_baseline_row *row, size_t n,
                             size_t judged)
{
    const char *all = pdn_format_cardinal(judged);

    if (more_than_chance(row, n))
        return pdn_say(
            pdn_word("None of %s %s clearly differs from the others."), all,
            pdn_unit_word(judged));
    return pdn_say(pdn_word("The differences between %s %s may be chance "
                            "variation."),
                   all, pdn_unit_word(judged));
}

static const char *who_stands_out(const pdn_baseline_row *row, size_t n,
                                  bool limits)
{
    size_t outside[3] = {0}, known = 0, hidden = 0, judged = 0;

    for (size_t i = 0; i < n; i++) {
        hidden += pdn_state_of(row[i].share) == PDN_SUPPRESSED;
        judged += pdn_baseline_judged(&row[i]);
        outside[pdn_baseline_outside(&row[i])]++;
        known += isfinite(row[i].population) != 0;
    }
    if (n == 0) return pdn_word("No figures.");
    if (hidden == n)
        return pdn_word("All figures are hidden to protect privacy: of "
                        "differences nothing can be said.");
    if (known == 0) return range_only(row, n);
    for (int level = 2; level > 0; level--)
        if (outside[level] > 0)
            return limits
                       ? outside_limits(row, n, level, judged, outside[level])
                       : units_outside(row, n, level, judged, outside[level]);
    if (n == 1) return pdn_word("One alone cannot be compared with others.");
    if (judged == 0 || pdn_baseline_withheld(row, n))
        return pdn_word("Who stands out is not told: a figure that is hidden "
                        "to protect privacy would follow.");
    return limits ? all_within(row, n, judged) : all_alike(row, n, judged);
}

static bool any_counts(const pdn_baseline_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (isfinite(row[i].events) && isfinite(row[i].population)) return true;
    return false;
}

/* "I alt: 1148 av 5076 unge, om lag 23 av 100, utenfor." or "". */
static const char *in_all(const pdn_baseline_row *row, size_t n)
{
    double events = 0, population = 0, counted = 0;

    for (size_t i = 0; i < n; i++)
        if (isfinite(row[i].events) && isfinite(row[i].population)) {
            events += row[i].events;
            population += row[i].population;
            counted++;
        }
    if (!any_counts(row, n)) return "";
    const char *people = pdn_say_people(events, population);
    const char *label = pdn_say_label(row[0].indicator);
    if (counted < (double)n)
        return pdn_say(pdn_word("In the %s with counts: %s%s."),
                       pdn_format_count(counted), people, label);
    if (row[0].year > 0)
        return pdn_say(pdn_word("In all in %s: %s%s."),
                       pdn_format_year(row[0].year), people, label);
    return pdn_say(pdn_word("In all: %s%s."), people, label);
}

const char *pdn_title_of_baseline(const pdn_baseline_row *row, size_t n)
{
    return format_number__join(who_stands_out(row, n, false), in_all(row, n));
}

const char *pdn_title_of_funnel(const pdn_baseline_row *row, size_t n)
{
    return who_stands_out(row, n, true);
}

const char *pdn_title_of_tiles(const pdn_baseline_row *row, size_t n)
{
    enum { LEAST_OF_PERCENT = 20 };
    const char *who = who_stands_out(row, n, false);
    size_t lo = 0, hi = 0;

    if (!ends_of(row, n, false, &lo, &hi) || lo == hi ||
        !(row[lo].population >= LEAST_OF_PERCENT) ||
        !(row[hi].population >= LEAST_OF_PERCENT))
        return who;
    const char *range =
        pdn_say(pdn_word("from %s in %s to %s in %s."),
                pdn_format_percent(row[lo].share, 1), row[lo].unit,
                pdn_format_percent(row[hi].share, 1), row[hi].unit);
    range = row[lo].year > 0 ? pdn_say(pdn_word("In %s: %s"),
                                       pdn_format_year(row[lo].year), range)
                             : pdn_say_capital(range);
    return format_number__join(range, who);
}

const char *pdn_say_left_out(size_t out, size_t n)
{
    if (out == 0) return NULL;
    return pdn_say(
        pdn_word("The model has %s of %s %s. What is too small to be shown is "
                 "left out to protect privacy, so who stands out may be others "
                 "than in the copy that the owner has."),
        pdn_format_count((double)(n - out)), pdn_format_count((double)n),
        pdn_unit_word(n));
}
