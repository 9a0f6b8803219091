/* The verdicts that find nothing, what is not known, and findings whose numbers
 * are hidden. */
#include "sentence_parts.h"

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/words.h"

#include <math.h>

pdn_sentence sentence__single_post(const struct view *v)
{
    const struct side *one =
        v->within || v->a.actors <= v->b.actors ? &v->a : &v->b;

    return (pdn_sentence){
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
static pdn_sentence say_too_wide(const struct view *v)
{
    return (pdn_sentence){
        .headline = pdn_word("We cannot see whether there is less contact than "
                             "expected here: too few contacts to go by."),
        .detail = reported(v->pair),
        .sureness = PDN_UNSURE,
    };
}

pdn_sentence sentence__unknown(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const struct side *low = &v->a;
    pdn_sentence s = {.sureness = PDN_UNSURE};

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

pdn_sentence sentence__ordinary(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *where = pdn_say_capital(pdn_say_where(p));
    const char *ties = pdn_format_count(p->ties);
    /* the sentence says "about" of the two together, in every copy */
    const char *expected = sentence__expected(p->expected);
    size_t n = format_number__plural(p->ties);
    pdn_sentence s = {.detail = sentence__caution(v), .sureness = PDN_UNSURE};

    if (p->ratio >= 1.25 && p->q <= .05)
        s.headline = pdn_say(
            pdn_words_plural("%s there is more collaboration than expected: "
                             "%s contact reported, %s expected.",
                             "%s there is more collaboration than expected: "
                             "%s contacts reported, %s expected.",
                             n),
            where, ties, expected);
    else if (p->ratio >= 1.25)
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

static const char *why_hidden(pdn_verdict verdict)
{
    if (verdict == PDN_HIDDEN) return pdn_say_hidden();
    if (verdict == PDN_NOT_SAID)
        return pdn_word("What is found here would give a hidden number away, "
                        "so it is not said.");
    return format_number__join(
        pdn_word("The number is hidden to protect privacy."),
        pdn_note(PDN_HIDDEN_NOT_ZERO));
}

pdn_sentence sentence__hidden(const struct view *v)
{
    return (pdn_sentence){
        .headline =
            pdn_say("%s: %s.", pdn_say_labels(v->pair),
                    v->pair->verdict != PDN_NO_VERDICT
                        ? pdn_code_word(&pdn_verdict_codes, v->pair->verdict)
                        : pdn_word("hidden")),
        .detail = why_hidden(v->pair->verdict),
        .sureness = PDN_UNSURE,
    };
}

pdn_sentence sentence__untested(const struct view *v)
{
    return (pdn_sentence){
        .headline = reported(v->pair),
        .detail = pdn_word("Not tested against chance variation."),
        .sureness = PDN_UNSURE,
    };
}

/* ---- a finding whose numbers are hidden speaks without them */

void pdn_words_fewest(double fewest)
{
    pdn_context_now()->fewest = fewest;
}

const char *pdn_say_fewest(void)
{
    const double fewest = pdn_context_now()->fewest;

    return pdn_format_count(fewest > 0 ? fewest : PDN_FEWEST);
}

const char *pdn_say_hidden(void)
{
    return pdn_say(
        pdn_word("The number is hidden to protect privacy: fewer than %s "
                 "people stand behind it, or others could have worked it out. "
                 "Hidden does not mean zero."),
        pdn_say_fewest());
}

static const char *how_sure(const struct view *v)
{
    return caution__clear(v->pair, pdn_word("Clear."));
}

/* Little contact: how much is hidden for being little. */
static pdn_sentence say_few(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const bool thin = p->verdict == PDN_THIN_CONTACT;
    const char *expected = pdn_say_expected(p->expected);
    pdn_sentence s = {.sureness = thin ? PDN_SIGN : PDN_CLEAR};

    if (!isfinite(p->expected))
        s.headline =
            pdn_say(thin ? pdn_word("A sign of little collaboration %s.")
                         : pdn_word("Little collaboration %s."),
                    pdn_say_where(p));
    else if (p->duty > 0 && !v->within && !thin)
        s.headline = pdn_say(
            pdn_word("%s ought to work together: fewer than %s contacts "
                     "reported, %s expected."),
            pdn_say_capital(pdn_say_both(p)), pdn_say_fewest(), expected);
    else
        s.headline = pdn_say(
            thin ? pdn_word("A sign of little collaboration %s: fewer than %s "
                            "contacts reported, %s expected.")
                 : pdn_word("Little collaboration %s: fewer than %s contacts "
                            "reported, %s expected."),
            pdn_say_where(p), pdn_say_fewest(), expected);
    s.detail = thin ? pdn_note(PDN_ONE_IN_FIVE) : how_sure(v);
    return s;
}

static pdn_sentence say_hangs(const struct view *v)
{
    return (pdn_sentence){
        .headline = pdn_say(pdn_word("The link %s hangs on one person: all or "
                                     "nearly all contacts go through the same "
                                     "person."),
                            pdn_say_where(v->pair)),
        .detail = format_number__join(
            sentence__is_unclear(v->pair)
                ? pdn_word("So few may go through one person by chance.")
                : "",
            pdn_note(PDN_NOT_THE_PERSON)),
        .sureness = PDN_CLEAR};
}

static pdn_sentence say_one_sided(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const bool a = pdn_pair_a_speaks(p);
    const char *speaker = a ? p->group_a : p->group_b;
    const char *other = a ? p->group_b : p->group_a;
    const bool many =
        pdn_service_is_many(speaker) || pdn_service_is_many(other);

    return (pdn_sentence){
        .headline = pdn_say(
            many ? pdn_word("%s reported working with %s, but %s seldom "
                            "reported the same.")
                 : pdn_word("%s reports working with %s, but %s seldom reports "
                            "the same."),
            pdn_say_capital(pdn_service_name(speaker)), pdn_service_name(other),
            pdn_service_again(other)),
        .detail = how_sure(v),
        .sureness = PDN_CLEAR};
}

/* Whose rating is hidden is told by the note, as where it stands. */
static pdn_sentence say_strained(const struct view *v)
{
    const bool both = v->a.strained && v->b.strained;
    const struct side *g = v->b.strained && !v->a.strained ? &v->b : &v->a;
    const struct side *h = g == &v->a ? &v->b : &v->a;
    const char *who = pdn_service_name(g->group);
    pdn_sentence s = {.sureness = PDN_CLEAR, .detail = how_sure(v)};

    if (v->within)
        s.headline = pdn_say(pdn_word("Working together is strained %s."),
                             pdn_say_where(v->pair));
    else if (both)
        s.headline = pdn_say(
            pdn_word("Working together is strained, both %s and %s say."), who,
            pdn_service_name(h->group));
    else
        s.headline = pdn_say(pdn_service_is_many(g->group)
                                 ? pdn_word("%s find working with %s strained.")
                                 : pdn_word("%s finds working with %s "
                                            "strained."),
                             pdn_say_capital(who), pdn_service_name(h->group));
    return s;
}

static pdn_sentence say_ordinary(const struct view *v)
{
    return (pdn_sentence){
        .headline = pdn_say(pdn_word("%s there is about as much collaboration "
                                     "as expected."),
                            pdn_say_capital(pdn_say_where(v->pair))),
        .detail = pdn_say_hidden(),
        .sureness = PDN_UNSURE};
}

static pdn_sentence say_unknown(const struct view *v)
{
    return (pdn_sentence){
        .headline = pdn_say(pdn_word("We do not know enough about %s."),
                            pdn_say_both(v->pair)),
        .detail = pdn_say_hidden(),
        .sureness = PDN_UNSURE};
}

static bool hidden(double x)
{
    return pdn_state_of(x) == PDN_SUPPRESSED;
}

/* The rating that a strained pair is told by. */
static bool rating_hidden(const struct view *v)
{
    return (v->a.strained && hidden(v->a.quality)) ||
           (v->b.strained && hidden(v->b.quality)) ||
           (hidden(v->a.quality) && !v->b.strained) ||
           (hidden(v->b.quality) && !v->a.strained);
}

/* A number that the sentence of its verdict says. */
static bool needs_hidden(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const bool services = pdn_form_of_pair(p) == PDN_FORM_SERVICES;

    switch (p->verdict) {
    case PDN_HANGS_ON_ONE: return hidden(v->dyads) || hidden(p->top_share);
    case PDN_ONE_SIDED:
        return hidden(p->one_sided) || hidden(p->confirmed) ||
               (services && (hidden(p->share_ab) || hidden(p->share_ba) ||
                             hidden(p->ties)));
    case PDN_STRAINED: return rating_hidden(v);
    case PDN_WORKS_WELL:
    case PDN_BOTH_REPORT:
    case PDN_NEITHER_REPORTS: return false;
    case PDN_MISSING:
    case PDN_THIN_CONTACT:
    case PDN_ORDINARY:
    case PDN_NOT_KNOWN:
    case PDN_HIDDEN:
    case PDN_NOT_SAID:
    case PDN_NO_VERDICT:
    case PDN_VERDICTS: break;
    }
    return hidden(p->ties) || hidden(p->expected);
}

bool sentence__says_hidden(const struct view *v)
{
    return v->pair->verdict == PDN_HIDDEN || needs_hidden(v);
}

pdn_sentence sentence__without_numbers(const struct view *v)
{
    switch (v->pair->verdict) {
    case PDN_MISSING:
    case PDN_THIN_CONTACT: return say_few(v);
    case PDN_HANGS_ON_ONE: return say_hangs(v);
    case PDN_ONE_SIDED: return say_one_sided(v);
    case PDN_STRAINED: return say_strained(v);
    case PDN_ORDINARY: return say_ordinary(v);
    case PDN_NOT_KNOWN: return say_unknown(v);
    case PDN_WORKS_WELL:
    case PDN_BOTH_REPORT:
    case PDN_NEITHER_REPORTS:
    case PDN_HIDDEN:
    case PDN_NOT_SAID:
    case PDN_NO_VERDICT:
    case PDN_VERDICTS: break;
    }
    return sentence__hidden(v);
}
