#include "pdnet/practice.h"

#include "pdnet/contrast.h"
#include "pdnet/interval.h"
#include "pdnet/pvalue.h"
#include "pdnet/textmap.h"
#include "rowcell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEVEL      .05
#define CONFIDENCE .95
enum { FEWEST_TO_TEST = 2 };

enum side { NEITHER, DEVIANT, PEER };

/* The judged units and everything under way. */
struct work {
    const pdn_practice_options *o;
    pdn_findings *f;
    const pdn_deviant_row *unit;
    size_t units;
    pdn_textmap number; /* of each judged unit, by its name */
    enum side *side;
    size_t deviants, peers, outliers;
    pdn_practice_row *row;
    size_t rows;
    double *sum, *people; /* units: of the measure under way */
    double *value;        /* units: the deviants' means, then the peers' */
    bool *seen;           /* units that the measures tell of */
    size_t foreign;       /* rows of the measures about other units */
};

static pdn_status side_of(struct work *w, size_t u)
{
    static const struct {
        const char *claim;
        enum side side;
    } known[] = {{"sustained", DEVIANT}, {"improved", DEVIANT},
                 {"one-year", PEER},     {"none", PEER},
                 {"outlier", NEITHER},   {"too-little-data", NEITHER}};
    const char *claim = w->unit[u].claim;

    if (claim == NULL)
        return pdn_fail(PDN_EDATA,
                        "unit \"%s\" has no claim; want the table "
                        "of pdn-deviants",
                        w->unit[u].unit);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(claim, known[i].claim) != 0) continue;
        w->side[u] = known[i].side;
        w->deviants += known[i].side == DEVIANT;
        w->peers += known[i].side == PEER;
        w->outliers += strcmp(claim, "outlier") == 0;
        return PDN_OK;
    }
    return pdn_fail(PDN_EDATA, "unit \"%s\": no claim is called \"%s\"",
                    w->unit[u].unit, claim);
}

static pdn_status take_units(struct work *w)
{
    pdn_status st = PDN_OK;
    uint32_t first = 0;

    PDN_NEW(w->side, w->units);
    PDN_NEW(w->sum, w->units);
    PDN_NEW(w->people, w->units);
    PDN_NEW(w->value, w->units);
    PDN_NEW(w->seen, w->units);
    for (size_t u = 0; u < w->units; u++) {
        const char *name = w->unit[u].unit;
        if (name == NULL)
            PDN_FAIL(PDN_EDATA,
                     "row %zu names no unit; want the table of "
                     "pdn-deviants",
                     u + 1);
        PDN_TRY(pdn_textmap_put(&w->number, name, (uint32_t)u, &first));
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
    char year[PDN_NUMBER_ROOM];

    pdn_number_write(pdn_i_cell_number(p->year, i), year);
    *key =
        pdn_i_cell_key(&p->keys, pdn_i_cell_text(p->practice, i), year, unit);
    return *key != NULL ? PDN_OK : pdn_no_memory();
}

/* The table's row of a practice in a year; made when it is the first. */
static pdn_status find_row(struct work *w, struct practices *p, size_t i,
                           pdn_practice_row **row)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    uint32_t at = 0;
    double none = pdn_absent(PDN_NOT_DEFINED);

    PDN_TRY(row_key(p, i, NULL, &key));
    PDN_TRY(pdn_textmap_put(&p->row, key, (uint32_t)w->rows, &at));
    *row = &w->row[at];
    if (at < w->rows) return PDN_OK;
    w->rows++;
    **row = (pdn_practice_row){.name = pdn_i_cell_text(p->practice, i),
                               .kind = "practice",
                               .year = pdn_i_cell_number(p->year, i),
                               .deviants_mean = none,
                               .peers_mean = none,
                               .draws = none};
out:
    return st;
}

static pdn_status check_twice(struct work *w, struct practices *p, size_t i)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *unit = pdn_i_cell_text(p->unit, i);
    uint32_t first = 0;

    PDN_TRY(row_key(p, i, unit, &key));
    PDN_TRY(pdn_textmap_put(&p->twice, key, (uint32_t)i, &first));
    if (first != i)
        PDN_TRY(pdn_findings_add(
            w->f, pdn_i_cell_place(p->t, p->practice, i, PDN_ERROR, "twice"),
            "practice \"%s\" of \"%s\" stands twice in one year (first in line "
            "%zu)",
            pdn_i_cell_text(p->practice, i), unit,
            pdn_i_cell_line(p->t, first)));
out:
    return st;
}

static pdn_status tell_unknown(struct work *w, struct practices *p, size_t i)
{
    uint32_t first = 0;
    const char *unit = pdn_i_cell_text(p->unit, i);
    pdn_status st = pdn_textmap_put(&p->unknown, unit, (uint32_t)i, &first);

    if (st != PDN_OK || first != i) return st;
    return pdn_findings_add(
        w->f, pdn_i_cell_place(p->t, p->unit, i, PDN_WARNING, "unknown-unit"),
        "unit \"%s\" is not among the judged units and is left out", unit);
}

static pdn_status count_row(struct work *w, struct practices *p, size_t i)
{
    pdn_status st = PDN_OK;
    pdn_practice_row *row = NULL;
    int64_t u = PDN_TEXTMAP_NONE;
    double present = pdn_i_cell_number(p->present, i);
    const char *unit = pdn_i_cell_text(p->unit, i);

    if (unit == NULL || pdn_i_cell_text(p->practice, i) == NULL)
        return pdn_findings_add(
            w->f, pdn_i_cell_place(p->t, NULL, i, PDN_ERROR, "no-practice"),
            "every row needs unit and practice");
    PDN_TRY(check_twice(w, p, i));
    PDN_TRY(find_row(w, p, i, &row));
    u = pdn_textmap_get(&w->number, unit);
    if (u == PDN_TEXTMAP_NONE) return tell_unknown(w, p, i);
    p->known++;
    if (isnan(present)) return PDN_OK;
    if (w->side[u] == DEVIANT) {
        row->deviants++;
        row->deviants_with += present > 0;
    } else if (w->side[u] == PEER) {
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
    pdn_exact e = pdn_fisher(a, n, b, m);
    bool both = n > 0 && m > 0;

    row->difference = both ? a / n - b / m : (double)NAN;
    row->lo = both ? i.lo : (double)NAN;
    row->hi = both ? i.hi : (double)NAN;
    row->delta = row->difference;
    row->p_exact = e.p;
    row->smallest_p = e.smallest_p;
}

static pdn_status take_practices(struct work *w, const pdn_table *t)
{
    pdn_status st = PDN_OK;
    struct practices p = {.t = t,
                          .unit = pdn_table_column(t, "unit"),
                          .practice = pdn_table_column(t, "practice"),
                          .present = pdn_table_column(t, "present"),
                          .year = pdn_table_column(t, "year")};

    for (size_t i = 0; i < t->rows; i++)
        PDN_TRY(count_row(w, &p, i));
    PDN_TRY(pdn_findings_verdict(w->f));
    if (t->rows > 0 && p.known == 0)
        PDN_FAIL(PDN_EDATA,
                 "%s%sno unit of the practices is among the judged units",
                 t->file != NULL ? t->file : "", t->file != NULL ? ": " : "");
    for (size_t r = 0; r < w->rows; r++)
        hold_shares(&w->row[r]);
out:
    pdn_textmap_clear(&p.row);
    pdn_textmap_clear(&p.twice);
    pdn_textmap_clear(&p.unknown);
    pdn_arena_clear(&p.keys);
    return st;
}

/* ---- measures ---- */

/* A number of an actor that is no measure of how they work together. */
static bool is_measure(const struct work *w, const pdn_column *c)
{
    static const char *const no[] = {"id",      "responded", "rank",
                                     "rank_lo", "rank_hi",   "nominators"};

    if (c->number == NULL || strcmp(c->name, w->o->by) == 0) return false;
    for (size_t i = 0; i < w->o->onlys; i++)
        if (strcmp(c->name, w->o->only[i]) == 0) return true;
    if (w->o->onlys > 0) return false;
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (strcmp(c->name, no[i]) == 0) return false;
    return true;
}

static pdn_status check_only(const struct work *w, const pdn_table *t)
{
    for (size_t i = 0; i < w->o->onlys; i++) {
        const pdn_column *c = pdn_table_column(t, w->o->only[i]);
        if (c == NULL || c->number == NULL)
            return pdn_fail(PDN_EDATA, "%s%sno measure \"%s\"",
                            t->file != NULL ? t->file : "",
                            t->file != NULL ? ": " : "", w->o->only[i]);
    }
    return PDN_OK;
}

/* The mean of each unit's people. */
static void average(struct work *w, const pdn_table *t, const pdn_column *by,
                    const pdn_column *c)
{
    memset(w->sum, 0, w->units * sizeof *w->sum);
    memset(w->people, 0, w->units * sizeof *w->people);
    w->foreign = 0;
    for (size_t i = 0; i < t->rows; i++) {
        const char *unit = pdn_i_cell_text(by, i);
        int64_t u =
            unit != NULL ? pdn_textmap_get(&w->number, unit) : PDN_TEXTMAP_NONE;
        if (u == PDN_TEXTMAP_NONE)
            w->foreign++;
        else {
            w->seen[u] = true;
            if (isnan(c->number[i])) continue;
            w->sum[u] += c->number[i];
            w->people[u]++;
        }
    }
}

static size_t gather(struct work *w, enum side side, double *value)
{
    size_t n = 0;

    for (size_t u = 0; u < w->units; u++)
        if (w->side[u] == side && w->people[u] > 0)
            value[n++] = w->sum[u] / w->people[u];
    return n;
}

static pdn_status hold_measure(struct work *w, const pdn_column *c)
{
    pdn_status st = PDN_OK;
    double none = pdn_absent(PDN_NOT_DEFINED);
    size_t n = gather(w, DEVIANT, w->value);
    size_t m = gather(w, PEER, w->value + n);
    size_t draws = n < FEWEST_TO_TEST || m < FEWEST_TO_TEST ? 0 : w->o->draws;
    pdn_contrast k;

    PDN_TRY(pdn_contrast_make(w->value, n, m, draws, w->o->seed, &k));
    w->row[w->rows++] =
        (pdn_practice_row){.name = c->name,
                           .kind = "measure",
                           .deviants_with = none,
                           .deviants = (double)n,
                           .peers_with = none,
                           .peers = (double)m,
                           .difference = k.difference,
                           .lo = k.lo,
                           .hi = k.hi,
                           .delta = k.delta,
                           .p_exact = k.exact.p,
                           .smallest_p = k.exact.smallest_p,
                           .year = none,
                           .deviants_mean = k.mean_a,
                           .peers_mean = k.mean_b,
                           .draws = k.draws > 0 ? k.draws : none};
out:
    return st;
}

static pdn_status tell_measures(struct work *w, const pdn_table *t)
{
    size_t deviants = 0, peers = 0;

    for (size_t u = 0; u < w->units; u++) {
        deviants += w->seen[u] && w->side[u] == DEVIANT;
        peers += w->seen[u] && w->side[u] == PEER;
    }
    if (deviants + peers == 0)
        return pdn_fail(PDN_EDATA, "%s%sno \"%s\" is the name of a judged unit",
                        t->file != NULL ? t->file : "",
                        t->file != NULL ? ": " : "", w->o->by);
    pdn_severity how = deviants == 0 || peers == 0 ? PDN_WARNING : PDN_NOTE;
    return pdn_findings_add(
        w->f, pdn_i_file_place(t, how, "measures-joined"),
        "tells of people in %zu of %zu deviants and %zu of %zu peers; %zu "
        "people are in no judged unit",
        deviants, w->deviants, peers, w->peers, w->foreign);
}

static pdn_status take_measures(struct work *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = w->o->measures;
    const pdn_column *by = NULL;

    if (t == NULL) return PDN_OK;
    by = pdn_table_column(t, w->o->by);
    if (by == NULL || by->text == NULL)
        PDN_FAIL(PDN_EDATA, "%s%sno column \"%s\" that names a unit",
                 t->file != NULL ? t->file : "", t->file != NULL ? ": " : "",
                 w->o->by);
    PDN_TRY(check_only(w, t));
    for (size_t i = 0; i < t->columns; i++) {
        if (!is_measure(w, &t->column[i])) continue;
        average(w, t, by, &t->column[i]);
        PDN_TRY(hold_measure(w, &t->column[i]));
    }
    PDN_TRY(tell_measures(w, t));
out:
    return st;
}

/* ---- many questions ---- */

static bool testable(const pdn_practice_row *r)
{
    return r->deviants >= FEWEST_TO_TEST && r->peers >= FEWEST_TO_TEST &&
           !isnan(r->p_exact);
}

static size_t able(const struct work *w, double level)
{
    size_t n = 0;

    for (size_t i = 0; i < w->rows; i++)
        n += testable(&w->row[i]) && w->row[i].smallest_p <= level * (1 + 1e-9);
    return n;
}

/* The least K such that at most K rows can reach .05 / K; those are tested. */
static pdn_status choose_tests(struct work *w, size_t *tested)
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

static pdn_status tell(struct work *w, size_t tested)
{
    pdn_status st = PDN_OK;
    pdn_finding at = {.severity = PDN_WARNING, .code = "outliers"};

    if (w->outliers > 0)
        PDN_TRY(pdn_findings_add(
            w->f, at,
            "%zu units are outliers: judged without --resources, so that "
            "nobody counts as a deviant",
            w->outliers));
    at.severity = PDN_NOTE;
    at.code = "tested";
    if (w->deviants < FEWEST_TO_TEST || w->peers < FEWEST_TO_TEST)
        st = pdn_findings_add(
            w->f, at,
            "%zu deviants and %zu peers are too few for a test: read the "
            "counts",
            w->deviants, w->peers);
    else if (tested == 0)
        st = pdn_findings_add(
            w->f, at,
            "%zu deviants and %zu peers are too few for a test of any of the "
            "%zu rows (smallest_p): read the counts",
            w->deviants, w->peers, w->rows);
    else
        st = pdn_findings_add(
            w->f, at,
            "%zu deviants and %zu peers; %zu of %zu rows could show something "
            "and are tested. What was chosen after looking is a hypothesis",
            w->deviants, w->peers, tested, w->rows);
out:
    return st;
}

pdn_status pdn_practices_make(const pdn_table *practices,
                              const pdn_deviant_row *unit, size_t units,
                              const pdn_practice_options *o, pdn_findings *f,
                              pdn_practices *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.o = o, .f = f, .unit = unit, .units = units};
    size_t most = practices->rows, tested = 0;

    if (o->measures != NULL) most += o->measures->columns;
    PDN_NEW(w.row, most);
    PDN_TRY(take_units(&w));
    PDN_TRY(take_practices(&w, practices));
    PDN_TRY(take_measures(&w));
    PDN_TRY(choose_tests(&w, &tested));
    PDN_TRY(tell(&w, tested));
    *out = (pdn_practices){w.row, w.rows, tested, w.deviants, w.peers};
    w.row = NULL;
out:
    pdn_textmap_clear(&w.number);
    free(w.row);
    free(w.side);
    free(w.sum);
    free(w.people);
    free(w.value);
    free(w.seen);
    return st;
}

void pdn_practices_clear(pdn_practices *p)
{
    free(p->row);
    *p = (pdn_practices){0};
}
