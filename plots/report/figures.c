#include "figures.h"

#include "figure_change.h"
#include "figure_outcomes.h"
#include "figure_places.h"
#include "figure_practice.h"
#include "narrow.h"
#include "sheets/pairs/pairs_parts.h"

#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 4096, NOTE_SIZE = 1024 };

static pdn_status services_title(const pdn_report *r, const figure *f,
                                 const char **out)
{
    (void)f;
    *out = pdn_title_of_map(r->wave->breakdown.pair, r->wave->breakdown.pairs);
    return PDN_OK;
}

static pdn_status people_title(const pdn_report *r, const figure *f,
                               const char **out)
{
    (void)f;
    *out = pdn_people_title(&r->facts, r->wave->breakdown.pair,
                            r->wave->breakdown.pairs);
    return PDN_OK;
}

static pdn_status draw_services(const pdn_report *r, const figure *f,
                                pdn_canvas *c)
{
    (void)f;
    return pdn_services_sheet(c, &r->facts, &r->ring, r->wave->breakdown.pair,
                              r->wave->breakdown.pairs);
}

static pdn_status pairs_title(const pdn_report *r, const figure *f,
                              const char **out)
{
    (void)f;
    *out =
        pdn_title_of_pairs(r->wave->breakdown.pair, r->wave->breakdown.pairs);
    return PDN_OK;
}

static pdn_status draw_pairs(const pdn_report *r, const figure *f,
                             pdn_canvas *c)
{
    (void)f;
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->wave->breakdown;
    const char **order = NULL;
    pdn_pairs_options o = {.services = r->ring.services,
                           .by_chance = b->by_chance};

    PDN_NEW(order, r->ring.services);
    for (size_t i = 0; i < r->ring.services; i++)
        order[i] = r->ring.service[i].id;
    o.order = order;
    PDN_TRY(pdn_draw_pairs(c, &r->facts, b->pair, b->pairs, &o));
out:
    free(order);
    return st;
}

static pdn_status draw_people(const pdn_report *r, const figure *f,
                              pdn_canvas *c)
{
    (void)f;
    const pdn_wave_map *map = &r->map[r->maps - 1];
    pdn_people people = figure_places__people(r, r->wave, &map->ring);

    return pdn_people_sheet(c, &r->facts, &people, map->place);
}

/* In the order of the printed sheets: what was found, how it goes and who does
 * better, what was agreed on, and last what has changed. */
static const figure figures[] = {
    {"services", &pdn_breakdown_schema, SECTION_NETWORK,
     PDN_SAYS("Services on a ring. The place on the map does not say who is "
              "most important. The table of pairs says the same in numbers."),
     services_title, draw_services, narrow__services},
    {"people", &pdn_measures_schema, SECTION_NETWORK,
     PDN_SAYS("People near those they work with, each service around its "
              "place. Hollow marks did not answer. Internal."),
     people_title, draw_people, narrow__people},
    {"pairs", &pdn_breakdown_schema, SECTION_PAIRS,
     PDN_SAYS("Each cell is two services: contacts reported / expected. A "
              "contact that both of two people report counts twice."),
     pairs_title, draw_pairs, narrow__pairs},
    {"baseline", &pdn_baseline_schema, SECTION_OUTCOMES,
     PDN_SAYS("The share of each unit with its uncertainty. The order is "
              "uncertain."),
     figure_outcomes__title, figure_outcomes__draw, narrow__baseline},
    {"map", &pdn_baseline_schema, SECTION_OUTCOMES,
     PDN_SAYS("The same shares on a map of equal squares, in the bands of the "
              "published map. A shade is no verdict."),
     figure_outcomes__title, figure_outcomes__draw, narrow__map},
    {"change", &pdn_baseline_schema, SECTION_OUTCOMES,
     PDN_SAYS("One line a unit, from its share at the baseline to its share "
              "now."),
     figure_change__slopes_title, figure_change__draw_slopes, narrow__slopes},
    {"funnel", &pdn_baseline_schema, SECTION_OUTCOMES,
     PDN_SAYS("The same shares by how many they are of: small units swing "
              "more by chance alone."),
     figure_outcomes__title, figure_outcomes__draw, narrow__funnel},
    {"deviants", &pdn_deviant_schema, SECTION_OUTCOMES,
     PDN_SAYS("What was seen against what the resources would lead us to "
              "expect. A claim makes a candidate, no more."),
     NULL, NULL, narrow__deviants},
    {"practices", &pdn_practice_schema, SECTION_OTHERS,
     PDN_SAYS("Who does what: those who do better than expected, and the "
              "others."),
     NULL, NULL, narrow__practices},
    {"visits", &pdn_deviant_schema, SECTION_OTHERS,
     PDN_SAYS("Whom to visit, whom to hold beside them, and what to ask."),
     figure_practice__visits_title, figure_practice__draw_visits,
     narrow__visits},
    {"voices", &pdn_voices_schema, SECTION_PRACTICE,
     PDN_SAYS("What staff and others answer to the same question."), NULL, NULL,
     NULL},
    {"together", &pdn_together_schema, SECTION_PRACTICE,
     PDN_SAYS("Those who have two services at the same time, and for how "
              "many somebody coordinates them."),
     NULL, NULL, NULL},
    {"handover", &pdn_handover_schema, SECTION_PRACTICE,
     PDN_SAYS("Who arrives when one service hands over to the next."), NULL,
     NULL, NULL},
    {"stages", &pdn_stages_schema, SECTION_PRACTICE,
     PDN_SAYS("How many at each stage, and whether the parts add up."), NULL,
     NULL, NULL},
    {"offers", &pdn_offers_schema, SECTION_PRACTICE,
     PDN_SAYS("Offers by prevention level and municipality."), NULL, NULL,
     NULL},
    {"themes", &pdn_themes_schema, SECTION_PRACTICE,
     PDN_SAYS("What the workshop's inputs were about."), NULL, NULL, NULL},
    {"actions", &pdn_actions_schema, SECTION_FOLLOWUP,
     PDN_SAYS("Steps agreed on, how far each is, and what is seen after it."),
     NULL, NULL, narrow__actions},
    {"practices-change", &pdn_practices_change_schema, SECTION_FOLLOWUP,
     PDN_SAYS("Who took up which practice since the last time, and who gave "
              "one up."),
     NULL, NULL, narrow__practices_change},
    {"waves-pairs", &pdn_waves_pairs_schema, SECTION_WAVES,
     PDN_SAYS("A row for each pair of services, before and after, among those "
              "who answered both times, and how sure the change is."),
     NULL, NULL, narrow__wave_pairs},
    {"difference", &pdn_waves_pairs_schema, SECTION_WAVES,
     PDN_SAYS(
         "Two surveys as one map: where there is contact now and was none, "
         "where there was, and where both times."),
     figure_change__services_title, figure_change__draw_services,
     narrow__difference},
    {"difference-people", &pdn_measures_schema, SECTION_WAVES,
     PDN_SAYS("Two surveys as one map of people: each line is the contact of "
              "two. Internal."),
     figure_change__people_title, figure_change__draw_people,
     narrow__difference_people},
    {"waves", &pdn_waves_schema, SECTION_WAVES,
     PDN_SAYS("What became of every contact. Only what both waves could see is "
              "change."),
     NULL, NULL, narrow__turnover},
    {"multiples", &pdn_breakdown_schema, SECTION_WAVES,
     PDN_SAYS("One small map a survey, each service in the same place."),
     figure_change__multiples_title, figure_change__draw_multiples,
     narrow__waves},
};

enum { FIGURES = PDN_COUNT(figures) };

/* Services of the first wave that are still there: of fewer than three two maps
 * have nothing to compare. */
enum { LEAST_IN_COMMON = 3 };

static size_t in_common(const pdn_report *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->first.services; i++)
        n += pdn_ring_find(&r->ring, r->first.service[i].id) != SIZE_MAX;
    return n;
}

/* People have places near each other only where they name each other; change
 * wants two waves, or a nullpunkt, and something that is seen of it. */
static bool fits(const pdn_report *r, const figure *f)
{
    if (f->shows == &pdn_practice_schema) return r->results->deviants.rows > 0;
    if (f->draw == draw_people) return r->maps > 0;
    if (f->draw == figure_change__draw_people) return r->maps > 1;
    if (f->draw == figure_change__draw_services)
        return figure_change__has_tested(r) &&
               figure_change__has_difference(figure__table(r, f));
    if (f->shows == &pdn_waves_pairs_schema || f->shows == &pdn_waves_schema)
        return figure_change__has_tested(r);
    if (f->draw == figure_change__draw_multiples)
        return r->results->waves > 1 && in_common(r) >= LEAST_IN_COMMON;
    if (f->draw == figure_practice__draw_visits)
        return figure_practice__has_visits(r);
    if (f->draw == figure_change__draw_slopes)
        return figure_change__has_slopes(r);
    if (f->draw == figure_outcomes__draw)
        return strcmp(f->name, "map") == 0 ? figure_outcomes__has_map(r)
                                           : figure_outcomes__has_any(r);
    return true;
}

bool figures__has(const pdn_report *r, report_section section)
{
    for (size_t i = 0; i < FIGURES; i++)
        if (figures[i].section == section &&
            figure__table(r, &figures[i])->rows > 0 && fits(r, &figures[i]))
            return true;
    return false;
}

/* The table of pairs tells other things of other forms of survey, and of what
 * is hatched only where something is. */
static const char *caption_of(const pdn_report *r, const figure *f)
{
    const char *caption = pdn_word(f->caption), *hatched = "";
    const pdn_breakdown *b = r->wave != NULL ? &r->wave->breakdown : NULL;

    if (f->draw == draw_services && report__of_organisations(r))
        return pdn_word("Organisations on a ring. The place on the map does "
                        "not say which is most important. The table of pairs "
                        "says the same in numbers.");
    if (f->draw != draw_pairs || b == NULL) return caption;
    if (b->form == PDN_FORM_SERVICES)
        caption = pdn_word("Each cell is two services: how many of either name "
                           "the other / expected.");
    if (b->form == PDN_FORM_ORGANISATIONS)
        caption = pdn_word("Each cell is two organisations: what either "
                           "answers about the other.");
    if (pairs__any_hatched(b->pair, b->pairs))
        hatched = b->form == PDN_FORM_ORGANISATIONS
                      ? pdn_word("Hatched: no answer from one or both.")
                      : pdn_word("Hatched: not known.");
    return *hatched != '\0' ? pdn_say("%s %s", caption, hatched) : caption;
}

static bool is_shown(const pdn_report *r, const figure *f)
{
    return figure__table(r, f)->rows > 0 && fits(r, f) &&
           report__wants(r, f->section);
}

static void make_note(const pdn_report *r, char note[NOTE_SIZE])
{
    snprintf(note, NOTE_SIZE, "%s %s; %s; seed %llu", r->origin->tool,
             r->origin->version, r->origin->command,
             (unsigned long long)r->origin->seed);
}

/* The drawing's failure, else the canvas's own. */
static pdn_status finish(pdn_status drawn, pdn_canvas *c)
{
    pdn_status finished = pdn_canvas_finish(c);

    if (drawn != PDN_OK) return drawn;
    return finished != PDN_OK ? finished : pdn_context_status();
}

/* Of several waves side by side any may hide something. */
static bool hides(const pdn_report *r, const figure *f)
{
    if (f->draw != figure_change__draw_multiples)
        return report__hides(figure__table(r, f));
    for (size_t i = 0; i < r->results->tables; i++)
        if (r->results->table[i].of->schema == f->shows &&
            report__hides(&r->results->table[i]))
            return true;
    return false;
}

/* That something is hidden is said where it is. */
static pdn_status draw_figure(const pdn_report *r, const figure *f,
                              pdn_canvas *c)
{
    pdn_report of = *r;

    if (!hides(r, f)) of.facts.hidden = NULL;
    return figure__draw(&of, f, c);
}

/* Draws one figure as SVG to a stream. Asked: what its sheet asks, or NULL. */
static pdn_status draw_svg(const pdn_report *r, const figure *f, FILE *out,
                           const char **asked)
{
    pdn_status st = PDN_OK;
    pdn_canvas *c = NULL;
    char note[NOTE_SIZE];
    const char *title = NULL;
    double width = 0, height = 0;
    pdn_report of = *r;

    of.facts.asked = asked;
    PDN_TRY(figure__title(r, f, &title));
    make_note(r, note);
    pdn_paper_size(PDN_A3, &width, &height);
    PDN_TRY(pdn_canvas_new(PDN_SVG, out, width, height, title, caption_of(r, f),
                           note, &c));
    st = finish(draw_figure(&of, f, c), c);
out:
    return st;
}

static pdn_status write_svg(const pdn_report *r, const figure *f)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];
    pdn_atomic_file o = {0};

    snprintf(path, sizeof path, "%s/plots/%s.svg", r->options->folder, f->name);
    PDN_TRY(pdn_atomic_file_open(path, &o));
    PDN_TRY(draw_svg(r, f, o.file, NULL));
    PDN_TRY(pdn_atomic_file_commit(&o));
out:
    pdn_atomic_file_abandon(&o);
    return st;
}

static pdn_status draw_pages(const pdn_report *r, pdn_canvas *c)
{
    pdn_status st = PDN_OK;
    double width = 0, height = 0;
    bool first = true;

    pdn_paper_size(r->options->paper, &width, &height);
    for (size_t i = 0; i < FIGURES; i++) {
        if (!is_shown(r, &figures[i])) continue;
        if (!first) pdn_canvas_page(c, width, height);
        first = false;
        pdn_canvas_describe(c, caption_of(r, &figures[i]));
        PDN_TRY(draw_figure(r, &figures[i], c));
    }
out:
    return st;
}

static pdn_status write_pdf(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE], note[NOTE_SIZE];
    pdn_atomic_file o = {0};
    pdn_canvas *c = NULL;
    const char *title =
        r->study->title != NULL ? pdn_study_word(r->study->title) : "pdnet";
    double w = 0, h = 0;

    make_note(r, note);
    pdn_paper_size(r->options->paper, &w, &h);
    snprintf(path, sizeof path, "%s/report.pdf", r->options->folder);
    PDN_TRY(pdn_atomic_file_open(path, &o));
    PDN_TRY(pdn_canvas_new(PDN_PDF, o.file, w, h, title, NULL, note, &c));
    pdn_canvas_language(c, pdn_lang_code(pdn_words_lang()));
    PDN_TRY(finish(draw_pages(r, c), c));
    PDN_TRY(pdn_atomic_file_commit(&o));
out:
    pdn_atomic_file_abandon(&o);
    return st;
}

pdn_status figures__write(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    bool any = false;

    for (size_t i = 0; i < FIGURES; i++) {
        if (!is_shown(r, &figures[i])) continue;
        any = true;
        PDN_TRY(write_svg(r, &figures[i]));
    }
    if (any) PDN_TRY(write_pdf(r));
out:
    return st;
}

bool figures__shows(const pdn_report *r, const pdn_schema *schema)
{
    for (size_t i = 0; i < FIGURES; i++)
        if (figures[i].shows == schema && is_shown(r, &figures[i])) return true;
    return false;
}

/* The picture without the prologue of a file of its own. */
static pdn_status put_svg(const pdn_report *r, const figure *f,
                          const char **asked, pdn_html *h)
{
    pdn_status st = PDN_OK;
    char *svg = NULL;
    const char *start = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&svg, &size);

    if (memory == NULL) return pdn_no_memory();
    st = draw_svg(r, f, memory, asked);
    if ((fclose(memory) != 0 || svg == NULL) && st == PDN_OK)
        st = pdn_no_memory();
    if (st != PDN_OK) goto out;
    start = strstr(svg, "<svg");
    html__raw(h, "<div class=\"sheet\" tabindex=\"0\">");
    html__raw(h, start != NULL ? start : svg);
    html__raw(h, "</div>\n");
out:
    free(svg);
    return st;
}

/* Whether no figure before it shows its table. */
static bool is_first(const pdn_report *r, const figure *f)
{
    for (const figure *before = figures; before < f; before++)
        if (before->shows == f->shows && is_shown(r, before)) return false;
    return true;
}

/* What can be taken along: the picture, and the table or, where that stands
 * under another, the way there. */
static void put_files(const pdn_report *r, const figure *f, pdn_html *h)
{
    const char *name = report__table_name(r, f->shows);

    html__put(h,
              "<div class=\"tools\"><button type=\"button\" "
              "class=\"picture\" data-name=\"%s\">%s</button></div>\n",
              f->name, pdn_word("Download as picture (PNG)"));
    if (is_first(r, f))
        report__table(r, f->shows, h);
    else if (name != NULL)
        html__put(h, "<p><a href=\"%s\">%s</a></p>\n",
                  html__id(h, "#table-", name),
                  pdn_word("The table behind the figure"));
}

static pdn_status put_figure(const pdn_report *r, const figure *f, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const char *title = NULL, *asked = NULL;

    PDN_TRY(figure__title(r, f, &title));
    html__put(h, "<figure id=\"%s\" data-figure=\"%s\">\n",
              html__id(h, "figure-", f->name), f->name);
    PDN_TRY(put_svg(r, f, &asked, h));
    html__raw(h, "<div class=\"narrow\">\n");
    html__element(h, "p class=\"finding\"", title);
    PDN_TRY(f->narrow != NULL ? f->narrow(r, h)
                              : narrow__tally(r, f->shows, f->name, h));
    html__raw(h, "</div>\n");
    html__element(h, "figcaption", caption_of(r, f));
    html__element(h, "p class=\"question\"", asked);
    html__raw(h, "</figure>\n");
    put_files(r, f, h);
out:
    return st;
}

pdn_status report__part_figures(const pdn_report *r, report_section section,
                                pdn_html *h)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < FIGURES; i++)
        if (figures[i].section == section && is_shown(r, &figures[i]))
            PDN_TRY(put_figure(r, &figures[i], h));
out:
    return st;
}
