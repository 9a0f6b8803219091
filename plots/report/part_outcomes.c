/* The outcomes: the sheets, then a sentence for each unit. */
#include "report_parts.h"

#include "pdnet/sentence.h"
#include "pdnet/title.h"

#include <stdlib.h>

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

pdn_status pdn_part_outcomes(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    char *title = NULL;

    pdn_html_element(h, "h2 id=\"outcomes\"", pdn_word("Young people outside"));
    PDN_TRY(pdn_title_of_baseline(r->unit, r->units, &title));
    pdn_html_element(h, "p", title);
    if (r->units <= MOST_UNITS) PDN_TRY(sentences(r, h));
    PDN_TRY(pdn_part_figures(r, "outcomes", h));
out:
    free(title);
    return st;
}
