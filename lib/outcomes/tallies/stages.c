#include "outcomes/rows/row_cell.h"
#include "tally_context.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of each row: the row it is part of, and what its parts make. */
struct whole {
    size_t of; /* the number of rows: none */
    size_t parts;
    double sum;
};

/* The row of a stage in a chain; `rows` when it is not there. */
static pdn_status stage_at(tally_context *w, const char *chain,
                           const char *stage, size_t mine, size_t *at)
{
    return tally__intern(w, "stage", chain, stage, mine, at);
}

static pdn_status meet_stages(tally_context *w)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < w->t->rows; i++) {
        const char *chain = tally__text(w, "chain", i);
        const char *stage = tally__text(w, "stage", i);
        size_t first = 0;
        PDN_TRY(stage_at(w, chain, stage, i, &first));
        if (first != i)
            PDN_TRY(pdn_diagnostics_add(w->f, tally__fault(w, i, "stage"),
                                        "stage \"%s\" stands twice in \"%s\" "
                                        "(first in line %zu)",
                                        stage, chain,
                                        row_cell__line(w->t, first)));
    }
out:
    return st;
}

static pdn_status find_whole(tally_context *w, size_t i, struct whole *h)
{
    const char *chain = tally__text(w, "chain", i);
    const char *part_of = tally__text(w, "part_of", i);
    size_t rows = w->t->rows, at = rows;

    h[i].of = rows;
    if (part_of == NULL) return PDN_OK;
    pdn_status st = stage_at(w, chain, part_of, rows, &at);
    if (st != PDN_OK) return st;
    if (at == rows || at == i)
        return pdn_diagnostics_add(
            w->f, tally__fault(w, i, "part_of"),
            "\"%s\" is part of \"%s\", which is no other stage of \"%s\"",
            tally__text(w, "stage", i), part_of, chain);
    h[i].of = at;
    h[at].parts++;
    h[at].sum += tally__number(w, "count", i);
    return PDN_OK;
}

/* Nothing is a part of itself by way of others: from every stage the way up
 * ends. `trip` is the number of the walk that passed last. */
static pdn_status check_circles(tally_context *w, const struct whole *h)
{
    pdn_status st = PDN_OK;
    size_t *trip = NULL, rows = w->t->rows;

    PDN_NEW(trip, rows);
    for (size_t i = 0; i < rows; i++) {
        size_t at = i;
        while (at < rows && trip[at] == 0) {
            trip[at] = i + 1;
            at = h[at].of;
        }
        if (at == rows || trip[at] != i + 1) continue;
        PDN_TRY(pdn_diagnostics_add(w->f, tally__fault(w, at, "part_of"),
                                    "\"%s\" is in the end a part of itself",
                                    tally__text(w, "stage", at)));
    }
out:
    free(trip);
    return st;
}

static pdn_status keep_check(tally_context *w, pdn_stage_check check,
                             pdn_stage_row *row)
{
    return tally__keep(w, pdn_code_text(&pdn_stage_check_codes, check),
                       &row->check);
}

/* What the parts of a stage make together. */
static pdn_status check_parts(tally_context *w, size_t i, const struct whole *h,
                              pdn_stage_row *row)
{
    pdn_stage_check check = PDN_PARTS_ADDS_UP;
    double off = h->sum - row->count;

    if (h->parts == 0 || isnan(off)) return PDN_OK;
    if (h->parts == 1) {
        return keep_check(w, PDN_PARTS_NESTED, row);
    }
    if (off < 0 || off > 0) {
        check = off < 0 ? PDN_PARTS_SHORT_BY : PDN_PARTS_OVER_BY;
        pdn_diagnostic at = tally__fault(w, i, "count");
        at.severity = PDN_WARNING;
        pdn_status st = pdn_diagnostics_add(
            w->f, at,
            "the %zu parts of \"%s\" make %s, not %s; if each is part of "
            "the one before, let part_of say so",
            h->parts, row->stage, pdn_number_format(h->sum).text,
            pdn_number_format(row->count).text);
        if (st != PDN_OK) return st;
    }
    if (check == PDN_PARTS_ADDS_UP) return keep_check(w, check, row);
    char text[64];
    pdn_format(text, sizeof text, "%s%.0f",
               pdn_code_text(&pdn_stage_check_codes, check), fabs(off));
    return tally__keep(w, text, &row->check);
}

pdn_stage_check pdn_stage_check_of(const char *check, double *by)
{
    *by = (double)NAN;
    for (unsigned k = 1; check != NULL && k < pdn_stage_check_codes.codes;
         k++) {
        const char *code = pdn_code_text(&pdn_stage_check_codes, k);
        const size_t n = strlen(code);
        const bool counted = code[n - 1] == '-';
        if (strncmp(check, code, n) != 0) continue;
        if (counted ? pdn_number_read(check + n, strlen(check + n), '.', by)
                    : check[n] == '\0')
            return (pdn_stage_check)k;
    }
    return PDN_PARTS_NONE;
}

static pdn_status one_stage(tally_context *w, size_t i, const struct whole *h,
                            pdn_stage_row *r)
{
    pdn_status st = PDN_OK;
    const double none = pdn_absent(PDN_NOT_DEFINED);

    PDN_TRY(tally__keep(w, tally__text(w, "chain", i), &r->chain));
    PDN_TRY(tally__keep(w, tally__text(w, "stage", i), &r->stage));
    PDN_TRY(tally__keep(w, tally__text(w, "part_of", i), &r->part_of));
    r->count = tally__number(w, "count", i);
    r->share = r->lo = r->hi = r->of = none;
    PDN_TRY(check_parts(w, i, &h[i], r));
    if (h[i].of == w->t->rows) goto out;
    r->of = tally__number(w, "count", h[i].of);
    tally__share(r->count, r->of, &r->share, &r->lo, &r->hi);
    if (r->count > r->of) {
        pdn_diagnostic at = tally__fault(w, i, "count");
        at.severity = PDN_WARNING;
        PDN_TRY(keep_check(w, PDN_PARTS_MORE_THAN_WHOLE, r));
        PDN_TRY(pdn_diagnostics_add(w->f, at,
                                    "\"%s\" is %s, more than the %s of "
                                    "\"%s\", which it is part of",
                                    r->stage, pdn_number_format(r->count).text,
                                    pdn_number_format(r->of).text, r->part_of));
    }
out:
    return st;
}

pdn_status stages__count(tally_context *w)
{
    pdn_status st = PDN_OK;
    pdn_stage_row *row = NULL;
    struct whole *h = NULL;

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    PDN_NEW(h, w->t->rows);
    PDN_TRY(meet_stages(w));
    for (size_t i = 0; i < w->t->rows; i++)
        PDN_TRY(find_whole(w, i, h));
    PDN_TRY(check_circles(w, h));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    for (size_t i = 0; i < w->t->rows; i++)
        PDN_TRY(one_stage(w, i, h, &row[w->out->rows++]));
out:
    free(h);
    return st;
}
