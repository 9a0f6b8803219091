/* The page: page.html with its places filled. */
#include "page_files.h"
#include "report_parts.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* What a section of the page is headed, and what says it; NULL: its figures.
 */
static const struct {
    const char *heading;
    pdn_status (*part)(const pdn_report *r, pdn_html *h);
} sections[] = {
    [SECTION_FINDINGS] = {PDN_SAYS("What we found"), report__part_findings},
    [SECTION_SURE] = {PDN_SAYS("How sure we are"), report__part_sure},
    [SECTION_MEANING] = {PDN_SAYS("What it may mean"), report__part_meaning},
    [SECTION_UNKNOWN] = {PDN_SAYS("What we do not know"), report__part_unknown},
    [SECTION_OTHERS] = {PDN_SAYS("What others do who succeed"),
                        report__part_others},
    [SECTION_CHANGE] = {NULL, report__part_change}, /* heading_of */
    [SECTION_NETWORK] = {PDN_SAYS("Who works with whom"), NULL},
    [SECTION_PAIRS] = {PDN_SAYS("Every pair"), NULL},
    [SECTION_OUTCOMES] = {PDN_SAYS("How it goes"), report__part_outcomes},
    [SECTION_PRACTICE] = {PDN_SAYS("Voices, handovers and offers"), NULL},
    [SECTION_TABLES] = {PDN_SAYS("Tables"), report__part_tables},
    [SECTION_METHOD] = {PDN_SAYS("Method and data quality"),
                        report__part_method},
};

_Static_assert(PDN_COUNT(sections) == SECTIONS, "a row for every section");

const char *report__what_is_hidden(const pdn_report *r)
{
    const pdn_hidden *h = &r->results->hidden;

    if (h->cells == 0)
        return pdn_say(pdn_word("No figure had to be hidden: at least %s "
                                "people stand behind each."),
                       pdn_say_fewest());
    return pdn_say(
        pdn_words_plural(
            "%s figure is hidden to protect privacy: fewer than %s people "
            "stand behind it, or others could have worked it out. Hidden does "
            "not mean zero.",
            "%s figures are hidden to protect privacy: fewer than %s people "
            "stand behind them, or others could have worked them out. Hidden "
            "does not mean zero.",
            h->cells),
        pdn_format_count((double)h->cells), pdn_say_fewest());
}

static void header(const pdn_report *r, pdn_html *h)
{
    char text[400];
    const char *title =
        r->study->title != NULL ? r->study->title : pdn_word("The study");

    html__element(h, "h1", title);
    if (r->wave != NULL) {
        snprintf(text, sizeof text,
                 r->wave->some_hidden
                     ? pdn_word("%s · %s of %s answered in the services that "
                                "are shown (%s)")
                     : pdn_word("%s · %s of %s answered (%s)"),
                 r->wave->label, pdn_format_count(r->wave->answered),
                 pdn_format_count(r->wave->actors),
                 pdn_format_percent(r->wave->response, 0));
        html__element(h, "p class=\"under\"", text);
    }
    if (r->wave != NULL && r->wave->breakdown.form == PDN_FORM_SERVICES)
        html__element(h, "p class=\"notice\"",
                      pdn_word("In this survey people named services, not "
                               "people."));
    if (r->wave != NULL && r->wave->breakdown.form == PDN_FORM_ORGANISATIONS)
        html__element(h, "p class=\"notice\"",
                      pdn_word("In this survey every organisation gave one "
                               "answer."));
    html__element(
        h, "p class=\"notice\"",
        r->options->internal
            ? pdn_word("Internal: this page shows people. It is for the owner "
                       "of the study only.")
            : pdn_word("This page shows services, never people: rows, maps "
                       "and names of persons are left out."));
    if (r->results->public_copy)
        html__element(h, "p class=\"notice\"", report__what_is_hidden(r));
    if (r->facts.origin != NULL)
        html__element(h, "p class=\"notice\"",
                      pdn_say("%s.", pdn_say_capital(r->facts.origin)));
    html__raw(h, "\n");
}

/* The change is since a wave that has a name. */
static const char *heading_of(const pdn_report *r, report_section i)
{
    if (i == SECTION_CHANGE)
        return pdn_say(pdn_word("Since last time (%s)"),
                       report__turnover(r)->from_wave);
    return pdn_word(sections[i].heading);
}

static void navigation(const pdn_report *r, pdn_html *h)
{
    for (report_section i = 0; i < SECTIONS; i++) {
        if (!report__has(r, i)) continue;
        html__raw(h, "<li><a href=\"#");
        html__raw(h, pdn_report_sections[i]);
        html__raw(h, "\">");
        html__text(h, heading_of(r, i));
        html__raw(h, "</a></li>\n");
    }
}

static void heading(const pdn_report *r, report_section i, pdn_html *h)
{
    char tag[64];

    snprintf(tag, sizeof tag, "h2 id=\"%s\"", pdn_report_sections[i]);
    html__element(h, tag, heading_of(r, i));
}

static pdn_status body(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;

    for (report_section i = 0; i < SECTIONS; i++) {
        if (!report__has(r, i)) continue;
        heading(r, i, h);
        PDN_TRY(sections[i].part != NULL ? sections[i].part(r, h)
                                         : report__part_figures(r, i, h));
    }
out:
    return st;
}

static void footer(const pdn_report *r, pdn_html *h)
{
    char text[200];

    snprintf(text, sizeof text, "pdnet %s", r->origin->version);
    html__element(h, "p", text);
}

/* What a policy calls a text: its SHA-256 in base 64. */
static void source_of(pdn_html *h, const char *text)
{
    guint8 digest[32];
    gsize size = sizeof digest;
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sum, (const guchar *)text, -1);
    g_checksum_get_digest(sum, digest, &size);
    gchar *name = g_base64_encode(digest, size);
    html__raw(h, " 'sha256-");
    html__raw(h, name);
    html__raw(h, "'");
    g_free(name);
    g_checksum_free(sum);
}

/* The page reaches nothing outside itself and runs its own script only, so that
 * a title or a name that were markup after all would do nothing. */
static void policy(pdn_html *h)
{
    html__raw(h, "default-src 'none'; script-src");
    source_of(h, pdn_page_js);
    html__raw(h, "; style-src");
    source_of(h, pdn_page_css);
    html__raw(h, "; base-uri 'none'; form-action 'none'");
}

static pdn_status fill(const pdn_report *r, const char *place, size_t n,
                       pdn_html *h)
{
    const char *title = r->study->title != NULL ? r->study->title : "pdnet";
    char generator[64];

    snprintf(generator, sizeof generator, "pdnet %s", r->origin->version);
#define IS(name) (n == sizeof(name) - 1 && memcmp(place, (name), n) == 0)
    if (IS("lang"))
        html__raw(h, pdn_lang_code(pdn_words_lang()));
    else if (IS("generator"))
        html__text(h, generator);
    else if (IS("title"))
        html__text(h, title);
    else if (IS("policy"))
        policy(h);
    else if (IS("css"))
        html__raw(h, pdn_page_css);
    else if (IS("js"))
        html__raw(h, pdn_page_js);
    else if (IS("header"))
        header(r, h);
    else if (IS("nav_label"))
        html__text(h, pdn_word("On this page"));
    else if (IS("nav"))
        navigation(r, h);
    else if (IS("footer"))
        footer(r, h);
    else if (IS("main"))
        return body(r, h);
#undef IS
    return html__status(h);
}

pdn_status report__page(const pdn_report *r, pdn_html *page)
{
    pdn_status st = PDN_OK;

    for (const char *at = pdn_page_html; *at != '\0';) {
        const char *open = strstr(at, "{{");
        const char *close = open != NULL ? strstr(open, "}}") : NULL;
        if (close == NULL) {
            html__raw(page, at);
            break;
        }
        html__bytes(page, at, (size_t)(open - at));
        PDN_TRY(fill(r, open + 2, (size_t)(close - open) - 2, page));
        at = close + 2;
    }
    PDN_TRY(html__status(page));
out:
    return st;
}
