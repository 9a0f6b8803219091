#include "pdnet/sentence.h"

#include "pdnet/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One side of a pair and what it says of the other. */
struct side {
    const char *group;
    bool strained; /* says the note */
    double actors, answered, quality, one_sided, raters;
};

/* A pair in the order in which it is named. */
struct view {
    const pdn_pair *pair;
    pdn_saying saying;
    struct side a, b;
    bool within;
    double dyads, actors, answered;
};

static bool has_code(const char *codes, const char *code)
{
    size_t n = strlen(code);

    for (const char *at = codes; at != NULL && *at != '\0';) {
        size_t k = strcspn(at, "+");
        if (k == n && memcmp(at, code, n) == 0) return true;
        at += k + (at[k] == '+');
    }
    return false;
}

static struct view view_of(const pdn_pair *p, const pdn_saying *saying)
{
    struct view v = {
        .pair = p,
        .saying = *saying,
        .a = {p->group_a, has_code(p->verdict_note, "strained-ab"), p->actors_a,
              p->respondents_a, p->quality_ab, p->one_sided_ab,
              saying->raters_ab},
        .b = {p->group_b, has_code(p->verdict_note, "strained-ba"), p->actors_b,
              p->respondents_b, p->quality_ba, p->one_sided_ba,
              saying->raters_ba},
        .within = strcmp(p->group_a, p->group_b) == 0,
    };

    if (pdn_pair_turned(p)) {
        struct side a = v.a;
        v.a = v.b;
        v.b = a;
    }
    v.dyads = isfinite(p->confirmed) ? p->confirmed + p->one_sided + p->unknown
                                     : p->ties;
    v.actors = v.a.actors + (v.within ? 0 : v.b.actors);
    v.answered = v.a.answered + (v.within ? 0 : v.b.answered);
    return v;
}

static size_t plural(double x)
{
    return fabs(x - 1) < .5 ? 1 : 2;
}

/* "2,1 av 5", or "2,1" where the scale is not known. */
static const char *rating(const struct view *v, double mean)
{
    const char *number = pdn_say_number(mean, 1);

    if (v->saying.scale_hi <= v->saying.scale_lo) return number;
    return pdn_say(pdn_word("%s of %s"), number,
                   pdn_say_count(v->saying.scale_hi));
}

/* "20 av 26 svarte." */
static const char *answered(const struct view *v)
{
    if (v->answered >= v->actors) return pdn_word("Everyone answered.");
    return pdn_say(pdn_word("%s of %s answered."), pdn_say_count(v->answered),
                   pdn_say_count(v->actors));
}

static const char *two(const char *first, const char *second)
{
    if (*first == '\0') return second;
    return *second == '\0' ? first : pdn_say("%s %s", first, second);
}

/* A second caution, where the notes ask for one; else "". */
static const char *caution(const struct view *v)
{
    const char *note = v->pair->verdict_note;

    if (has_code(note, "low-activity"))
        return pdn_word("At least one of the two has few contacts with "
                        "anybody.");
    if (has_code(note, "single-post"))
        return pdn_word("One of the two has only one post.");
    return "";
}

/* ---- one function a verdict: headline and detail ---- */

struct said {
    const char *headline, *detail;
    pdn_sureness sureness;
};

static const char *seldom_by_chance(void)
{
    return pdn_word("Clear: so few seldom happen by chance.");
}

static struct said say_duty(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *both = pdn_say_capital(pdn_say_both(p));
    bool nobody = p->ties < .5;
    double silent_a = v->a.actors - v->a.answered;
    double silent_b = v->b.actors - v->b.answered;
    struct said s = {.sureness = PDN_CLEAR};

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
                          plural(p->ties)),
                      both, pdn_say_count(p->ties),
                      pdn_say_expected(p->expected));
    if (nobody && silent_a + silent_b < .5)
        s.detail = pdn_word("Clear: everyone on both sides answered.");
    else if (nobody && silent_a * silent_b < .5)
        s.detail = two(pdn_word("Clear: everyone on one of the sides "
                                "answered."),
                       answered(v));
    else
        s.detail = two(seldom_by_chance(), answered(v));
    return s;
}

static struct said say_missing(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *last = caution(v);

    if (p->duty > 0 && !v->within) return say_duty(v);
    struct said s = {.sureness = PDN_CLEAR};
    if (p->ties < .5)
        s.headline = pdn_say(
            pdn_words_plural(
                "Nobody reports collaboration %s: %s contact was expected.",
                "Nobody reports collaboration %s: %s contacts were expected.",
                plural(p->expected)),
            pdn_say_where(p), pdn_say_expected(p->expected));
    else
        s.headline = pdn_say(
            pdn_words_plural("Little collaboration %s: %s contact reported, %s "
                             "expected.",
                             "Little collaboration %s: %s contacts reported, "
                             "%s expected.",
                             plural(p->ties)),
            pdn_say_where(p), pdn_say_count(p->ties),
            pdn_say_expected(p->expected));
    s.detail = two(seldom_by_chance(), *last != '\0' ? last : answered(v));
    return s;
}

static struct said say_hangs(const struct view *v)
{
    const pdn_pair *p = v->pair;
    double carried =
        isfinite(p->top_share) ? round(p->top_share * v->dyads) : v->dyads;
    double silent = v->actors - v->answered;
    struct said s = {.sureness = PDN_CLEAR};

    if (carried >= v->dyads)
        s.headline = pdn_say(pdn_word("The link %s hangs on one person: all %s "
                                      "contacts go through the same person."),
                             pdn_say_where(p), pdn_say_count(v->dyads));
    else
        s.headline = pdn_say(pdn_word("The link %s hangs on one person: %s of "
                                      "%s contacts go through the same "
                                      "person."),
                             pdn_say_where(p), pdn_say_count(carried),
                             pdn_say_count(v->dyads));
    const char *unseen =
        silent < .5
            ? pdn_word("Everyone answered.")
            : pdn_say(pdn_word("%s of %s did not answer and may have contacts "
                               "we cannot see."),
                      pdn_say_count(silent), pdn_say_count(v->actors));
    s.detail = two(unseen, pdn_note("not-the-person"));
    return s;
}

static struct said say_one_sided(const struct view *v)
{
    const pdn_pair *p = v->pair;
    bool turn = v->b.one_sided > v->a.one_sided;
    const char *speaker = turn ? v->b.group : v->a.group;
    const char *other = turn ? v->a.group : v->b.group;
    const char *both =
        p->confirmed < .5 ? pdn_word("none") : pdn_say_count(p->confirmed);
    struct said s = {.sureness = PDN_CLEAR};

    s.headline = pdn_say(
        pdn_words_plural("%s reports working with %s, but %s seldom reports "
                         "the same: %s of %s contacts is reported by both.",
                         "%s reports working with %s, but %s seldom reports "
                         "the same: %s of %s contacts are reported by both.",
                         plural(p->confirmed)),
        pdn_say_capital(pdn_service_name(speaker)), pdn_service_name(other),
        pdn_service_again(other), both,
        pdn_say_count(p->confirmed + p->one_sided));
    s.detail = two(pdn_word("Clear."),
                   pdn_word("Only pairs where both answered are counted."));
    return s;
}

static struct said say_strained_both(const struct view *v)
{
    return (struct said){
        .headline =
            pdn_say(pdn_word("Working together is strained, both %s and %s "
                             "say: they give %s and %s."),
                    pdn_service_name(v->a.group), pdn_service_name(v->b.group),
                    rating(v, v->a.quality), rating(v, v->b.quality)),
        .detail = pdn_word("Clear: both rate it lower than they rate other "
                           "services."),
    };
}

static struct said say_strained(const struct view *v)
{
    bool scaled = v->saying.scale_hi > v->saying.scale_lo;
    double middle = scaled ? (v->saying.scale_lo + v->saying.scale_hi) / 2 : 3;
    const struct side *g = &v->a, *h = &v->b;

    if (v->within)
        return (struct said){
            .headline = pdn_say(pdn_word("Working together is strained %s: %s "
                                         "on average, lower than they give "
                                         "other services."),
                                pdn_say_where(v->pair), rating(v, g->quality)),
            .detail = pdn_word("Clear."),
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
    const char *who = pdn_say_capital(pdn_service_name(g->group));
    const char *name = pdn_service_name(h->group);
    struct said s = {.sureness = PDN_CLEAR};
    if (g->raters >= 1)
        s.headline = pdn_say(
            pdn_words_plural("%s finds working with %s strained: %s on average "
                             "from %s member of staff, lower than they give "
                             "other services.",
                             "%s finds working with %s strained: %s on average "
                             "from %s staff, lower than they give other "
                             "services.",
                             plural(g->raters)),
            who, name, rating(v, g->quality), pdn_say_count(g->raters));
    else
        s.headline =
            pdn_say(pdn_word("%s finds working with %s strained: %s on "
                             "average, lower than they give other services."),
                    who, name, rating(v, g->quality));
    s.detail = pdn_word("Clear.");
    if (isfinite(h->quality))
        s.detail = two(s.detail, pdn_say(pdn_word("%s itself gives %s."),
                                         pdn_say_capital(name),
                                         pdn_say_number(h->quality, 1)));
    return s;
}

static struct said say_thin(const struct view *v)
{
    const pdn_pair *p = v->pair;

    return (struct said){
        .headline = pdn_say(
            pdn_words_plural("A sign of little collaboration %s: %s contact "
                             "reported, %s expected.",
                             "A sign of little collaboration %s: %s contacts "
                             "reported, %s expected.",
                             plural(p->ties)),
            pdn_say_where(p), pdn_say_count(p->ties),
            pdn_say_expected(p->expected)),
        .detail = two(pdn_note("one-in-five"), caution(v)),
        .sureness = PDN_SIGN,
    };
}

static struct said say_works(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *where = pdn_say_where(p);
    double lowest = fmin(v->a.quality, v->b.quality);
    bool scaled = v->saying.scale_hi > v->saying.scale_lo;
    /* rules.md 2: mid + step/2, step a quarter of the scale. */
    double bar =
        v->saying.scale_lo + .625 * (v->saying.scale_hi - v->saying.scale_lo);
    struct said s = {.sureness = PDN_CLEAR};

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
    s.detail = v->saying.youth_asked ? "" : pdn_note("youth-not-asked");
    return s;
}

static struct said say_single_post(const struct view *v)
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

static struct said say_unknown(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const struct side *low = &v->a;
    struct said s = {.sureness = PDN_UNSURE};

    /* The side with the smaller share of answers: a/n < b/m. */
    if (!v->within && v->b.answered * v->a.actors < v->a.answered * v->b.actors)
        low = &v->b;
    bool small = has_code(p->verdict_note, "too-small-to-tell") ||
                 has_code(p->verdict_note, "few-respondents");
    if (low->answered < low->actors &&
        (low->answered < .5 * low->actors || !small))
        s.headline =
            pdn_say(pdn_word("We do not know enough about %s: %s of %s in %s "
                             "answered."),
                    pdn_say_both(p), pdn_say_count(low->answered),
                    pdn_say_count(low->actors), pdn_service_name(low->group));
    else
        s.headline = pdn_say(
            pdn_words_plural("We do not know enough about %s: %s person is too "
                             "few to tell.",
                             "We do not know enough about %s: %s people are "
                             "too few to tell.",
                             plural(v->actors)),
            pdn_say_both(p), pdn_say_count(v->actors));
    s.detail = p->ties > .5 ? pdn_word("Few reported contacts do not mean that "
                                       "collaboration is missing.")
                            : pdn_note("empty-not-missing");
    return s;
}

static struct said say_ordinary(const struct view *v)
{
    const pdn_pair *p = v->pair;
    const char *where = pdn_say_capital(pdn_say_where(p));
    const char *ties = pdn_say_count(p->ties);
    const char *expected = pdn_say_expected(p->expected);
    size_t n = plural(p->ties);
    struct said s = {.detail = caution(v), .sureness = PDN_UNSURE};

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
                             "expected, as chance can give: %s contact "
                             "reported, %s expected.",
                             "%s there is somewhat less collaboration than "
                             "expected, as chance can give: %s contacts "
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

static struct said say_hidden(const struct view *v)
{
    return (struct said){
        .headline = pdn_say("%s: %s.", pdn_say_labels(v->pair),
                            v->pair->verdict != NULL
                                ? pdn_word_of_code(v->pair->verdict)
                                : pdn_word("hidden")),
        .detail = two(pdn_word("The number is hidden to protect privacy."),
                      pdn_note("hidden-not-zero")),
        .sureness = PDN_UNSURE,
    };
}

static struct said say_untested(const struct view *v)
{
    const pdn_pair *p = v->pair;

    return (struct said){
        .headline = pdn_say(
            pdn_words_plural("%s %s contact is reported, %s expected.",
                             "%s %s contacts are reported, %s expected.",
                             plural(p->ties)),
            pdn_say_capital(pdn_say_where(p)), pdn_say_count(p->ties),
            pdn_say_expected(p->expected)),
        .detail = pdn_word("Not tested against chance variation."),
        .sureness = PDN_UNSURE,
    };
}

static struct said say_pair(const struct view *v)
{
    static const struct {
        const char *verdict;
        struct said (*say)(const struct view *);
    } how[] = {
        {"missing", say_missing},     {"hangs-on-one", say_hangs},
        {"one-sided", say_one_sided}, {"strained", say_strained},
        {"thin", say_thin},           {"works", say_works},
        {"ordinary", say_ordinary},   {"unknown", say_unknown},
    };
    const char *verdict = v->pair->verdict;

    if (!isfinite(v->pair->ties) || !isfinite(v->actors)) return say_hidden(v);
    if (verdict == NULL || *verdict == '\0') return say_untested(v);
    bool plain =
        strcmp(verdict, "ordinary") == 0 || strcmp(verdict, "unknown") == 0;
    if (plain && has_code(v->pair->verdict_note, "single-post"))
        return say_single_post(v);
    for (size_t i = 0; i < sizeof how / sizeof *how; i++)
        if (strcmp(verdict, how[i].verdict) == 0) return how[i].say(v);
    return say_untested(v);
}

pdn_status pdn_sentence_of_pair_with(const pdn_pair *pair,
                                     const pdn_saying *saying,
                                     pdn_sentence *out)
{
    struct view v = view_of(pair, saying);
    struct said s = say_pair(&v);
    const char *name = pdn_say_labels(pair);

    if (pair->verdict != NULL && *pair->verdict != '\0')
        name = pdn_say("%s: %s", name, pdn_word_of_code(pair->verdict));
    return pdn_sentence_make(s.headline, s.detail, name, s.sureness, out);
}

pdn_status pdn_sentence_of_pair(const pdn_pair *pair, pdn_sentence *out)
{
    return pdn_sentence_of_pair_with(pair, &(pdn_saying){0}, out);
}
