/* The verdicts that find nothing, and what is not known. */
#include "sentence_parts.h"

#include "pdnet/words.h"

#include <math.h>

struct said sentence__single_post(const struct view *v)
{
    const struct side *one =
        v->within || v->a.actors <= v->b.actors ? &v->a : &v->b;

    return (struct said){
        .headline = pdn_say(
            pdn_word("%s has one post, so all contact goes through it."),
            pdn_say_capital(pdn_service_name(one->group))),
        .detail = pdn_word("That follows from the staffing and is not a "
                           "finding about collaboration."),
        .sureness = PDN_UNSURE,
    };
}

/* "Mellom NAV og BUP er 3 kontakter oppgitt, om lag 4 var ventet." */
static const char *reported(const pdn_pair *p)
{
    return pdn_say(pdn_words_plural("%s %s contact is reported, %s expected.",
                                    "%s %s contacts are reported, %s expected.",
                                    format_number__plural(p->ties)),
                   pdn_say_capital(pdn_say_where(p)), pdn_format_count(p->ties),
                   pdn_say_expected(p->expected));
}

static const char *too_few_people(const struct view *v)
{
    return pdn_say(
        pdn_words_plural("We do not know enough about %s: %s person is too "
                         "few to tell.",
                         "We do not know enough about %s: %s people are "
                         "too few to tell.",
                         format_number__plural(v->actors)),
        pdn_say_both(v->pair), pdn_format_count(v->actors));
}

/* Why nothing is known though enough answered; NULL: the notes do not say. */
static const char *why_unknown(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const unsigned note = p->verdict_note;
    const char *both = pdn_say_both(p);

    if (PDN_HAS(note, PDN_REASON_PLACES_COINCIDE))
        return pdn_say(v->within
                           ? pdn_word("We do not know enough about %s: they "
                                      "have their place to themselves, so "
                                      "there is nobody to compare with.")
                           : pdn_word("We do not know enough about %s: they "
                                      "are in different places, so we cannot "
                                      "tell distance from collaboration."),
                       both);
    if (PDN_HAS(note, PDN_REASON_FEW_RESPONDENTS)) return too_few_people(v);
    if (PDN_HAS(note, PDN_REASON_DRAWS_UNDECIDED))
        return pdn_say(
            pdn_word("We do not know enough about %s: it is too near "
                     "the limit to settle."),
            both);
    if (PDN_HAS(note, PDN_REASON_TOO_SMALL))
        return pdn_say(pdn_word("We do not know enough about %s: even the "
                                "fewest contacts there could be would not be "
                                "surprising."),
                       both);
    return NULL;
}

/* Enough answered, and half of what was expected cannot be excluded. */
static struct said say_too_wide(const struct view *v)
{
    return (struct said){
        .headline = pdn_word("We cannot see whether there is less contact than "
                             "expected here: too few contacts to go by."),
        .detail = reported(v->pair),
        .sureness = PDN_UNSURE,
    };
}

struct said sentence__unknown(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const struct side *low = &v->a;
    struct said s = {.sureness = PDN_UNSURE};

    /* The side with the smaller share of answers: a/n < b/m. */
    if (!v->within && v->b.answered * v->a.actors < v->a.answered * v->b.actors)
        low = &v->b;
    bool half = low->answered < .5 * low->actors;
    bool quiet = PDN_HAS(p->verdict_note, PDN_REASON_LOW_RESPONSE);
    bool open = PDN_HAS(p->verdict_note, PDN_REASON_DRAWS_UNDECIDED);
    if (!half && !quiet && !open && low->actors > .5 &&
        PDN_HAS(p->verdict_note, PDN_REASON_TOO_WIDE))
        return say_too_wide(v);
    if (pdn_form_of_pair(p) == PDN_FORM_SERVICES)
        s.headline = sentence__nobody_asked(v);
    if (s.headline == NULL && !half && !quiet) s.headline = why_unknown(v);
    if (s.headline == NULL && low->answered < low->actors)
        s.headline = pdn_say(
            pdn_word("We do not know enough about %s: %s of %s in %s "
                     "answered."),
            pdn_say_both(p), pdn_format_count(low->answered),
            pdn_format_count(low->actors), pdn_service_name(low->group));
    else if (s.headline == NULL)
        s.headline = too_few_people(v);
    s.detail = p->ties > .5 ? pdn_word("Few reported contacts do not mean that "
                                       "collaboration is missing.")
                            : pdn_note(PDN_EMPTY_NOT_MISSING);
    return s;
}

struct said sentence__ordinary(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *where = pdn_say_capital(pdn_say_where(p));
    const char *ties = pdn_format_count(p->ties);
    const char *expected = pdn_say_expected(p->expected);
    size_t n = format_number__plural(p->ties);
    struct said s = {.detail = sentence__caution(v), .sureness = PDN_UNSURE};

    if (p->ratio >= 1.25)
        s.headline = pdn_say(
            pdn_words_plural("%s there is at least as much collaboration as "
                             "expected: %s contact reported, %s expected.",
                             "%s there is at least as much collaboration as "
                             "expected: %s contacts reported, %s expected.",
                             n),
            where, ties, expected);
    else if (p->ratio <= .75)
        s.headline = pdn_say(
            pdn_words_plural("%s there is somewhat less collaboration than "
                             "expected, but over half: %s contact "
                             "reported, %s expected.",
                             "%s there is somewhat less collaboration than "
                             "expected, but over half: %s contacts "
                             "reported, %s expected.",
                             n),
            where, ties, expected);
    else
        s.headline = pdn_say(
            pdn_words_plural("%s there is about as much collaboration as "
                             "expected: %s contact reported, %s expected.",
                             "%s there is about as much collaboration as "
                             "expected: %s contacts reported, %s expected.",
                             n),
            where, ties, expected);
    return s;
}

struct said sentence__hidden(const struct view *v)
{
    return (struct said){
        .headline =
            pdn_say("%s: %s.", pdn_say_labels(v->pair),
                    v->pair->verdict != PDN_NO_VERDICT
                        ? pdn_code_word(&pdn_verdict_codes, v->pair->verdict)
                        : pdn_word("hidden")),
        .detail = v->pair->verdict == PDN_HIDDEN
                      ? pdn_say_hidden()
                      : format_number__join(
                            pdn_word("The number is hidden to protect "
                                     "privacy."),
                            pdn_note(PDN_HIDDEN_NOT_ZERO)),
        .sureness = PDN_UNSURE,
    };
}

struct said sentence__untested(const struct view *v)
{
    return (struct said){
        .headline = reported(v->pair),
        .detail = pdn_word("Not tested against chance variation."),
        .sureness = PDN_UNSURE,
    };
}
