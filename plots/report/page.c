/* The page: page.html with its places filled. */
#include "page_files.h"
#include "report_parts.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* Those that stand under no figure. */
static pdn_status part_tables(const pdn_report *r, pdn_html *h)
{
    html__under(h, pdn_word("The whole tables, with the definition of every "
                            "column, stand in the folder tables."));
    for (size_t i = 0; report__table_schema(i) != NULL; i++)
        if (!figures__shows(r, report__table_schema(i)))
            report__table(r, report__table_schema(i), h);
    return html__status(h);
}

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
    [SECTION_FOLLOWUP] = {PDN_SAYS("What became of it"), report__part_followup},
    [SECTION_CHANGE] = {NULL, report__part_change}, /* heading_of */
    [SECTION_MEETING] = {PDN_SAYS("What we do next"), report__part_meeting},
    [SECTION_NETWORK] = {PDN_SAYS("Who works with whom"), NULL},
    [SECTION_PAIRS] = {PDN_SAYS("Every pair"), NULL},
    [SECTION_OUTCOMES] = {PDN_SAYS("How it goes"), report__part_outcomes},
    [SECTION_PRACTICE] = {PDN_SAYS("Voices, handovers and offers"), NULL},
    [SECTION_WAVES] = {PDN_SAYS("What has changed"), NULL},
    [SECTION_TABLES] = {PDN_SAYS("Tables"), part_tables},
    [SECTION_METHOD] = {PDN_SAYS("Method and data quality"),
                        report__part_method},
};

_Static_assert(PDN_COUNT(sections) == SECTIONS, "a row for every section");

/* How much is hidden in the public copy, and why. Text of the context. */
static const char *what_is_hidden(const pdn_report *r)
{
    const pdn_hidden *h = &r->results->hidden;

    if (h->cells == 0 && r->wave != NULL &&
        pdn_network_of_organisations(&r->wave->network))
        return pdn_word("No figure had to be hidden: what an organisation "
                        "answers is about no single person.");
    if (h->cells == 0)
        return pdn_say(pdn_word("No figure had to be hidden: at least %s "
                                "people stand behind each."),
                       pdn_say_fewest());
    return pdn_say(
        pdn_words_plural(
            "%s figure in the tables is hidden to protect privacy: fewer than "
            "%s people "
            "stand behind it, or others could have worked it out. Hidden does "
            "not mean zero.",
            "%s figures in the tables are hidden to protect privacy: fewer "
            "than %s people "
            "stand behind them, or others could have worked them out. Hidden "
            "does not mean zero.",
            h->cells),
        pdn_format_count((double)h->cells), pdn_say_fewest());
}

/* What stands neither as figure nor as table, since nothing of it is left;
 * NULL: none. */
static const char *left_out(const pdn_report *r)
{
    const char *said = NULL;

    for (size_t i = 0; i < r->results->tables; i++) {
        const pdn_result_table *t = &r->results->table[i];
        const char *caption = report__table_caption(t->of->schema);
        if (caption == NULL || !t->nothing_left ||
            pdn_results_find(r->results, t->of->schema) != t)
            continue;
        said = said == NULL ? pdn_word(caption)
                            : pdn_say("%s; %s", said, pdn_word(caption));
    }
    return said == NULL
               ? NULL
               : pdn_say(pdn_word("Left out, since every figure in them is "
                                  "hidden: %s."),
                         said);
}

static void header(const pdn_report *r, pdn_html *h)
{
    char text[400];
    const char *title = r->study->title != NULL
                            ? pdn_study_word(r->study->title)
                            : pdn_word("The study");

    report__language_choice(h);
    html__element(h, "h1", title);
    if (r->wave != NULL) {
        /* no per cent of fewer than twenty */
        if (report__shows_nobody(r->wave))
            snprintf(text, sizeof text,
                     pdn_word("%s · every service is too small to be shown"),
                     r->wave->label);
        else if (r->wave->some_hidden && !pdn_is_asked_unknown())
            snprintf(text, sizeof text,
                     pdn_word("%s · %s of %s answered in the services that "
                              "are shown (%s)"),
                     r->wave->label, pdn_format_count(r->wave->answered),
                     pdn_format_count(r->wave->actors),
                     pdn_format_percent(r->wave->response, 0));
        else
            snprintf(text, sizeof text,
                     r->wave->some_hidden
                         ? pdn_word("%s · in the services that are shown: %s")
                         : "%s · %s",
                     r->wave->label,
                     pdn_say_answered(r->wave->answered, r->wave->actors));
        html__under(h, report__wave_word(r) != NULL
                           ? text
                           : pdn_say_capital(text + strlen(r->wave->label) +
                                             strlen(" · ")));
    }
    if (r->wave != NULL && r->wave->breakdown.form == PDN_FORM_SERVICES)
        html__element(h, "p class=\"notice\"",
                      pdn_word("In this survey people named services, not "
                               "people."));
    if (r->wave != NULL && r->wave->breakdown.form == PDN_FORM_ORGANISATIONS)
        html__element(h, "p class=\"notice\"",
                      pdn_word("In this survey every organisation gave one "
                               "answer."));
    html__element(h, "p class=\"notice\"", report__of_whom(r));
    if (r->results->public_copy)
        html__element(h, "p class=\"notice\"", what_is_hidden(r));
    if (left_out(r) != NULL)
        html__element(h, "p class=\"notice\"", left_out(r));
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

/* Is the section wanted, and is there anything to say in it? */
static bool has(const pdn_report *r, report_section section)
{
    if (!report__wants(r, section)) return false;
    switch (section) {
    case SECTION_FINDINGS:
    case SECTION_SURE:
    case SECTION_UNKNOWN: return r->wave != NULL;
    case SECTION_MEANING: return report__means_something(r);
    case SECTION_OTHERS: return r->results->deviants.rows > 0;
    case SECTION_FOLLOWUP:
        return report__was_followed(r) || figures__has(r, section);
    case SECTION_CHANGE: return report__turnover(r) != NULL;
    case SECTION_WAVES:
    case SECTION_NETWORK:
    case SECTION_PAIRS:
    case SECTION_OUTCOMES:
    case SECTION_PRACTICE: return figures__has(r, section);
    case SECTION_MEETING: return r->results->waves > 0;
    case SECTION_TABLES:
    case SECTION_METHOD:
    case SECTIONS: break;
    }
    return true;
}

static void navigation(const pdn_report *r, pdn_html *h)
{
    for (report_section i = 0; i < SECTIONS; i++) {
        if (!has(r, i)) continue;
        html__put(h, "<li><a href=\"%s\">%s</a></li>\n",
                  html__id(h, "#", pdn_report_sections[i]), heading_of(r, i));
    }
}

static void heading(const pdn_report *r, report_section i, pdn_html *h)
{
    html__put(h, "<h2 id=\"%s\">%s</h2>",
              html__id(h, "", pdn_report_sections[i]), heading_of(r, i));
}

static pdn_status body(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;

    for (report_section i = 0; i < SECTIONS; i++) {
        if (!has(r, i)) continue;
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

static const char *const scripts[] = {pdn_page_js, pdn_find_js, pdn_forms_js,
                                      pdn_view_js};

/* What a policy calls texts that stand behind each other: their SHA-256 in base
 * 64. */
static void source_of(pdn_html *h, const char *const *text, size_t n)
{
    guint8 digest[32];
    gsize size = sizeof digest;
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

    for (size_t i = 0; i < n; i++)
        g_checksum_update(sum, (const guchar *)text[i], -1);
    g_checksum_get_digest(sum, digest, &size);
    gchar *name = g_base64_encode(digest, size);
    html__raw(h, " 'sha256-");
    html__raw(h, name);
    html__raw(h, "'");
    g_free(name);
    g_checksum_free(sum);
}

/* The page reaches nothing outside itself and runs its own script only, so that
 * a title or a name that were markup after all would do nothing. Pictures of
 * its own making (data:) are what a figure is turned into a PNG by. */
static void policy(pdn_html *h)
{
    static const char *const style[] = {pdn_page_css};

    html__raw(h, "default-src 'none'; script-src");
    source_of(h, scripts, PDN_COUNT(scripts));
    html__raw(h, "; style-src");
    source_of(h, style, 1);
    html__raw(h, "; img-src data:; base-uri 'none'; form-action 'none'");
}

static pdn_status expand(const pdn_report *r, const char *template_text,
                         pdn_html *h);

/* A page of more than this speaks one language: three times so much is slow to
 * send and to open. */
enum { MOST_BYTES = 4 << 20 };

/* The page's content in the other languages, each for the script to take. */
static pdn_status languages(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_lang own = pdn_words_lang();

    if (h->used > MOST_BYTES) return PDN_OK;
    for (int i = 0; i < PDN_LANGS; i++) {
        const pdn_lang lang = (pdn_lang)i;
        if (lang == own) continue;
        pdn_report other = *r; /* borrows */
        char id_end[8];
        snprintf(id_end, sizeof id_end, "-%s", pdn_lang_code(lang));
        h->id_end = id_end;
        pdn_words_use(lang);
        report__set_facts(&other);
        html__raw(h, "<template lang=\"");
        html__raw(h, pdn_lang_code(lang));
        html__raw(h, "\">\n");
        PDN_TRY(expand(&other, pdn_language_html, h));
        html__raw(h, "</template>\n");
    }
out:
    h->id_end = NULL;
    pdn_words_use(own);
    return st;
}

/* The places of the page itself. */
static pdn_status fill_page(const pdn_report *r, const char *place, pdn_html *h)
{
    char generator[64];

    if (strcmp(place, "lang") == 0) {
        html__raw(h, pdn_lang_code(pdn_words_lang()));
    } else if (strcmp(place, "generator") == 0) {
        snprintf(generator, sizeof generator, "pdnet %s", r->origin->version);
        html__text(h, generator);
    } else if (strcmp(place, "title") == 0) {
        html__text(h, r->study->title != NULL ? pdn_study_word(r->study->title)
                                              : "pdnet");
    } else if (strcmp(place, "policy") == 0) {
        policy(h);
    } else if (strcmp(place, "css") == 0) {
        html__raw(h, pdn_page_css);
    } else if (strcmp(place, "js") == 0) {
        for (size_t i = 0; i < PDN_COUNT(scripts); i++)
            html__raw(h, scripts[i]);
    } else if (strcmp(place, "page") == 0) {
        return expand(r, pdn_language_html, h);
    } else if (strcmp(place, "languages") == 0) {
        return languages(r, h);
    }
    return html__status(h);
}

/* The places of its content, which stands once in each language. */
static pdn_status fill(const pdn_report *r, const char *place, pdn_html *h)
{
    if (strcmp(place, "header") == 0)
        header(r, h);
    else if (strcmp(place, "nav_label") == 0)
        html__text(h, pdn_word("On this page"));
    else if (strcmp(place, "nav") == 0)
        navigation(r, h);
    else if (strcmp(place, "find") == 0)
        report__find(r, h);
    else if (strcmp(place, "main") == 0)
        return body(r, h);
    else if (strcmp(place, "footer") == 0)
        footer(r, h);
    else
        return fill_page(r, place, h);
    return html__status(h);
}

static pdn_status expand(const pdn_report *r, const char *template_text,
                         pdn_html *h)
{
    pdn_status st = PDN_OK;

    for (const char *at = template_text; *at != '\0';) {
        const char *open = strstr(at, "{{");
        const char *close = open != NULL ? strstr(open, "}}") : NULL;
        char place[32];
        if (close == NULL) {
            html__raw(h, at);
            break;
        }
        html__bytes(h, at, (size_t)(open - at));
        snprintf(place, sizeof place, "%.*s", (int)(close - open - 2),
                 open + 2);
        PDN_TRY(fill(r, place, h));
        at = close + 2;
    }
    PDN_TRY(html__status(h));
out:
    return st;
}

pdn_status report__page(const pdn_report *r, pdn_html *page)
{
    return expand(r, pdn_page_html, page);
}
