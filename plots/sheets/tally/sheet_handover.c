/* Handovers from left to right: what arrives, and what is lost on the way. */
#include "canvas/palette.h"
#include "flow_parts.h"
#include "sheet/axes.h"
#include "sheet/legend.h"
#include "sheet/sheet_column.h"
#include "tally_parts.h"

#include "words/format_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* More than these nobody follows with a finger. */
enum { MOST_STEPS = 40, MOST_LAYERS = 14, MOST_IN_LAYER = 12, MOST_TOLD = 16 };

static int by_arrival(const void *a, const void *b)
{
    const pdn_handover_row *x = *(const pdn_handover_row *const *)a;
    const pdn_handover_row *y = *(const pdn_handover_row *const *)b;

    if (isfinite(x->arrival) != isfinite(y->arrival))
        return isfinite(x->arrival) ? -1 : 1;
    if (x->arrival < y->arrival) return -1;
    if (x->arrival > y->arrival) return 1;
    return (x > y) - (x < y);
}

/* The rows of a year (0: the latest), those where fewest arrive first; *out is
 * malloc'ed. */
static pdn_status rows_of_year(const pdn_handover_row *row, size_t n,
                               double year, const pdn_handover_row ***out,
                               size_t *found)
{
    pdn_status st = PDN_OK;
    const pdn_handover_row **r = NULL;
    double latest = 0;

    PDN_NEW(r, n + 1);
    *found = 0;
    for (size_t i = 0; i < n; i++)
        if (row[i].year > latest) latest = row[i].year;
    if (!(year > 0)) year = latest;
    for (size_t i = 0; i < n; i++)
        if (fabs(row[i].year - year) < .5) r[(*found)++] = &row[i];
    qsort(r, *found, sizeof *r, by_arrival);
    *out = r;
out:
    return st;
}

/* Of fewer than 20 as people, never as a percent. */
static const char *interval(const pdn_handover_row *r)
{
    if (!isfinite(r->lo) || !isfinite(r->hi) || !isfinite(r->sent)) return "";
    if (r->sent < 20)
        return pdn_say(pdn_word("Uncertainty: from %s to %s of %s."),
                       pdn_format_number(r->lo * r->sent, 0),
                       pdn_format_number(r->hi * r->sent, 0),
                       pdn_format_count(r->sent));
    return pdn_say(pdn_word("Uncertainty: from %s to %s."),
                   pdn_format_points(r->lo, 0), pdn_format_percent(r->hi, 0));
}

static const char *gain(const pdn_handover_row *r)
{
    if (!isfinite(r->way_gain) || r->way_gain < .5) return "";
    return pdn_say(pdn_word("Were these passed on, about %s more would reach "
                            "the goal."),
                   pdn_format_count(r->way_gain));
}

static const char *arrived(const pdn_handover_row *r)
{
    if (r->sent <= 0) return pdn_word("Nobody was sent.");
    if (!isfinite(r->arrived))
        return pdn_say(pdn_word("Sent: %s. Arrived: %s."),
                       pdn_format_count(r->sent), pdn_format_count(r->arrived));
    if (!isfinite(r->sent))
        return pdn_say(pdn_word("Sent: %s. Arrived: %s."),
                       pdn_format_count(r->sent), pdn_format_count(r->arrived));
    return pdn_say(pdn_word("%s arrived."),
                   pdn_format_of_share(r->arrived, r->sent));
}

const char *tally_handover__detail(const pdn_handover_row *r)
{
    const char *lost =
        isfinite(r->lost) && r->lost > 0
            ? pdn_say(pdn_word("%s did not arrive."), pdn_format_count(r->lost))
            : "";

    return format_number__join(
        arrived(r),
        format_number__join(interval(r), format_number__join(lost, gain(r))));
}

/* ---- the column ---- */

static double legend(pdn_sheet *s, const pdn_handover_row *const *row, size_t n,
                     bool draw)
{
    double u = s->unit;
    bool lost = false, unknown = false;
    pdn_legend_line line[3];
    size_t lines = 0;

    for (size_t i = 0; i < n; i++) {
        lost |= row[i]->lost > 0;
        unknown |= !isfinite(row[i]->arrived);
    }
    line[lines++] = legend__line((pdn_pen){.color = 0x9FB2BF, .width = 9 * u},
                                 pdn_word("arrived, as wide as people"));
    if (lost)
        line[lines++] =
            (pdn_legend_line){{.color = PDN_BROWN, .width = 5 * u},
                              true,
                              pdn_word("did not arrive, on the same "
                                       "scale"),
                              VERDICT_LINE_PLAIN};
    if (unknown)
        line[lines++] = legend__line((pdn_pen){.color = PDN_HAIR_GREY,
                                               .width = 2.2 * u,
                                               .dash = PDN_DOTTED},
                                     pdn_word("not known, or hidden"));
    return legend__lines(s, line, lines, draw);
}

struct column {
    const pdn_handover_row *const *row;
    size_t rows;
    const char *note;
    size_t *shown; /* how many stand there */
};

static double foot(pdn_sheet *s, const struct column *k, bool draw)
{
    double h = legend(s, k->row, k->rows, draw) + pdn_sheet_rule(s, draw);

    return h + axes__note(s, k->note, draw);
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const struct column *k = of;
    pdn_entry e[MOST_TOLD];
    size_t n = 0;

    for (; n < k->rows && n < MOST_TOLD; n++) {
        const pdn_handover_row *r = k->row[n];
        e[n] = (pdn_entry){(int)n + 1,
                           pdn_say("%s → %s", pdn_service_label(r->from),
                                   pdn_service_name(r->to)),
                           tally_handover__detail(r), PDN_INK};
    }
    *k->shown = pdn_sheet_entries(s, e, n, foot(s, k, false) + 8 * s->unit);
    foot(s, k, true);
    return PDN_OK;
}

/* ---- the sheet ---- */

static bool can_be_followed(const flow_layout *f)
{
    if (f->layers > MOST_LAYERS) return false;
    for (size_t v = 0; v < f->nodes; v++)
        if (f->node[v].order >= MOST_IN_LAYER) return false;
    return true;
}

pdn_status tally_handover__draw(pdn_canvas *c, const pdn_sheet_facts *facts,
                                const bars__chart *b,
                                const pdn_handover_row *row, size_t n,
                                double year)
{
    pdn_status st = PDN_OK;
    const pdn_handover_row **r = NULL;
    flow_layout f = {0};
    int number[MOST_STEPS] = {0};
    pdn_sheet s = {0};
    size_t found = 0, shown = 0;

    PDN_TRY(rows_of_year(row, n, year, &r, &found));
    PDN_TRY(flow_layout__make(r, found, &f));
    if (found > MOST_STEPS || !can_be_followed(&f)) {
        bars__draw(c, facts, b);
        goto out;
    }
    bars__begin(c, facts, b, &s);
    PDN_TRY(sheet__fill_column(&s, set_column,
                               &(struct column){r, found, b->note, &shown}));
    /* Only what the column tells has a number. */
    for (size_t i = 0; i < shown; i++)
        number[i] = (int)i + 1;
    (void)flow_draw(&s, &f, number);
out:
    flow_layout__clear(&f);
    free(r);
    return st;
}
