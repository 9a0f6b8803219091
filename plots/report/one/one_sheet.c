/* A page for one municipality or resource group: what concerns it, and what all
 * share. */
#include "one_place.h"
#include "report/page_files.h"

#include "pdnet/files.h"
#include "pdnet/tallies.h"
#include "pdnet/words.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 4096, NAME_SIZE = 120 };

/* ---- how it goes there */

static const pdn_baseline_row *unit_of(const pdn_report *r, const char *name)
{
    for (size_t i = 0; i < r->units; i++)
        if (strcmp(r->unit[i].unit, name) == 0) return &r->unit[i];
    return NULL;
}

static void tell(pdn_html *h, pdn_sentence s)
{
    html__element(h, "p", s.headline);
    html__under(h, s.detail);
}

static void change(const pdn_report *r, const pdn_baseline_row *row,
                   pdn_html *h)
{
    double year = 0;
    const char *said = r->study->nullpunkt;

    if (said != NULL && pdn_number_read(said, strlen(said), '.', &year) &&
        pdn_state_of(row->nullpunkt) == PDN_VALUE &&
        pdn_state_of(row->change) == PDN_VALUE && row->year >= year + .5)
        tell(h, pdn_sentence_of_change(row, year));
}

/* Where it does better than expected, or would but for something else. */
static void claim(const pdn_report *r, const char *unit, pdn_html *h)
{
    const pdn_deviants *d = &r->results->deviants;

    for (size_t i = 0; i < d->rows; i++) {
        const pdn_deviant_row *row = &d->row[i];
        const bool none = row->claim == PDN_CLAIM_NONE &&
                          row->claim_unchecked == PDN_NO_CLAIM;
        if (strcmp(row->unit, unit) != 0 || none ||
            row->claim == PDN_NO_CLAIM ||
            row->claim == PDN_CLAIM_TOO_LITTLE_DATA)
            continue;
        pdn_claim said = pdn_claim_of_unit(row, d->rows);
        said.must_not_worsen = r->study->counter;
        tell(h, pdn_sentence_of_claim(&said));
    }
}

static void outcome(const pdn_report *r, const one__place *place, pdn_html *h)
{
    const pdn_baseline_row *row = unit_of(r, place->name);

    if (row == NULL) return;
    html__element(h, "h2", pdn_word("How it goes"));
    tell(h, pdn_sentence_of_baseline(row));
    if (row->band != NULL)
        html__under(h, pdn_say(pdn_word("Band of the published map: %s."),
                               pdn_study_word(row->band)));
    if (pdn_state_of(row->rank_lo) == PDN_VALUE &&
        pdn_state_of(row->rank_hi) == PDN_VALUE)
        html__under(h, pdn_say_rank_range(row, r->units));
    change(r, row, h);
    claim(r, place->name, h);
}

/* ---- pairs of services with people there */

static void begin_cards(pdn_html *h, pdn_concern concern)
{
    html__raw(h, "<ol class=\"findings ");
    html__raw(h, concern == PDN_WORKS  ? "works"
                 : concern == PDN_THIN ? "sign"
                                       : "breaks");
    html__raw(h, "\">\n");
}

static pdn_status cards(const pdn_report *r, const one__place *place,
                        pdn_concern concern, size_t *number, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->wave->breakdown;
    size_t *index = NULL, found = 0;
    bool any = false;

    PDN_NEW(index, b->pairs);
    found = pdn_pairs_of_concern(b->pair, b->pairs, concern, index);
    for (size_t i = 0; i < found; i++) {
        const pdn_pair *pair = &b->pair[index[i]];
        ++*number; /* as in the report */
        if (!one__has_pair(r, place, pair)) continue;
        if (!any) begin_cards(h, concern);
        any = true;
        const pdn_sentence s = pdn_sentence_of_pair(pair);
        html__raw(h, "<li>");
        if (concern != PDN_WORKS)
            html__element(h, "span class=\"number\"",
                          pdn_format_count((double)*number));
        html__element(h, "h4", s.short_name);
        tell(h, s);
        if (concern != PDN_WORKS)
            html__element(h, "p class=\"question\"",
                          pdn_question(pair->verdict));
        html__raw(h, "</li>\n");
    }
    if (any) html__raw(h, "</ol>\n");
out:
    free(index);
    return st;
}

static pdn_status pairs(const pdn_report *r, const one__place *place,
                        pdn_html *h)
{
    pdn_status st = PDN_OK;
    size_t number = 0, good = 0, before = 0;

    html__element(h, "h2", pdn_word("Where it gets stuck"));
    if (!one__may_tell(r, place)) {
        html__element(h, "p",
                      pdn_word("Too few of the survey's people are here for "
                               "pairs of services to be told."));
        return PDN_OK;
    }
    html__under(h,
                pdn_word("Pairs of services that both have people here. "
                         "Figures and numbers are those of the whole report, "
                         "all places together."));
    before = h->used;
    PDN_TRY(cards(r, place, PDN_BREAKS, &number, h));
    PDN_TRY(cards(r, place, PDN_THIN, &number, h));
    if (h->used == before)
        html__element(h, "p",
                      pdn_word("None of the pairs that get stuck has "
                               "enough people here to be told of."));
    html__element(h, "h2", pdn_word("What works well, staff say"));
    before = h->used;
    PDN_TRY(cards(r, place, PDN_WORKS, &good, h));
    if (h->used == before)
        html__element(h, "p", pdn_word("No pair with enough people here."));
out:
    return st;
}

/* ---- offers, and steps agreed on */

static void offers(const pdn_report *r, const one__place *place, pdn_html *h)
{
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_offers_schema);
    const pdn_offer_row *row = t != NULL ? t->row : NULL;
    bool any = false;

    for (size_t i = 0; t != NULL && i < t->rows; i++) {
        if (row[i].municipality == NULL ||
            strcmp(row[i].municipality, place->name) != 0)
            continue;
        if (!any) {
            html__element(h, "h2", pdn_word("Offers"));
            html__raw(h, "<dl>\n");
        }
        any = true;
        html__element(h, "dt",
                      pdn_say(pdn_word("prevention level %s"),
                              pdn_format_count(row[i].level)));
        html__element(h, "dd", pdn_format_count(row[i].offers));
    }
    if (any) html__raw(h, "</dl>\n");
}

/* A step is of the place where its pair has people there; of the owner's copy
 * also where the place owns it. */
static bool is_step_here(const pdn_report *r, const one__place *place,
                         const pdn_action_row *row)
{
    if (r->options->internal && row->owner != NULL &&
        strstr(row->owner, place->name) != NULL)
        return true;
    if (row->group_a == NULL || row->group_b == NULL ||
        !one__may_tell(r, place))
        return false;
    for (size_t i = 0; i < r->wave->breakdown.pairs; i++) {
        const pdn_pair *pair = &r->wave->breakdown.pair[i];
        if (strcmp(pair->group_a, row->group_a) == 0 &&
            strcmp(pair->group_b, row->group_b) == 0)
            return one__has_pair(r, place, pair);
    }
    return false;
}

static pdn_status steps(const pdn_report *r, const one__place *place,
                        pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_actions_schema);
    const pdn_action_row *row = t != NULL ? t->row : NULL;
    const pdn_action_row **here = NULL;
    size_t n = 0;

    if (row == NULL || r->wave == NULL) return PDN_OK;
    PDN_NEW(here, t->rows);
    for (size_t i = 0; i < t->rows; i++)
        if (is_step_here(r, place, &row[i])) here[n++] = &row[i];
    if (n > 0) {
        html__element(h, "h2", pdn_word("Steps that were agreed on"));
        report__put_steps(r, here, n, h);
    }
out:
    free(here);
    return st;
}

/* ---- what all share */

static void shared(const pdn_report *r, pdn_html *h)
{
    html__element(h, "h2", pdn_word("What all share"));
    if (r->wave != NULL)
        html__element(h, "p",
                      pdn_title_of_map(r->wave->breakdown.pair,
                                       r->wave->breakdown.pairs));
    if (r->units > 0)
        html__element(h, "p", pdn_title_of_baseline(r->unit, r->units));
    html__put(h, "<p><a href=\"../report.html\">%s</a></p>\n",
              pdn_word("The whole report"));
    html__element(h, "p class=\"question\"", pdn_figure_question(PDN_ASKS_MAP));
}

/* ---- the page */

static const char *kind(const one__place *place)
{
    if (place->municipality && place->group)
        return pdn_word("municipality and resource group");
    if (place->group) return pdn_word("resource group");
    return place->municipality ? pdn_word("municipality") : pdn_unit_word(1);
}

/* Of one place only for the owner: with the services' counts those of few would
 * follow. */
static void answered(const pdn_report *r, const one__place *place, pdn_html *h)
{
    const pdn_wave_results *w = r->wave;

    if (w == NULL || !(place->people > 0)) return;
    if (r->options->internal)
        html__under(h, pdn_is_asked_unknown()
                           ? pdn_say("%s.", pdn_say_answered(place->answered,
                                                             place->people))
                           : pdn_say(pdn_word("%s of %s on the list here "
                                              "answered."),
                                     pdn_format_count(place->answered),
                                     pdn_format_count(place->people)));
    else if (isfinite(w->answered) && pdn_is_asked_unknown())
        html__under(h,
                    pdn_say("%s.", pdn_say_answered(w->answered, w->actors)));
    else if (isfinite(w->answered + w->actors))
        html__under(
            h, pdn_say(pdn_word("%s of %s answered in all places together; how "
                                "many in one place is for the owner of the "
                                "study."),
                       pdn_format_count(w->answered),
                       pdn_format_count(w->actors)));
}

/* Reaches nothing, runs nothing. */
static void head(const pdn_report *r, const one__place *place, pdn_html *h)
{
    const char *title = r->study->title != NULL
                            ? pdn_study_word(r->study->title)
                            : pdn_word("The study");
    const char *name = pdn_say_capital(pdn_study_word(place->name));
    const char *wave = report__wave_word(r);

    html__raw(h, "<!DOCTYPE html>\n<html lang=\"");
    html__raw(h, pdn_lang_code(pdn_words_lang()));
    html__put(
        h,
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
        "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; base-uri 'none'; form-action "
        "'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>%s</title>\n<style>",
        pdn_say("%s – %s", name, title));
    html__raw(h, pdn_page_css);
    html__raw(h, "</style>\n</head>\n<body class=\"one\">\n<header>\n");
    html__element(h, "h1", name);
    html__under(h,
                pdn_say("%s · %s%s%s", pdn_say_capital(kind(place)), title,
                        wave != NULL ? " · " : "", wave != NULL ? wave : ""));
    answered(r, place, h);
    html__element(h, "p class=\"notice\"", report__of_whom(r));
    if (r->facts.origin != NULL)
        html__element(h, "p class=\"notice\"",
                      pdn_say("%s.", pdn_say_capital(r->facts.origin)));
    html__raw(h, "</header>\n<main>\n");
}

static pdn_status page(const pdn_report *r, const one__place *place,
                       pdn_html *h)
{
    pdn_status st = PDN_OK;

    head(r, place, h);
    outcome(r, place, h);
    if (r->wave != NULL) PDN_TRY(pairs(r, place, h));
    offers(r, place, h);
    PDN_TRY(steps(r, place, h));
    shared(r, h);
    html__raw(h, "</main>\n<footer>");
    html__element(h, "p", pdn_say("pdnet %s", r->origin->version));
    html__raw(h, "</footer>\n</body>\n</html>\n");
    PDN_TRY(html__status(h));
out:
    return st;
}

/* A name as that of a file: letters of any alphabet and digits stay, anything
 * else is a dash. */
static void plain_name(const char *name, char out[NAME_SIZE])
{
    size_t n = 0;

    for (const char *c = name; *c != '\0' && n + 8 < NAME_SIZE / 2;
         c = g_utf8_find_next_char(c, NULL)) {
        const gunichar letter = g_utf8_get_char(c);
        if (g_unichar_isalnum(letter))
            n += (size_t)g_unichar_to_utf8(letter, out + n);
        else
            out[n++] = '-';
    }
    out[n] = '\0';
}

/* A number behind it where another has the same: no plain name has a _. */
static void file_name(const one__places *p, size_t at, char out[NAME_SIZE])
{
    size_t alike = 0;
    char other[NAME_SIZE];

    plain_name(p->place[at].name, out);
    for (size_t i = 0; i < at; i++) {
        plain_name(p->place[i].name, other);
        alike += strcmp(other, out) == 0;
    }
    const size_t n = strlen(out);
    if (alike > 0) snprintf(out + n, NAME_SIZE - n, "_%zu", alike + 1);
}

static pdn_status write_one(const pdn_report *r, const one__places *p,
                            size_t at)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE], name[NAME_SIZE];
    pdn_html h = {0};

    file_name(p, at, name);
    PDN_TRY(page(r, &p->place[at], &h));
    snprintf(path, sizeof path, "%s/sheets/%s.html", r->options->folder, name);
    PDN_TRY(html__write(&h, path));
out:
    html__clear(&h);
    return st;
}

pdn_status report__sheets(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];
    one__places p = {0};

    PDN_TRY(one__find(r, &p));
    if (p.places == 0) goto out;
    snprintf(path, sizeof path, "%s/sheets", r->options->folder);
    PDN_TRY(pdn_folder_make(path));
    for (size_t i = 0; i < p.places; i++)
        PDN_TRY(write_one(r, &p, i));
out:
    one__clear(&p);
    return st;
}
