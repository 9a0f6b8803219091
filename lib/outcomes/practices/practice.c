#include "outcomes/rows/row_cell.h"
#include "practice_context.h"
#include "stats/contrast.h"
#include "survey/names/names.h"

#include "pdnet/practices.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

#define LEVEL      .05
#define CONFIDENCE .95

/* Better at the price of something else: neither ordinary nor a deviant. */
static bool bad_bargain(const pdn_deviant_row *unit)
{
    return unit->claim == PDN_CLAIM_NONE &&
           unit->claim_unchecked != PDN_NO_CLAIM &&
           unit->claim_unchecked != PDN_CLAIM_NONE;
}

static practice__side side_by(pdn_claim_kind claim)
{
    switch (claim) {
    case PDN_CLAIM_SUSTAINED:
    case PDN_CLAIM_IMPROVED: return PRACTICE_DEVIANT;
    case PDN_CLAIM_ONE_YEAR:
    case PDN_CLAIM_NONE: return PRACTICE_PEER;
    case PDN_CLAIM_OUTLIER:
    case PDN_CLAIM_TOO_LITTLE_DATA:
    case PDN_NO_CLAIM:
    case PDN_CLAIMS: break;
    }
    return PRACTICE_NEITHER;
}

static pdn_status side_of(practice_context *w, size_t u)
{
    const pdn_claim_kind claim = w->unit[u].claim;

    if (claim == PDN_NO_CLAIM)
        return pdn_fail(PDN_EDATA,
                        "unit \"%s\" has no claim; want the table "
                        "of pdn-deviants",
                        w->unit[u].unit);
    if (bad_bargain(&w->unit[u])) {
        if (w->bargains++ == 0) w->bargain = w->unit[u].unit;
        w->side[u] = PRACTICE_NEITHER;
        return PDN_OK;
    }
    w->side[u] = side_by(claim);
    w->deviants += w->side[u] == PRACTICE_DEVIANT;
    w->peers += w->side[u] == PRACTICE_PEER;
    w->outliers += claim == PDN_CLAIM_OUTLIER;
    return PDN_OK;
}

static pdn_status take_units(practice_context *w)
{
    pdn_status st = PDN_OK;
    uint32_t first = 0;

    PDN_TAKE(&w->memory, w->side, w->units);
    PDN_TAKE(&w->memory, w->people, w->units);
    PDN_TAKE(&w->memory, w->value, w->units);
    PDN_TAKE(&w->memory, w->seen, w->units);
    PDN_TAKE(&w->memory, w->small, w->units);
    for (size_t u = 0; u < w->units; u++) {
        const char *name = w->unit[u].unit;
        if (name == NULL)
            PDN_FAIL(PDN_EDATA,
                     "row %zu names no unit; want the table of "
                     "pdn-deviants",
                     u + 1);
        PDN_TRY(textmap__put(&w->number, name, (uint32_t)u, &first));
        if (first != u) PDN_FAIL(PDN_EDATA, "unit \"%s\" stands twice", name);
        PDN_TRY(side_of(w, u));
    }
out:
    return st;
}

/* ---- yes or no ---- */

struct practices {
    const pdn_table *t;
    const pdn_column *unit, *practice, *present, *year;
    pdn_arena keys;
    pdn_textmap row, twice, unknown;
    size_t known; /* rows of units that were judged */
};

static pdn_status row_key(struct practices *p, size_t i, const char *unit,
                          const char **key)
{
    char year[PDN_NUMBER_SIZE];

    pdn_number_write(row_cell__number(p->year, i), year);
    *key = row_cell__key(&p->keys, row_cell__text(p->practice, i), year, unit);
    return pdn_had_memory(*key);
}

/* The table's row of a practice in a year; made when it is the first. */
static pdn_status find_row(practice_context *w, struct practices *p, size_t i,
                           pdn_practice_row **row)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    uint32_t at = 0;

    PDN_TRY(row_key(p, i, NULL, &key));
    PDN_TRY(textmap__put(&p->row, key, (uint32_t)w->rows, &at));
    *row = &w->row[at];
    if (at < w->rows) return PDN_OK;
    w->rows++;
    pdn_row_clear(&pdn_practice_schema, *row);
    (*row)->name = row_cell__text(p->practice, i);
    (*row)->kind = PDN_PRACTICE_YES_OR_NO;
    (*row)->year = row_cell__number(p->year, i);
    (*row)->deviants = (*row)->deviants_with = 0;
    (*row)->peers = (*row)->peers_with = 0;
out:
    return st;
}

static pdn_status check_twice(practice_context *w, struct practices *p,
                              size_t i)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *unit = row_cell__text(p->unit, i);
    uint32_t first = 0;

    PDN_TRY(row_key(p, i, unit, &key));
    PDN_TRY(textmap__put(&p->twice, key, (uint32_t)i, &first));
    if (first != i)
        PDN_TRY(pdn_diagnostics_add(
            w->f, row_cell__place(p->t, p->practice, i, PDN_ERROR, "twice"),
            "practice \"%s\" of \"%s\" stands twice in one year (first in line "
            "%zu)",
            row_cell__text(p->practice, i), unit, row_cell__line(p->t, first)));
out:
    return st;
}

/* The judged unit that is spelt most like it; "" where none is near. */
static pdn_status nearest(const practice_context *w, const char *unit,
                          const char **out)
{
    pdn_status st = PDN_OK;
    pdn_names names = {0};
    const pdn_called *near = NULL;
    uint32_t first = 0;

    *out = "";
    for (size_t u = 0; u < w->units; u++)
        PDN_TRY(names__add(&names, w->unit[u].unit, (uint32_t)u, true, &first));
    PDN_TRY(names__near(&names, unit, &near));
    if (near != NULL) *out = w->unit[near->actor].unit;
out:
    names__clear(&names);
    return st;
}

static pdn_status tell_unknown(practice_context *w, struct practices *p,
                               size_t i)
{
    uint32_t first = 0;
    const char *like = "";
    const char *unit = row_cell__text(p->unit, i);
    pdn_status st = textmap__put(&p->unknown, unit, (uint32_t)i, &first);

    if (st == PDN_OK && first == i) st = nearest(w, unit, &like);
    if (st != PDN_OK || first != i) return st;
    return pdn_diagnostics_add(
        w->f, row_cell__place(p->t, p->unit, i, PDN_WARNING, "unknown-unit"),
        "unit \"%s\" is not among the judged units and is left out%s%s%s", unit,
        *like != '\0' ? " (did you mean \"" : "", like,
        *like != '\0' ? "\"?)" : "");
}

static pdn_status count_row(practice_context *w, struct practices *p, size_t i)
{
    pdn_status st = PDN_OK;
    pdn_practice_row *row = NULL;
    int64_t u = PDN_TEXTMAP_NONE;
    double present = row_cell__number(p->present, i);
    const char *unit = row_cell__text(p->unit, i);

    if (unit == NULL || row_cell__text(p->practice, i) == NULL)
        return pdn_diagnostics_add(
            w->f, row_cell__place(p->t, NULL, i, PDN_ERROR, "no-practice"),
            "every row needs unit and practice");
    PDN_TRY(check_twice(w, p, i));
    PDN_TRY(find_row(w, p, i, &row));
    u = textmap__get(&w->number, unit);
    if (u == PDN_TEXTMAP_NONE) return tell_unknown(w, p, i);
    p->known++;
    if (isnan(present)) return PDN_OK;
    if (w->side[u] == PRACTICE_DEVIANT) {
        row->deviants++;
        row->deviants_with += present > 0;
    } else if (w->side[u] == PRACTICE_PEER) {
        row->peers++;
        row->peers_with += present > 0;
    }
out:
    return st;
}

static void hold_shares(pdn_practice_row *row)
{
    double a = row->deviants_with, n = row->deviants;
    double b = row->peers_with, m = row->peers;
    pdn_interval i = pdn_difference_interval(b, m, a, n, CONFIDENCE);
    pdn_exact e = contrast__fisher(a, n, b, m);
    bool both = n > 0 && m > 0;

    row->difference = both ? a / n - b / m : (double)NAN;
    row->lo = both ? i.lo : (double)NAN;
    row->hi = both ? i.hi : (double)NAN;
    row->delta = row->difference;
    row->p_exact = e.p;
    row->smallest_p = e.smallest_p;
}

static pdn_status take_practices(practice_context *w, const pdn_table *t)
{
    pdn_status st = PDN_OK;
    struct practices p = {.t = t,
                          .unit = pdn_table_column(t, "unit"),
                          .practice = pdn_table_column(t, "practice"),
                          .present = pdn_table_column(t, "present"),
                          .year = pdn_table_column(t, "year")};

    for (size_t i = 0; i < t->rows; i++)
        PDN_TRY(count_row(w, &p, i));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    if (t->rows > 0 && p.known == 0)
        PDN_FAIL(PDN_EDATA,
                 "%s%sno unit of the practices is among the judged units",
                 t->file != NULL ? t->file : "", t->file != NULL ? ": " : "");
    for (size_t r = 0; r < w->rows; r++)
        hold_shares(&w->row[r]);
out:
    textmap__clear(&p.row);
    textmap__clear(&p.twice);
    textmap__clear(&p.unknown);
    pdn_arena_clear(&p.keys);
    return st;
}

/* ---- many questions ---- */

static bool testable(const pdn_practice_row *r)
{
    return r->deviants >= PRACTICE_FEWEST_TO_TEST &&
           r->peers >= PRACTICE_FEWEST_TO_TEST && !isnan(r->p_exact);
}

static size_t able(const practice_context *w, double level)
{
    size_t n = 0;

    for (size_t i = 0; i < w->rows; i++)
        n += testable(&w->row[i]) && w->row[i].smallest_p <= level * (1 + 1e-9);
    return n;
}

/* The least K such that at most K rows can reach .05 / K; those are tested. */
static pdn_status choose_tests(practice_context *w, size_t *tested)
{
    pdn_status st = PDN_OK;
    double *p = NULL;
    size_t k = 1;

    PDN_NEW(p, w->rows);
    while (able(w, LEVEL / (double)k) > k)
        k++;
    *tested = able(w, LEVEL / (double)k);
    for (size_t i = 0; i < w->rows; i++) {
        pdn_practice_row *r = &w->row[i];
        if (!testable(r) || r->smallest_p > LEVEL / (double)k * (1 + 1e-9)) {
            r->p_exact = pdn_absent(PDN_NOT_DEFINED);
            r->draws = pdn_absent(PDN_NOT_DEFINED);
        }
        p[i] = r->p_exact;
    }
    pdn_q_values(p, w->rows, p);
    for (size_t i = 0; i < w->rows; i++)
        w->row[i].q = isnan(p[i]) ? pdn_absent(PDN_NOT_DEFINED) : p[i];
out:
    free(p);
    return st;
}

static pdn_status tell(practice_context *w, size_t tested)
{
    pdn_status st = PDN_OK;
    pdn_diagnostic at = {.severity = PDN_WARNING, .code = "outliers"};

    if (w->outliers > 0)
        PDN_TRY(pdn_diagnostics_add(
            w->f, at,
            "outliers %zu: judged without --resources, so that nobody counts "
            "as a deviant; give pdn-deviants --resources",
            w->outliers));
    at.severity = PDN_NOTE;
    at.code = "bad-bargain";
    if (w->bargains > 0)
        PDN_TRY(pdn_diagnostics_add(
            w->f, at,
            "left out of the peers: %zu unit%s (%s\"%s\") better at the price "
            "of something else",
            w->bargains, w->bargains == 1 ? "" : "s",
            w->bargains == 1 ? "" : "first ", w->bargain));
    at.code = "tested";
    if (w->deviants < PRACTICE_FEWEST_TO_TEST ||
        w->peers < PRACTICE_FEWEST_TO_TEST)
        st = pdn_diagnostics_add(
            w->f, at,
            "deviants %zu, peers %zu: too few for a test; read the counts",
            w->deviants, w->peers);
    else if (tested == 0)
        st = pdn_diagnostics_add(
            w->f, at,
            "deviants %zu, peers %zu: too few for a test of any row of %zu "
            "(smallest_p); read the counts",
            w->deviants, w->peers, w->rows);
    else
        st = pdn_diagnostics_add(
            w->f, at,
            "deviants %zu, peers %zu; tested, because the numbers suffice to "
            "show something: %zu of %zu rows. A practice that is chosen after "
            "seeing this table is a guess to look into, not a finding",
            w->deviants, w->peers, tested, w->rows);
out:
    return st;
}

pdn_practice_options pdn_practices_defaults(void)
{
    return (pdn_practice_options){
        .by = "municipality", .draws = 2000, .seed = 1};
}

pdn_status pdn_practices_make(const pdn_table *practices,
                              const pdn_deviant_row *unit, size_t units,
                              const pdn_practice_options *o, pdn_diagnostics *f,
                              pdn_practices *out)
{
    pdn_status st = PDN_OK;
    practice_context w = {.o = o, .f = f, .unit = unit, .units = units};
    size_t most = practices->rows, tested = 0;

    if (o->measures != NULL) most += o->measures->columns;
    PDN_NEW(w.row, most);
    PDN_TRY(take_units(&w));
    PDN_TRY(take_practices(&w, practices));
    PDN_TRY(practice__measures(&w));
    PDN_TRY(choose_tests(&w, &tested));
    PDN_TRY(tell(&w, tested));
    *out = (pdn_practices){w.row, w.rows, tested, w.deviants, w.peers};
    w.row = NULL;
out:
    textmap__clear(&w.number);
    free(w.row);
    pdn_arena_clear(&w.memory);
    unit_beside__clear(&w.beside);
    return st;
}

void pdn_practices_clear(pdn_practices *p)
{
    free(p->row);
    *p = (pdn_practices){0};
}
