#include "outcomes/rows/row_cell.h"
#include "tally_context.h"

#include "pdnet/baseline.h"
#include "pdnet/stats.h"
#include "pdnet/tallies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* x + y. Hidden stays hidden; another absence counts for nothing beside a
 * number. */
static double add(double x, double y)
{
    if (pdn_state_of(x) == PDN_SUPPRESSED || isnan(y))
        return pdn_state_of(y) == PDN_SUPPRESSED || isnan(x)
                   ? tally__absence(x, y)
                   : x;
    return isnan(x) ? y : x + y;
}

static pdn_status meet_input(tally_context *w, size_t i)
{
    const char *input = tally__text(w, "input", i);
    size_t first = 0;
    pdn_status st = tally__intern(w, "input", input, NULL, i, &first);

    if (st != PDN_OK || first == i) return st;
    return pdn_diagnostics_add(w->f, tally__fault(w, i, "input"),
                               "input \"%s\" stands twice (first in line %zu): "
                               "each belongs to one theme",
                               input, row_cell__line(w->t, first));
}

static pdn_status find_theme(tally_context *w, size_t i, pdn_theme_row *row,
                             size_t *k)
{
    const char *theme = tally__text(w, "theme", i);
    pdn_status st = tally__intern(w, "theme", theme, NULL, w->out->rows, k);

    if (st != PDN_OK || *k < w->out->rows) return st;
    pdn_row_clear(&pdn_themes_schema, &row[*k]);
    row[*k].inputs = row[*k].voted = row[*k].with_ideas = 0;
    w->out->rows++;
    return tally__keep(w, theme, &row[*k].theme);
}

static void share_out(const tally_context *w, pdn_theme_row *row, double votes)
{
    for (size_t k = 0; k < w->out->rows; k++) {
        pdn_interval ci = {row[k].lo, row[k].hi};
        row[k].of = (double)w->t->rows;
        row[k].share = row[k].inputs / row[k].of;
        if (w->o->interval)
            ci = pdn_share_interval(row[k].inputs, row[k].of, .95, PDN_WILSON);
        row[k].lo = ci.lo;
        row[k].hi = ci.hi;
        if (votes > 0 && !isnan(row[k].votes))
            row[k].vote_share = row[k].votes / votes;
        else if (pdn_state_of(votes) == PDN_SUPPRESSED)
            row[k].vote_share = votes;
    }
}

static pdn_status themes(tally_context *w)
{
    pdn_status st = PDN_OK;
    pdn_theme_row *row = NULL;
    double votes = pdn_absent(PDN_NOT_DEFINED);

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++) {
        double rank = tally__number(w, "rank", i);
        size_t k = 0;
        PDN_TRY(meet_input(w, i));
        PDN_TRY(find_theme(w, i, row, &k));
        row[k].inputs++;
        row[k].votes = add(row[k].votes, tally__number(w, "votes", i));
        row[k].voted += isfinite(tally__number(w, "votes", i));
        row[k].ideas = add(row[k].ideas, tally__number(w, "ideas", i));
        row[k].with_ideas += isfinite(tally__number(w, "ideas", i));
        votes = add(votes, tally__number(w, "votes", i));
        if (!isnan(rank) && !(rank >= row[k].first_rank))
            row[k].first_rank = rank;
    }
    share_out(w, row, votes);
out:
    return st;
}

/* A pair is the same in either order. */
static pdn_status check_pair(tally_context *w, size_t i,
                             const pdn_together_row *r)
{
    pdn_status st = PDN_OK;
    bool turned = pdn_text_compare(r->service_a, r->service_b) > 0;
    char year[PDN_NUMBER_SIZE];
    size_t first = 0;

    pdn_number_write(r->year, year);
    PDN_TRY(tally__intern(w, turned ? r->service_b : r->service_a,
                          turned ? r->service_a : r->service_b, year, i,
                          &first));
    if (first != i)
        PDN_TRY(pdn_diagnostics_add(
            w->f, tally__fault(w, i, "service_b"),
            "\"%s\" and \"%s\" stand twice in %s (first "
            "in line %zu)",
            r->service_a, r->service_b, year, row_cell__line(w->t, first)));
    if (pdn_text_compare(r->service_a, r->service_b) == 0)
        PDN_TRY(pdn_diagnostics_add(
            w->f, tally__fault(w, i, "service_b"),
            "\"%s\" twice in one row: want two services", r->service_a));
    if (r->coordinated > r->both)
        PDN_TRY(pdn_diagnostics_add(w->f, tally__fault(w, i, "coordinated"),
                                    "coordinated %s is more than both %s",
                                    pdn_number_format(r->coordinated).text,
                                    pdn_number_format(r->both).text));
out:
    return st;
}

static pdn_status together(tally_context *w)
{
    pdn_status st = PDN_OK;
    pdn_together_row *row = NULL;

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++) {
        pdn_together_row *r = &row[w->out->rows++];
        PDN_TRY(tally__keep(w, tally__text(w, "service_a", i), &r->service_a));
        PDN_TRY(tally__keep(w, tally__text(w, "service_b", i), &r->service_b));
        r->year = tally__number(w, "year", i);
        r->both = tally__number(w, "both", i);
        r->coordinated = tally__number(w, "coordinated", i);
        PDN_TRY(check_pair(w, i, r));
        tally__share(r->coordinated, r->both, &r->share, &r->lo, &r->hi);
    }
out:
    return st;
}

enum { LEVELS = 4 };

/* The municipalities, in byte order; each is met under its place there. */
static pdn_status find_places(tally_context *w, const char **place, size_t *n)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < w->t->rows; i++) {
        const char *name = tally__text(w, "municipality", i);
        size_t k = 0;
        PDN_TRY(tally__intern(w, "met", name, NULL, *n, &k));
        if (k == *n) PDN_TRY(tally__keep(w, name, &place[(*n)++]));
    }
    if (*n > 1) qsort(place, *n, sizeof *place, pdn_text_order);
    for (size_t k = 0, at = 0; k < *n; k++)
        PDN_TRY(tally__intern(w, "place", place[k], NULL, k, &at));
out:
    return st;
}

static pdn_status check_offer(tally_context *w, size_t i, double level)
{
    pdn_status st = PDN_OK;

    if (isnan(level))
        PDN_TRY(pdn_diagnostics_add(w->f, tally__fault(w, i, "level"),
                                    "no level: want 1 to 4"));
    else if (level < 1 || level > LEVELS || floor(level) < level)
        PDN_TRY(pdn_diagnostics_add(w->f, tally__fault(w, i, "level"),
                                    "level %s: want 1 to 4",
                                    pdn_number_format(level).text));
out:
    return st;
}

static pdn_status offers(tally_context *w)
{
    pdn_status st = PDN_OK;
    pdn_offer_row *row = NULL;
    const char **place = NULL;
    size_t places = 0;

    PDN_NEW(place, w->t->rows);
    PDN_TRY(find_places(w, place, &places));
    PDN_NEW(row, places * LEVELS);
    w->out->row = row;
    w->out->rows = places * LEVELS;
    for (size_t k = 0; k < w->out->rows; k++) {
        size_t level = k / places + 1;
        row[k] = (pdn_offer_row){(double)level, place[k % places], 0};
    }
    for (size_t i = 0; i < w->t->rows; i++) {
        double level = tally__number(w, "level", i);
        const char *name = tally__text(w, "municipality", i);
        size_t k = 0;
        PDN_TRY(check_offer(w, i, level));
        if (!(level >= 1 && level <= LEVELS)) continue;
        PDN_TRY(tally__intern(w, "place", name, NULL, 0, &k));
        row[((size_t)level - 1) * places + k].offers++;
    }
out:
    free(place);
    return st;
}

/* What it gives, the kind of file that it reads, and who counts. */
typedef struct {
    const pdn_schema *schema;
    const char *file;
    pdn_status (*make)(tally_context *);
} tally_row;

static const tally_row tallies[] = {
    {&pdn_themes_schema, "inputs", themes},
    {&pdn_voices_schema, "voices", voices__count},
    {&pdn_together_schema, "together", together},
    {&pdn_stages_schema, "stages", stages__count},
    {&pdn_offers_schema, "offers", offers},
    {&pdn_actions_schema, "actions", actions__count},
};

static const tally_row *tally_of(const char *kind)
{
    for (size_t i = 0; i < PDN_COUNT(tallies); i++)
        if (strcmp(tallies[i].schema->name, kind) == 0) return &tallies[i];
    return NULL;
}

const char *pdn_tally_file(const char *kind)
{
    const tally_row *t = tally_of(kind);

    return t != NULL ? t->file : NULL;
}

const pdn_schema *pdn_tally_schema(const char *kind)
{
    const tally_row *t = tally_of(kind);

    return t != NULL ? t->schema : NULL;
}

pdn_status pdn_tally_make(const char *kind, const pdn_table *table,
                          const pdn_tally_options *o, pdn_diagnostics *f,
                          pdn_tally *out)
{
    pdn_status st = PDN_OK;
    pdn_tally made = {0};
    tally_context w = {.t = table, .o = o, .f = f, .out = &made};
    const tally_row *t = tally_of(kind);

    if (t == NULL) PDN_FAIL(PDN_EARG, "no tally \"%s\"", kind);
    PDN_TRY(t->make(&w));
    PDN_TRY(pdn_diagnostics_verdict(f));
    *out = made;
    made = (pdn_tally){0};
out:
    textmap__clear(&w.seen);
    pdn_arena_clear(&w.keys);
    pdn_tally_clear(&made);
    return st;
}

void pdn_tally_clear(pdn_tally *t)
{
    pdn_arena_clear(&t->text);
    free(t->row);
    *t = (pdn_tally){0};
}
