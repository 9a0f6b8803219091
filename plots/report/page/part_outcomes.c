/* The outcomes: the sheets, then a sentence for each unit. */
#include "report/report_parts.h"
#include "sheet/outcome_parts.h"

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <string.h>

/* Units that are told one by one; the others stand in the figure. */
enum { MOST_UNITS = 12 };

static void sentences(const pdn_report *r, pdn_html *h)
{
    html__raw(h, "<ol class=\"findings plain\">\n");
    for (size_t i = 0; i < r->units; i++) {
        const pdn_sentence s = pdn_sentence_of_baseline(&r->unit[i]);
        html__put(h, "<li data-of=\"%s\">", r->unit[i].unit);
        html__element(h, "h3", r->unit[i].unit);
        html__element(h, "p", s.headline);
        html__under(h, s.detail);
        html__raw(h, "</li>\n");
    }
    html__raw(h, "</ol>\n");
}

static pdn_claim claim_of(const pdn_report *r, size_t i)
{
    pdn_claim claim = pdn_claim_of_unit(&r->results->deviants.row[i],
                                        r->results->deviants.rows);

    claim.must_not_worsen = r->study->counter;
    return claim;
}

/* named: the unit stands above its sentence. */
static void claim_card(const pdn_claim *claim, bool named, pdn_html *h)
{
    const pdn_sentence s = pdn_sentence_of_claim(claim);

    html__put(h, "<li data-of=\"%s\">", claim->unit);
    if (named) html__element(h, "h4", claim->unit);
    html__element(h, "p", s.headline);
    html__under(h, s.detail);
    html__raw(h, "</li>\n");
}

/* PDN_NO_CLAIM: a claim but for the counter-indicator. */
static bool is_claimed(const pdn_deviant_row *row, pdn_claim_kind claim)
{
    if (claim != PDN_NO_CLAIM) return row->claim == claim;
    return row->claim == PDN_CLAIM_NONE && row->claim_unchecked != PDN_NO_CLAIM;
}

/* Each claim, the strongest first, then what would be one but for something
 * else that is worse; how many. */
static size_t claims(const pdn_report *r, pdn_html *h)
{
    static const pdn_claim_kind order[] = {
        PDN_CLAIM_SUSTAINED, PDN_CLAIM_IMPROVED, PDN_CLAIM_OUTLIER,
        PDN_CLAIM_ONE_YEAR, PDN_NO_CLAIM};
    const pdn_deviants *d = &r->results->deviants;
    size_t told = 0;

    for (size_t k = 0; k < PDN_COUNT(order); k++)
        for (size_t i = 0; i < d->rows; i++) {
            if (!is_claimed(&d->row[i], order[k])) continue;
            const pdn_claim claim = claim_of(r, i);
            claim_card(&claim, true, h);
            told++;
        }
    return told;
}

static bool judged(const pdn_deviants *d)
{
    for (size_t i = 0; i < d->rows; i++)
        if (d->row[i].claim != PDN_CLAIM_TOO_LITTLE_DATA) return true;
    return false;
}

/* No unit to tell of: that the data cannot say, or that all do as expected. */
static pdn_status nobody(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_deviants *d = &r->results->deviants;
    const pdn_claim few = {.unit = "",
                           .claim = PDN_CLAIM_TOO_LITTLE_DATA,
                           .units = (double)d->rows,
                           .needed = pdn_deviants_needed(d->row, d->rows)};
    const char *title = NULL;

    if (!judged(d)) {
        claim_card(&few, false, h);
        return PDN_OK;
    }
    PDN_TRY(pdn_sheet_title(pdn_sheet_kind_of("deviants"), d->row, d->rows,
                            &(pdn_sheet_asked){.year = 0}, &title));
    html__put(h, "<li><p>%s</p></li>\n", title);
out:
    return st;
}

static pdn_status who_does_better(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const char *better = r->study->better;
    const pdn_deviants *d = &r->results->deviants;
    const char *few =
        pdn_say_left_out(pdn_deviants_left_out(d->row, d->rows), d->rows);

    if (d->rows == 0) return PDN_OK;
    html__element(h, "h3",
                  pdn_word("Better than expected with the same resources"));
    html__raw(h, "<ol class=\"findings works\">\n");
    if (claims(r, h) == 0) PDN_TRY(nobody(r, h));
    html__raw(h, "</ol>\n");
    if (!judged(d)) goto out;
    if (few != NULL) html__under(h, few);
    /* of what ages it is counted is known */
    if (strcmp(pdn_people_of_age(), pdn_people_word(2)) != 0)
        html__under(
            h, pdn_say(pdn_word("Several years of one age band hold mostly the "
                                "same %s. That is little more than one look at "
                                "them: only large differences can be found."),
                       pdn_people_word(2)));
    if (better == NULL || strcmp(better, "lower") == 0)
        html__under(h, pdn_say_power());
out:
    return st;
}

/* Who they are, what they do, and whom to visit. */
pdn_status report__part_others(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;

    PDN_TRY(who_does_better(r, h));
    PDN_TRY(report__part_figures(r, SECTION_OTHERS, h));
    PDN_TRY(html__status(h));
out:
    return st;
}

/* That none stands out from the others does not say that all is well. */
static const char *beside_reference(const pdn_report *r)
{
    const pdn_results *from = r->results;

    if (from->references == 0) return NULL;
    const pdn_study_reference *x = &from->reference[0];
    const pdn_reference first = {x->label, x->share, x->events, x->population};
    const char *said = outcome_rows__beside(r->unit, r->units, &first);
    return *said != '\0' ? said : NULL;
}

pdn_status report__part_outcomes(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const char *variation = pdn_say_variation(r->unit, r->units);

    html__element(h, "p", pdn_title_of_baseline(r->unit, r->units));
    if (*variation != '\0') html__under(h, variation);
    html__under(h, beside_reference(r));
    if (r->units <= MOST_UNITS) sentences(r, h);
    PDN_TRY(report__part_figures(r, SECTION_OUTCOMES, h));
    report__put_sources(r, h);
out:
    return st;
}
