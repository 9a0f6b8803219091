#include "breakdown/arcs/barrier_codes.h"
#include "pair_context.h"

#include "pdnet/breakdown.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What one respondent names of one pair; a respondent's stand together. */
struct cell {
    uint32_t person, pair;
    bool asked;
};

/* named[cell * codes + code]: is it named there? Counts are pairs x codes. */
struct named {
    pdn_arena memory;
    const struct pair_context *w;
    barrier_codes list;
    const char **code; /* of the list */
    size_t codes;
    struct cell *cell;
    size_t cells;
    bool *named;
    double *count, *asked;
};

static const char *barrier_on(const struct pair_context *w, size_t arc)
{
    const pdn_column *c = pdn_table_column(&w->g->tie, "barrier");
    const char *s =
        c == NULL || c->text == NULL ? NULL : c->text[w->r.row[arc]];

    return s == NULL ? "" : s;
}

static pdn_status find_codes(struct named *m)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < m->w->r.arcs; k++)
        PDN_TRY(barrier_codes__add(&m->list, barrier_on(m->w, k)));
    barrier_codes__sort(&m->list);
    m->code = m->list.code;
    m->codes = m->list.codes;
out:
    return st;
}

static void hear(struct named *m, size_t person, size_t other, size_t arc)
{
    const struct pair_context *w = m->w;
    size_t at = person * w->r.groups + w->r.group[other], length = 0;

    for (int c = PDN_QUALITY; c <= PDN_SKILL; c++)
        if (!isnan(w->answers[c].value[arc])) m->cell[at].asked = true;
    for (const char *s = barrier_on(w, arc); barrier_codes__next(&s, &length);
         s += length) {
        m->cell[at].asked = true;
        m->named[at * m->codes + barrier_codes__find(&m->list, s, length)] =
            true;
    }
}

/* Keeps the cells of those who were asked, in order. */
static void pack(struct named *m)
{
    const pdn_reports *r = &m->w->r;

    for (size_t k = 0; k < r->actors * r->groups; k++) {
        if (!m->cell[k].asked) continue;
        uint32_t i = (uint32_t)(k / r->groups);
        size_t pair = reports__pair_at(r->groups, r->group[i], k % r->groups);
        memmove(m->named + m->cells * m->codes, m->named + k * m->codes,
                m->codes * sizeof *m->named);
        m->cell[m->cells++] = (struct cell){i, (uint32_t)pair, true};
    }
}

static void named_clear(struct named *m)
{
    barrier_codes__clear(&m->list);
    pdn_arena_clear(&m->memory);
}

static pdn_status named_make(const struct pair_context *w, struct named *m)
{
    pdn_status st = PDN_OK;
    const pdn_reports *r = &w->r;

    m->w = w;
    PDN_TRY(find_codes(m));
    PDN_TAKE(&m->memory, m->cell, r->actors * r->groups);
    PDN_TAKE(&m->memory, m->named, r->actors * r->groups * m->codes);
    PDN_TAKE(&m->memory, m->count, r->pairs * m->codes);
    PDN_TAKE(&m->memory, m->asked, r->pairs);
    for (size_t k = 0; k < r->arcs; k++) {
        hear(m, r->from[k], r->to[k], k);
        if (!r->directed) hear(m, r->to[k], r->from[k], k);
    }
    pack(m);
    for (size_t k = 0; k < m->cells; k++) {
        m->asked[m->cell[k].pair]++;
        for (size_t c = 0; c < m->codes; c++)
            m->count[m->cell[k].pair * m->codes + c] +=
                m->named[k * m->codes + c];
    }
out:
    return st;
}

pdn_status barriers__top(const struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    struct named m = {0};

    PDN_TRY(named_make(w, &m));
    for (size_t p = 0; p < b->pairs; p++) {
        const double *count = m.count + p * m.codes;
        size_t top = 0, tied = 0;
        for (size_t c = 1; c < m.codes; c++)
            if (count[c] > count[top]) top = c;
        if (m.codes > 0 && m.asked[p] > 0.5)
            b->pair[p].barrier_asked = m.asked[p];
        if (m.codes == 0 || count[top] < 0.5) continue;
        for (size_t c = 0; c < m.codes; c++)
            tied += count[c] > count[top] - .5;
        const char *code = m.code[top];
        PDN_TRY(pdn_arena_keep(&b->text, code, &b->pair[p].top_barrier));
        b->pair[p].top_barrier_share = count[top] / m.asked[p];
        b->pair[p].barrier_named = count[top];
        b->pair[p].barrier_tied = (double)tied;
    }
out:
    named_clear(&m);
    return st;
}

/* The shuffle: whole respondents among those with equally many cells. */
struct work {
    const struct named *m;
    pdn_strata strata; /* respondents by number of cells */
    uint32_t *first;   /* of each respondent: the first cell */
    double *seen;      /* by code: sum over pairs of o^2 / asked */
    struct bench {
        uint32_t *order, *source; /* respondents; cells */
        double *count, *sum;
        uint32_t *hits;
    } * bench;
    pdn_arena memory;
};

/* With margins fixed, chi-square grows as the sum of o^2 / asked. */
static void add_up(const struct named *m, const double *count, double *sum)
{
    memset(sum, 0, m->codes * sizeof *sum);
    for (size_t p = 0; p < m->w->r.pairs; p++) {
        if (m->asked[p] < 0.5) continue;
        for (size_t c = 0; c < m->codes; c++) {
            double o = count[p * m->codes + c];
            sum[c] += o * o / m->asked[p];
        }
    }
}

/* Cell k gets the answers of cell source[k]. */
static void shuffle(const struct work *f, pdn_random *stream, struct bench *b)
{
    for (size_t i = 0; i < f->strata.n; i++)
        b->order[i] = (uint32_t)i;
    pdn_strata_shuffle(&f->strata, stream, b->order);
    for (size_t i = 0; i < f->strata.n; i++) {
        uint32_t n = f->first[i + 1] - f->first[i];
        uint32_t *own = b->source + f->first[i];
        for (uint32_t k = 0; k < n; k++)
            own[k] = f->first[b->order[i]] + k;
        pdn_random_shuffle(stream, own, n);
    }
}

static pdn_status make(void *work_at, size_t draw, size_t worker,
                       pdn_random *stream)
{
    const struct work *f = work_at;
    const struct named *m = f->m;
    struct bench *b = &f->bench[worker];

    (void)draw;
    shuffle(f, stream, b);
    memset(b->count, 0, m->w->r.pairs * m->codes * sizeof *b->count);
    for (size_t k = 0; k < m->cells; k++) {
        double *count = b->count + m->cell[k].pair * m->codes;
        const bool *named = m->named + b->source[k] * m->codes;
        for (size_t c = 0; c < m->codes; c++)
            count[c] += named[c];
    }
    add_up(m, b->count, b->sum);
    for (size_t c = 0; c < m->codes; c++)
        b->hits[c] += b->sum[c] >= f->seen[c] * (1 - 1e-9);
    return PDN_OK;
}

/* Respondents in order, their first cells, and how many each has. */
static pdn_status sort_respondents(struct work *f)
{
    pdn_status st = PDN_OK;
    const struct named *m = f->m;
    uint32_t *of = NULL;
    size_t n = 0, most = 0;

    PDN_TAKE(&f->memory, f->first, m->cells + 1);
    PDN_NEW(of, m->cells);
    for (uint32_t k = 0; k < m->cells; k++)
        if (k == 0 || m->cell[k].person != m->cell[k - 1].person)
            f->first[n++] = k;
    f->first[n] = (uint32_t)m->cells;
    for (size_t i = 0; i < n; i++) {
        of[i] = f->first[i + 1] - f->first[i];
        if (of[i] > most) most = of[i];
    }
    PDN_TRY(pdn_strata_make(of, n, most + 1, &f->strata));
out:
    free(of);
    return st;
}

static pdn_status bench_new(struct work *f, struct bench *b)
{
    pdn_status st = PDN_OK;
    const struct named *m = f->m;

    PDN_TAKE(&f->memory, b->order, f->strata.n);
    PDN_TAKE(&f->memory, b->source, m->cells);
    PDN_TAKE(&f->memory, b->count, m->w->r.pairs * m->codes);
    PDN_TAKE(&f->memory, b->sum, m->codes);
    PDN_TAKE(&f->memory, b->hits, m->codes);
out:
    return st;
}

/* p of every code. */
static pdn_status test(const struct named *m, double *p)
{
    pdn_status st = PDN_OK;
    struct work f = {.m = m};
    uint64_t *hits = NULL;
    pdn_draws d = pair_context__draws(m->w->o, PURPOSE_BARRIERS, "barriers");

    PDN_TRY(sort_respondents(&f));
    PDN_TAKE(&f.memory, f.seen, m->codes);
    add_up(m, m->count, f.seen);
    PDN_TAKE(&f.memory, f.bench, d.threads);
    for (size_t t = 0; t < d.threads; t++)
        PDN_TRY(bench_new(&f, &f.bench[t]));
    PDN_TRY(pdn_replicate(&d, make, &f));
    PDN_NEW(hits, m->codes);
    for (size_t c = 0; c < m->codes; c++)
        for (size_t t = 0; t < d.threads; t++)
            hits[c] += f.bench[t].hits[c];
    PDN_TRY(pdn_draws_join_sums(&d, PDN_SHARD_UINT64, hits, m->codes));
    for (size_t c = 0; c < m->codes; c++)
        p[c] = pdn_p_drawn(hits[c], d.draws);
out:
    free(hits);
    pdn_arena_clear(&f.memory);
    pdn_strata_clear(&f.strata);
    return st;
}

static pdn_barrier row_of(const struct named *m, size_t code, size_t pair,
                          double all_named, double all_asked)
{
    double o = m->count[pair * m->codes + code], n = m->asked[pair];
    double r = all_named / all_asked, c = n / all_asked;
    double e = n * r, spread = sqrt(e * (1 - r) * (1 - c));
    pdn_barrier row;

    pdn_row_clear(&pdn_barriers_schema, &row);
    row.barrier = m->code[code];
    row.respondents = o;
    row.asked = n;
    row.share = o / n;
    row.expected = e;
    if (spread > 0) row.residual = (o - e) / spread;
    return row;
}

static pdn_status fill(const struct named *m, const double *p, const double *q,
                       pdn_barriers *b)
{
    const pdn_reports *r = &m->w->r;

    b->row =
        pdn_arena_get(&b->text, (m->codes * r->pairs + 1) * sizeof *b->row);
    if (b->row == NULL) return pdn_no_memory();
    for (size_t c = 0; c < m->codes; c++) {
        double named = 0;
        for (size_t pair = 0; pair < r->pairs; pair++)
            named += m->count[pair * m->codes + c];
        for (size_t g = 0; g < r->groups; g++)
            for (size_t h = g; h < r->groups; h++) {
                size_t pair = reports__pair_at(r->groups, g, h);
                if (m->asked[pair] < 0.5) continue;
                pdn_barrier row = row_of(m, c, pair, named, (double)m->cells);
                row.group_a = m->w->q.label[g];
                row.group_b = m->w->q.label[h];
                row.p = p[c];
                row.q = q[c];
                b->row[b->rows++] = row;
            }
    }
    return PDN_OK;
}

/* The rows' text lives on without the pairing. */
static pdn_status keep_text(const char **text, size_t n, pdn_arena *arena)
{
    for (size_t k = 0; k < n; k++) {
        text[k] = pdn_arena_string(arena, text[k]);
        if (text[k] == NULL) return pdn_no_memory();
    }
    return PDN_OK;
}

pdn_status pdn_barriers_make(const pdn_network *g,
                             const pdn_breakdown_options *o, pdn_barriers *out)
{
    pdn_status st = PDN_OK;
    struct pair_context w = {0};
    struct named m = {0};
    pdn_barriers b = {0};
    double *p = NULL, *q = NULL;
    const pdn_column *column = pdn_table_column(&g->tie, "barrier");

    if (column == NULL || column->text == NULL)
        PDN_FAIL(PDN_EDATA, "the ties have no column barrier: nobody was asked "
                            "for obstacles");
    PDN_TRY(pair_context__begin(g, o, &w));
    PDN_TRY(keep_text(w.q.label, w.q.groups, &b.text));
    PDN_TRY(named_make(&w, &m));
    PDN_TRY(keep_text(m.code, m.codes, &b.text));
    b.codes = m.codes;
    PDN_NEW(p, m.codes);
    PDN_NEW(q, m.codes);
    for (size_t c = 0; c < m.codes; c++)
        p[c] = pdn_absent(PDN_NOT_DEFINED);
    if (o->draws > 0) PDN_TRY(test(&m, p));
    pdn_q_values(p, m.codes, q);
    PDN_TRY(fill(&m, p, q, &b));
    *out = b;
    b = (pdn_barriers){0};
out:
    free(p);
    free(q);
    named_clear(&m);
    pair_context__clear(&w);
    pdn_barriers_clear(&b);
    return st;
}

void pdn_barriers_clear(pdn_barriers *b)
{
    pdn_arena_clear(&b->text);
    *b = (pdn_barriers){0};
}
