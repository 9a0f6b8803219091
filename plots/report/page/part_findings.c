/* What the page says first: the findings in plain words. */
#include "report/report_parts.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Findings that are told as cards; the others stand in the table. */
enum { MOST_CARDS = 24 };

static void card(pdn_html *h, const pdn_pair *pair, const pdn_sentence *s,
                 const char *question, size_t number)
{
    char text[32];

    html__raw(h, "<li data-of=\"");
    html__text(h, pair->group_a);
    html__raw(h, "&#9;");
    html__text(h, pair->group_b);
    if (question != NULL) {
        html__raw(h, "\" data-finding=\"");
        html__text(h, pdn_code_word(&pdn_verdict_codes, pair->verdict));
    }
    html__raw(h, "\">");
    if (number > 0) {
        snprintf(text, sizeof text, "%zu", number);
        html__element(h, "span class=\"number\"", text);
    }
    html__element(h, "h4", s->short_name);
    html__element(h, "p", s->headline);
    html__element(h, "p class=\"under\"", s->detail);
    html__element(h, "p class=\"question\"", question);
    html__raw(h, "</li>\n");
}

/* One list of cards; numbers go on from *number where it is not NULL. */
static pdn_status cards(const pdn_report *r, pdn_concern concern,
                        const char *heading, const char *class_name,
                        size_t *number, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->wave->breakdown;
    size_t *index = NULL, found = 0;
    pdn_sentence s = {0};

    PDN_NEW(index, b->pairs);
    found = pdn_pairs_of_concern(b->pair, b->pairs, concern, index);
    if (found == 0) goto out;
    html__element(h, "h3", heading);
    html__raw(h, "<ol class=\"findings ");
    html__raw(h, class_name);
    html__raw(h, "\">\n");
    for (size_t i = 0; i < found && i < MOST_CARDS; i++) {
        PDN_TRY(pdn_sentence_of_pair(&b->pair[index[i]], &s));
        card(h, &b->pair[index[i]], &s,
             concern == PDN_WORKS ? NULL
                                  : pdn_question(b->pair[index[i]].verdict),
             number != NULL ? ++*number : 0);
        pdn_sentence_clear(&s);
    }
    html__raw(h, "</ol>\n");
out:
    pdn_sentence_clear(&s);
    free(index);
    return st;
}

static void paragraph(pdn_html *h, const char *text)
{
    html__raw(h, "<p>");
    html__text(h, text);
    html__raw(h, "</p>\n");
}

/* Where it is hidden only the way it went is told. */
static double size_of_change(const pdn_wave_pair *r)
{
    if (isfinite(r->contacts)) return r->contacts;
    return r->finding == PDN_WAVE_MORE ? 1 : -1;
}

/* One card for each pair that changed; *changed and *tested are counted. */
static pdn_status change_cards(const pdn_wave_pairs *p, size_t *changed,
                               size_t *tested, pdn_html *h)
{
    pdn_status st = PDN_OK;
    pdn_sentence s = {0};

    for (size_t i = 0; i < p->rows; i++) {
        const pdn_wave_pair *r = &p->row[i];
        *tested += r->finding != PDN_WAVE_NOT_TOLD;
        if (r->finding != PDN_WAVE_MORE && r->finding != PDN_WAVE_LESS)
            continue;
        if ((*changed)++ == 0) html__raw(h, "<ol class=\"findings change\">\n");
        pdn_pair pair;
        pdn_row_clear(&pdn_breakdown_schema, &pair);
        pair.group_a = r->group_a;
        pair.group_b = r->group_b;
        PDN_TRY(pdn_sentence_of_pair_change(
            &(pdn_pair_change){&pair, NULL, r->ties_before, r->ties_after,
                               r->contacts_lo, r->contacts_hi, true,
                               size_of_change(r)},
            &s));
        html__raw(h, "<li data-of=\"");
        html__text(h, r->group_a);
        html__raw(h, "&#9;");
        html__text(h, r->group_b);
        html__raw(h, "\">");
        html__element(h, "h3",
                      pdn_code_word(&pdn_wave_change_codes, r->finding));
        html__element(h, "p", s.headline);
        html__element(h, "p class=\"under\"", s.detail);
        html__raw(h, "</li>\n");
        pdn_sentence_clear(&s);
    }
    if (*changed > 0) html__raw(h, "</ol>\n");
out:
    pdn_sentence_clear(&s);
    return st;
}

const pdn_waves_row *report__turnover(const pdn_report *r)
{
    const pdn_results *all = r->results;

    if (r->wave == NULL || r->wave == all->wave || all->wave_pairs == NULL)
        return NULL;
    size_t before = (size_t)(r->wave - all->wave) - 1;
    return all->wave_pairs[before].draws > 0 ? &all->turnover[before] : NULL;
}

/* What changed since the wave before, and among whom that can be seen. */
pdn_status report__part_change(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_waves_row *t = report__turnover(r);
    size_t changed = 0, tested = 0;

    PDN_TRY(change_cards(&r->results->wave_pairs[t - r->results->turnover],
                         &changed, &tested, h));
    if (tested == 0)
        paragraph(h, pdn_word("No pair could be tested for change: too few of "
                              "each answered both times."));
    else if (changed == 0)
        paragraph(h, pdn_word("We cannot see any clear change in contact since "
                              "last time. There may be a change that we cannot "
                              "see."));
    if (!isfinite(t->people + t->answered_both))
        paragraph(h, pdn_word("Only what those say who answered both times is "
                              "compared."));
    else
        paragraph(h,
                  pdn_say(pdn_word("%s people are on the list both times, and "
                                   "%s of them answered both times. Only what "
                                   "these say is compared."),
                          pdn_format_count(t->people),
                          pdn_format_count(t->answered_both)));
    PDN_TRY(report__same_people(r, h));
out:
    return st;
}

pdn_status report__part_findings(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->wave->breakdown;
    char *title = NULL;
    size_t number = 0;

    PDN_TRY(pdn_title_of_map(b->pair, b->pairs, &title));
    html__element(h, "p class=\"lead\"", title);
    PDN_TRY(cards(r, PDN_BREAKS, pdn_word("Where it gets stuck"), "breaks",
                  &number, h));
    PDN_TRY(cards(r, PDN_THIN, pdn_word("Signs of little collaboration"),
                  "sign", &number, h));
    PDN_TRY(cards(r, PDN_WORKS, pdn_word("What works well, staff say"), "works",
                  NULL, h));
out:
    free(title);
    return st;
}
