/* Makes the draws of a table, and reads what they say into its rows. */
#include "breakdown/chance/precision.h"
#include "inference.h"

#include "pdnet/chance.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

/* Whether chance is defined for the pair: not within a service that others
 * name, and not where fewer than four such are linked. */
static bool has_null(const struct pair_context *w, size_t pair)
{
    return w->form == PDN_FORM_PEOPLE ||
           (w->null == PDN_NULL_CONTACTS && !w->evidence[pair].within);
}

int inference__source(const struct pair_context *w, size_t pair)
{
    return w->evidence[pair].within || w->null == PDN_NULL_LABELS ? BY_LABELS
                                                                  : BY_CONTACTS;
}

static pdn_status draw_contacts(struct inference *f, const pdn_draws *d,
                                size_t first)
{
    pdn_status st = PDN_OK;
    const pdn_contacts c = pair_context__contacts(f->w);
    pdn_mixings *m = f->drawn[BY_CONTACTS];

    PDN_TRY(pdn_contact_draw(&c, d, first, mixing__see, m));
    PDN_TRY(mixing__join(m, d));
out:
    return st;
}

static pdn_status draw_labels(struct inference *f, const pdn_draws *d,
                              size_t first)
{
    pdn_status st = PDN_OK;
    const pdn_reports *r = &f->w->r;
    pdn_mixings *m = f->drawn[BY_LABELS];
    const pdn_labelled c = {.actors = r->actors,
                            .groups = r->groups,
                            .group = r->group,
                            .arcs = r->arcs,
                            .from = r->from,
                            .to = r->to};

    PDN_TRY(pdn_label_draw(&c, &f->w->s, d, first, mixing__see, m));
    PDN_TRY(mixing__join(m, d));
out:
    return st;
}

pdn_status inference__draw(struct inference *f, int source, size_t all)
{
    pdn_status st = PDN_OK;
    static const struct {
        uint64_t purpose;
        const char *what;
    } of[SOURCES] = {[BY_CONTACTS] = {PURPOSE_CONTACTS, "rewirings"},
                     [BY_LABELS] = {PURPOSE_LABELS, "shuffles"},
                     [BY_RATINGS] = {PURPOSE_RATINGS, "ratings"}};
    const size_t first = f->draws[source];
    pdn_draws d =
        pair_context__draws(f->w->o, of[source].purpose, of[source].what);

    d.draws = all - first;
    if (f->w->o->most_draws > 0) d.seed = PDN_VERDICT_SEED;
    if (source == BY_CONTACTS) PDN_TRY(draw_contacts(f, &d, first));
    if (source == BY_LABELS && f->w->form == PDN_FORM_PEOPLE)
        PDN_TRY(draw_labels(f, &d, first));
    if (source == BY_RATINGS)
        PDN_TRY(ratings__draw(&f->w->r, f->w->answers[PDN_QUALITY].value, &d,
                              first, f->strain_hits));
    f->draws[source] = all;
out:
    return st;
}

void inference__expect(struct pair_context *w, size_t pair, double mean,
                       double variance, pdn_pair *row)
{
    pdn_evidence *e = &w->evidence[pair];
    pdn_interval limits = precision__contact_ratio(row->ties, mean, variance);

    e->expected = row->expected = mean;
    row->ratio = mean > 0 ? row->ties / mean : pdn_absent(PDN_NOT_DEFINED);
    row->z = variance > 0 ? (row->ties - mean) / sqrt(variance)
                          : pdn_absent(PDN_NOT_DEFINED);
    row->ratio_lo = e->ratio_lo = limits.lo;
    row->ratio_hi = limits.hi;
    row->tipping = precision__tipping(e->coverage, row->ratio);
}

/* ---- what a pair's draws say -------------------------------------------- */

/* The mean and variance of rewired contacts are drawn, those of shuffled
 * labels exact. */
static void read_expected(struct inference *f, size_t p, const pdn_mixing *m)
{
    pdn_pair *row = &f->b->pair[p];
    pdn_evidence *e = &f->w->evidence[p];
    pdn_interval *ends = f->ends[p];

    if (inference__source(f->w, p) == BY_CONTACTS) {
        inference__expect(f->w, p, m->mean.value, m->variance, row);
        e->difference_expected = m->difference.value;
        ends[DOUBT_EXPECTED] = m->mean.ends;
        ends[DOUBT_DIFFERENCE] = m->difference.ends;
        ends[DOUBT_RATIO_LO] = m->ratio_lo.ends;
        return;
    }
    ends[DOUBT_EXPECTED] = (pdn_interval){e->expected, e->expected};
    ends[DOUBT_RATIO_LO] = (pdn_interval){e->ratio_lo, e->ratio_lo};
    ends[DOUBT_DIFFERENCE] =
        (pdn_interval){e->difference_expected, e->difference_expected};
}

/* p_low, p and P(least); everything that is adjusted later as an end. */
static void read_pair(struct inference *f, size_t p)
{
    pdn_pair *row = &f->b->pair[p];
    pdn_evidence *e = &f->w->evidence[p];
    pdn_mixing *m = &f->said[p];

    if (!has_null(f->w, p)) {
        e->expected = e->ratio_lo = e->p_least = (double)NAN;
        for (int d = 0; d < DOUBTS; d++)
            f->ends[p][d] = (pdn_interval){(double)NAN, (double)NAN};
        return;
    }
    *m = mixing__of(f->drawn[inference__source(f->w, p)], p);
    read_expected(f, p, m);
    e->moves = m->variance > 0;
    e->p_least = m->p_least.value;
    f->ends[p][DOUBT_LEAST] = m->p_least.ends;
    if (row->possible < 0.5) return; /* nothing could be reported */
    row->p_low = m->p_low.value;
    row->p = pdn_p_two_sided(m->p_low.value, m->p_high);
}

/* ---- families ----------------------------------------------------------- */

/* Scratch of a family: p of each member (NaN: none), and its q. */
struct family {
    double *p, *q, *other;
};

/* What is adjusted. */
enum { TWO_SIDED, TOO_FEW, DIRECTION, ADJUSTED };

static pdn_drawn drawn_of(const struct inference *f, size_t p, int what)
{
    const pdn_mixing *m = &f->said[p];
    const pdn_drawn none = {(double)NAN, {(double)NAN, (double)NAN}};
    bool aimed = f->w->r.directed && !f->w->evidence[p].within;

    if (what == DIRECTION && f->w->form == PDN_FORM_SERVICES) {
        const double p_shares = f->w->evidence[p].p_shares;
        return (pdn_drawn){p_shares, {p_shares, p_shares}};
    }
    if (f->b->pair[p].possible < 0.5 || !has_null(f->w, p)) return none;
    if (what == TWO_SIDED) return (pdn_drawn){f->b->pair[p].p, none.ends};
    if (what == TOO_FEW) return m->p_low;
    return aimed ? m->p_direction : none;
}

/* Could the pair be assessable (surely: is it, whatever the draws)? */
static bool may_be_assessed(const struct inference *f, size_t p, bool surely)
{
    pdn_evidence e = f->w->evidence[p];
    const pdn_interval *least = &f->ends[p][DOUBT_LEAST];

    e.p_least = surely ? least->hi : least->lo;
    return pdn_assessable(&e);
}

/* Is the pair in the family of what is adjusted? Fisher's test needs no draws,
 * and is made where it is made. */
static bool is_in(const struct inference *f, size_t p, int what, bool surely)
{
    if (what == DIRECTION && f->w->form == PDN_FORM_SERVICES)
        return !isnan(f->w->evidence[p].p_shares);
    return may_be_assessed(f, p, surely);
}

/* Benjamini-Hochberg over the assessable pairs between groups, and over those
 * within, each a family: q of those, others NaN. */
static void adjust(const struct inference *f, struct family *s, int what)
{
    for (int within = 0; within < 2; within++) {
        for (size_t p = 0; p < f->b->pairs; p++) {
            const pdn_evidence *e = &f->w->evidence[p];
            bool tested = pdn_assessable(e);
            if (what == DIRECTION && f->w->form == PDN_FORM_SERVICES)
                tested = is_in(f, p, what, true);
            bool in = e->within == (within == 1) && tested;
            s->p[p] = in ? drawn_of(f, p, what).value : (double)NAN;
        }
        pdn_q_values(s->p, f->b->pairs, s->other);
        for (size_t p = 0; p < f->b->pairs; p++)
            if (f->w->evidence[p].within == (within == 1))
                s->q[p] = s->other[p];
    }
}

/* One end of the q of one family, from that end of every p, with those who may
 * be in the family or with those who surely are: whichever is further out. */
static void adjust_end(const struct inference *f, struct family *s, int what,
                       bool within, bool high)
{
    for (int surely = 0; surely < 2; surely++) {
        for (size_t p = 0; p < f->b->pairs; p++) {
            pdn_interval x = drawn_of(f, p, what).ends;
            bool in = f->w->evidence[p].within == within &&
                      is_in(f, p, what, surely == 1);
            s->p[p] = in ? (high ? x.hi : x.lo) : (double)NAN;
        }
        pdn_q_values(s->p, f->b->pairs, surely == 1 ? s->other : s->q);
    }
    for (size_t p = 0; p < f->b->pairs; p++)
        s->q[p] =
            high ? fmax(s->q[p], s->other[p]) : fmin(s->q[p], s->other[p]);
}

static void adjust_ends(struct inference *f, struct family *s, int what,
                        int doubt)
{
    for (int within = 0; within < 2; within++)
        for (int high = 0; high < 2; high++) {
            adjust_end(f, s, what, within == 1, high == 1);
            for (size_t p = 0; p < f->b->pairs; p++) {
                pdn_interval *x = &f->ends[p][doubt];
                if (f->w->evidence[p].within != (within == 1)) continue;
                *(high == 1 ? &x->hi : &x->lo) = s->q[p];
            }
        }
}

pdn_status inference__adjust(struct inference *f)
{
    pdn_status st = PDN_OK;
    struct family s = {0};
    const size_t n = f->b->pairs;

    PDN_NEW(s.p, n);
    PDN_NEW(s.q, n);
    PDN_NEW(s.other, n);
    adjust_ends(f, &s, TOO_FEW, DOUBT_LOW);
    adjust_ends(f, &s, DIRECTION, DOUBT_DIRECTION);
    for (int what = 0; what < ADJUSTED; what++) {
        adjust(f, &s, what);
        for (size_t p = 0; p < n; p++) {
            pdn_pair *row = &f->b->pair[p];
            if (what == TWO_SIDED) row->q = s.q[p];
            if (what == TOO_FEW) row->q_low = f->w->evidence[p].q_low = s.q[p];
            if (what == DIRECTION)
                row->q_direction = f->w->evidence[p].q_direction = s.q[p];
        }
    }
out:
    free(s.p);
    free(s.q);
    free(s.other);
    return st;
}

/* ---- ratings ------------------------------------------------------------ */

static bool in_strain_family(const pdn_strain *s)
{
    return s->raters > 2.5 && s->ratings > 4.5;
}

static pdn_strain *strain_of(const struct inference *f, size_t g, size_t h)
{
    pdn_evidence *e = &f->w->evidence[reports__pair_at(f->w->r.groups, g, h)];

    return g <= h ? &e->ab : &e->ba;
}

/* The p of the within-rater shuffle, or one end of its interval (which < 0: the
 * lower, > 0: the upper), as q: one family between groups, one within. */
static void adjust_strain(const struct inference *f, int which, double *q)
{
    const size_t n = f->w->r.groups;
    const size_t draws = f->draws[BY_RATINGS];
    double *p = q + n * n;

    for (int within = 0; within < 2; within++) {
        for (size_t k = 0; k < n * n; k++) {
            pdn_drawn x = mixing__drawn_share(f->strain_hits[k], draws,
                                              (double)draws, 3.29);
            bool in = (k / n == k % n) == (within == 1) &&
                      in_strain_family(strain_of(f, k / n, k % n));
            double end = which < 0 ? x.ends.lo : x.ends.hi;
            p[k] = in ? (which == 0 ? x.value : end) : (double)NAN;
        }
        pdn_q_values(p, n * n, p);
        for (size_t k = 0; k < n * n; k++)
            if ((k / n == k % n) == (within == 1)) q[k] = p[k];
    }
}

static pdn_status read_ratings(struct inference *f)
{
    pdn_status st = PDN_OK;
    const size_t n = f->w->r.groups;
    double *q = NULL, *lo = NULL, *hi = NULL;

    PDN_NEW(q, 2 * n * n);
    PDN_NEW(lo, 2 * n * n);
    PDN_NEW(hi, 2 * n * n);
    adjust_strain(f, 0, q);
    adjust_strain(f, -1, lo);
    adjust_strain(f, 1, hi);
    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++) {
            const size_t p = reports__pair_at(n, g, h);
            const size_t ab = g * n + h, ba = h * n + g;
            pdn_evidence *e = &f->w->evidence[p];
            e->ab.q = q[ab];
            f->ends[p][DOUBT_STRAIN_AB] = (pdn_interval){lo[ab], hi[ab]};
            e->ba.q = q[ba];
            f->ends[p][DOUBT_STRAIN_BA] = (pdn_interval){lo[ba], hi[ba]};
            if (f->w->r.directed) f->b->pair[p].q_strained = fmin(q[ab], q[ba]);
        }
out:
    free(q);
    free(lo);
    free(hi);
    return st;
}

pdn_status inference__read(struct inference *f)
{
    pdn_status st = PDN_OK;

    for (size_t p = 0; p < f->b->pairs; p++)
        read_pair(f, p);
    PDN_TRY(inference__adjust(f));
    PDN_TRY(read_ratings(f));
out:
    return st;
}

/* ---- what so few draws could not have shown ------------------------------ */

/* How many p a family has at most: pairs, or directions of ratings. */
static double family_size(const struct inference *f, bool within, int doubt)
{
    const size_t n = f->w->r.groups;
    double size = 0;

    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++) {
            const size_t p = reports__pair_at(n, g, h);
            const pdn_evidence *e = &f->w->evidence[p];
            if (e->within != within) continue;
            if (doubt == DOUBT_STRAIN_AB)
                size += in_strain_family(&e->ab) +
                        (!within && in_strain_family(&e->ba));
            else
                size += may_be_assessed(f, p, false);
        }
    return size;
}

/* The least q of a lone finding with so few draws, by doubt. */
static void least_reached(const struct inference *f, bool within,
                          double least[DOUBTS])
{
    const int pairs =
        within || f->w->null == PDN_NULL_LABELS ? BY_LABELS : BY_CONTACTS;
    const double one = 1 / ((double)f->draws[pairs] + 1);
    const double rated = 1 / ((double)f->draws[BY_RATINGS] + 1);

    for (int d = 0; d < DOUBTS; d++)
        least[d] = 0;
    least[DOUBT_LEAST] = pdn_two_decimals(2 * one); /* the least was drawn */
    least[DOUBT_LOW] = family_size(f, within, DOUBT_LOW) * one;
    least[DOUBT_DIRECTION] = 2 * least[DOUBT_LOW]; /* two-sided */
    least[DOUBT_STRAIN_AB] = least[DOUBT_STRAIN_BA] =
        family_size(f, within, DOUBT_STRAIN_AB) * rated;
}

/* The quantities of a pair that stand above a limit no draws could have
 * undercut: from the lower end of what is known to what was found. */
static void open_unreached(const pdn_evidence *e, const pdn_interval *known,
                           const double least[DOUBTS],
                           pdn_interval open[DOUBTS])
{
    const double found[DOUBTS] = {
        [DOUBT_LEAST] = pdn_two_decimals(e->p_least),
        [DOUBT_LOW] = e->q_low,
        [DOUBT_DIRECTION] = e->q_direction,
        [DOUBT_STRAIN_AB] = e->ab.q,
        [DOUBT_STRAIN_BA] = e->ba.q,
    };

    for (int d = 0; d < DOUBTS; d++) {
        const double is = isnan(found[d]) ? 1 : found[d];
        // a sign is reached at .2, which settles what is above it
        const double limit = d == DOUBT_LOW && is > .2 ? .2 : .05;
        open[d] = (pdn_interval){(double)NAN, (double)NAN};
        if (least[d] > limit && is > limit && known[d].lo < is)
            open[d] = (pdn_interval){known[d].lo, is};
    }
}

void inference__mark_unreached(struct inference *f)
{
    double least[2][DOUBTS];

    least_reached(f, false, least[0]);
    least_reached(f, true, least[1]);
    for (size_t p = 0; p < f->b->pairs; p++) {
        pdn_evidence *e = &f->w->evidence[p];
        pdn_interval open[DOUBTS];
        open_unreached(e, f->ends[p], least[e->within], open);
        (void)undecided__find(e, open);
    }
}
