/* The sum over all pairs of arcs of E[K K'] - E[K] E[K'] is taken stratum by
 * stratum: only pairs that have a stratum in common add to it. Every pair is
 * first taken as if its four ends were four actors, then those that share an
 * actor are put right. With other ends in other strata, chances multiply, and
 * the sums over those ends are sums of products: no pair is ever visited. */
#include "moments_parts.h"

#include <math.h>

/* ---- chances within one stratum ---- */

/* The two groups asked for (one, when they are the same) in one stratum, and
 * the chances that one to four distinct actors of it are in these groups:
 * product over groups of (n_g)_need / (N)_n; 0 where there are not so many. */
struct urn {
    double size, member[2];
    double one[2], two[2][2], three[2][2][2], four[2][2][2][2];
};

/* P(one more is in group x, when n are taken, `of_x` of them from x). */
static double next(const struct urn *u, unsigned x, double of_x, double n)
{
    double have = u->member[x] - of_x, of = u->size - n;

    return have < 0.5 || of < 0.5 ? 0 : have / of;
}

static void fill_urn(struct urn *u)
{
    for (unsigned x = 0; x < 2; x++) {
        u->one[x] = next(u, x, 0, 0);
        for (unsigned y = 0; y < 2; y++) {
            u->two[x][y] = u->one[x] * next(u, y, x == y, 1);
            for (unsigned z = 0; z < 2; z++) {
                u->three[x][y][z] =
                    u->two[x][y] * next(u, z, (x == z) + (y == z), 2);
                for (unsigned k = 0; k < 2; k++)
                    u->four[x][y][z][k] =
                        u->three[x][y][z] *
                        next(u, k, (x == k) + (y == k) + (z == k), 3);
            }
        }
    }
}

static struct urn urn_of(const pdn_moments *m, const size_t group[2], size_t s)
{
    return (struct urn){.size = m->size[s],
                        .member = {m->member[group[0] * m->strata + s],
                                   m->member[group[1] * m->strata + s]}};
}

/* ---- sums over what is tied to one stratum ---- */

typedef double table[2][2];

/* Over the actors v of the stratum. P_v(x): expected number of those whom v
 * names, in other strata, that are in group x; Q_v(x): of those who name v;
 * o_v, i_v: how many in the own stratum v names, is named by. */
struct actors {
    double p[2], q[2];
    table pp, qq, qp;
    double op[2], oq[2], ip[2], iq[2];
};

/* Over the other strata s, counts of arcs times: `apart` the product of the
 * shares of x and y; `bound` the joint chance of two actors less that. */
struct others {
    table out_apart, out_bound, in_apart;
    table out_pairs, in_pairs, chains; /* bound */
    table mutual_apart, mutual_bound;
    table squares, crossed; /* bound, times out^2 and out in */
    double mutual[2];
};

static void add_actor(struct actors *a, const double p[2], const double q[2],
                      double o, double i)
{
    for (unsigned x = 0; x < 2; x++) {
        a->p[x] += p[x];
        a->q[x] += q[x];
        a->op[x] += o * p[x];
        a->oq[x] += o * q[x];
        a->ip[x] += i * p[x];
        a->iq[x] += i * q[x];
        for (unsigned y = 0; y < 2; y++) {
            a->pp[x][y] += p[x] * p[y];
            a->qq[x][y] += q[x] * q[y];
            a->qp[x][y] += q[x] * p[y];
        }
    }
}

static void sum_actors(const pdn_moments *m, const size_t group[2], size_t s,
                       struct actors *out)
{
    const double *share[2] = {m->share + group[0] * m->strata,
                              m->share + group[1] * m->strata};

    *out = (struct actors){0};
    for (size_t v = m->first_actor[s]; v < m->first_actor[s + 1]; v++) {
        double p[2] = {0}, q[2] = {0}, o = 0, i = 0;
        for (size_t k = m->first_end[v]; k < m->first_end[v + 1]; k++) {
            const struct pdn_arc_end *e = &m->end[k];
            if (e->at == s) {
                o = e->out;
                i = e->in;
                continue;
            }
            for (unsigned x = 0; x < 2; x++) {
                p[x] += e->out * share[x][e->at];
                q[x] += e->in * share[x][e->at];
            }
        }
        if (p[0] + p[1] + q[0] + q[1] > 0) add_actor(out, p, q, o, i);
    }
}

static void add_class(struct others *t, const struct pdn_arc_class *c,
                      const struct urn *u)
{
    const double p[2] = {u->member[0] / u->size, u->member[1] / u->size};

    for (unsigned x = 0; x < 2; x++) {
        t->mutual[x] += c->mutual * p[x];
        for (unsigned y = 0; y < 2; y++) {
            double apart = p[x] * p[y];
            double bound = p[x] * next(u, y, x == y, 1) - apart;
            t->out_apart[x][y] += c->out * apart;
            t->out_bound[x][y] += c->out * bound;
            t->in_apart[x][y] += c->in * apart;
            t->out_pairs[x][y] += c->out_pairs * bound;
            t->in_pairs[x][y] += c->in_pairs * bound;
            t->chains[x][y] += c->chains * bound;
            t->mutual_apart[x][y] += c->mutual * apart;
            t->mutual_bound[x][y] += c->mutual * bound;
            t->squares[x][y] += c->out * c->out * bound;
            t->crossed[x][y] += c->out * c->in * bound;
        }
    }
}

static void sum_others(const pdn_moments *m, const size_t group[2], size_t s,
                       struct others *t)
{
    *t = (struct others){0};
    for (size_t k = m->first_class[s]; k < m->first_class[s + 1]; k++) {
        const struct urn u = urn_of(m, group, m->arc[k].at);
        if (m->arc[k].at != s && u.member[0] + u.member[1] > 0.5)
            add_class(t, &m->arc[k], &u);
    }
}

/* ---- the variance ---- */

/* The first arc counts when it goes from f to t, its fellow from F to T: all
 * of them 0 or 1, the groups asked for. */
struct labels {
    unsigned f, t, F, T;
    double weight;
};

struct sum {
    double value, size; /* size: of what cancels */
};

static void add(struct sum *s, double weight, double right, double wrong)
{
    s->value += weight * (right - wrong);
    s->size += fabs(weight) * (fabs(right) + fabs(wrong));
}

/* Everything about one stratum. */
struct stratum {
    struct urn u;
    struct pdn_arc_class own; /* arcs inside it */
    struct actors a;
    struct others o;
};

/* Pairs of arcs with an end each in the stratum, as if of four actors. */
static void add_apart(const struct stratum *s, struct labels l, struct sum *sum)
{
    const struct urn *u = &s->u;
    const struct actors *a = &s->a;
    const double w = l.weight, in = s->own.out;
    const unsigned f = l.f, t = l.t, F = l.F, T = l.T;

    add(sum, w * a->p[t] * a->p[T], u->two[f][F], u->one[f] * u->one[F]);
    add(sum, w * a->q[f] * a->q[F], u->two[t][T], u->one[t] * u->one[T]);
    add(sum, w * a->p[t] * a->q[F], u->two[f][T], u->one[f] * u->one[T]);
    add(sum, w * a->q[f] * a->p[T], u->two[t][F], u->one[t] * u->one[F]);
    // the other ends in one stratum as well
    add(sum, w * s->o.squares[t][T], u->two[f][F], u->one[f] * u->one[F]);
    add(sum, w * s->o.crossed[t][F], u->two[f][T], u->one[f] * u->one[T]);
    // one arc or both inside
    add(sum, w * in * a->p[T], u->three[f][t][F], u->two[f][t] * u->one[F]);
    add(sum, w * in * a->q[F], u->three[f][t][T], u->two[f][t] * u->one[T]);
    add(sum, w * in * a->p[t], u->three[f][F][T], u->two[F][T] * u->one[f]);
    add(sum, w * in * a->q[f], u->three[t][F][T], u->two[F][T] * u->one[t]);
    add(sum, w * in * in, u->four[f][t][F][T], u->two[f][t] * u->two[F][T]);
}

/* Pairs of different arcs that share an actor v of the stratum, less what
 * add_apart took them for: v > j, v > k; i > v, k > v; and i > v > k, twice,
 * for either arc may be the first. */
static void add_touching(const struct stratum *s, struct labels l,
                         struct sum *sum)
{
    const struct urn *u = &s->u;
    const struct actors *a = &s->a;
    const struct others *o = &s->o;
    const unsigned f = l.f, t = l.t, F = l.F, T = l.T;
    const double w = l.weight, four = u->four[f][t][F][T];
    const double ff = f == F, tt = t == T, tF = t == F;

    add(sum, w * (a->pp[t][T] - o->out_apart[t][T] + o->out_pairs[t][T]),
        ff * u->one[f], u->two[f][F]);
    add(sum, w * a->op[T], ff * u->two[f][t], u->three[f][t][F]);
    add(sum, w * a->op[t], ff * u->two[f][T], u->three[f][F][T]);
    add(sum, w * s->own.out_pairs, ff * u->three[f][t][T], four);

    add(sum, w * (a->qq[f][F] - o->in_apart[f][F] + o->in_pairs[f][F]),
        tt * u->one[t], u->two[t][T]);
    add(sum, w * a->iq[F], tt * u->two[f][t], u->three[f][t][T]);
    add(sum, w * a->iq[f], tt * u->two[F][T], u->three[t][F][T]);
    add(sum, w * s->own.in_pairs, tt * u->three[f][F][t], four);

    add(sum, 2 * w * (a->qp[f][T] - o->mutual_apart[f][T] + o->chains[f][T]),
        tF * u->one[t], u->two[t][F]);
    add(sum, 2 * w * a->ip[T], tF * u->two[f][t], u->three[f][t][F]);
    add(sum, 2 * w * a->oq[f], tF * u->two[t][T], u->three[t][F][T]);
    add(sum, 2 * w * s->own.chains, tF * u->three[f][t][T], four);
}

/* Arcs from the stratum with themselves, and with the arc that answers them. */
static void add_alike(const struct stratum *s, struct labels l, struct sum *sum)
{
    const struct urn *u = &s->u;
    const struct others *o = &s->o;
    const unsigned f = l.f, t = l.t, F = l.F, T = l.T;
    const double w = l.weight, four = u->four[f][t][F][T];
    const double same = f == F && t == T, turned = f == T && t == F;

    add(sum, w, same * u->one[f] * s->a.p[t],
        u->two[f][F] * (o->out_apart[t][T] + o->out_bound[t][T]));
    add(sum, w * s->own.out, same * u->two[f][t], four);
    add(sum, w, turned * u->one[f] * o->mutual[t],
        u->two[f][T] * (o->mutual_apart[t][F] + o->mutual_bound[t][F]));
    add(sum, w * s->own.mutual, turned * u->two[f][t], four);
}

static void see_stratum(const pdn_moments *m, const size_t group[2], size_t at,
                        struct stratum *s)
{
    s->own = (struct pdn_arc_class){0};
    for (size_t k = m->first_class[at]; k < m->first_class[at + 1]; k++)
        if (m->arc[k].at == at) s->own = m->arc[k];
    sum_actors(m, group, at, &s->a);
    sum_others(m, group, at, &s->o);
}

void moments__of(const pdn_moments *m, size_t g, size_t h,
                 pdn_statistic statistic, double *mean, double *variance)
{
    const size_t group[2] = {g, h};
    const unsigned ways = g == h ? 1 : 2;
    const double sign[2] = {1, statistic == PDN_DIFFERENCE ? -1 : 1};
    double expected = 0;
    struct sum sum = {0};

    for (size_t at = 0; at < m->strata; at++) {
        struct stratum s = {.u = urn_of(m, group, at)};
        if (s.u.member[0] + s.u.member[1] < 0.5) continue;
        fill_urn(&s.u);
        see_stratum(m, group, at, &s);
        for (unsigned v = 0; v < ways; v++) {
            unsigned f = v, t = ways - 1 - v;
            expected +=
                sign[v] * (s.own.out * s.u.two[f][t] + s.u.one[f] * s.a.p[t]);
            for (unsigned w = 0; w < ways; w++) {
                struct labels l = {f, t, w, ways - 1 - w, sign[v] * sign[w]};
                add_apart(&s, l, &sum);
                add_touching(&s, l, &sum);
                add_alike(&s, l, &sum);
            }
        }
    }
    *mean = expected;
    *variance = sum.value > 1e-12 * sum.size ? sum.value : 0;
}
