/* The figures of what has changed from wave to wave, and since the nullpunkt.
 */
#include "report/narrow.h"

#include "report/figure_change.h"
#include "sheet/pair_changes.h"
#include "sheets/change/change_parts.h"
#include "sheets/map/difference_parts.h"
#include "sheets/waves/waves_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

/* By how many, where how many there were is hidden. */
static const char *say_change(const pdn_wave_pair *p)
{
    const char *said = pair_changes__found(p);
    const char *by = NULL;

    if (!isfinite(p->contacts))
        return pair_changes__is_said(p) ? said : pdn_word("hidden");
    by = pdn_say("%s%s", p->contacts > .5 ? "+" : "",
                 pdn_format_number(p->contacts, 0));
    return said == NULL || *said == '\0' ? by : pdn_say("%s (%s)", by, said);
}

static const char *say_contacts(const pdn_wave_pair *p)
{
    if (isfinite(p->possible) && !(p->possible > 0))
        return pdn_word("nobody answered both times");
    if (!isfinite(p->ties_before + p->ties_after)) return say_change(p);
    const char *said = pair_changes__found(p);
    const char *both = pdn_say("%s → %s", pdn_format_count(p->ties_before),
                               pdn_format_count(p->ties_after));
    /* what could not be tested has no finding */
    return said == NULL || *said == '\0' ? both
                                         : pdn_say("%s (%s)", both, said);
}

/* The pairs of the latest step that are wanted; NULL: all. */
static pdn_status put_pairs(const pdn_report *r,
                            bool (*wanted)(const pdn_wave_pair *), pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_waves_pairs_schema);
    pair_changes q = {0};
    narrow_row *row = NULL;
    double from = 0, to = 0;
    size_t n = 0;

    if (t == NULL) return PDN_OK;
    PDN_TRY(pair_changes__take(t->row, t->rows, 0, &q));
    PDN_NEW(row, q.rows);
    for (size_t i = 0; i < q.rows; i++) {
        const pdn_wave_pair *p = q.row[i];
        if (wanted != NULL && !wanted(p)) continue;
        row[n++] = (narrow_row){.label = pair_changes__name(p),
                                .says = say_contacts(p),
                                .lo = p->contacts_lo,
                                .x = p->contacts,
                                .hi = p->contacts_hi,
                                .other = (double)NAN,
                                .strong = pair_changes__is_said(p)};
        axes__widen(p->contacts_lo, &from, &to);
        axes__widen(p->contacts_hi, &from, &to);
    }
    narrow__list(h, row, n, NARROW_OPEN, from, to);
    html__under(h, pdn_say(pdn_word("Bar: %s. Thin mark: %s."),
                           pdn_word("change beyond all other contact"),
                           pdn_word("no change")));
    PDN_TRY(html__status(h));
out:
    free(row);
    pair_changes__clear(&q);
    return st;
}

pdn_status narrow__wave_pairs(const pdn_report *r, pdn_html *h)
{
    return put_pairs(r, NULL, h);
}

/* A map of what came and went is a list of it. */
pdn_status narrow__difference(const pdn_report *r, pdn_html *h)
{
    return put_pairs(r, pair_changes__differs, h);
}

pdn_status narrow__difference_people(const pdn_report *r, pdn_html *h)
{
    const size_t *count = r->contacts[r->maps - 2].count;
    narrow_row row[PDN_CONTACT_FATES];
    double most = 0;

    for (size_t i = 0; i < PDN_COUNT(row); i++) {
        const struct difference__fate *is = &difference__fates[i];
        const double x = (double)count[is->fate];
        row[i] = narrow__row(pdn_say_capital(pdn_word_in("contact", is->word)),
                             pdn_format_count(x));
        row[i].x = x;
        most = fmax(most, x);
    }
    narrow__list(h, row, PDN_COUNT(row), SIZE_MAX, 0, most);
    return html__status(h);
}

pdn_status narrow__turnover(const pdn_report *r, pdn_html *h)
{
    const pdn_waves_row *w = report__turnover(r);
    waves_parts__step step[CONTACT_STEPS];
    narrow_row row[CONTACT_STEPS];
    double most = 0;
    bool some_hidden = false;

    if (w == NULL) return PDN_OK;
    waves_parts__contacts(w, step);
    for (size_t i = 0; i < CONTACT_STEPS; i++) {
        row[i] = narrow__row(step[i].label, pdn_format_count(step[i].x));
        row[i].x = step[i].x;
        if (isfinite(step[i].x)) most = fmax(most, step[i].x);
    }
    narrow__list(h, row, CONTACT_STEPS, SIZE_MAX, 0, most);
    for (size_t i = 0; i < r->results->waves; i++)
        some_hidden |= r->results->wave[i].some_hidden;
    if (some_hidden) html__under(h, waves_parts__who_is_counted());
    return html__status(h);
}

/* The maps themselves say nothing of one wave that its own figures do not. */
pdn_status narrow__waves(const pdn_report *r, pdn_html *h)
{
    html__raw(h, "<ul class=\"rows\">\n");
    for (size_t k = 0; k < r->results->waves; k++) {
        const pdn_wave_results *w = &r->results->wave[k];
        const bool before = pdn_words_asked_unknown(w->asked_unknown);
        html__put(h, "<li><span>%s: %s</span></li>\n", w->label,
                  pdn_say_answered(w->answered, w->actors));
        (void)pdn_words_asked_unknown(before);
    }
    html__raw(h, "</ul>\n");
    return html__status(h);
}

pdn_status narrow__slopes(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_baseline *b = &r->results->baseline;
    benchmark__change q = {0};
    narrow_row *row = NULL;

    PDN_TRY(change__take(b->row, b->rows, figure_change__indicator(r), 0, &q));
    PDN_NEW(row, q.units);
    for (size_t i = 0; i < q.units; i++) {
        row[i] = narrow__row(q.unit[i].now->unit, change__figures(&q.unit[i]));
        row[i].strong = q.unit[i].sure;
    }
    narrow__list(h, row, q.units, NARROW_OPEN, 0, 0);
    PDN_TRY(html__status(h));
out:
    free(row);
    change__clear(&q);
    return st;
}
