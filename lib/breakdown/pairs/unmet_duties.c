#include "pair_context.h"

#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/table.h"

#include <string.h>

enum { MOST_ASKED = 3 };

static bool is_group(const pdn_groups *q, const char *name)
{
    for (size_t k = 0; k < q->groups; k++)
        if (strcmp(q->label[k], name) == 0) return true;
    return false;
}

/* Records a fault where the name is nobody's. */
static pdn_status check_name(const pdn_network *g, const pdn_groups *q,
                             const pdn_table *t, const char *column, size_t row,
                             pdn_diagnostics *f)
{
    const pdn_column *c = pdn_table_column(t, column);
    const char *name = c == NULL ? NULL : pdn_table_cell(t, column, row);

    if (name == NULL || is_group(q, name) ||
        pdn_network_find(g, name) != SIZE_MAX)
        return PDN_OK;
    pdn_diagnostic at = {
        .file = t->file,
        .line = t->line == NULL ? 0 : t->line[row],
        .column = t->field == NULL ? 0 : t->field[c - t->column],
        .severity = PDN_ERROR,
        .code = "unknown-group",
    };
    return pdn_diagnostics_add(f, at,
                               "unknown group \"%s\": want a group or an id of "
                               "the network",
                               name);
}

pdn_status pdn_duties_read(const char *path, const pdn_csv_options *options,
                           const pdn_network *g, const char *by,
                           pdn_diagnostics *f, pdn_duties *out)
{
    pdn_status st = PDN_OK;
    pdn_duties d = {0};
    pdn_groups q = {0};

    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, by), &q));
    PDN_TRY(pdn_kind_read("duties", path, options, f, &d.table));
    d.duties = d.table.rows;
    d.duty = pdn_arena_get(&d.table.arena, (d.duties + 1) * sizeof *d.duty);
    PDN_TRY(pdn_had_memory(d.duty));
    for (size_t k = 0; k < d.duties; k++) {
        PDN_TRY(check_name(g, &q, &d.table, "from", k, f));
        PDN_TRY(check_name(g, &q, &d.table, "to", k, f));
        d.duty[k] = (pdn_duty){pdn_table_cell(&d.table, "from", k),
                               pdn_table_cell(&d.table, "to", k),
                               pdn_table_cell(&d.table, "why", k),
                               pdn_table_cell(&d.table, "lead", k)};
    }
    PDN_TRY(pdn_diagnostics_verdict(f));
    *out = d;
    d = (pdn_duties){0};
out:
    pdn_groups_clear(&q);
    pdn_duties_clear(&d);
    return st;
}

void pdn_duties_clear(pdn_duties *d)
{
    pdn_table_clear(&d->table);
    *d = (pdn_duties){0};
}

/* One end of a duty: a group, or one person (actor != SIZE_MAX). */
struct end {
    uint32_t group;
    size_t actor;
};

static bool in(const struct pair_context *w, const struct end *e, size_t v)
{
    return e->actor == SIZE_MAX ? w->group[v] == e->group : e->actor == v;
}

/* Whether i could have reported j, one at either end: people name services
 * where services are named. */
static bool could_report(const struct pair_context *w, const struct end *a,
                         const struct end *b, size_t i, size_t j)
{
    const bool *is_group = w->whole->is_group;
    bool there = in(w, a, i) && in(w, b, j), back = in(w, a, j) && in(w, b, i);

    if (i == j || !(there || back)) return false;
    return is_group == NULL || (!is_group[i] && is_group[j]);
}

/* Arcs between the two ends: reported, and that could have been. */
static void count(const struct pair_context *w, const struct end *a,
                  const struct end *b, pdn_unmet_duty *gap)
{
    const pdn_network *g = w->whole;

    for (size_t k = 0; k < g->ties; k++) {
        size_t i = g->from[k], j = g->to[k];
        if (!g->contact[k] || !g->answered[i]) continue;
        gap->ties +=
            (in(w, a, i) && in(w, b, j)) || (in(w, a, j) && in(w, b, i));
    }
    for (size_t i = 0; i < g->actors; i++)
        for (size_t j = 0; j < g->actors; j++)
            if (could_report(w, a, b, i, j))
                /* each ordered pair of people once; undirected: half */
                gap->possible += g->directed ? g->answered[i] : 0.5;
}

/* How many of v's contacts are on either side. */
struct between {
    size_t least, sum;
    uint32_t actor;
};

static struct between stands(const struct pair_context *w, const pdn_packed *p,
                             uint32_t v, const struct end *a,
                             const struct end *b)
{
    size_t x = 0, y = 0;

    for (uint32_t k = p->start[v]; k < p->start[v + 1]; k++) {
        x += in(w, a, p->to[k]);
        y += in(w, b, p->to[k]);
    }
    return (struct between){x < y ? x : y, x + y, v};
}

static bool nearer(const struct between *x, const struct between *y)
{
    if (x->least != y->least) return x->least > y->least;
    return x->sum > y->sum;
}

/* The three who stand best between, in order; the first on the list wins. */
static size_t find_between(const struct pair_context *w, const pdn_packed *p,
                           const struct end *a, const struct end *b,
                           struct between best[MOST_ASKED])
{
    size_t n = 0;

    for (uint32_t v = 0; v < w->whole->actors; v++) {
        struct between x = stands(w, p, v, a, b);
        if (x.least == 0) continue;
        if (w->whole->is_group != NULL && w->whole->is_group[v]) continue;
        size_t at = n < MOST_ASKED ? n++ : MOST_ASKED;
        for (; at > 0 && nearer(&x, &best[at - 1]); at--)
            if (at < MOST_ASKED) best[at] = best[at - 1];
        if (at < MOST_ASKED) best[at] = x;
    }
    return n;
}

static pdn_status name_them(const struct pair_context *w,
                            const struct between *best, size_t n,
                            pdn_arena *text, const char **out)
{
    const char *id[MOST_ASKED];

    *out = NULL;
    if (n == 0) return PDN_OK;
    for (size_t k = 0; k < n; k++)
        id[k] = w->whole->id[best[k].actor];
    return pdn_textlist_write(id, n, '+', text, out);
}

static bool is_open(const pdn_unmet_duty *gap)
{
    return gap->ties < 0.5 || gap->verdict == PDN_MISSING;
}

/* Fills one gap, and who could be asked where it is one. */
static pdn_status look(const struct pair_context *w, const pdn_packed *both,
                       const pdn_duty *d, const pdn_breakdown *b,
                       pdn_arena *text, pdn_unmet_duty *gap)
{
    pdn_status st = PDN_OK;
    struct end from = {0, 0}, to = {0, 0};
    struct between best[MOST_ASKED];
    size_t n = 0;

    pdn_row_clear(&pdn_unmet_duties_schema, gap);
    gap->from = d->from;
    gap->to = d->to;
    gap->why = d->why;
    gap->lead = d->lead;
    gap->ties = gap->possible = 0;
    PDN_TRY(unmet_duties__find_end(w, d->from, &from.group, &from.actor));
    PDN_TRY(unmet_duties__find_end(w, d->to, &to.group, &to.actor));
    count(w, &from, &to, gap);
    if (from.actor == SIZE_MAX && to.actor == SIZE_MAX)
        gap->verdict =
            b->pair[reports__pair_at(w->r.groups, from.group, to.group)]
                .verdict;
    if (!is_open(gap)) return PDN_OK;
    n = find_between(w, both, &from, &to, best);
    PDN_TRY(name_them(w, best, n, text, &gap->could_be_asked));
out:
    return st;
}

pdn_status pdn_unmet_duties_make(const pdn_network *g,
                                 const pdn_breakdown_options *o,
                                 const pdn_breakdown *b, pdn_unmet_duties *out)
{
    pdn_status st = PDN_OK;
    struct pair_context w = {0};
    pdn_adjacency a = {0};
    pdn_unmet_duties gaps = {0};

    PDN_TRY(pair_context__begin(g, o, &w));
    PDN_TRY(pdn_adjacency_make(g, &a));
    gaps.row = pdn_arena_get(&gaps.text, (o->duties + 1) * sizeof *gaps.row);
    PDN_TRY(pdn_had_memory(gaps.row));
    for (size_t k = 0; k < o->duties; k++) {
        PDN_TRY(look(&w, &a.both, &o->duty[k], b, &gaps.text,
                     &gaps.row[gaps.rows]));
        gaps.rows += is_open(&gaps.row[gaps.rows]);
    }
    *out = gaps;
    gaps = (pdn_unmet_duties){0};
out:
    pdn_unmet_duties_clear(&gaps);
    pdn_adjacency_clear(&a);
    pair_context__clear(&w);
    return st;
}

void pdn_unmet_duties_clear(pdn_unmet_duties *g)
{
    pdn_arena_clear(&g->text);
    *g = (pdn_unmet_duties){0};
}
