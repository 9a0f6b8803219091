/* The sentences of other forms of survey: people who name services, and
 * organisations that gave one answer each. */
#include "sentence_parts.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <math.h>

static const char *not_tested(void)
{
    return pdn_word("Each of them gave one answer; nothing is tested against "
                    "chance variation.");
}

/* ---- people who name services ------------------------------------------- */

/* How many of one side name the other: x of n. */
struct named {
    double x, n;
};

/* Of two shares that differ: ties = share_ab n + share_ba (possible - n). */
static struct named named_by(const struct view *v, bool a)
{
    const pdn_pair *p = v->pair;
    const double share = a ? p->share_ab : p->share_ba;
    const double other = a ? p->share_ba : p->share_ab;
    const double n = round((p->ties - other * p->possible) / (share - other));

    return (struct named){round(share * n), n};
}

pdn_sentence sentence__services_one_sided(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const bool a = pdn_pair_a_speaks(p);
    const struct named many = named_by(v, a), few = named_by(v, !a);
    const char *speaker = pdn_service_name(a ? p->group_a : p->group_b);
    const char *other = pdn_service_name(a ? p->group_b : p->group_a);

    return (pdn_sentence){
        .headline = pdn_say(pdn_word("%s in %s report working with %s, but "
                                     "only %s the other way."),
                            pdn_format_of(many.x, many.n), speaker, other,
                            pdn_format_of(few.x, few.n)),
        .detail = caution__clear(v->pair, pdn_word("Clear.")),
        .sureness = PDN_CLEAR,
    };
}

pdn_sentence sentence__services_works(const struct view *v, const char *bar)
{
    const char *where = pdn_say_where(v->pair);

    return (pdn_sentence){
        .headline =
            bar == NULL
                ? pdn_say(pdn_word("Collaboration %s works well, staff say: "
                                   "those who rated it rate it well."),
                          where)
                : pdn_say(pdn_word("Collaboration %s works well, staff say: "
                                   "those who rated it give at least %s on "
                                   "average."),
                          where, bar),
        .detail = format_number__join(
            pdn_word("Half or more on either side report contact."),
            v->saying.youth_asked ? "" : pdn_note_of_youth(v->pair)),
        .sureness = PDN_CLEAR,
    };
}

pdn_sentence sentence__own(const struct view *v)
{
    return (pdn_sentence){
        .headline =
            pdn_say(pdn_word("%s: nobody is asked about their own service."),
                    pdn_say_capital(pdn_service_name(v->a.group))),
        .detail = "",
        .sureness = PDN_UNSURE,
    };
}

const char *sentence__nobody_asked(const struct view *v)
{
    const struct side *empty = v->a.actors < .5   ? &v->a
                               : v->b.actors < .5 ? &v->b
                                                  : NULL;

    if (empty == NULL) return NULL;
    return pdn_say(pdn_word("We do not know enough about %s: nobody in %s was "
                            "asked."),
                   pdn_say_both(v->pair), pdn_service_name(empty->group));
}

/* ---- organisations ------------------------------------------------------ */

static pdn_sentence say_neither(const struct view *v)
{
    const char *a = pdn_service_name(v->a.group);
    const char *b = pdn_service_name(v->b.group);

    if (v->pair->verdict == PDN_MISSING)
        return (pdn_sentence){
            .headline =
                pdn_say(pdn_word("%s ought to work together, but both say "
                                 "that they do not."),
                        pdn_say_capital(pdn_say_both(v->pair))),
            .detail = pdn_word("Clear: both answered."),
            .sureness = PDN_CLEAR,
        };
    return (pdn_sentence){
        .headline = pdn_say_capital(pdn_say(
            pdn_word("Neither %s nor %s reports contact with the other."), a,
            b)),
        .detail = pdn_word("Both answered."),
        .sureness = PDN_CLEAR,
    };
}

static pdn_sentence say_both(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const bool turned = pdn_pair_turned(p);
    const char *a = pdn_service_name(v->a.group);
    const char *b = pdn_service_name(v->b.group);
    pdn_sentence s = {.sureness = PDN_CLEAR, .detail = not_tested()};

    s.headline = pdn_say_capital(pdn_say(
        pdn_word("Both %s and %s report that they work together."), a, b));
    if (p->differs > .5)
        s.detail = pdn_say(
            pdn_word("They differ on how often: %s says %s, and %s says %s."),
            a, pdn_format_number(turned ? p->to_says : p->from_says, 0), b,
            pdn_format_number(turned ? p->from_says : p->to_says, 0));
    return s;
}

static const char *reports(const char *who, const char *other)
{
    return pdn_say(pdn_word("%s reports working with %s"),
                   pdn_say_capital(pdn_service_name(who)),
                   pdn_service_name(other));
}

static pdn_sentence say_one(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const bool a = pdn_pair_a_speaks(p);
    const char *who = a ? p->group_a : p->group_b;
    const char *other = a ? p->group_b : p->group_a;

    return (pdn_sentence){
        .headline = pdn_say(pdn_word("%s, but %s reports no contact."),
                            reports(who, other), pdn_service_again(other)),
        .detail = not_tested(),
        .sureness = PDN_CLEAR,
    };
}

/* The lower of the two ratings, or the one there is. */
static pdn_sentence say_strained(const struct view *v,
                                 const char *const mean[2])
{
    const bool b = !(v->a.quality <= v->b.quality) && isfinite(v->b.quality);
    const struct side *low = b ? &v->b : &v->a, *high = b ? &v->a : &v->b;
    pdn_sentence s = {.sureness = PDN_CLEAR, .detail = not_tested()};

    s.headline =
        pdn_say(pdn_word("%s finds working with %s strained, and gives "
                         "it %s."),
                pdn_say_capital(pdn_service_name(low->group)),
                pdn_service_name(high->group), mean[b]);
    if (isfinite(high->quality))
        s.detail = format_number__join(
            pdn_say(pdn_word("%s itself gives %s."),
                    pdn_say_capital(pdn_service_name(high->group)), mean[!b]),
            s.detail);
    return s;
}

static pdn_sentence say_silent(const struct view *v)
{
    const bool a = v->a.answered > .5, b = v->b.answered > .5;
    const char *both = pdn_say_both(v->pair);
    const char *who = a ? v->a.group : v->b.group;
    const char *silent = a ? v->b.group : v->a.group;
    pdn_sentence s = {.detail = pdn_note(PDN_EMPTY_NOT_MISSING),
                      .sureness = PDN_UNSURE};

    if (a != b && v->pair->ties > .5)
        return (pdn_sentence){
            .headline = pdn_say("%s.", reports(who, silent)),
            .detail = pdn_say(
                pdn_word("We do not know what %s would say: no answer came."),
                pdn_service_again(silent)),
            .sureness = PDN_UNSURE,
        };
    if (!a && !b)
        s.headline = pdn_say(
            pdn_word("We do not know enough about %s: neither answered."),
            both);
    else
        s.headline = pdn_say(
            pdn_word("We do not know enough about %s: no answer from %s."),
            both, pdn_service_name(silent));
    return s;
}

pdn_sentence sentence__organisations(const struct view *v,
                                     const char *const mean[2])
{
    switch (v->pair->verdict) {
    case PDN_MISSING:
    case PDN_NEITHER_REPORTS: return say_neither(v);
    case PDN_ONE_SIDED: return say_one(v);
    case PDN_STRAINED: return say_strained(v, mean);
    case PDN_BOTH_REPORT: return say_both(v);
    case PDN_NO_VERDICT:
    case PDN_HANGS_ON_ONE:
    case PDN_THIN_CONTACT:
    case PDN_WORKS_WELL:
    case PDN_ORDINARY:
    case PDN_NOT_KNOWN:
    case PDN_HIDDEN:
    case PDN_NOT_SAID:
    case PDN_VERDICTS: break;
    }
    return say_silent(v);
}
