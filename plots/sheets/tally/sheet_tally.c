#include "sheet/sheet_kinds.h"
#include "tally_parts.h"

#include "pdnet/handovers.h"
#include "pdnet/sheets.h"
#include "pdnet/tallies.h"

#include <math.h>
#include <string.h>

/* Two texts that every row must have. */
#define KIND(name, row, one, other)                                 \
    {                                                               \
#name, tally_rows__##name, sizeof(row), offsetof(row, one), \
            offsetof(row, other)                                    \
    }

static const struct kind {
    const char *kind;
    tally_rows__fill *take;
    size_t stride, one, other;
} kinds[] = {
    KIND(themes, pdn_theme_row, theme, theme),
    KIND(voices, pdn_voice_row, service, question),
    KIND(together, pdn_together_row, service_a, service_b),
    KIND(stages, pdn_stage_row, chain, stage),
    KIND(handover, pdn_handover_row, from, to),
    KIND(offers, pdn_offer_row, municipality, municipality),
};

static const char *text_at(const void *rows, size_t at)
{
    return *(const char *const *)(const void *)((const char *)rows + at);
}

static pdn_status check_names(const struct kind *k, const void *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text_at(rows, i * k->stride + k->one) == NULL ||
            text_at(rows, i * k->stride + k->other) == NULL)
            return pdn_fail(PDN_EDATA,
                            "row %zu has no name: want a table of %s", i + 1,
                            k->kind);
    return PDN_OK;
}

pdn_status tally_rows__take(const char *kind, const void *rows, size_t n,
                            double year, bars__chart *b)
{
    pdn_status st = PDN_OK;
    size_t i = 0;

    while (i < PDN_COUNT(kinds) && strcmp(kinds[i].kind, kind) != 0)
        i++;
    if (i == PDN_COUNT(kinds))
        return pdn_fail(PDN_EARG, "no sheet of \"%s\"", kind);
    if (n == 0) return pdn_fail(PDN_EDATA, "no rows to draw");
    PDN_TRY(check_names(&kinds[i], rows, n));
    PDN_TRY(kinds[i].take(rows, n, year, b));
out:
    return st;
}

static void draw_fields(pdn_canvas *c, const pdn_sheet_facts *facts,
                        const bars__chart *b, const pdn_offer_row *row,
                        size_t n)
{
    pdn_sheet s = {0};

    bars__begin(c, facts, b, &s);
    tally_offers__draw(&s, row, n);
    bars__column(&s, b);
}

/* A row each, the share as a bar with its interval as a line where there is
 * one, counts at the right edge; voices on the scale of the ratings, offers as
 * fields, handovers as a flow. An absent figure is said in words. */
static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    bars__chart b = {0};

    PDN_TRY(tally_rows__take(kind->name, rows, n, asked->year, &b));
    if (c == NULL)
        pdn_sheet_begin(NULL, facts, b.title, NULL, NULL, NULL);
    else if (kind == &sheet_offers)
        draw_fields(c, facts, &b, rows, n);
    else if (kind == &sheet_handover)
        PDN_TRY(tally_handover__draw(c, facts, &b, rows, n, asked->year));
    else
        bars__draw(c, facts, &b);
out:
    bars__clear(&b);
    return st;
}

#define TALLY(of, by, words, sentence)                               \
    const pdn_sheet_kind sheet_##of = {.name = #of,                  \
                                       .wrote = by,                  \
                                       .shows = words,               \
                                       .about = sentence,            \
                                       .schema = &pdn_##of##_schema, \
                                       .draw = kind_draw}

TALLY(handover, "pdn-handover", "who arrived, and who was lost",
      "services from left to right, a band a step as wide as people arrived; "
      "what is lost falls off with its count. Numbers lead to the column, the "
      "step where most are lost first: who arrived of those sent, with "
      "intervals, and what passing on those who are lost would give. What is "
      "not known or hidden is dotted, a loop goes round below. Of more steps "
      "than can be followed a bar each.");
TALLY(themes, "pdn-tally themes", NULL,
      "what the inputs are about, and how many votes each has.");
TALLY(voices, "pdn-tally voices", "staff beside youth",
      "staff as a square and young people as a disc.");
TALLY(together, "pdn-tally together", NULL,
      "young people with two services at the same time.");
TALLY(stages, "pdn-tally stages", NULL, "how many at each stage.");
TALLY(offers, "pdn-tally offers", "levels by municipality",
      "municipalities by prevention level, empty fields framed.");
