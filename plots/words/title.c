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
    size_t unclear; /* of breaks: those that may be chance */
    size_t
        withheld;  /* of too few people to be shown, or to say what is found */
    size_t within; /* rows inside a service */
    /* of organisations; open: one reports contact, the other did not answer */
    size_t both, one, open;
    pdn_survey_form form;
};

static struct tally tally_of(const pdn_pair *pair, size_t n)
{
    struct tally t = {.form = pdn_form_of_pairs(pair, n)};

    for (size_t i = 0; i < n; i++) {
        const pdn_pair *p = &pair[i];
        if (pdn_pair_within(p)) {
            t.within++;
            continue;
        }
        if (pdn_concern_of(p->verdict) == PDN_WITHHELD) {
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
        t.open += p->verdict == PDN_NOT_KNOWN && p->ties > 0;
        t.breaks += concern == PDN_BREAKS;
        t.unclear += sentence__is_unclear(p);
        t.unknown += concern == PDN_UNKNOWN;
    }
    return t;
}

/* "En del par vet vi ikke nok om." or "". No count but one: whether a pair is
 * as expected or not known may lie near a limit, and a title must stand. */
static const char *not_enough(struct tally t)
{
    if (t.unknown == 0) return "";
    if (t.unknown == 1)
        return pdn_word("We do not know enough about one pair.");
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

/* What is left of a title of organisations when both and one are counted:
 * reported by one, while the other did not answer; nothing reported, and not
 * known. */
static const char *rest_of_organisations(struct tally t)
{
    const size_t open = t.open;

    t.unknown -= open;
    return format_number__join(
        open == 0 ? ""
                  : pdn_say(pdn_word("One reports it in %s where the other did "
                                     "not answer."),
                            pdn_format_count((double)open)),
        not_enough(t));
}

/* What a map of organisations shows: pairs with contact. */
static const char *organisations_map(struct tally t)
{
    return format_number__join(
        pdn_say(pdn_word("Contact is reported in %s of %s pairs: by both in "
                         "%s, by only one of the two in %s."),
                pdn_format_count((double)(t.both + t.one + t.open)),
                pdn_format_count((double)t.pairs),
                pdn_format_count((double)t.both),
                pdn_format_count((double)t.one)),
        rest_of_organisations(t));
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
        rest_of_organisations(t));
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
        return organisations_map(t);
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

const char *pdn_title_of_map(const pdn_pair *pair, size_t n)
{
    size_t *index = calloc(n + 1, sizeof *index);

    if (index == NULL) {
        pdn_context_now()->st = PDN_ENOMEM;
        return "";
    }
    const size_t breaks = pdn_pairs_of_concern(pair, n, PDN_BREAKS, index);
    const char *text = map_title(pair, index, breaks, tally_of(pair, n));
    free(index);
    return text;
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

const char *pdn_title_of_pairs(const pdn_pair *pair, size_t n)
{
    struct tally t = tally_of(pair, n);
    const char *of = pdn_format_count((double)t.pairs), *text;

    if (t.pairs == 0 && t.withheld > 0)
        return pdn_word("The services are too small to be shown.");
    if (t.pairs == 0 && t.within == 1) return only_one();
    if (t.untested == t.pairs)
        return pdn_say(pdn_words_plural("%s pair of services, not tested "
                                        "against chance variation.",
                                        "%s pairs of services, not tested "
                                        "against chance variation.",
                                        t.pairs),
                       of);
    if (t.form == PDN_FORM_ORGANISATIONS) return organisations_title(t);
    if (t.pairs == 1 && t.unknown == 1)
        return pdn_word("We do not know enough to say where collaboration "
                        "gets stuck.");
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
    return format_number__join(text, not_enough(t));
}

/* Whether the counts mark the pair so: the verdict, or another that holds. */
static bool is_marked(const pdn_pair *p, pdn_verdict mark)
{
    if (pdn_pair_within(p) || !(p->assessable > 0)) return false;
    return PDN_HAS(PDN_BIT(p->verdict) | p->also, mark);
}

const char *pdn_note_of_pairs(const pdn_pair *pair, size_t n, double by_chance)
{
    size_t tested = tally_of(pair, n).assessable, missing = 0, thin = 0;
    size_t other = 0; /* the pair shows another */

    for (size_t i = 0; i < n; i++) {
        const bool lacks = is_marked(&pair[i], PDN_MISSING);
        const bool little = !lacks && is_marked(&pair[i], PDN_THIN_CONTACT);
        missing += lacks;
        thin += little;
        other += (lacks && pair[i].verdict != PDN_MISSING) ||
                 (little && pair[i].verdict != PDN_THIN_CONTACT);
    }
    if (pdn_form_of_pairs(pair, n) == PDN_FORM_ORGANISATIONS)
        return pdn_word("Each organisation gave one answer: nothing is "
                        "tested against chance variation.");
    if (tested == 0) return pdn_word("No pair of services could be tested.");
    const char *text = pdn_say(
        pdn_words_plural("%s pair could be tested for too little contact; %s "
                         "marked missing, %s thin.",
                         "%s pairs could be tested for too little contact; %s "
                         "marked missing, %s thin.",
                         tested),
        pdn_format_count((double)tested), pdn_format_count((double)missing),
        pdn_format_count((double)thin));

    if (other > 0)
        text = format_number__join(
            text, pdn_say(pdn_words_plural(
                              "%s of these is shown with another mark, which "
                              "comes first.",
                              "%s of these are shown with other marks, which "
                              "come first.",
                              other),
                          pdn_format_count((double)other)));
    if (isfinite(by_chance))
        text = format_number__join(
            text, pdn_say(pdn_word("Chance alone would give about %s "
                                   "such marks."),
                          pdn_format_number(by_chance, 1)));
    return text;
}
