/* What the same people rate and name, and how the outcomes went meanwhile. */
#include "report/figure_change.h"
#include "report/report_parts.h"
#include "sheets/change/change_parts.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <string.h>

/* Units that are told one by one; the others stand in their figure. */
enum { MOST_UNITS = 12 };

/* A change as the list says it. */
struct change {
    const char *what, *values; /* "3,2 → 3,4" */
    double people, detectable, clear, up;
    bool known;                 /* the two values stand, whatever else does */
    const char *size, *lo, *hi; /* NULL: hidden */
    const char *least;
};

static bool is_of(const pdn_waves_row *t, const char *from, const char *to,
                  const char *group)
{
    return (group == NULL || *group == '\0') &&
           strcmp(from, t->from_wave) == 0 && strcmp(to, t->to_wave) == 0;
}

static const char *verdict(const struct change *c)
{
    if (!(c->clear > 0)) return pdn_word("no clear change can be seen");
    return c->up > 0 ? pdn_word("higher than last time")
                     : pdn_word("lower than last time");
}

static void item(const struct change *c, pdn_html *h)
{
    html__raw(h, "<li>");
    html__element(h, "h4", pdn_say_capital(c->what));
    if (c->size == NULL && c->known) {
        html__element(h, "p", pdn_say("%s.", c->values));
        html__under(h, pdn_word("How sure it is cannot be told: that is hidden "
                                "to protect privacy."));
    } else if (c->size == NULL) {
        html__element(h, "p",
                      pdn_word("Hidden to protect privacy, or too few said it "
                               "both times."));
    } else {
        html__element(h, "p", pdn_say("%s: %s.", c->values, verdict(c)));
        html__under(
            h,
            isfinite(c->people)
                ? pdn_say(pdn_word("Change: %s (uncertainty: from %s to %s). "
                                   "%s people spoke both times."),
                          c->size, c->lo, c->hi, pdn_format_count(c->people))
                : pdn_say(pdn_word("Change: %s (uncertainty: from %s to %s). "
                                   "How many people spoke both times is "
                                   "hidden."),
                          c->size, c->lo, c->hi));
        if (isfinite(c->detectable))
            html__under(h, pdn_say(pdn_word("A change smaller than %s we could "
                                            "not have detected."),
                                   c->least));
    }
    html__raw(h, "</li>\n");
}

static const char *rating_word(const char *rating)
{
    return strcmp(rating, "quality") == 0
               ? pdn_word("how well the collaboration works")
               : pdn_word_of_code(rating);
}

/* Puts what changed clearly, or what did not; h NULL: only counts it. */
typedef size_t put_changes(const pdn_report *r, const pdn_waves_row *t,
                           bool clear, pdn_html *h);

/* What changed clearly stands open, the rest is folded. */
static size_t in_two(const pdn_report *r, const pdn_waves_row *t,
                     const char *heading, put_changes *put, pdn_html *h)
{
    const size_t changed = put(r, t, true, NULL), same = put(r, t, false, NULL);

    if (changed + same > 0) html__element(h, "h3", heading);
    if (changed > 0) {
        html__raw(h, "<ol class=\"findings plain\">\n");
        put(r, t, true, h);
        html__raw(h, "</ol>\n");
    }
    if (same > 0) {
        html__raw(h, "<details>");
        html__element(
            h, "summary",
            pdn_say("%s: %s",
                    pdn_say_capital(pdn_word("no clear change can be seen")),
                    pdn_format_count((double)same)));
        html__raw(h, "<ol class=\"findings plain\">\n");
        put(r, t, false, h);
        html__raw(h, "</ol></details>\n");
    }
    return changed + same;
}

static size_t ratings(const pdn_report *r, const pdn_waves_row *t, bool clear,
                      pdn_html *h)
{
    const pdn_wave_ratings *all = &r->results->wave_ratings;
    size_t n = 0;

    for (size_t i = 0; i < all->rows; i++) {
        const pdn_wave_rating *x = &all->row[i];
        if (!is_of(t, x->from_wave, x->to_wave, x->group_a) ||
            (x->clear > 0) != clear)
            continue;
        n++;
        if (h == NULL) continue;
        const bool told = isfinite(x->change + x->lo + x->hi);
        const format_number__step step = format_number__change(
            x->before, x->after, x->change, 1, x->clear > 0);
        const int decimals = step.decimals;
        item(&(struct change){.what = rating_word(x->rating),
                              .values =
                                  pdn_say(pdn_word("%s → %s of %s"),
                                          step.before, step.after,
                                          pdn_format_number(x->scale_hi, 0)),
                              .people = x->raters,
                              .known = isfinite(x->before + x->after),
                              .detectable = x->detectable,
                              .clear = x->clear,
                              .up = x->change,
                              .size = told ? step.change : NULL,
                              .lo = pdn_format_number(x->lo, decimals),
                              .hi = pdn_format_number(x->hi, decimals),
                              .least = pdn_format_number(x->detectable, 1)},
             h);
    }
    return n;
}

static const char *points(double share)
{
    return pdn_say(pdn_word("%s percentage points"),
                   pdn_format_points(share, 1));
}

/* Nor is it told which it was. */
static bool is_hidden(const pdn_wave_barrier *x)
{
    return strcmp(x->barrier, pdn_state_mark(PDN_SUPPRESSED)) == 0;
}

static size_t barriers(const pdn_report *r, const pdn_waves_row *t, bool clear,
                       pdn_html *h)
{
    const pdn_wave_barriers *all = &r->results->wave_barriers;
    size_t n = 0;

    for (size_t i = 0; i < all->rows; i++) {
        const pdn_wave_barrier *x = &all->row[i];
        if (!is_of(t, x->from_wave, x->to_wave, x->group_a) || is_hidden(x) ||
            !isfinite(x->asked) || (x->clear > 0) != clear)
            continue;
        n++;
        if (h == NULL) continue;
        const bool told = isfinite(x->change + x->lo + x->hi);
        item(
            &(struct change){
                .what = pdn_obstacle_word(x->barrier),
                .values =
                    pdn_say("%s → %s", pdn_format_of(x->named_before, x->asked),
                            pdn_format_of(x->named_after, x->asked)),
                .people = x->asked,
                .known = isfinite(x->named_before + x->named_after),
                .detectable = x->detectable,
                .clear = x->clear,
                .up = x->change,
                .size = told ? points(x->change) : NULL,
                .lo = pdn_format_points(x->lo, 1),
                .hi = pdn_format_points(x->hi, 1),
                .least = points(x->detectable)},
            h);
    }
    return n;
}

static void put_barriers(const pdn_report *r, const pdn_waves_row *t,
                         pdn_html *h)
{
    const pdn_wave_barriers *all = &r->results->wave_barriers;
    const char *heading = pdn_word("Obstacles that the same people name");
    size_t hidden = 0;

    for (size_t i = 0; i < all->rows; i++)
        hidden += is_of(t, all->row[i].from_wave, all->row[i].to_wave,
                        all->row[i].group_a) &&
                  is_hidden(&all->row[i]);
    if (in_two(r, t, heading, barriers, h) == 0 && hidden > 0)
        html__element(h, "h3", heading);
    if (hidden > 0)
        html__under(h,
                    pdn_say(pdn_words_plural(
                                "%s obstacle is hidden to protect privacy. It "
                                "may be one that many name.",
                                "%s obstacles are hidden to protect privacy. "
                                "They may be ones that many name.",
                                hidden),
                            pdn_format_count((double)hidden)));
}

static void unit(const change__rows *u, double nullpunkt, pdn_html *h)
{
    const pdn_sentence s = pdn_sentence_of_change(u->now, nullpunkt);

    html__raw(h, "<li>");
    html__element(h, "h4", u->now->unit);
    html__element(h, "p", s.headline);
    html__under(h, s.detail);
    html__raw(h, "</li>\n");
}

/* Beside what people say: it need not have come of it. */
static pdn_status outcomes(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_baseline *b = &r->results->baseline;
    benchmark__change q = {0};

    if (!figure_change__has_slopes(r)) return PDN_OK;
    PDN_TRY(change__take(b->row, b->rows, figure_change__indicator(r), 0, &q));
    html__element(h, "h3", pdn_word("The outcomes meanwhile"));
    html__under(h, pdn_word("They stand beside what people say. Neither need "
                            "have come of the other."));
    if (q.units > MOST_UNITS) {
        html__element(h, "p", change__title(&q));
        html__under(h, pdn_word("How each unit has changed since the baseline "
                                "stands further down."));
        goto out;
    }
    html__raw(h, "<ol class=\"findings plain\">\n");
    for (size_t i = 0; i < q.units; i++)
        unit(&q.unit[i], q.nullpunkt, h);
    html__raw(h, "</ol>\n");
out:
    change__clear(&q);
    return st;
}

pdn_status report__same_people(const pdn_report *r, pdn_html *h)
{
    const pdn_waves_row *t = report__turnover(r);

    in_two(r, t, pdn_word("What the same people rate"), ratings, h);
    put_barriers(r, t, h);
    return outcomes(r, h);
}
