/* What the page says first: the findings in plain words. */
#include "report/report_parts.h"
#include "sheet/pair_changes.h"
#include "words/format_number.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Findings that are told as cards, and of these the ones that stand open; the
 * others stand in the table. */
enum { MOST_CARDS = 24, OPEN_CARDS = 9 };

static void card(pdn_html *h, const pdn_pair *pair, const pdn_sentence *s,
                 bool alike, size_t number)
{
    const char *question =
        pair->verdict == PDN_WORKS_WELL ? NULL : pdn_question(pair->verdict);
    char text[32];

    html__put(h, "<li data-of=\"%s&#9;%s", pair->group_a, pair->group_b);
    if (question != NULL) {
        html__put(h, "\" data-finding=\"%s",
                  pdn_code_word(&pdn_verdict_codes, pair->verdict));
    }
    html__raw(h, "\">");
    if (number > 0) {
        snprintf(text, sizeof text, "%zu", number);
        html__element(h, "span class=\"number\"", text);
    }
    html__element(h, "h4", s->short_name);
    html__element(h, "p", s->headline);
    if (!alike) html__under(h, s->detail);
    html__element(h, "p class=\"question\"", question);
    html__raw(h, "</li>\n");
}

static size_t how_many_say(const pdn_sentence *s, size_t n, const char *detail)
{
    size_t same = 0;

    for (size_t i = 0; i < n; i++)
        same += s[i].detail != NULL && strcmp(s[i].detail, detail) == 0;
    return same;
}

/* What all of several cards, or most of many, say under their finding; NULL:
 * they differ. */
static const char *shared_detail(const pdn_sentence *s, size_t n)
{
    enum { MANY = 6 };
    const size_t least = n >= MANY ? n / 2 + 1 : n;

    for (size_t i = 0; i < n && n > 1; i++)
        if (s[i].detail != NULL && *s[i].detail != '\0' &&
            how_many_say(s, n, s[i].detail) >= least)
            return s[i].detail;
    return NULL;
}

/* It is said once above them. */
static void put_shared(pdn_html *h, const pdn_sentence *s, size_t n,
                       const char *shared)
{
    if (shared == NULL) return;
    html__under(h, how_many_say(s, n, shared) == n
                       ? shared
                       : pdn_say(pdn_word("Where a card says nothing else: %s"),
                                 shared));
}

static void open_list(const char *class_name, pdn_html *h)
{
    html__raw(h, "<ol class=\"findings ");
    html__raw(h, class_name);
    html__raw(h, "\">\n");
}

/* One list of cards; numbers go on from *number where it is not NULL. */
static pdn_status cards(const pdn_report *r, pdn_concern concern,
                        const char *heading, const char *class_name,
                        size_t *number, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->wave->breakdown;
    size_t *index = NULL, found = 0, all = 0;
    pdn_sentence *s = NULL;
    const char *shared = NULL;

    PDN_NEW(index, b->pairs);
    found = pdn_pairs_of_concern(b->pair, b->pairs, concern, index);
    if (found == 0) goto out;
    all = found;
    if (found > MOST_CARDS) found = MOST_CARDS;
    PDN_NEW(s, found);
    for (size_t i = 0; i < found; i++)
        s[i] = pdn_sentence_of_pair(&b->pair[index[i]]);
    shared = shared_detail(s, found);
    html__element(h, "h3", heading);
    put_shared(h, s, found, shared);
    open_list(class_name, h);
    for (size_t i = 0; i < found; i++) {
        if (i == OPEN_CARDS) {
            html__raw(h, "</ol>\n<details>");
            html__element(h, "summary",
                          pdn_say(pdn_word("%zu more"), found - i));
            open_list(class_name, h);
        }
        card(h, &b->pair[index[i]], &s[i],
             shared != NULL && how_many_say(&s[i], 1, shared) > 0,
             number != NULL ? ++*number : 0);
    }
    html__raw(h, found > OPEN_CARDS ? "</ol></details>\n" : "</ol>\n");
    if (all > found) html__under(h, format_number__more(all - found));
out:
    free(s);
    free(index);
    return st;
}

/* One card for each pair that changed; that there is none as its sheet says. */
static pdn_status change_cards(const pdn_wave_pairs *p, pdn_html *h)
{
    pdn_status st = PDN_OK;
    pair_changes q = {0};
    size_t changed = 0;

    for (size_t i = 0; i < p->rows; i++) {
        const pdn_wave_pair *r = &p->row[i];
        if (!pair_changes__is_said(r)) continue;
        if (changed++ == 0) html__raw(h, "<ol class=\"findings change\">\n");
        const pdn_sentence s = pair_changes__say_pair(r);
        html__put(h, "<li data-of=\"%s&#9;%s\">", r->group_a, r->group_b);
        html__element(h, "h3", pair_changes__found(r));
        html__element(h, "p", s.headline);
        html__under(h, s.detail);
        html__raw(h, "</li>\n");
    }
    if (changed > 0) {
        html__raw(h, "</ol>\n");
    } else if (p->rows > 0) {
        PDN_TRY(pair_changes__take(p->row, p->rows, 0, &q));
        html__paragraph(h, pair_changes__title(&q));
    }
out:
    pair_changes__clear(&q);
    return st;
}

static const char *who_is_compared(const pdn_waves_row *t,
                                   bool of_organisations)
{
    if (!isfinite(t->people + t->answered_both))
        return pdn_word("Only what those say who answered both times is "
                        "compared.");
    return pdn_say(of_organisations
                       ? pdn_word("%s organisations are on the list both "
                                  "times, and %s of them answered both times. "
                                  "Only what these say is compared.")
                       : pdn_word("%s people are on the list both times, and "
                                  "%s of them answered both times. Only what "
                                  "these say is compared."),
                   pdn_format_count(t->people),
                   pdn_format_count(t->answered_both));
}

/* Who went to another service; NULL: nobody, or not known. */
static const char *who_moved(const pdn_waves_row *t)
{
    if (pdn_state_of(t->moved) == PDN_SUPPRESSED)
        return pdn_say(pdn_word("Fewer than %s people are in another service "
                                "than last time, and are counted in the new "
                                "one."),
                       pdn_say_fewest());
    if (!(t->moved > .5)) return NULL;
    return pdn_say(
        pdn_words_plural("%s person is in another service than last time, and "
                         "is counted in the new one.",
                         "%s people are in another service than last time, and "
                         "are counted in the new one.",
                         pdn_number_to_size(t->moved)),
        pdn_format_count(t->moved));
}

/* What changed since the wave before, and among whom that can be seen. */
pdn_status report__part_change(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_waves_row *t = report__turnover(r);
    const bool of_organisations = report__of_organisations(r);

    PDN_TRY(change_cards(&r->results->wave_pairs[t - r->results->turnover], h));
    html__paragraph(h, who_is_compared(t, of_organisations));
    if (who_moved(t) != NULL) html__paragraph(h, who_moved(t));
    PDN_TRY(report__same_people(r, h));
out:
    return st;
}

pdn_status report__part_findings(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->wave->breakdown;
    size_t number = 0;

    html__element(h, "p class=\"lead\"", pdn_title_of_map(b->pair, b->pairs));
    PDN_TRY(cards(r, PDN_BREAKS, pdn_word("Where it gets stuck"), "breaks",
                  &number, h));
    PDN_TRY(cards(r, PDN_THIN, pdn_word("Signs of little collaboration"),
                  "sign", &number, h));
    PDN_TRY(cards(r, PDN_WORKS, pdn_word("What works well, staff say"), "works",
                  NULL, h));
out:
    return st;
}
