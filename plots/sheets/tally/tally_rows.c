#include "tally_parts.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void tally_rows__tell(bars__chart *b, const char *headline, const char *detail)
{
    if (b->entries == BARS_MOST_ENTRIES) return;
    b->entry[b->entries++] =
        (pdn_entry){.headline = headline, .detail = detail};
}

const char *tally_rows__count(double k, double n)
{
    if (isnan(k)) return pdn_format_count(k);
    return isnan(n) ? pdn_format_count(k) : pdn_format_of_share(k, n);
}

const char *tally_rows__none_left(const double *first, size_t stride, size_t n,
                                  const char *otherwise)
{
    for (size_t i = 0; i < n; i++) {
        double x = *(const double *)((const char *)first + i * stride);
        if (pdn_state_of(x) == PDN_SUPPRESSED)
            return pdn_word("The figures are hidden to protect privacy.");
    }
    return otherwise;
}

const bars__bar tally_rows__bar = {.x = (double)NAN,
                                   .lo = (double)NAN,
                                   .hi = (double)NAN,
                                   .other = (double)NAN};

/* One more bar, of k of n. */
static bars__bar *add_share(bars__chart *b, const char *label, double k,
                            double n, const double share[3])
{
    bars__bar *bar = &b->bar[b->bars++];

    *bar = tally_rows__bar;
    bar->label = label;
    bar->count = tally_rows__count(k, n);
    bar->x = share[0];
    bar->lo = share[1];
    bar->hi = share[2];
    return bar;
}

/* ---- themes ---- */

/* Most inputs first, those that are not known last. */
static int by_inputs(const void *a, const void *b)
{
    const pdn_theme_row *const *x = a, *const *y = b;
    int known = !isnan((*y)->inputs) - !isnan((*x)->inputs);

    if (known != 0) return known;
    if ((*x)->inputs > (*y)->inputs || (*x)->inputs < (*y)->inputs)
        return (*x)->inputs > (*y)->inputs ? -1 : 1;
    return (*x > *y) - (*x < *y);
}

static void tell_theme(bars__chart *b, const pdn_theme_row *r)
{
    const char *votes =
        isnan(r->votes)
            ? NULL
            : pdn_say(pdn_words_plural("%s vote", "%s votes",
                                       pdn_number_to_size(r->votes)),
                      pdn_format_count(r->votes));
    const char *ideas =
        isnan(r->ideas)
            ? NULL
            : pdn_say(pdn_words_plural("%s idea", "%s ideas",
                                       pdn_number_to_size(r->ideas)),
                      pdn_format_count(r->ideas));

    /* how many inputs stands at the bar */
    if (ideas == NULL && votes == NULL) return;
    tally_rows__tell(b, pdn_study_word(r->theme),
                     pdn_say("%s%s%s", ideas != NULL ? ideas : "",
                             ideas != NULL && votes != NULL ? ", " : "",
                             votes != NULL ? votes : ""));
}

pdn_status tally_rows__themes(const void *rows, size_t n, double year,
                              bars__chart *b)
{
    pdn_status st = PDN_OK;
    const pdn_theme_row *row = rows, **order = NULL;
    size_t most = 0; /* have as many inputs as the first */

    (void)year;
    PDN_NEW(b->bar, n);
    PDN_NEW(order, n);
    for (size_t i = 0; i < n; i++)
        order[i] = &row[i];
    qsort(order, n, sizeof *order, by_inputs);
    for (size_t i = 0; i < n; i++) {
        const pdn_theme_row *r = order[i];
        bars__bar *bar =
            add_share(b, pdn_study_word(r->theme), r->inputs, r->of,
                      (const double[]){r->share, r->lo, r->hi});
        bar->strong = isfinite(r->inputs) && !(r->inputs < order[0]->inputs);
        tell_theme(b, r);
    }
    while (most < n && !(order[most]->inputs < order[0]->inputs) &&
           isfinite(order[most]->inputs))
        most++;
    b->title = most > 1 ? pdn_say_capital(pdn_say(
                              pdn_word("%s themes have most inputs, %s each"),
                              pdn_format_cardinal(most),
                              pdn_format_of(order[0]->inputs, order[0]->of)))
               : isfinite(order[0]->inputs)
                   ? pdn_say(pdn_word("%s inputs are about one thing: %s"),
                             pdn_format_of(order[0]->inputs, order[0]->of),
                             pdn_study_word(order[0]->theme))
                   : tally_rows__none_left(
                         &row->inputs, sizeof *row, n,
                         pdn_word("How many inputs there are is not known"));
    b->question = pdn_word("What of this can we do something about this year?");
    b->mark = pdn_word("inputs of all inputs");
    b->calm = true;
    b->of = !isfinite(order[0]->inputs + order[0]->of) ? (double)NAN
            : order[0]->of < 20                        ? order[0]->of
                                                       : 0;
    b->note = pdn_word(
        "Inputs are no sample: one participant may have sent several.");
out:
    free(order);
    return st;
}

/* ---- voices ---- */

/* "4.3 (15)", with its interval where there is one; only the reason where there
 * is no mean. */
static const char *rating_text(double mean, double answers, double lo,
                               double hi)
{
    if (isnan(mean)) return pdn_format_number(mean, 1);
    if (isfinite(lo) && isfinite(hi))
        return pdn_say("%s (%s; %s–%s)", pdn_format_number(mean, 1),
                       pdn_format_count(answers), pdn_format_number(lo, 1),
                       pdn_format_number(hi, 1));
    return pdn_say("%s (%s)", pdn_format_number(mean, 1),
                   pdn_format_count(answers));
}

/* What the two say together, with intervals where there are any. */
static const char *voice_text(const pdn_voice_row *r)
{
    if (r->kind != NULL)
        return pdn_say("%s %s", pdn_study_word(r->kind),
                       rating_text(r->mean, r->answers, r->lo, r->hi));
    if (!isfinite(r->gap) || isfinite(r->staff_lo + r->youth_lo))
        return pdn_say(pdn_word("staff %s, young people %s"),
                       rating_text(r->staff_mean, r->staff_answers, r->staff_lo,
                                   r->staff_hi),
                       rating_text(r->youth_mean, r->youth_answers, r->youth_lo,
                                   r->youth_hi));
    if (fabs(r->gap) < .05) return pdn_word("Both give the same.");
    return pdn_say(r->staff_mean > r->youth_mean
                       ? pdn_word("Young people give %s lower than staff.")
                       : pdn_word("Young people give %s higher than staff."),
                   pdn_format_number(fabs(r->gap), 1));
}

static const char *about_question(const pdn_voice_row *r)
{
    return pdn_say("%s: %s", pdn_service_label(r->service),
                   pdn_study_word(r->question));
}

/* Staff and young people; another kind alone, by its name. */
static void set_voice(bars__bar *bar, const pdn_voice_row *r)
{
    const char *label = about_question(r);

    if (r->kind != NULL) {
        bar->label = pdn_say("%s (%s)", label, pdn_study_word(r->kind));
        bar->count = rating_text(r->mean, r->answers, (double)NAN, (double)NAN);
        bar->x = r->mean;
        return;
    }
    bar->label = label;
    bar->at_x = pdn_format_number(r->staff_mean, 1);
    bar->at_other = pdn_format_number(r->youth_mean, 1);
    bar->count =
        pdn_say("%s / %s",
                isnan(r->staff_mean) ? pdn_format_number(r->staff_mean, 1)
                                     : pdn_format_count(r->staff_answers),
                isnan(r->youth_mean) ? pdn_format_number(r->youth_mean, 1)
                                     : pdn_format_count(r->youth_answers));
    bar->x = r->staff_mean;
    bar->other = r->youth_mean;
}

static double gap_of(const pdn_voice_row *r)
{
    return isfinite(r->gap) ? fabs(r->gap) : -1;
}

/* Those farthest apart first; each is told once. */
static void tell_voices(bars__chart *b, const pdn_voice_row *row, size_t n)
{
    double below = (double)INFINITY;

    for (size_t left = n; left > 0 && b->entries < BARS_MOST_ENTRIES;) {
        double next = -(double)INFINITY;
        for (size_t i = 0; i < n; i++)
            if (gap_of(&row[i]) < below) next = fmax(next, gap_of(&row[i]));
        for (size_t i = 0; i < n; i++)
            if (!(fabs(gap_of(&row[i]) - next) > 0)) {
                tally_rows__tell(b, about_question(&row[i]),
                                 voice_text(&row[i]));
                left--;
            }
        below = next;
    }
}

pdn_status tally_rows__voices(const void *rows, size_t n, double year,
                              bars__chart *b)
{
    pdn_status st = PDN_OK;
    const pdn_voice_row *row = rows, *most = NULL;
    bool silent = false, others = false;

    (void)year;
    for (size_t i = 0; i < n; i++) {
        silent |= row[i].kind == NULL &&
                  pdn_state_of(row[i].youth_mean) == PDN_NOT_ASKED;
        others |= row[i].kind != NULL;
        if (isfinite(row[i].gap) &&
            (most == NULL || fabs(row[i].gap) > fabs(most->gap)))
            most = &row[i];
    }
    PDN_NEW(b->bar, n);
    for (size_t i = 0; i < n; i++) {
        const pdn_voice_row *r = &row[i];
        bars__bar *bar = &b->bar[b->bars++];
        *bar = tally_rows__bar;
        set_voice(bar, r);
        bar->strong = r == most;
    }
    tell_voices(b, row, n);
    b->ratings = true;
    b->title =
        most == NULL
            ? tally_rows__none_left(
                  &row->staff_mean, sizeof *row, n,
                  tally_rows__none_left(&row->youth_mean, sizeof *row, n,
                                        pdn_note(PDN_YOUTH_NOT_ASKED)))
            : pdn_say(pdn_word("\"%s\": staff in %s give %s, young people "
                               "%s"),
                      pdn_study_word(most->question),
                      pdn_service_name(most->service),
                      pdn_format_number(most->staff_mean, 1),
                      pdn_format_number(most->youth_mean, 1));
    b->question = pdn_say(pdn_word("What would %s themselves say about this?"),
                          pdn_the_people_word());
    b->mark = pdn_word("mean of what staff answer");
    b->second = pdn_word("mean of what young people answer");
    b->note = pdn_word("At the right: how many staff / young people answered.");
    if (silent)
        b->note = pdn_say("%s %s", b->note,
                          pdn_word("In some places only one side was asked."));
    if (others)
        b->note = pdn_say("%s %s", b->note,
                          pdn_word("A name in brackets is who else answered; "
                                   "their mean is a square too."));
out:
    return st;
}

/* ---- shares of a year: together, handover ---- */

static double latest(const double *year, size_t stride, size_t n)
{
    double most = -(double)INFINITY;

    for (size_t i = 0; i < n; i++) {
        double y = *(const double *)((const char *)year + i * stride);
        if (y > most) most = y;
    }
    return most;
}

static bool of_year(double y, double year)
{
    return fabs(y - year) < .5;
}

/* The one that the title speaks of comes first; how many stands at the bar. */
static void tell_pairs(bars__chart *b, bool strong)
{
    for (size_t i = 0; i < b->bars; i++) {
        const bars__bar *bar = &b->bar[i];
        if (bar->strong == strong && bar->label != NULL && isfinite(bar->lo) &&
            isfinite(bar->hi))
            tally_rows__tell(b, bar->label,
                             pdn_say(pdn_word("uncertainty: from %s to %s"),
                                     pdn_format_percent(bar->lo, 0),
                                     pdn_format_percent(bar->hi, 0)));
    }
}

pdn_status tally_rows__together(const void *rows, size_t n, double year,
                                bars__chart *b)
{
    pdn_status st = PDN_OK;
    const pdn_together_row *row = rows, *least = NULL;

    if (!(year > 0)) year = latest(&row->year, sizeof *row, n);
    PDN_NEW(b->bar, n);
    for (size_t i = 0; i < n; i++)
        if (of_year(row[i].year, year) && isfinite(row[i].share) &&
            (least == NULL || row[i].share < least->share))
            least = &row[i];
    for (size_t i = 0; i < n; i++) {
        const pdn_together_row *r = &row[i];
        if (!of_year(r->year, year)) continue;
        bars__bar *bar = add_share(
            b,
            pdn_say("%s – %s", pdn_service_label(r->service_a),
                    pdn_service_name(r->service_b)),
            r->coordinated, r->both, (const double[]){r->share, r->lo, r->hi});
        bar->strong = r == least;
    }
    tell_pairs(b, true);
    tell_pairs(b, false);
    if (b->bars == 0) return pdn_fail(PDN_EDATA, "no rows of %.0f", year);
    b->title =
        least == NULL
            ? tally_rows__none_left(
                  &row->share, sizeof *row, n,
                  pdn_word("How many have their services coordinated "
                           "is not known"))
            : pdn_say(pdn_word("%s and %s: %s %s with both have them "
                               "coordinated"),
                      pdn_say_capital(pdn_service_name(least->service_a)),
                      pdn_service_name(least->service_b),
                      pdn_format_of(least->coordinated, least->both),
                      pdn_people_word(pdn_number_to_size(least->both)));
    b->under = pdn_format_year(year);
    b->question = pdn_word("Who coordinates when somebody has both?");
    b->mark = pdn_word("share coordinated of those who have both");
    b->second = pdn_word("how far it would move by chance alone");
out:
    return st;
}

/* ---- handover ---- */

static void tell_step(bars__chart *b, const pdn_handover_row *r,
                      const char *label)
{
    if (label != NULL && isfinite(r->lost) && r->lost > 0)
        tally_rows__tell(b, label, tally_handover__detail(r));
}

/* The steps of the year; the one that the title speaks of, or the others. */
static void tell_steps(bars__chart *b, const pdn_handover_row *row, size_t n,
                       double year, bool strong)
{
    for (size_t i = 0, k = 0; i < n; i++) {
        if (!of_year(row[i].year, year)) continue;
        if (b->bar[k].strong == strong) tell_step(b, &row[i], b->bar[k].label);
        k++;
    }
}

pdn_status tally_rows__handover(const void *rows, size_t n, double year,
                                bars__chart *b)
{
    pdn_status st = PDN_OK;
    const pdn_handover_row *row = rows, *least = NULL;

    if (!(year > 0)) year = latest(&row->year, sizeof *row, n);
    PDN_NEW(b->bar, n);
    for (size_t i = 0; i < n; i++)
        if (of_year(row[i].year, year) && isfinite(row[i].arrival) &&
            (least == NULL || row[i].arrival < least->arrival))
            least = &row[i];
    for (size_t i = 0; i < n; i++) {
        const pdn_handover_row *r = &row[i];
        if (!of_year(r->year, year)) continue;
        bars__bar *bar = add_share(
            b,
            pdn_say("%s → %s", pdn_service_label(r->from),
                    pdn_service_name(r->to)),
            r->arrived, r->sent, (const double[]){r->arrival, r->lo, r->hi});
        bar->strong = r == least;
    }
    tell_steps(b, row, n, year, true);
    tell_steps(b, row, n, year, false);
    if (b->bars == 0) return pdn_fail(PDN_EDATA, "no rows of %.0f", year);
    b->title =
        least == NULL
            ? tally_rows__none_left(&row->arrival, sizeof *row, n,
                                    pdn_word("How many arrived is not known"))
            : pdn_say(pdn_word("From %s to %s: %s %s arrived"),
                      pdn_service_name(least->from),
                      pdn_service_name(least->to),
                      pdn_format_of(least->arrived, least->sent),
                      pdn_people_word(pdn_number_to_size(least->sent)));
    b->under = pdn_format_year(year);
    b->question = pdn_word("Who goes along from one place to the next?");
    b->mark = pdn_word("arrived, of those sent");
    b->second = pdn_word("how far it would move by chance alone");
    b->note = pdn_word("Why somebody did not arrive is not in the numbers.");
out:
    return st;
}
