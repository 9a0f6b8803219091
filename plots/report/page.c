/* The page: page.html with its places filled. */
#include "page_files.h"
#include "report_parts.h"

#include <stdio.h>
#include <string.h>

/* A section of the page: its place, its heading in the menu. */
static const struct {
    const char *section, *anchor, *heading;
} menu[] = {
    {"findings", "findings", PDN_SAYS("What matters most")},
    {"network", "network", PDN_SAYS("Who works with whom")},
    {"pairs", "pairs", PDN_SAYS("Every pair")},
    {"outcomes", "outcomes", PDN_SAYS("Young people outside")},
    {"practice", "practice", PDN_SAYS("Voices, handovers and offers")},
    {"tables", "tables", PDN_SAYS("Tables")},
    {"method", "method", PDN_SAYS("Method and data quality")},
};

static void header(const pdn_report *r, pdn_html *h)
{
    char text[400];
    const char *title =
        r->study->title != NULL ? r->study->title : pdn_word("The study");

    pdn_html_element(h, "h1", title);
    if (r->wave != NULL) {
        snprintf(text, sizeof text, pdn_word("%s · %s of %s answered (%s)"),
                 r->wave->label, pdn_say_count(r->wave->answered),
                 pdn_say_count(r->wave->actors),
                 pdn_say_percent(r->wave->response, 0));
        pdn_html_element(h, "p class=\"under\"", text);
    }
    pdn_html_element(
        h, "p class=\"notice\"",
        r->options->internal
            ? pdn_word("Internal: this page shows people. It is for the owner "
                       "of the study only.")
            : pdn_word("This page shows services, never people: rows, maps "
                       "and names of persons are left out. No counts are "
                       "hidden yet; small services may be recognised."));
    if (r->facts.origin != NULL)
        pdn_html_element(h, "p class=\"notice\"",
                         pdn_say("%s.", pdn_say_capital(r->facts.origin)));
    pdn_html_raw(h, "\n");
}

static void navigation(const pdn_report *r, pdn_html *h)
{
    for (size_t i = 0; i < PDN_COUNT(menu); i++) {
        if (!pdn_report_has(r, menu[i].section)) continue;
        pdn_html_raw(h, "<li><a href=\"#");
        pdn_html_raw(h, menu[i].anchor);
        pdn_html_raw(h, "\">");
        pdn_html_text(h, pdn_word(menu[i].heading));
        pdn_html_raw(h, "</a></li>\n");
    }
}

static pdn_status body(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;

    if (pdn_report_has(r, "findings")) {
        pdn_html_raw(h, "<div id=\"findings\"></div>\n");
        PDN_TRY(pdn_part_findings(r, h));
    }
    if (pdn_report_has(r, "network")) {
        pdn_html_element(h, "h2 id=\"network\"",
                         pdn_word("Who works with whom"));
        PDN_TRY(pdn_part_figures(r, "network", h));
    }
    if (pdn_report_has(r, "pairs")) {
        pdn_html_element(h, "h2 id=\"pairs\"", pdn_word("Every pair"));
        PDN_TRY(pdn_part_figures(r, "pairs", h));
    }
    if (pdn_report_has(r, "outcomes")) PDN_TRY(pdn_part_outcomes(r, h));
    if (pdn_report_has(r, "practice")) {
        pdn_html_element(h, "h2 id=\"practice\"",
                         pdn_word("Voices, handovers and offers"));
        PDN_TRY(pdn_part_figures(r, "practice", h));
    }
    if (pdn_report_has(r, "tables")) PDN_TRY(pdn_part_tables(r, h));
    if (pdn_report_has(r, "method")) PDN_TRY(pdn_part_method(r, h));
out:
    return st;
}

static void footer(const pdn_report *r, pdn_html *h)
{
    char text[200];

    snprintf(text, sizeof text, "pdnet %s", r->origin->version);
    pdn_html_element(h, "p", text);
}

static pdn_status fill(const pdn_report *r, const char *place, size_t n,
                       pdn_html *h)
{
    const char *title = r->study->title != NULL ? r->study->title : "pdnet";
    char generator[64];

    snprintf(generator, sizeof generator, "pdnet %s", r->origin->version);
#define IS(name) (n == sizeof(name) - 1 && memcmp(place, (name), n) == 0)
    if (IS("lang"))
        pdn_html_raw(h, pdn_lang_code(pdn_words_lang()));
    else if (IS("generator"))
        pdn_html_text(h, generator);
    else if (IS("title"))
        pdn_html_text(h, title);
    else if (IS("css"))
        pdn_html_raw(h, pdn_page_css);
    else if (IS("js"))
        pdn_html_raw(h, pdn_page_js);
    else if (IS("header"))
        header(r, h);
    else if (IS("nav_label"))
        pdn_html_text(h, pdn_word("On this page"));
    else if (IS("nav"))
        navigation(r, h);
    else if (IS("footer"))
        footer(r, h);
    else if (IS("main"))
        return body(r, h);
#undef IS
    return pdn_html_status(h);
}

pdn_status pdn_page(const pdn_report *r, pdn_html *page)
{
    pdn_status st = PDN_OK;

    for (const char *at = pdn_page_html; *at != '\0';) {
        const char *open = strstr(at, "{{");
        const char *close = open != NULL ? strstr(open, "}}") : NULL;
        if (close == NULL) {
            pdn_html_raw(page, at);
            break;
        }
        pdn_html_bytes(page, at, (size_t)(open - at));
        PDN_TRY(fill(r, open + 2, (size_t)(close - open) - 2, page));
        at = close + 2;
    }
    PDN_TRY(pdn_html_status(page));
out:
    return st;
}
