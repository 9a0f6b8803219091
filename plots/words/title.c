#include "sentence_parts.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of a list of places also letters: names may be long, and a title has two
 * lines. */
enum { MOST_WORDS = 25, MOST_LETTERS = 130 };

static pdn_status give(const char *text, char **out)
{
    size_t n = strlen(text) + 1;
    char *copy = malloc(n);

    if (copy == NULL) return pdn_no_memory();
    memcpy(copy, text, n);
    *out = copy;
    return PDN_OK;
}

static size_t words_in(const char *text)
{
    size_t words = 1;

    for (; *text != '\0'; text++)
        words += *text == ' ';
    return words;
}

/* ---- pairs ---- */

struct tally {
    size_t pairs, breaks, unknown, assessable, untested;
    size_t unclear;   /* of breaks: those that may be chance */
    size_t withheld;  /* of too few people to be shown */
    size_t within;    /* rows inside a service */
    size_t both, one; /* of organisations */
    pdn_survey_form form;
};

static struct tally tally_of(const pdn_pair *pair, size_t n)
{
    struct tally t = {.form = pdn_form_of_pairs(pair, n)};

    for (size_t i = 0; i < n; i++) {
        const pdn_pair *p = &pair[i];
        if (strcmp(p->group_a, p->group_b) == 0) {
            t.within++;
            continue;
        }
        if (p->verdict == PDN_HIDDEN) {
            t.withheld++;
            continue;
        }
        t.pairs++;
        t.assessable += p->assessable > 0;
        if (p->verdict == PDN_NO_VERDICT) {
            t.untested++;
            continue;
        }
        pdn_concern concern = pdn_concern_of(p->verdict);
        const unsigned held = PDN_BIT(p->verdict) | p->also;
        t.both += PDN_HAS(held, PDN_BOTH_REPORT);
        t.one += PDN_HAS(held, PDN_ONE_SIDED);
        t.breaks += concern == PDN_BREAKS;
        t.unclear += sentence__is_unclear(p);
        t.unknown += concern == PDN_UNKNOWN;
    }
    return t;
}

/* "En del par vet vi ikke nok om." or "". No count: whether a pair is as
 * expected or not known may lie near a limit, and a title must stand. */
static const char *not_enough(struct tally t)
{
    if (t.unknown == 0) return "";
    if (2 * t.unknown > t.pairs)
        return pdn_word("We do not know enough about most pairs.");
    return pdn_word("We do not know enough about some pairs.");
}

/* None of those that can be shown has a break: what cannot may have one. */
static const char *none_of_shown(struct tally t)
{
    return pdn_say(
        pdn_word("Of %s pairs of services %s can be shown. We see no clear "
                 "break in them."),
        pdn_format_count((double)(t.pairs + t.withheld)),
        pdn_format_count((double)t.pairs));
}

/* Two answers a pair, counted: "Av 15 par oppgir begge kontakt i 8 ..." */
static const char *organisations_title(struct tally t)
{
    return format_number__join(
        pdn_say(pdn_word("Of %s pairs both report contact in %s, and only one "
                         "of the two in %s."),
                pdn_format_count((double)t.pairs),
                pdn_format_count((double)t.both),
                pdn_format_count((double)t.one)),
        not_enough(t));
}

static const char *only_one(void)
{
    return pdn_word("Only one service is on the list: there is no pair to "
                    "show.");
}

/* The places, as many as keep the sentence short; the rest are counted. */
static const char *list_places(const pdn_pair *pair, const size_t *index,
                               size_t n, size_t taken)
{
    const char *list = pdn_say_where(&pair[index[0]]);
    size_t told = 1;

    for (; told < n; told++) {
        const char *longer = format_number__list(
            list, pdn_say_where(&pair[index[told]]), told + 1 == n);
        if (words_in(longer) + taken + (told + 1 < n ? 4 : 0) > MOST_WORDS ||
            g_utf8_strlen(longer, -1) > MOST_LETTERS)
            break;
        list = longer;
    }
    if (told == n) return list;
    if (n - told == 1) return pdn_say(pdn_word("%s, and one more place"), list);
    return pdn_say(pdn_word("%s, and %s more places"), list,
                   pdn_format_cardinal(n - told));
}

static const char *map_title(const pdn_pair *pair, const size_t *index,
                             size_t breaks, struct tally t)
{
    if (t.pairs == 0 && t.withheld > 0)
        return pdn_word("The services are too small to be shown.");
    if (t.pairs == 0 && t.within == 1) return only_one();
    if (t.untested == t.pairs)
        return pdn_say_capital(pdn_word("who works with whom"));
    if (t.form == PDN_FORM_ORGANISATIONS && t.unknown < t.pairs)
        return organisations_title(t);
    if (breaks == 0 && t.unknown == t.pairs)
        return pdn_word("We do not know enough to say where collaboration "
                        "gets stuck.");
    if (breaks == 0)
        return format_number__join(
            t.withheld > 0
                ? none_of_shown(t)
                : pdn_word("We see no clear break in the collaboration."),
            not_enough(t));
    const char *places = list_places(pair, index, breaks, 6);
    if (breaks == 1)
        return pdn_say(pdn_word("Collaboration gets stuck in one place: %s."),
                       places);
    return pdn_say_capital(
        pdn_say(pdn_word("Collaboration gets stuck in %s places: %s."),
                pdn_format_cardinal(breaks), places));
}

pdn_status pdn_title_of_map(const pdn_pair *pair, size_t n, char **out)
{
    size_t *index = calloc(n + 1, sizeof *index);

    if (index == NULL) return pdn_no_memory();
    size_t breaks = pdn_pairs_of_concern(pair, n, PDN_BREAKS, index);
    pdn_status st =
        give(map_title(pair, index, breaks, tally_of(pair, n)), out);
    free(index);
    return st;
}

/* "Four of 91 pairs have a clear break": of those that may be chance it says
 * so. */
static const char *breaks_counted(struct tally t, const char *of)
{
    const char *many = pdn_say_capital(pdn_format_cardinal(t.breaks));

    if (t.breaks == 1 && t.unclear == 1)
        return pdn_say(pdn_word("One of %s pairs of services has a break that "
                                "rests on few contacts."),
                       of);
    if (t.breaks == 1)
        return pdn_say(
            pdn_word("One of %s pairs of services has a clear break."), of);
    if (t.unclear == t.breaks)
        return pdn_say(pdn_word("%s of %s pairs of services have a break that "
                                "rests on few contacts."),
                       many, of);
    if (t.unclear == 1)
        return pdn_say(pdn_word("%s of %s pairs of services have a break; one "
                                "of them rests on few contacts."),
                       many, of);
    if (t.unclear > 1)
        return pdn_say(pdn_word("%s of %s pairs of services have a break; %s "
                                "of them rest on few contacts."),
                       many, of, pdn_format_cardinal(t.unclear));
    return pdn_say(pdn_word("%s of %s pairs of services have a clear break."),
                   many, of);
}

pdn_status pdn_title_of_pairs(const pdn_pair *pair, size_t n, char **out)
{
    struct tally t = tally_of(pair, n);
    const char *of = pdn_format_count((double)t.pairs), *text;

    if (t.pairs == 0 && t.withheld > 0)
        return give(pdn_word("The services are too small to be shown."), out);
    if (t.pairs == 0 && t.within == 1) return give(only_one(), out);
    if (t.untested == t.pairs)
        return give(pdn_say(pdn_words_plural("%s pair of services, not tested "
                                             "against chance variation.",
                                             "%s pairs of services, not tested "
                                             "against chance variation.",
                                             t.pairs),
                            of),
                    out);
    if (t.form == PDN_FORM_ORGANISATIONS)
        return give(organisations_title(t), out);
    if (t.pairs == 1 && t.unknown == 1)
        return give(pdn_word("We do not know enough to say where collaboration "
                             "gets stuck."),
                    out);
    if (t.breaks == 0 && t.withheld > 0) {
        text = none_of_shown(t);
    } else if (t.breaks == 0) {
        text =
            pdn_say(pdn_words_plural("The only pair of services has no clear "
                                     "break.",
                                     "None of %s pairs of services has a clear "
                                     "break.",
                                     t.pairs),
                    of);
    } else {
        text = breaks_counted(t, of);
    }
    return give(format_number__join(text, not_enough(t)), out);
}

/* Whether the counts mark the pair so: the verdict, or another that holds. */
static bool is_marked(const pdn_pair *p, pdn_verdict mark)
{
    if (strcmp(p->group_a, p->group_b) == 0 || !(p->assessable > 0))
        return false;
    return PDN_HAS(PDN_BIT(p->verdict) | p->also, mark);
}

pdn_status pdn_note_of_pairs(const pdn_pair *pair, size_t n, double by_chance,
                             char **out)
{
    size_t tested = tally_of(pair, n).assessable, missing = 0, thin = 0;

    for (size_t i = 0; i < n; i++)
        if (is_marked(&pair[i], PDN_MISSING))
            missing++;
        else
            thin += is_marked(&pair[i], PDN_THIN_CONTACT);
    if (pdn_form_of_pairs(pair, n) == PDN_FORM_ORGANISATIONS)
        return give(pdn_word("Each organisation gave one answer: nothing is "
                             "tested against chance variation."),
                    out);
    if (tested == 0)
        return give(pdn_word("No pair of services could be tested."), out);
    const char *text = pdn_say(
        pdn_words_plural("%s pair could be tested for too little contact; %s "
                         "marked missing, %s thin.",
                         "%s pairs could be tested for too little contact; %s "
                         "marked missing, %s thin.",
                         tested),
        pdn_format_count((double)tested), pdn_format_count((double)missing),
        pdn_format_count((double)thin));

    if (isfinite(by_chance))
        text = format_number__join(
            text, pdn_say(pdn_word("Chance alone would give about %s "
                                   "such marks."),
                          pdn_format_number(by_chance, 1)));
    return give(text, out);
}

/* ---- outcomes ---- */

int pdn_baseline_outside(const pdn_baseline_row *r)
{
    if (PDN_HAS(r->flag, PDN_FLAG_OUTSIDE998)) return 2;
    return PDN_HAS(r->flag, PDN_FLAG_OUTSIDE95) ? 1 : 0;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

size_t pdn_baseline_pick(const pdn_baseline_row *row, size_t n,
                         const char *indicator, double year, size_t *index)
{
    size_t found = 0;

    if (n == 0) return 0;
    if (indicator == NULL) indicator = row[0].indicator;
    if (!(year > 0))
        for (size_t i = 0; i < n; i++)
            if (same_text(row[i].indicator, indicator))
                year = fmax(year, row[i].year);
    for (size_t i = 0; i < n; i++)
        if (same_text(row[i].indicator, indicator) &&
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

static const char *units_outside(const pdn_baseline_row *row, size_t n,
                                 int level, size_t count)
{
    const char *some = pdn_format_cardinal(count);
    const char *all =
        n > 12 ? pdn_format_count((double)n) : pdn_format_cardinal(n);
    const char *units = pdn_unit_word(n), *text;

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

/* Whether the units differ more than chance gives, taken together. */
static bool more_than_chance(const pdn_baseline_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (row[i].tau2 > 0 && isfinite(row[i].adjusted95_lo)) return true;
    return false;
}

static const char *who_stands_out(const pdn_baseline_row *row, size_t n)
{
    size_t outside[3] = {0}, known = 0, hidden = 0;

    for (size_t i = 0; i < n; i++) {
        hidden += pdn_state_of(row[i].share) == PDN_SUPPRESSED;
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
            return units_outside(row, n, level, outside[level]);
    if (n > 1 && more_than_chance(row, n))
        return pdn_say(
            pdn_word("None of %s %s clearly differs from the others."),
            pdn_format_cardinal(n), pdn_unit_word(n));
    if (n == 1) return pdn_word("One alone cannot be compared with others.");
    return pdn_say(pdn_word("The differences between %s %s may be chance "
                            "variation."),
                   pdn_format_cardinal(n), pdn_unit_word(n));
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

pdn_status pdn_title_of_baseline(const pdn_baseline_row *row, size_t n,
                                 char **out)
{
    return give(format_number__join(who_stands_out(row, n), in_all(row, n)),
                out);
}

pdn_status pdn_title_of_funnel(const pdn_baseline_row *row, size_t n,
                               char **out)
{
    return give(who_stands_out(row, n), out);
}
