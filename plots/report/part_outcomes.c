/* The outcomes: the sheets, then a sentence for each unit. */
#include "report_parts.h"

#include "pdnet/claim.h"
#include "pdnet/title.h"

#include <stdlib.h>
#include <string.h>

/* Units that are told one by one; the others stand in the figure. */
enum { MOST_UNITS = 12 };

static pdn_status sentences(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    pdn_sentence s = {0};

    pdn_html_raw(h, "<ol class=\"findings plain\">\n");
    for (size_t i = 0; i < r->units; i++) {
        PDN_TRY(pdn_sentence_of_baseline(&r->unit[i], &s));
        pdn_html_raw(h, "<li>");
        pdn_html_element(h, "h3", r->unit[i].unit);
        pdn_html_element(h, "p", s.headline);
        pdn_html_element(h, "p class=\"under\"", s.detail);
        pdn_html_raw(h, "</li>\n");
        pdn_sentence_clear(&s);
    }
    pdn_html_raw(h, "</ol>\n");
out:
    pdn_sentence_clear(&s);
    return st;
}

static pdn_claim claim_of(const pdn_report *r, size_t i)
{
    const pdn_deviant_row *row = &r->results->deviants.row[i];

    return (pdn_claim){
        .unit = row->unit,
        .claim = row->claim,
        .years_better = row->years_better,
        .years = row->years,
        .share = row->share,
        .expected = row->expected_share,
        .any_by_chance = row->p_any_by_chance,
        .gain = row->gain,
        .gain_lo = row->gain_lo,
        .gain_hi = row->gain_hi,
        .lasted = row->lasted,
        .year = row->good_year,
        .units = (double)r->results->deviants.rows,
        .counter_checked =
            row->counter != NULL && strcmp(row->counter, "not-checked") != 0,
    };
}

static pdn_status claim_card(const pdn_report *r, size_t i, pdn_html *h)
{
    pdn_status st = PDN_OK;
    pdn_claim claim = claim_of(r, i);
    pdn_sentence s = {0};

    PDN_TRY(pdn_sentence_of_claim(&claim, &s));
    pdn_html_raw(h, "<li>");
    pdn_html_element(h, "h3", claim.unit);
    pdn_html_element(h, "p", s.headline);
    pdn_html_element(h, "p class=\"under\"", s.detail);
    pdn_html_raw(h, "</li>\n");
out:
    pdn_sentence_clear(&s);
    return st;
}

/* Who does better than expected with the same resources: each claim, the
 * strongest first; or that the data cannot say. */
static pdn_status deviants(const pdn_report *r, pdn_html *h)
{
    static const char *const order[] = {"sustained", "improved", "outlier",
                                        "one-year"};
    pdn_status st = PDN_OK;
    const pdn_deviants *d = &r->results->deviants;
    bool any = false;

    if (d->rows == 0) return PDN_OK;
    pdn_html_element(h, "h2",
                     pdn_word("Better than expected with the same resources"));
    pdn_html_raw(h, "<ol class=\"findings works\">\n");
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t i = 0; i < d->rows; i++) {
            if (strcmp(d->row[i].claim, order[k]) != 0) continue;
            any = true;
            PDN_TRY(claim_card(r, i, h));
        }
    }
    if (!any) PDN_TRY(claim_card(r, 0, h));
    pdn_html_raw(h, "</ol>\n");
    pdn_html_element(h, "p class=\"under\"",
                     pdn_word("Four years of a ten-year age band hold mostly "
                              "the same young people: they are little more "
                              "than one observation, and only large "
                              "differences can be found."));
out:
    return st;
}

pdn_status pdn_part_outcomes(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    char *title = NULL;

    pdn_html_element(h, "h2 id=\"outcomes\"", pdn_word("Young people outside"));
    PDN_TRY(pdn_title_of_baseline(r->unit, r->units, &title));
    pdn_html_element(h, "p", title);
    if (r->units <= MOST_UNITS) PDN_TRY(sentences(r, h));
    PDN_TRY(pdn_part_figures(r, "outcomes", h));
    PDN_TRY(deviants(r, h));
out:
    free(title);
    return st;
}
