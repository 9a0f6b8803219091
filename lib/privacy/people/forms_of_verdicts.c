/* What the verdict of a pair says of its counts: it stands where they do not,
 * and everybody knows the rule. */
#include "privacy/known_forms.h"

#include "breakdown/carriers/carriers.h"
#include "breakdown/verdict_rule.h"
#include "pdnet/breakdown.h"

#include <math.h>

/* Shares of whole people. */
static const double HAIR = 1e-9;

/* A row under way. */
struct pair {
    known_forms *k;
    size_t table, row;
    const pdn_pair *was;
    bool of_few;      /* its verdict may be withheld */
    pdn_verdict told; /* where a count of it is hidden */
};

/* A verdict that is told, as the first that holds or as one that does too. */
static bool says(const struct pair *p, pdn_verdict verdict)
{
    if (p->told == verdict) return true;
    return PDN_HAS(p->was->also, verdict) &&
           !(p->of_few && withheld_verdicts__pins(verdict));
}

enum { PARTS = 3 };

struct part {
    const char *name;
    double times;
};

/* The sum of times x figure is that much at least. Nothing is known where one
 * of them is not. */
static pdn_status add_least(const struct pair *p, double least,
                            const struct part part[PARTS])
{
    pdn_status st = PDN_OK;
    const pdn_schema *schema = p->k->w->table[p->table].schema;
    size_t cell[PARTS] = {SIZE_MAX, SIZE_MAX, SIZE_MAX};

    for (size_t i = 0; i < PARTS && part[i].name != NULL; i++) {
        PDN_TRY(known_forms__cell(p->k, p->table, p->row,
                                  table_rules__field(schema, part[i].name),
                                  &cell[i]));
        if (cell[i] == SIZE_MAX) return PDN_OK;
    }
    PDN_TRY(cell_forms__begin(&p->k->s, least));
    for (size_t i = 0; i < PARTS && part[i].name != NULL; i++)
        PDN_TRY(cell_forms__put(&p->k->s, cell[i], -part[i].times));
    PDN_TRY(known_forms__put_rest(p->k));
    PDN_TRY(cell_forms__end(&p->k->s));
out:
    return st;
}

/* ---- how many contacts there are, beside how many were expected */

/* Judged on two decimals of the one over the other. */
static const double ROUNDED = .005;

static pdn_status add_ratio(const struct pair *p, double least, double most)
{
    pdn_status st = PDN_OK;

    if (least > 0)
        PDN_TRY(add_least(
            p, 0, (struct part[PARTS]){{"ties", 1}, {"expected", -least}}));
    if (isfinite(most))
        PDN_TRY(add_least(
            p, 0, (struct part[PARTS]){{"expected", most}, {"ties", -1}}));
out:
    return st;
}

/* That the contacts are few is said beside how many were expected, and no
 * longer where these are hidden. */
static pdn_status add_said(const struct pair *p, double most)
{
    pdn_status st = PDN_OK;
    known_forms *k = p->k;
    const pdn_schema *s = k->w->table[p->table].schema;
    const pdn_field *expected = table_rules__field(s, "expected");
    size_t ties = 0, beside = 0, said = 0;
    cell_forms__cell c = {0};

    PDN_TRY(known_forms__cell(k, p->table, p->row,
                              table_rules__field(s, "ties"), &ties));
    PDN_TRY(known_forms__cell(k, p->table, p->row, expected, &beside));
    if (ties == SIZE_MAX || beside == SIZE_MAX) return PDN_OK;
    c.cost = k->s.cell[beside].cost;
    c.hidden = k->s.cell[beside].hidden;
    c.table = p->table;
    c.row = p->row;
    c.column = (size_t)(expected - s->field);
    PDN_TRY(cell_forms__add_cell(&k->s, &c, &said));
    PDN_TRY(cell_forms__begin(&k->s, -most));
    PDN_TRY(cell_forms__put(&k->s, ties, 1));
    PDN_TRY(cell_forms__put(&k->s, said, -1));
    PDN_TRY(known_forms__put_rest(k));
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* Fewer than `fewest` are told as that; of two reports each, half as many. */
static pdn_status add_few(const struct pair *p)
{
    pdn_status st = PDN_OK;
    const pdn_schema *s = p->k->w->table[p->table].schema;
    const double most = p->k->w->o.fewest - 1;
    const bool few = p->told == PDN_MISSING || p->told == PDN_THIN_CONTACT;

    if (!few || p->was->ties > most + .5 ||
        hide_cells__is_hidden(&p->k->w->table[p->table], p->row,
                              table_rules__field(s, "expected")))
        return PDN_OK;
    PDN_TRY(add_said(p, most));
    known_forms__set_room(p->k, p->table, p->row, table_rules__field(s, "ties"),
                          most - 1);
    known_forms__set_room(p->k, p->table, p->row,
                          table_rules__field(s, "confirmed"), floor(most / 2));
out:
    return st;
}

static pdn_status add_contacts(const struct pair *p)
{
    pdn_status st = PDN_OK;
    const double none = (double)INFINITY;
    const bool services = isfinite(p->was->named_ab + p->was->named_ba);

    if (says(p, PDN_MISSING) && !(p->was->duty > 0))
        PDN_TRY(add_ratio(p, 0, verdict__rule.missing.ratio + ROUNDED));
    if (says(p, PDN_THIN_CONTACT))
        PDN_TRY(add_ratio(p, 0, verdict__rule.thin.ratio + ROUNDED));
    if (!services && says(p, PDN_WORKS_WELL))
        PDN_TRY(add_ratio(p, verdict__rule.works.ratio - ROUNDED, none));
    if (!services && says(p, PDN_ORDINARY))
        PDN_TRY(add_ratio(p, verdict__rule.ordinary_ratio, none));
    PDN_TRY(add_few(p));
out:
    return st;
}

/* It works where so many of both sides rate, and is strained where so many of
 * the side do that it is told of: nobody takes that away. */
static pdn_status add_raters(const struct pair *p)
{
    pdn_status st = PDN_OK;
    const pdn_schema *s = p->k->w->table[p->table].schema;
    const bool works = says(p, PDN_WORKS_WELL);
    const unsigned note = says(p, PDN_STRAINED) ? p->was->verdict_note : 0;
    const struct {
        const char *raters;
        double answered;
        pdn_reason strained;
    } side[] = {{"raters_ab", p->was->respondents_a, PDN_REASON_STRAINED_AB},
                {"raters_ba", p->was->respondents_b, PDN_REASON_STRAINED_BA}};

    for (size_t i = 0; i < PDN_COUNT(side); i++) {
        double least =
            PDN_HAS(note, side[i].strained) ? verdict__rule.strained.raters : 0;
        if (works) least = fmax(least, verdict__rule.works.raters);
        if (least < .5) continue;
        PDN_TRY(add_least(p, least, (struct part[PARTS]){{side[i].raters, 1}}));
        known_forms__set_room(p->k, p->table, p->row,
                              table_rules__field(s, side[i].raters),
                              side[i].answered - least);
    }
out:
    return st;
}

/* ---- people who name people */

/* No more dyads are told of by who could than there are. One side's word:
 * confirmed / (confirmed + one_sided) is a third at most, and
 * the larger part of one_sided is that side's. It works: half is confirmed. */
static pdn_status add_dyads(const struct pair *p)
{
    pdn_status st = PDN_OK;
    const double third = verdict__rule.sides.confirmed;
    const double half = verdict__rule.works.confirmed;
    const double lean = verdict__rule.sides.lean;
    const bool a = pdn_pair_a_speaks(p->was);
    const double dyads =
        known_forms__dyads(&p->k->w->table[p->table], p->row, true);

    PDN_TRY(add_least(
        p, -dyads, (struct part[PARTS]){{"confirmed", -1}, {"one_sided", -1}}));
    if (says(p, PDN_ONE_SIDED)) {
        PDN_TRY(add_least(p, 0,
                          (struct part[PARTS]){{"one_sided", third},
                                               {"confirmed", third - 1}}));
        PDN_TRY(add_least(p, 0,
                          (struct part[PARTS]){
                              {a ? "one_sided_ab" : "one_sided_ba", 1 - lean},
                              {a ? "one_sided_ba" : "one_sided_ab", -lean}}));
        PDN_TRY(add_least(
            p, verdict__rule.sides.dyads,
            (struct part[PARTS]){{"confirmed", 1}, {"one_sided", 1}}));
    }
    if (says(p, PDN_WORKS_WELL)) {
        PDN_TRY(add_least(p, 0,
                          (struct part[PARTS]){{"confirmed", 1 - half},
                                               {"one_sided", -half}}));
        PDN_TRY(add_least(
            p, verdict__rule.works.dyads,
            (struct part[PARTS]){{"confirmed", 1}, {"one_sided", 1}}));
    }
out:
    return st;
}

/* So many dyads at least that are all one person's, that this would not be
 * chance. */
static double least_of_one(const struct pair *p)
{
    const pdn_pair *was = p->was;
    const carriers__side a = {was->actors_a, was->respondents_a};
    const carriers__side b = {was->actors_b, was->respondents_b};
    const bool within =
        !hide_cells__is_between(&p->k->w->table[p->table], p->row);
    const size_t many = (size_t)verdict__rule.one.many_dyads;
    size_t e = (size_t)verdict__rule.one.dyads;

    if (PDN_HAS(was->verdict_note, PDN_REASON_FOUR_OF_FIVE))
        return (double)many;
    if (!isfinite(a.people + a.heard + b.people + b.heard)) return (double)e;
    while (e < many && carriers__chance_of(&a, &b, within, e, e) >
                           verdict__rule.small_p + HAIR)
        e++;
    return (double)e;
}

/* A report of each at least. */
static pdn_status add_one_person(const struct pair *p)
{
    pdn_status st = PDN_OK;

    if (p->told != PDN_HANGS_ON_ONE) return PDN_OK;
    const double least = least_of_one(p);
    PDN_TRY(add_least(p, least, (struct part[PARTS]){{"ties", 1}}));
    PDN_TRY(add_least(p, least,
                      (struct part[PARTS]){
                          {"confirmed", 1}, {"one_sided", 1}, {"unknown", 1}}));
out:
    return st;
}

/* ---- people who name services */

struct side {
    const char *named, *raters;
    double count, raters_count, could;
};

/* How many of one side name the other, by who could and by the verdict. Within
 * these nothing helps. Who names rates. */
static pdn_status add_side(const struct pair *p, const struct side *x,
                           double least, double most, double *room)
{
    pdn_status st = PDN_OK;
    const pdn_schema *s = p->k->w->table[p->table].schema;
    const double lo = ceil(least * x->could - HAIR);
    const double hi = floor(most * x->could + HAIR);

    *room += hi - lo;
    PDN_TRY(add_least(p, lo, (struct part[PARTS]){{x->named, 1}}));
    PDN_TRY(add_least(p, -hi, (struct part[PARTS]){{x->named, -1}}));
    known_forms__set_room(p->k, p->table, p->row,
                          table_rules__field(s, x->named), hi - lo);
    if (fabs(x->raters_count - x->count) < .5)
        known_forms__set_room(p->k, p->table, p->row,
                              table_rules__field(s, x->raters), hi - lo);
out:
    return st;
}

/* Of either side, or both, half or more name the other. */
static pdn_status add_unsaid(const struct pair *p, double *room)
{
    pdn_status st = PDN_OK;
    const hide_cells__work *w = p->k->w;
    const withheld_verdicts__range r =
        withheld_verdicts__ties(w, &w->table[p->table], p->row);

    *room = fmin(*room, r.most - r.least);
    PDN_TRY(add_least(p, r.least, (struct part[PARTS]){{"ties", 1}}));
    PDN_TRY(add_least(p, -r.most, (struct part[PARTS]){{"ties", -1}}));
out:
    return st;
}

/* Half or more name the other, of both sides (it works) or of one, and then few
 * of the other do. */
static pdn_status add_services(const struct pair *p)
{
    pdn_status st = PDN_OK;
    const pdn_pair *was = p->was;
    const double most = verdict__rule.named.most;
    const double least = verdict__rule.named.least;
    const bool works = says(p, PDN_WORKS_WELL), one = says(p, PDN_ONE_SIDED);
    static const char *const both[] = {"ties", "reporters"};
    const pdn_schema *s = p->k->w->table[p->table].schema;
    double room = 0;
    const bool a = pdn_pair_a_speaks(was);
    const struct side ab = {"named_ab", "raters_ab", was->named_ab,
                            was->raters_ab, was->could_name_ab};
    const struct side ba = {"named_ba", "raters_ba", was->named_ba,
                            was->raters_ba, was->could_name_ba};

    PDN_TRY(add_side(p, &ab, works || (one && a) ? most : 0,
                     one && !a ? least : 1, &room));
    PDN_TRY(add_side(p, &ba, works || (one && !a) ? most : 0,
                     one && a ? least : 1, &room));
    if (p->told == PDN_NOT_SAID) PDN_TRY(add_unsaid(p, &room));
    for (size_t i = 0; i < PDN_COUNT(both); i++)
        known_forms__set_room(p->k, p->table, p->row,
                              table_rules__field(s, both[i]), room);
out:
    return st;
}

pdn_status forms_of_verdicts__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    if (t->schema != &pdn_breakdown_schema) return PDN_OK;
    for (size_t i = 0; i < t->rows; i++) {
        struct pair p = {k, table, i, hide_cells__row(t, i), false, 0};
        if (t->hidden[i]) continue;
        p.of_few = withheld_verdicts__may_be(k->w, t, i);
        p.told =
            p.of_few ? withheld_verdicts__told(k->w, t, i) : p.was->verdict;
        PDN_TRY(add_contacts(&p));
        PDN_TRY(add_raters(&p));
        PDN_TRY(add_one_person(&p));
        if (!isfinite(p.was->named_ab + p.was->named_ba))
            PDN_TRY(add_dyads(&p));
        else if (hide_cells__is_between(t, i))
            PDN_TRY(add_services(&p));
    }
out:
    return st;
}
