/* Whom to visit, beside whom, and what to ask. Nothing here says why. */
#include "visits_parts.h"

#include "pdnet/core.h"
#include "pdnet/table.h"
#include "pdnet/words.h"
#include "words/format_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMED = 3, MOST_WORKS = 3 };

static bool to_visit(const pdn_deviant_row *d)
{
    return d->claim == PDN_CLAIM_SUSTAINED || d->claim == PDN_CLAIM_IMPROVED;
}

static int in_order(const void *a, const void *b)
{
    const visits_card *x = a, *y = b;

    if (x->unit->claim != y->unit->claim)
        return x->unit->claim == PDN_CLAIM_SUSTAINED ? -1 : 1;
    if (x->unit->q < y->unit->q) return -1;
    if (x->unit->q > y->unit->q) return 1;
    return strcmp(x->unit->unit, y->unit->unit);
}

/* ---- what they do ---- */

struct columns {
    const pdn_table *t;
    const pdn_column *unit, *practice, *present, *year;
    double latest;
};

static struct columns columns_of(const pdn_table *t)
{
    struct columns k = {.t = t, .latest = (double)NAN};

    if (t == NULL) return k;
    k.unit = pdn_table_column(t, "unit");
    k.practice = pdn_table_column(t, "practice");
    k.present = pdn_table_column(t, "present");
    k.year = pdn_table_column(t, "year");
    if (k.unit == NULL || k.practice == NULL || k.present == NULL) k.t = NULL;
    for (size_t i = 0; k.year != NULL && i < t->rows; i++)
        if (!(k.year->number[i] <= k.latest) && isfinite(k.year->number[i]))
            k.latest = k.year->number[i];
    return k;
}

/* Rows without a year stand in every one. */
static bool is_of(const struct columns *k, size_t i, const char *unit)
{
    const char *name = k->unit->text[i];

    if (name == NULL || k->practice->text[i] == NULL || strcmp(name, unit) != 0)
        return false;
    return k->year == NULL || !isfinite(k->year->number[i]) ||
           k->year->number[i] >= k->latest;
}

/* Whether a unit does it; NaN: not known. */
static double present(const struct columns *k, const char *unit,
                      const char *practice)
{
    for (size_t i = 0; i < k->t->rows; i++)
        if (is_of(k, i, unit) && strcmp(k->practice->text[i], practice) == 0)
            return k->present->number[i];
    return (double)NAN;
}

/* What the other does not do stands first, then where that is not known. */
enum { LACKED_THERE, NOT_KNOWN_THERE, DONE_THERE, ORDERS };

static int order_of(const visits_practice *p)
{
    if (!p->known) return NOT_KNOWN_THERE;
    return p->there ? DONE_THERE : LACKED_THERE;
}

static void take_practice(const struct columns *k, size_t i, int order,
                          visits_card *card)
{
    const char *match = card->unit->matched_unit;
    visits_practice p = {.name = k->practice->text[i]};
    const double there =
        match != NULL ? present(k, match, p.name) : (double)NAN;

    p.known = isfinite(there);
    p.there = there > 0;
    if (order_of(&p) != order) return;
    if (card->practices < VISITS_PRACTICES)
        card->does[card->practices++] = p;
    else
        card->more++;
}

static void take_practices(const struct columns *k, visits_card *card)
{
    if (k->t == NULL) return;
    for (int order = 0; order < ORDERS; order++)
        for (size_t i = 0; i < k->t->rows; i++) {
            if (!is_of(k, i, card->unit->unit)) continue;
            card->asked = true;
            if (k->present->number[i] > 0) take_practice(k, i, order, card);
        }
}

static pdn_status take_cards(const pdn_visits *v, visits_rows *q)
{
    pdn_status st = PDN_OK;
    const struct columns k = columns_of(v->practices);

    PDN_NEW(q->card, v->units);
    for (size_t i = 0; i < v->units; i++) {
        if (v->unit[i].unit == NULL || !to_visit(&v->unit[i])) continue;
        visits_card *card = &q->card[q->cards++];
        card->unit = &v->unit[i];
        for (size_t m = 0; m < v->units; m++)
            if (v->unit[m].unit != NULL && card->unit->matched_unit != NULL &&
                strcmp(v->unit[m].unit, card->unit->matched_unit) == 0)
                card->match = &v->unit[m];
        take_practices(&k, card);
    }
    if (q->cards > 0) qsort(q->card, q->cards, sizeof *q->card, in_order);
out:
    return st;
}

/* ---- where it works ---- */

static bool share_a_service(const pdn_pair *a, const pdn_pair *b)
{
    return strcmp(a->group_a, b->group_a) == 0 ||
           strcmp(a->group_a, b->group_b) == 0 ||
           strcmp(a->group_b, b->group_a) == 0 ||
           strcmp(a->group_b, b->group_b) == 0;
}

static pdn_status take_pairs(const pdn_visits *v, visits_rows *q)
{
    pdn_status st = PDN_OK;
    size_t *breaks = NULL, *works = NULL, found = 0, used = 0;

    if (v->pairs == 0) return PDN_OK;
    PDN_NEW(breaks, v->pairs);
    PDN_NEW(works, v->pairs);
    q->pairs = pdn_pairs_of_concern(v->pair, v->pairs, PDN_BREAKS, breaks);
    found = pdn_pairs_of_concern(v->pair, v->pairs, PDN_WORKS, works);
    PDN_NEW(q->pair, q->pairs + 1);
    PDN_NEW(q->works, q->pairs * found + 1);
    for (size_t i = 0; i < q->pairs; i++) {
        q->pair[i] = (visits_pair){&v->pair[breaks[i]], &q->works[used], 0};
        for (size_t k = 0; k < found; k++)
            if (share_a_service(q->pair[i].pair, &v->pair[works[k]]))
                q->pair[i].works[q->pair[i].n++] = &v->pair[works[k]];
        used += q->pair[i].n;
    }
out:
    free(breaks);
    free(works);
    return st;
}

pdn_status visits_rows__take(const pdn_visits *v, visits_rows *out)
{
    pdn_status st = PDN_OK;
    visits_rows q = {0};

    if (v->units == 0) return pdn_fail(PDN_EDATA, "no units to visit");
    PDN_TRY(take_cards(v, &q));
    PDN_TRY(take_pairs(v, &q));
    *out = q;
    q = (visits_rows){0};
out:
    visits_rows__clear(&q);
    return st;
}

void visits_rows__clear(visits_rows *q)
{
    free(q->card);
    free(q->pair);
    free(q->works);
    *q = (visits_rows){0};
}

/* ---- words ---- */

static const char *names(const visits_rows *q)
{
    const char *text = q->card[0].unit->unit;
    size_t told = q->cards < MOST_NAMED ? q->cards : MOST_NAMED;

    for (size_t i = 1; i < told; i++)
        text = format_number__list(text, q->card[i].unit->unit,
                                   i + 1 == told && told == q->cards);
    if (told == q->cards) return text;
    return pdn_say(pdn_word("%s, and %s more"), text,
                   pdn_format_count((double)(q->cards - told)));
}

static const char *nobody(const pdn_visits *v)
{
    for (size_t i = 0; i < v->units; i++)
        if (v->unit[i].claim != PDN_CLAIM_TOO_LITTLE_DATA)
            return pdn_say(pdn_word("None of %s %s is found to do better than "
                                    "expected: nobody to visit for that "
                                    "yet."),
                           pdn_format_count((double)v->units),
                           pdn_unit_word(v->units));
    return pdn_word("Too few figures to say whom to visit.");
}

const char *visits_rows__title(const pdn_visits *v, const visits_rows *q)
{
    if (q->cards == 0) return nobody(v);
    return pdn_say(
        pdn_words_plural("%s %s is worth a visit: %s. A candidate, not a "
                         "proof.",
                         "%s %s are worth a visit: %s. Candidates, not "
                         "proofs.",
                         q->cards),
        pdn_say_capital(q->cards == 1 ? pdn_word_in("of them", "one")
                                      : pdn_format_cardinal(q->cards)),
        pdn_unit_word(q->cards), names(q));
}

/* Of too few for a percent, or without figures: only the word. */
static const char *shares(const pdn_deviant_row *d)
{
    if (!isfinite(d->share) || !isfinite(d->expected_share)) return "";
    return pdn_say(pdn_word("%s seen, %s expected"),
                   pdn_format_percent(d->share, 1),
                   pdn_format_percent(d->expected_share, 1));
}

static const char *with_shares(const char *word, const pdn_deviant_row *d)
{
    const char *text = shares(d);

    return *text == '\0' ? word : pdn_say("%s: %s", word, text);
}

const char *visits_rows__claim(const visits_card *k)
{
    const pdn_deviant_row *d = k->unit;

    /* what it is worth a visit for, not the years taken together */
    if (d->claim == PDN_CLAIM_IMPROVED && isfinite(d->gain))
        return pdn_say(pdn_word("%s: %s percentage points more than expected "
                                "since the baseline"),
                       pdn_code_word(&pdn_claim_kind_codes, d->claim),
                       pdn_format_points(d->gain, 1));
    return with_shares(pdn_code_word(&pdn_claim_kind_codes, k->unit->claim),
                       k->unit);
}

/* Those of its own group alone are looked at, where it has one. */
static const char *alike(const visits_card *k)
{
    const char *of = k->unit->group, *there = k->match->group;

    if (of == NULL || *of == '\0' || there == NULL || strcmp(of, there) != 0)
        return pdn_word("most alike in resources");
    return pdn_say(pdn_word("most alike in resources in the same group (%s)"),
                   pdn_study_word(of));
}

const char *visits_rows__match(const visits_card *k)
{
    if (k->match == NULL) return "";
    return with_shares(
        pdn_say("%s, %s", alike(k), pdn_word_of_claim(k->match, true)),
        k->match);
}

const char *visits_rows__does(const visits_card *k, size_t i)
{
    const visits_practice *p = &k->does[i];

    if (k->unit->matched_unit == NULL || p->there)
        return pdn_study_word(p->name);
    return pdn_say(p->known ? pdn_word("%s (not in %s)")
                            : pdn_word("%s (not known of %s)"),
                   pdn_study_word(p->name), k->unit->matched_unit);
}

const char *visits_rows__question(const visits_card *k, size_t i)
{
    const bool apart = k->practices > 0 && !k->does[0].there;

    if (!k->asked && i == 0)
        return pdn_word("What they do is not charted: what do they do that we "
                        "do not?");
    if (apart && i == 0)
        return pdn_say(pdn_word("How did this come about: %s?"),
                       pdn_study_word(k->does[0].name));
    switch (k->asked && !apart ? i + 1 : i) {
    case 1:
        return pdn_word("What do they do that we do not, since when, and with "
                        "whom?");
    case 2: return pdn_word("What did they stop doing?");
    case 3:
        return k->unit->counter == PDN_COUNTER_FINE
                   ? NULL
                   : pdn_word("Has something else got worse meanwhile?");
    default: return NULL;
    }
}

size_t visits_rows__alone(const visits_rows *q)
{
    size_t n = 0;

    for (size_t i = 0; i < q->pairs; i++)
        n += q->pair[i].n == 0;
    return n;
}

const char *visits_rows__stuck(const visits_rows *q)
{
    return visits_rows__alone(q) == q->pairs
               ? pdn_word("Where it gets stuck. None of these stands in a "
                          "pair that works well here.")
               : pdn_word("Where it gets stuck, and where it works for one of "
                          "the two");
}

const char *visits_rows__where_it_works(const visits_pair *p)
{
    const char *text = NULL;
    size_t told = p->n < MOST_WORKS ? p->n : MOST_WORKS;

    if (p->n == 0) return "";
    text = pdn_say_both(p->works[0]);
    for (size_t i = 1; i < told; i++)
        text = pdn_say("%s; %s", text, pdn_say_both(p->works[i]));
    return pdn_say(pdn_word("It works well, staff say, between %s. Ask them "
                            "how they do it."),
                   text);
}

const char *visits_rows__caution(void)
{
    return pdn_word("Better than expected does not say why. What they do is a "
                    "reason to ask, not a recipe.");
}
