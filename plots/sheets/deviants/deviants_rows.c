/* The units of the sheet of deviants: claims, sentences, title. */
#include "canvas/marks.h"
#include "canvas/palette.h"
#include "deviants_parts.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

static const pdn_claim_kind claim_of[DEVIANTS_NO_CLAIM] = {
    [DEVIANTS_SUSTAINED] = PDN_CLAIM_SUSTAINED,
    [DEVIANTS_IMPROVED] = PDN_CLAIM_IMPROVED,
    [DEVIANTS_OUTLIER] = PDN_CLAIM_OUTLIER,
    [DEVIANTS_ONE_YEAR] = PDN_CLAIM_ONE_YEAR,
};

deviants__class deviants__class_of(const pdn_deviant_row *r)
{
    for (int k = 0; k < DEVIANTS_NO_CLAIM; k++)
        if (claim_of[k] != PDN_NO_CLAIM && r->claim == claim_of[k])
            return (deviants__class)k;
    return r->claim_unchecked != PDN_NO_CLAIM ? DEVIANTS_COUNTER_WORSE
                                              : DEVIANTS_NO_CLAIM;
}

const char *deviants__class_word(deviants__class s)
{
    if (s == DEVIANTS_COUNTER_WORSE)
        return pdn_word("better, but something else is worse");
    return s == DEVIANTS_NO_CLAIM
               ? pdn_word("about as expected")
               : pdn_code_word(&pdn_claim_kind_codes, claim_of[s]);
}

const char *deviants__counts(const pdn_deviant_row *r)
{
    if (!isfinite(r->share) || !(r->population > 0) || !(r->years > 0))
        return "";
    return pdn_say(pdn_word("%s of about %s a year"),
                   pdn_format_percent(r->share, 1),
                   pdn_format_count(r->population / r->years));
}

const char *deviants__said(const pdn_deviant_row *r)
{
    const deviants__class of = deviants__class_of(r);

    return of == DEVIANTS_COUNTER_WORSE ? deviants__class_word(of)
                                        : pdn_word_of_claim(r, false);
}

void deviants__class_mark(pdn_sheet *s, deviants__class standing, pdn_point at)
{
    double u = s->unit;
    const pdn_color blue = 0x3F6478;

    switch (standing) {
    case DEVIANTS_SUSTAINED:
        marks__draw(s->canvas, at, 9 * u, (pdn_mark){blue, PDN_DIAMOND, 0},
                    false);
        return;
    case DEVIANTS_IMPROVED:
        marks__draw(s->canvas, at, 8 * u, (pdn_mark){blue, PDN_SQUARE, 0},
                    false);
        return;
    case DEVIANTS_OUTLIER:
        marks__draw(s->canvas, at, 8 * u, (pdn_mark){PDN_INK, PDN_DIAMOND, 0},
                    true);
        return;
    case DEVIANTS_ONE_YEAR:
        marks__draw(s->canvas, at, 7 * u, (pdn_mark){PDN_INK, PDN_ROUND, 0},
                    true);
        return;
    case DEVIANTS_COUNTER_WORSE:
        marks__draw(s->canvas, at, 7 * u, (pdn_mark){PDN_INK, PDN_SQUARE, 0},
                    true);
        return;
    case DEVIANTS_NO_CLAIM:
        pdn_disc(s->canvas, at, 5 * u, 0xFFFFFF, 1);
        pdn_disc(s->canvas, at, 4 * u, 0x9EA4AC, 1);
        return;
    }
}

static pdn_sentence say_claim(const deviants__rows *d, const pdn_deviant_row *r)
{
    pdn_claim q = pdn_claim_of_unit(r, d->rows);

    q.needed = pdn_deviants_needed(d->row, d->rows);
    q.people = 0; /* of which years, and of how many, stands beside */
    /* told once, for all of them */
    q.any_by_chance = (double)NAN;
    q.counter = PDN_NO_COUNTER;
    return pdn_sentence_of_claim(&q);
}

/* By claim, then the furthest from expected first. */
static bool after(const pdn_deviant_row *a, const pdn_deviant_row *b)
{
    deviants__class x = deviants__class_of(a), y = deviants__class_of(b);

    if (x != y) return x > y;
    return a->residual_deleted < b->residual_deleted;
}

/* Units whose share lies on the better side tell which side that is. */
static bool lower_is_better(const pdn_deviant_row *row, size_t n)
{
    const pdn_deviant_row *most = NULL;

    for (size_t i = 0; i < n; i++)
        if (isfinite(row[i].residual_deleted) && isfinite(row[i].ratio) &&
            (most == NULL ||
             fabs(row[i].residual_deleted) > fabs(most->residual_deleted)))
            most = &row[i];
    return most == NULL || (most->ratio < 1) == (most->residual_deleted > 0);
}

static pdn_status sort_claims(deviants__rows *d)
{
    for (size_t i = 0; i < d->rows; i++) {
        const pdn_deviant_row *r = &d->row[i];
        deviants__class s = deviants__class_of(r);
        size_t at = d->claims;

        d->count[s]++;
        d->judged |=
            r->claim != PDN_NO_CLAIM && r->claim != PDN_CLAIM_TOO_LITTLE_DATA;
        if (s == DEVIANTS_NO_CLAIM) continue;
        if (pdn_state_of(r->share) == PDN_SUPPRESSED ||
            pdn_state_of(r->expected_share) == PDN_SUPPRESSED)
            continue; /* it has no place on the sheet */
        if (!isfinite(r->share) || !isfinite(r->expected_share))
            return pdn_fail(PDN_EDATA,
                            "%s has a claim but no share or expected_share; "
                            "make the table anew with pdn-deviants",
                            r->unit != NULL ? r->unit : "a unit");
        for (; at > 0 && after(d->claimed[at - 1], r); at--)
            d->claimed[at] = d->claimed[at - 1];
        d->claimed[at] = r;
        d->claims++;
    }
    return PDN_OK;
}

pdn_status deviants__take(const pdn_deviant_row *row, size_t n,
                          deviants__rows *out)
{
    pdn_status st = PDN_OK;
    deviants__rows d = {
        .row = row, .rows = n, .lower = lower_is_better(row, n)};

    if (n == 0) PDN_FAIL(PDN_EDATA, "no units to draw");
    PDN_NEW(d.claimed, n);
    PDN_NEW(d.says, n);
    PDN_TRY(sort_claims(&d));
    if (!d.judged) {
        const pdn_deviant_row few = {.unit = "",
                                     .claim = PDN_CLAIM_TOO_LITTLE_DATA};
        d.says[0] = say_claim(&d, &few);
    }
    for (size_t i = 0; i < d.claims; i++)
        d.says[i] = say_claim(&d, d.claimed[i]);
    *out = d;
    d = (deviants__rows){0};
out:
    deviants__clear(&d);
    return st;
}

void deviants__clear(deviants__rows *d)
{
    free(d->says);
    free(d->claimed);
    *d = (deviants__rows){0};
}

/* ---- years ---- */

const char *deviants__rest(const pdn_deviant_row *r)
{
    if (!(r->rests_from > 0) || !(r->rests_to > 0)) return "";
    const char *from = pdn_format_year(r->rests_from);
    const char *to = pdn_format_year(r->rests_to);

    if (r->rests_against > 0)
        return pdn_say(pdn_word("Rests on %s and %s, against %s."), from, to,
                       pdn_format_year(r->rests_against));
    if (r->rests_from < r->rests_to)
        return pdn_say(pdn_word("Rests on the years from %s to %s."), from, to);
    return ""; /* the sentence names the year */
}

/* Improved and one-year rest on some of them: the others tell. */
const char *deviants__years(const deviants__rows *d)
{
    double from = (double)INFINITY, to = 0;

    for (size_t i = 0; i < d->rows; i++) {
        const pdn_deviant_row *r = &d->row[i];
        if (!(r->rests_from > 0) || !(r->rests_to > 0)) continue;
        from = fmin(from, r->rests_from);
        to = fmax(to, r->rests_to);
    }
    if (!(to > 0)) return "";
    if (!(from < to))
        return pdn_say(pdn_word("judged by %s"), pdn_format_year(to));
    return pdn_say(pdn_word("judged by the years from %s to %s"),
                   pdn_format_year(from), pdn_format_year(to));
}

/* ---- title ---- */

/* "Kommune 12 og Kommune 27"; at most three. */
static const char *names(const deviants__rows *d, size_t from, size_t n)
{
    const char *text = d->claimed[from]->unit;

    for (size_t i = 1; i < n; i++)
        text =
            format_number__list(text, d->claimed[from + i]->unit, i + 1 == n);
    return text;
}

/* The first k claimed are those of the strongest standing that is there. */
static const char *say_found(const deviants__rows *d, deviants__class s)
{
    size_t n = d->count[s];
    const char *who =
        n <= 3 ? names(d, 0, n)
               : pdn_say(pdn_word("%s of %s %s"), pdn_format_cardinal(n),
                         pdn_format_count((double)d->rows),
                         pdn_unit_word(d->rows));

    who = pdn_say_capital(who);
    if (s == DEVIANTS_SUSTAINED)
        return pdn_say(
            pdn_words_plural("%s does better than expected with the same "
                             "resources, year after year.",
                             "%s do better than expected with the same "
                             "resources, year after year.",
                             n),
            who);
    if (s == DEVIANTS_IMPROVED)
        return pdn_say(
            pdn_words_plural("%s has come further since the baseline than "
                             "others with the same starting point.",
                             "%s have come further since the baseline than "
                             "others with the same starting point.",
                             n),
            who);
    return pdn_say(
        pdn_words_plural("%s stands out. Resources are not compared.",
                         "%s stand out. Resources are not compared.", n),
        who);
}

const char *deviants__title(const deviants__rows *d)
{
    if (!d->judged)
        return pdn_word("Too few figures to find positive deviance.");
    for (int s = DEVIANTS_SUSTAINED; s <= DEVIANTS_OUTLIER; s++)
        if (d->count[s] > 0) return say_found(d, (deviants__class)s);
    return pdn_say(pdn_word("None of %s %s does clearly better than expected "
                            "with the same resources, year after year."),
                   pdn_format_count((double)d->rows), pdn_unit_word(d->rows));
}
