#include "sentence_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <string.h>

/* What the row tells fills in what the caller did not say. */
static pdn_saying fill_in(const pdn_pair *p, const pdn_saying *told)
{
    pdn_saying s = *told;

    if (!(s.scale_hi > s.scale_lo) && p->quality_hi > p->quality_lo) {
        s.scale_lo = p->quality_lo;
        s.scale_hi = p->quality_hi;
    }
    if (!(s.raters_ab > 0)) s.raters_ab = p->raters_ab;
    if (!(s.raters_ba > 0)) s.raters_ba = p->raters_ba;
    return s;
}

static struct view view_of(const pdn_pair *p, const pdn_saying *told)
{
    pdn_saying saying = fill_in(p, told);
    struct view v = {
        .pair = p,
        .saying = saying,
        .a = {p->group_a, PDN_HAS(p->verdict_note, PDN_REASON_STRAINED_AB),
              p->actors_a, p->respondents_a, p->quality_ab, p->one_sided_ab,
              saying.raters_ab},
        .b = {p->group_b, PDN_HAS(p->verdict_note, PDN_REASON_STRAINED_BA),
              p->actors_b, p->respondents_b, p->quality_ba, p->one_sided_ba,
              saying.raters_ba},
        .within = pdn_pair_within(p),
    };

    if (pdn_pair_turned(p)) {
        struct side a = v.a;
        v.a = v.b;
        v.b = a;
    }
    v.dyads = pdn_state_of(p->confirmed) == PDN_NOT_DEFINED
                  ? p->ties
                  : p->confirmed + p->one_sided + p->unknown;
    if (!isfinite(v.dyads)) v.dyads = pdn_absent(PDN_SUPPRESSED);
    v.actors = v.a.actors + (v.within ? 0 : v.b.actors);
    v.answered = v.a.answered + (v.within ? 0 : v.b.answered);
    return v;
}

/* "2,1 av 5", or "2,1" where the scale is not known. */
static const char *rating(const struct view *v, double mean)
{
    const char *number = pdn_format_number(mean, 1);

    if (v->saying.scale_hi <= v->saying.scale_lo) return number;
    return pdn_say(pdn_word("%s of %s"), number,
                   pdn_format_count(v->saying.scale_hi));
}

/* "2 av 5": one answer, no mean. */
static const char *one_rating(const struct view *v, double answer)
{
    const bool whole = fabs(answer - round(answer)) < 1e-9;
    const char *number = pdn_format_number(answer, whole ? 0 : 1);

    if (v->saying.scale_hi <= v->saying.scale_lo) return number;
    return pdn_say(pdn_word("%s of %s"), number,
                   pdn_format_count(v->saying.scale_hi));
}

/* "20 av 26 svarte." */
static const char *answered(const struct view *v)
{
    if (pdn_is_asked_unknown())
        return pdn_say("%s.", pdn_say_answered(v->answered, v->actors));
    if (v->answered >= v->actors) return pdn_word("Everyone answered.");
    return pdn_say(pdn_word("%s of %s answered."),
                   pdn_format_count(v->answered), pdn_format_count(v->actors));
}

/* ---- one function a verdict: headline and detail ---- */

static const char *seldom_by_chance(const struct view *v)
{
    return caution__clear(v->pair,
                          pdn_word("Clear: so few seldom happen by chance."));
}

/* What a finding of few contacts says last. */
static const char *last_of_few(const struct view *v)
{
    const char *last = sentence__caution(v);

    if (*last == '\0') last = caution__unseen(v);
    return *last != '\0' ? last : answered(v);
}

static pdn_sentence say_duty(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *both = pdn_say_capital(pdn_say_both(p));
    bool nobody = p->ties < .5;
    double silent_a = v->a.actors - v->a.answered;
    double silent_b = v->b.actors - v->b.answered;
    pdn_sentence s = {.sureness = PDN_CLEAR};

    s.headline =
        nobody
            ? pdn_say(pdn_word("%s ought to work together, but nobody reports "
                               "that they do."),
                      both)
            : pdn_say(pdn_words_plural(
                          "%s ought to work together: %s contact reported, %s "
                          "expected.",
                          "%s ought to work together: %s contacts reported, %s "
                          "expected.",
                          format_number__plural(p->ties)),
                      both, pdn_format_count(p->ties),
                      pdn_say_expected(p->expected));
    if (nobody && pdn_is_asked_unknown())
        s.detail = format_number__join(seldom_by_chance(v), answered(v));
    else if (nobody && silent_a + silent_b < .5)
        s.detail = pdn_word("Clear: everyone on both sides answered.");
    else if (nobody && silent_a * silent_b < .5 &&
             pdn_form_of_pair(p) == PDN_FORM_PEOPLE)
        s.detail =
            format_number__join(pdn_word("Clear: everyone on one of the sides "
                                         "answered."),
                                answered(v));
    else
        s.detail = format_number__join(seldom_by_chance(v), last_of_few(v));
    return s;
}

static pdn_sentence say_missing(const struct view *v)
{
    const pdn_pair *p = v->pair;

    if (p->duty > 0 && !v->within) return say_duty(v);
    pdn_sentence s = {.sureness = PDN_CLEAR};
    if (p->ties < .5)
        s.headline = pdn_say(
            pdn_words_plural(
                "Nobody reports collaboration %s: %s contact was expected.",
                "Nobody reports collaboration %s: %s contacts were expected.",
                format_number__plural(p->expected)),
            pdn_say_where(p), pdn_say_expected(p->expected));
    else
        s.headline = pdn_say(
            pdn_words_plural("Little collaboration %s: %s contact reported, %s "
                             "expected.",
                             "Little collaboration %s: %s contacts reported, "
                             "%s expected.",
                             format_number__plural(p->ties)),
            pdn_say_where(p), pdn_format_count(p->ties),
            pdn_say_expected(p->expected));
    s.detail = format_number__join(seldom_by_chance(v), last_of_few(v));
    return s;
}

/* What is not seen of a pair that hangs on one person, whether as much may be
 * chance, and at which cut it holds: one sentence of at most 25 words. */
static const char *unseen_of_one(const struct view *v)
{
    const double silent = v->actors - v->answered;
    const bool one_cut = caution__on_one_cut(v->pair);
    const bool few = sentence__is_unclear(v->pair);
    const char *text;

    if (pdn_is_asked_unknown()) return answered(v);
    if (silent < .5)
        text = pdn_word("Everyone answered");
    else if (one_cut && few)
        text = pdn_say(pdn_word("%s of %s did not answer"),
                       pdn_format_count(silent), pdn_format_count(v->actors));
    else
        text = pdn_say(pdn_word("%s of %s did not answer and may have contacts "
                                "we cannot see"),
                       pdn_format_count(silent), pdn_format_count(v->actors));
    if (few) text = pdn_say(pdn_word("%s; so few may be chance"), text);
    if (one_cut)
        text = pdn_say(pdn_word("%s; this holds only when the rarest contacts "
                                "count too"),
                       text);
    return pdn_say("%s.", text);
}

static pdn_sentence say_hangs(const struct view *v)
{
    const pdn_pair *p = v->pair;
    double carried =
        isfinite(p->top_share) ? round(p->top_share * v->dyads) : v->dyads;
    pdn_sentence s = {.sureness = PDN_CLEAR};

    if (carried >= v->dyads)
        s.headline = pdn_say(pdn_word("The link %s hangs on one person: all %s "
                                      "contacts go through the same person."),
                             pdn_say_where(p), pdn_format_count(v->dyads));
    else
        s.headline = pdn_say(pdn_word("The link %s hangs on one person: %s of "
                                      "%s contacts go through the same "
                                      "person."),
                             pdn_say_where(p), pdn_format_count(carried),
                             pdn_format_count(v->dyads));
    s.detail =
        format_number__join(unseen_of_one(v), pdn_note(PDN_NOT_THE_PERSON));
    return s;
}

static pdn_sentence say_one_sided(const struct view *v)
{
    if (pdn_form_of_pair(v->pair) == PDN_FORM_SERVICES)
        return sentence__services_one_sided(v);
    const pdn_pair *p = v->pair;
    bool turn = v->b.one_sided > v->a.one_sided;
    const char *speaker = turn ? v->b.group : v->a.group;
    const char *other = turn ? v->a.group : v->b.group;
    const char *both =
        p->confirmed < .5 ? pdn_word("none") : pdn_format_count(p->confirmed);
    pdn_sentence s = {.sureness = PDN_CLEAR};
    size_t n = format_number__plural(p->confirmed);
    bool many = pdn_service_is_many(speaker) || pdn_service_is_many(other);

    /* A past tense has no number in English. */
    s.headline = pdn_say(
        many ? pdn_words_plural(
                   "%s reported working with %s, but %s seldom reported the "
                   "same: %s of %s contacts is reported by both.",
                   "%s reported working with %s, but %s seldom reported the "
                   "same: %s of %s contacts are reported by both.",
                   n)
             : pdn_words_plural(
                   "%s reports working with %s, but %s seldom reports the "
                   "same: %s of %s contacts is reported by both.",
                   "%s reports working with %s, but %s seldom reports the "
                   "same: %s of %s contacts are reported by both.",
                   n),
        pdn_say_capital(pdn_service_name(speaker)), pdn_service_name(other),
        pdn_service_again(other), both,
        pdn_format_count(p->confirmed + p->one_sided));
    s.detail = format_number__join(
        caution__clear(v->pair, pdn_word("Clear.")),
        pdn_word("Only pairs where both answered are counted."));
    return s;
}

static pdn_sentence say_strained_both(const struct view *v)
{
    return (pdn_sentence){
        .headline =
            pdn_say(pdn_word("Working together is strained, both %s and %s "
                             "say: they give %s and %s."),
                    pdn_service_name(v->a.group), pdn_service_name(v->b.group),
                    rating(v, v->a.quality), rating(v, v->b.quality)),
        .detail = caution__clear(v->pair,
                                 pdn_word("Clear: both rate it lower than they "
                                          "rate other services.")),
    };
}

/* "Barnevernet opplever samarbeidet med NAV som anstrengt: 2,1 av 5 ..." */
static const char *finds_strained(const struct view *v, const struct side *g,
                                  const struct side *h)
{
    const char *who = pdn_say_capital(pdn_service_name(g->group));
    const char *name = pdn_service_name(h->group);
    const char *mean = rating(v, g->quality);
    bool many = pdn_service_is_many(g->group);
    size_t n = format_number__plural(g->raters);

    if (!(g->raters >= 1))
        return pdn_say(
            many ? pdn_word("%s find working with %s strained: %s on average, "
                            "lower than they give other services.")
                 : pdn_word("%s finds working with %s strained: %s on "
                            "average, lower than they give other services."),
            who, name, mean);
    return pdn_say(
        many ? pdn_words_plural("%s find working with %s strained: %s on "
                                "average from %s member of staff, lower than "
                                "they give other services.",
                                "%s find working with %s strained: %s on "
                                "average from %s staff, lower than they give "
                                "other services.",
                                n)
             : pdn_words_plural("%s finds working with %s strained: %s on "
                                "average from %s member of staff, lower than "
                                "they give other services.",
                                "%s finds working with %s strained: %s on "
                                "average from %s staff, lower than they give "
                                "other services.",
                                n),
        who, name, mean, pdn_format_count(g->raters));
}

static pdn_sentence say_strained(const struct view *v)
{
    bool scaled = v->saying.scale_hi > v->saying.scale_lo;
    double middle = scaled ? (v->saying.scale_lo + v->saying.scale_hi) / 2 : 3;
    const struct side *g = &v->a, *h = &v->b;

    if (v->within)
        return (pdn_sentence){
            .headline = pdn_say(pdn_word("Working together is strained %s: %s "
                                         "on average, lower than they give "
                                         "other services."),
                                pdn_say_where(v->pair), rating(v, g->quality)),
            .detail = caution__clear(v->pair, pdn_word("Clear.")),
        };
    bool told = g->strained || h->strained;
    if (told ? g->strained && h->strained
             : g->quality <= middle && h->quality <= middle)
        return say_strained_both(v);
    if (told ? h->strained
             : !(g->quality <= h->quality) && isfinite(h->quality)) {
        g = &v->b;
        h = &v->a;
    }
    pdn_sentence s = {.sureness = PDN_CLEAR};
    s.headline = finds_strained(v, g, h);
    s.detail = caution__clear(v->pair, pdn_word("Clear."));
    if (isfinite(h->quality))
        s.detail = format_number__join(
            s.detail, pdn_say(pdn_service_is_many(h->group)
                                  ? pdn_word("%s themselves give %s.")
                                  : pdn_word("%s itself gives %s."),
                              pdn_say_capital(pdn_service_name(h->group)),
                              pdn_format_number(h->quality, 1)));
    return s;
}

static pdn_sentence say_thin(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *sign = caution__on_one_cut(v->pair)
                           ? pdn_word("Of five findings marked like this, one "
                                      "may be chance; this one holds only when "
                                      "the rarest contacts count too.")
                           : pdn_note(PDN_ONE_IN_FIVE);
    const char *last = sentence__caution(v);

    return (pdn_sentence){
        .headline = pdn_say(
            pdn_words_plural("A sign of little collaboration %s: %s contact "
                             "reported, %s expected.",
                             "A sign of little collaboration %s: %s contacts "
                             "reported, %s expected.",
                             format_number__plural(p->ties)),
            pdn_say_where(p), pdn_format_count(p->ties),
            pdn_say_expected(p->expected)),
        .detail = format_number__join(sign, *last != '\0' ? last
                                                          : caution__unseen(v)),
        .sureness = PDN_SIGN,
    };
}

static pdn_sentence say_works(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *where = pdn_say_where(p);
    double lowest = fmin(v->a.quality, v->b.quality);
    bool scaled = v->saying.scale_hi > v->saying.scale_lo;
    /* mid + step/2, step a quarter of the scale */
    double bar =
        v->saying.scale_lo + .625 * (v->saying.scale_hi - v->saying.scale_lo);
    pdn_sentence s = {.sureness = PDN_CLEAR};

    if (pdn_form_of_pair(p) == PDN_FORM_SERVICES)
        return sentence__services_works(v, scaled ? rating(v, bar) : NULL);
    if (!scaled)
        s.headline = pdn_say(pdn_word("Collaboration %s works well, staff say: "
                                      "many share it, and both sides rate it "
                                      "well."),
                             where);
    else if (lowest > bar)
        s.headline = pdn_say(pdn_word("Collaboration %s works well, staff say: "
                                      "many share it, and both sides give more "
                                      "than %s."),
                             where, rating(v, bar));
    else
        s.headline = pdn_say(pdn_word("Collaboration %s works well, staff say: "
                                      "many share it, and both sides give at "
                                      "least %s."),
                             where, rating(v, bar));
    s.detail = format_number__join(
        caution__on_one_cut(v->pair)
            ? pdn_word("This holds only when the rarest "
                       "contacts count too.")
            : "",
        v->saying.youth_asked ? "" : pdn_note_of_youth(v->pair));
    return s;
}

static pdn_sentence say_pair(const struct view *v)
{
    const pdn_verdict verdict = v->pair->verdict;
    const pdn_survey_form form = pdn_form_of_pair(v->pair);

    if (sentence__says_hidden(v)) return sentence__without_numbers(v);
    if (v->within && pdn_state_of(v->pair->ties) == PDN_NOT_DEFINED)
        return sentence__own(v);
    if (!isfinite(v->pair->ties) &&
        pdn_state_of(v->pair->ties) != PDN_SUPPRESSED)
        return sentence__hidden(v);
    if (!isfinite(v->actors)) return sentence__hidden(v);
    if (form == PDN_FORM_ORGANISATIONS && verdict != PDN_NO_VERDICT) {
        const char *const mean[2] = {one_rating(v, v->a.quality),
                                     one_rating(v, v->b.quality)};
        return sentence__organisations(v, mean);
    }
    bool plain = verdict == PDN_ORDINARY || verdict == PDN_NOT_KNOWN;
    if (plain && PDN_HAS(v->pair->verdict_note, PDN_REASON_SINGLE_POST))
        return sentence__single_post(v);
    switch (verdict) {
    case PDN_MISSING: return say_missing(v);
    case PDN_HANGS_ON_ONE: return say_hangs(v);
    case PDN_ONE_SIDED: return say_one_sided(v);
    case PDN_STRAINED: return say_strained(v);
    case PDN_THIN_CONTACT: return say_thin(v);
    case PDN_WORKS_WELL: return say_works(v);
    case PDN_ORDINARY: return sentence__ordinary(v);
    case PDN_NOT_KNOWN: return sentence__unknown(v);
    case PDN_BOTH_REPORT:
    case PDN_NEITHER_REPORTS:
    case PDN_HIDDEN:
    case PDN_NOT_SAID:
    case PDN_NO_VERDICT:
    case PDN_VERDICTS: break;
    }
    return sentence__untested(v);
}

pdn_sentence pdn_sentence_of_pair_with(const pdn_pair *pair,
                                       const pdn_saying *saying)
{
    const struct view v = view_of(pair, saying);
    pdn_sentence s = say_pair(&v);

    s.short_name = pdn_say_labels(pair);
    if (pair->verdict != PDN_NO_VERDICT)
        s.short_name = pdn_say("%s: %s", s.short_name, pdn_word_of_pair(pair));
    return s;
}

pdn_sentence pdn_sentence_of_pair(const pdn_pair *pair)
{
    return pdn_sentence_of_pair_with(pair, &(pdn_saying){0});
}
