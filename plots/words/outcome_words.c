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

pdn_status pdn_sentence_of_baseline(const pdn_baseline_row *r,
                                    pdn_sentence *out)
{
    int outside = pdn_baseline_outside(r);
    const char *detail = pdn_say_uncertainty(r);

    if (isfinite(r->funnel95_lo) || isfinite(r->adjusted95_lo))
        detail = pdn_say(*detail != '\0' ? "%s %s" : "%s%s", detail,
                         against_the_rest(r, outside));
    const char *name =
        r->population < 20
            ? pdn_say("%s: %s", r->unit,
                      pdn_format_of(r->events, r->population))
            : pdn_say("%s: %s", r->unit, pdn_format_percent(r->share, 1));
    return pdn_sentence_make(share_line(r), detail, name,
                             outside == 2   ? PDN_CLEAR
                             : outside == 1 ? PDN_SIGN
                                            : PDN_UNSURE,
                             out);
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
