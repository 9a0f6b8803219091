/* The draws, the adjusted p values and the verdicts of a whole table. */
#include "pairing.h"

#include "pdnet/pvalue.h"
#include "pdnet/quantile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many tables of chance are judged to say what chance alone would give. */
enum { TABLES = 1000 };

struct court {
    struct pdn_pairing *w;
    pdn_breakdown *b;
    pdn_mixing *mixing;
    pdn_kept_draws kept;
    double *strain; /* groups squared: p of the within-rater shuffle */
    double *p, *q;  /* scratch of a family */
};

static bool is_within(const struct court *c, size_t pair)
{
    return c->w->evidence[pair].within;
}

/* Benjamini-Hochberg over the assessable pairs between groups, and over those
 * within, each a family. `of` and `to` are members of pdn_pair. */
static void adjust(struct court *c, size_t of, size_t to)
{
    for (int within = 0; within < 2; within++) {
        for (size_t p = 0; p < c->b->pairs; p++) {
            bool in = is_within(c, p) == (within == 1) &&
                      pdn_assessable(&c->w->evidence[p]);
            const char *row = (const char *)&c->b->pair[p];
            c->p[p] =
                in ? *(const double *)(const void *)(row + of) : (double)NAN;
        }
        pdn_q_values(c->p, c->b->pairs, c->q);
        for (size_t p = 0; p < c->b->pairs; p++)
            if (is_within(c, p) == (within == 1)) {
                char *row = (char *)&c->b->pair[p];
                *(double *)(void *)(row + to) = c->q[p];
            }
    }
}

/* p_low, p and p_none of every pair, and q_direction's p in its place. */
static void read_mixing(struct court *c)
{
    const bool directed = c->w->r.directed;

    for (size_t p = 0; p < c->b->pairs; p++) {
        pdn_pair *row = &c->b->pair[p];
        const pdn_mixing *m = &c->mixing[p];
        c->w->evidence[p].p_none = m->p_none;
        row->q_direction = (double)NAN;
        if (row->possible < 0.5) continue; /* nothing could be reported */
        row->p_low = m->p_low;
        row->p = pdn_p_two_sided(m->p_low, m->p_high);
        if (directed && !is_within(c, p))
            row->q_direction = pdn_p_two_sided(m->p_less, m->p_more);
    }
}

static pdn_strain *strain_of(struct court *c, size_t g, size_t h)
{
    pdn_evidence *e = &c->w->evidence[pdn_pair_at(c->w->r.groups, g, h)];

    return g <= h ? &e->ab : &e->ba;
}

static bool in_strain_family(const pdn_strain *s)
{
    return s->raters > 2.5 && s->ratings > 4.5;
}

/* q of strain: one family between groups, one within. */
static pdn_status adjust_strain(struct court *c)
{
    pdn_status st = PDN_OK;
    size_t n = c->w->r.groups;
    double *p = NULL;

    PDN_NEW(p, n * n);
    for (int within = 0; within < 2; within++) {
        for (size_t k = 0; k < n * n; k++) {
            bool in = (k / n == k % n) == (within == 1) &&
                      in_strain_family(strain_of(c, k / n, k % n));
            p[k] = in ? c->strain[k] : (double)NAN;
        }
        pdn_q_values(p, n * n, p);
        for (size_t k = 0; k < n * n; k++)
            if ((k / n == k % n) == (within == 1))
                strain_of(c, k / n, k % n)->q = p[k];
    }
out:
    free(p);
    return st;
}

static pdn_status decide(struct court *c)
{
    for (size_t p = 0; p < c->b->pairs; p++) {
        pdn_pair *row = &c->b->pair[p];
        pdn_evidence *e = &c->w->evidence[p];
        pdn_finding_of_pair f;

        e->q_low = row->q_low;
        e->q_direction = row->q_direction;
        pdn_verdict_decide(e, &f);
        row->verdict = pdn_verdict_code(f.verdict);
        row->assessable = f.assessable;
        c->b->assessable += f.assessable && !e->within;
        if (f.also[0] != '\0')
            row->also = pdn_arena_text(&c->b->text, f.also, strlen(f.also));
        if (f.note[0] != '\0')
            row->verdict_note =
                pdn_arena_text(&c->b->text, f.note, strlen(f.note));
        if ((f.also[0] != '\0' && row->also == NULL) ||
            (f.note[0] != '\0' && row->verdict_note == NULL))
            return pdn_no_memory();
        if (f.holds[PDN_HANGS_ON_ONE] && row->hangs_on == NULL)
            row->hangs_on = c->w->g->id[e->top];
    }
    return PDN_OK;
}

/* p_low of every kept table against the others, for one pair. */
static void rank_tables(const pdn_kept_draws *kept, size_t pair, double *sorted,
                        double *p_low)
{
    const size_t n = kept->draws;

    for (size_t d = 0; d < n; d++)
        sorted[d] = kept->count[d * kept->pairs + pair];
    pdn_sort(sorted, n);
    for (size_t d = 0; d < n; d++) {
        double x = kept->count[d * kept->pairs + pair];
        size_t low = 0, high = n;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (sorted[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }
        p_low[d] = (double)low / (double)n;
    }
}

/* How many marks of too few ties the kept tables of chance would be given. */
static double marks_in(const struct court *c, const double *p_low,
                       const size_t *pair, size_t n)
{
    double marks = 0;

    for (size_t d = 0; d < c->kept.draws; d++) {
        for (size_t k = 0; k < n; k++)
            c->p[k] = p_low[k * c->kept.draws + d];
        pdn_q_values(c->p, n, c->q);
        for (size_t k = 0; k < n; k++) {
            const pdn_evidence *e = &c->w->evidence[pair[k]];
            double ties = c->kept.count[d * c->kept.pairs + pair[k]];
            marks +=
                pdn_too_few(ties / e->expected, e->coverage, c->q[k], true) ||
                pdn_too_few(ties / e->expected, e->coverage, c->q[k], false);
        }
    }
    return marks;
}

static pdn_status count_by_chance(struct court *c)
{
    pdn_status st = PDN_OK;
    double *p_low = NULL, *sorted = NULL;
    size_t *pair = NULL, n = 0;

    PDN_NEW(pair, c->b->pairs);
    for (size_t p = 0; p < c->b->pairs; p++)
        if (!is_within(c, p) && pdn_assessable(&c->w->evidence[p]))
            pair[n++] = p;
    PDN_NEW(p_low, n * c->kept.draws);
    PDN_NEW(sorted, c->kept.draws);
    for (size_t k = 0; k < n; k++)
        rank_tables(&c->kept, pair[k], sorted, p_low + k * c->kept.draws);
    c->b->by_chance = marks_in(c, p_low, pair, n) / (double)c->kept.draws;
out:
    free(p_low);
    free(sorted);
    free(pair);
    return st;
}

static pdn_status draw(struct court *c)
{
    pdn_status st = PDN_OK;
    struct pdn_pairing *w = c->w;
    pdn_draws labels = pdn_i_draws(w->o, PDN_DRAW_LABELS, "shuffles");
    pdn_draws ratings = pdn_i_draws(w->o, PDN_DRAW_RATINGS, "ratings");

    PDN_TRY(pdn_mixing_draw(&w->r, &w->s, &labels, c->mixing, &c->kept));
    PDN_TRY(pdn_ratings_draw(&w->r, w->answers[PDN_QUALITY].value, &ratings,
                             c->strain));
out:
    return st;
}

/* How far off the drawn p may be. */
static void tell_error(struct court *c)
{
    const size_t draws = c->w->o->draws;

    c->b->p_error_at_5 = pdn_p_error(0.05, draws);
    for (size_t p = 0; p < c->b->pairs; p++) {
        if (is_within(c, p) || !pdn_assessable(&c->w->evidence[p])) continue;
        double error = pdn_p_error(c->b->pair[p].p_low, draws);
        c->b->p_error = fmax(c->b->p_error, error); /* NaN at first */
    }
}

pdn_status pdn_i_pairing_judge(struct pdn_pairing *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    struct court c = {.w = w, .b = b, .kept = {.draws = TABLES}};

    if (w->o->draws == 0) return PDN_OK;
    PDN_NEW(c.mixing, b->pairs);
    PDN_NEW(c.strain, w->r.groups * w->r.groups);
    PDN_NEW(c.p, b->pairs);
    PDN_NEW(c.q, b->pairs);
    PDN_TRY(draw(&c));
    read_mixing(&c);
    adjust(&c, offsetof(pdn_pair, p), offsetof(pdn_pair, q));
    adjust(&c, offsetof(pdn_pair, p_low), offsetof(pdn_pair, q_low));
    adjust(&c, offsetof(pdn_pair, q_direction),
           offsetof(pdn_pair, q_direction));
    PDN_TRY(adjust_strain(&c));
    PDN_TRY(decide(&c));
    tell_error(&c);
    PDN_TRY(count_by_chance(&c));
out:
    free(c.mixing);
    free(c.kept.count);
    free(c.strain);
    free(c.p);
    free(c.q);
    return st;
}
