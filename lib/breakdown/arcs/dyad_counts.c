#include "dyad_counts.h"

#include "pdnet/breakdown.h"

#include <math.h>
#include <stdlib.h>

/* Of one person: dyads seen from both ends. */
struct own {
    double confirmed, ab, ba;
};

static void count_dyad(const pdn_reports *r, const pdn_dyad *d, struct own *own,
                       dyad_counts *s)
{
    bool ab = d->arc_ab != PDN_NO_ARC, ba = d->arc_ba != PDN_NO_ARC;

    s->dyads++;
    if (!r->directed) {
        s->ties++;
        return;
    }
    s->ties += ab + ba;
    s->ties_ab += ab;
    s->ties_ba += ba;
    if (!d->seen) {
        s->unknown++;
        return;
    }
    s->confirmed += ab && ba;
    s->one_sided_ab += ab && !ba;
    s->one_sided_ba += ba && !ab;
    const uint32_t end[2] = {d->a, d->b};
    for (int k = 0; k < 2; k++) {
        own[end[k]].confirmed += ab && ba;
        own[end[k]].ab += ab && !ba;
        own[end[k]].ba += ba && !ab;
    }
}

static void leave_one_out(const pdn_reports *r, const struct own *own,
                          dyad_counts *s)
{
    s->differ =
        pdn_sides_differ(s->confirmed, s->one_sided_ab, s->one_sided_ba);
    s->hold = s->differ;
    for (size_t i = 0; i < r->actors && s->hold; i++)
        if (own[i].confirmed + own[i].ab + own[i].ba > 0)
            s->hold = pdn_sides_differ(s->confirmed - own[i].confirmed,
                                       s->one_sided_ab - own[i].ab,
                                       s->one_sided_ba - own[i].ba);
}

static double count_namers(const pdn_reports *r, size_t p, bool from_a,
                           struct own *own)
{
    double n = 0;

    for (size_t k = r->start[p]; k < r->start[p + 1]; k++) {
        const pdn_dyad *d = &r->dyad[k];
        uint32_t arc = from_a ? d->arc_ab : d->arc_ba;
        if (!d->seen || arc == PDN_NO_ARC) continue;
        struct own *o = &own[from_a ? d->a : d->b];
        n += o->confirmed >= 0; /* the first time */
        o->confirmed = -1;
    }
    return n;
}

pdn_status dyad_counts__of(const pdn_reports *r, size_t g, size_t h,
                           dyad_counts *out)
{
    pdn_status st = PDN_OK;
    const size_t p = reports__pair_at(r->groups, g, h);
    struct own *own = NULL;
    dyad_counts s = {0};

    PDN_NEW(own, r->actors);
    for (size_t k = r->start[p]; k < r->start[p + 1]; k++)
        count_dyad(r, &r->dyad[k], own, &s);
    if (r->directed) {
        leave_one_out(r, own, &s);
        s.namers = count_namers(r, p, s.one_sided_ab > s.one_sided_ba, own);
    }
    *out = s;
out:
    free(own);
    return st;
}

/* Of so many people in either group, those who could name the other; nobody
 * names the own service. */
static double could_name(const pdn_reports *r, const uint32_t *people, size_t g,
                         size_t h)
{
    if (g == h) return 0;
    return (r->named[h] ? people[g] : 0.0) + (r->named[g] ? people[h] : 0.0);
}

double dyad_counts__possible(const pdn_reports *r, size_t g, size_t h)
{
    double n_g = r->size[g], n_h = r->size[h];
    double r_g = r->heard[g], r_h = r->heard[h];
    double open = r->open[g * r->groups + h];

    if (g != h) open += r->open[h * r->groups + g];
    // people who name services: r_g + r_h
    if (r->named != NULL) return could_name(r, r->heard, g, h) - open;
    if (!r->directed) return (g == h ? n_g * (n_g - 1) / 2 : n_g * n_h) - open;
    // P = r_g n_h + r_h n_g; within: r_g (n_g - 1); without what was left open
    return (g == h ? r_g * (n_g - 1) : r_g * n_h + r_h * n_g) - open;
}

double dyad_counts__coverage(const pdn_reports *r, size_t g, size_t h)
{
    double n_g = r->size[g], n_h = r->size[h];
    double all = g == h ? n_g * (n_g - 1) : 2 * n_g * n_h;

    if (!r->directed) all /= 2;
    if (r->named != NULL) all = could_name(r, r->size, g, h);
    return all > 0 ? dyad_counts__possible(r, g, h) / all : (double)NAN;
}
