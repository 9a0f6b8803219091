#include "canvas/scale.h"
#include "pdnet/breakdown.h"
#include "pdnet/sheets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double whole_turn = 6.283185307179586;

size_t pdn_ring_find(const pdn_ring *r, const char *id)
{
    for (size_t i = 0; i < r->services; i++)
        if (strcmp(r->service[i].id, id) == 0) return i;
    return SIZE_MAX;
}

/* ---- who is on the ring ---- */

static pdn_status add_service(pdn_ring *r, const char *id, pdn_service **out)
{
    size_t at = pdn_ring_find(r, id);

    if (at == SIZE_MAX) {
        char *copy = pdn_arena_string(&r->text, id);
        if (copy == NULL) return pdn_no_memory();
        at = r->services++;
        double none = pdn_absent(PDN_NOT_DEFINED);
        r->service[at] = (pdn_service){.id = copy,
                                       .actors = none,
                                       .answered = none,
                                       .level = none,
                                       .x = none,
                                       .y = none};
    }
    *out = &r->service[at];
    return PDN_OK;
}

/* A row that is hidden does not hide what another one shows. */
static void tell(pdn_service *s, double actors, double answered, double level)
{
    if (!isfinite(s->actors) || isfinite(actors)) s->actors = actors;
    if (!isfinite(s->answered) || isfinite(answered)) s->answered = answered;
    if (isfinite(level)) s->level = level;
    s->gone = false;
}

static pdn_status add_pairs(pdn_ring *r, const pdn_pair *pair, size_t pairs)
{
    pdn_status st = PDN_OK;
    pdn_service *s = NULL;

    for (size_t i = 0; i < pairs; i++) {
        PDN_TRY(add_service(r, pair[i].group_a, &s));
        tell(s, pair[i].actors_a, pair[i].respondents_a, pair[i].level_a);
        PDN_TRY(add_service(r, pair[i].group_b, &s));
        tell(s, pair[i].actors_b, pair[i].respondents_b, pair[i].level_b);
    }
out:
    return st;
}

/* The median level of each service's people, rounded down. */
static pdn_status add_levels(pdn_ring *r, const pdn_network *g, const char *by)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {0};
    double *level = NULL;

    const pdn_column *c = pdn_table_column(&g->actor, "level");
    if (c == NULL || c->number == NULL) return PDN_OK;
    PDN_NEW(level, g->actors);
    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, by), &q));
    for (size_t k = 0; k < q.groups; k++) {
        size_t n = 0, at = pdn_ring_find(r, q.label[k]);
        for (size_t i = 0; i < g->actors; i++)
            if (q.of[i] == k && isfinite(c->number[i]))
                level[n++] = c->number[i];
        if (at == SIZE_MAX || n == 0) continue;
        qsort(level, n, sizeof *level, scale__by_number);
        r->service[at].level = floor(level[(n - 1) / 2]);
    }
out:
    pdn_groups_clear(&q);
    free(level);
    return st;
}

/* ---- their order ---- */

/* How much it matters that a and b stand near each other. */
static double pull(const pdn_pair *p)
{
    double w = isfinite(p->density) ? p->density : 0;

    switch (pdn_concern_of(p->verdict)) {
    case PDN_BREAKS: return w + .5;
    case PDN_WORKS: return w + .25;
    case PDN_THIN: return w + .1;
    case PDN_PLAIN:
    case PDN_UNKNOWN:
    case PDN_WITHHELD: break;
    }
    return w;
}

static pdn_status pulls(const pdn_ring *r, const pdn_pair *pair, size_t pairs,
                        double **out)
{
    size_t n = r->services;
    double *w = calloc(n * n + 1, sizeof *w);

    if (w == NULL) return pdn_no_memory();
    for (size_t i = 0; i < pairs; i++) {
        size_t a = pdn_ring_find(r, pair[i].group_a);
        size_t b = pdn_ring_find(r, pair[i].group_b);
        if (a == b) continue;
        w[a * n + b] = w[b * n + a] = pull(&pair[i]);
    }
    *out = w;
    return PDN_OK;
}

/* More services than this are ordered less thoroughly: fewer rounds, and no
 * long stretch is turned. */
enum { MANY_SERVICES = 100, LONGEST_TURN = 40 };

/* Who stands where, how much it matters that two stand near each other, and
 * the chord between places k apart. What counts is the sum over pairs of
 * weight times chord. */
struct order {
    size_t n, *at;
    const double *weight; /* n x n */
    double *chord;        /* length n */
};

static double weight_of(const struct order *o, size_t i, size_t k)
{
    return o->weight[o->at[i] * o->n + o->at[k]];
}

static double chord_of(const struct order *o, size_t i, size_t k)
{
    return o->chord[i < k ? k - i : i - k];
}

/* How much longer the sum is when the services at places i and j change. */
static double swap_gives(const struct order *o, size_t i, size_t j)
{
    double sum = 0;

    for (size_t k = 0; k < o->n; k++)
        if (k != i && k != j)
            sum += (weight_of(o, i, k) - weight_of(o, j, k)) *
                   (chord_of(o, j, k) - chord_of(o, i, k));
    return sum;
}

/* How much longer it is when the stretch i .. j is turned round. */
static double turn_gives(const struct order *o, size_t i, size_t j)
{
    double sum = 0;

    for (size_t p = i; p <= j; p++)
        for (size_t k = 0; k < o->n; k++)
            if (k < i || k > j)
                sum += weight_of(o, p, k) *
                       (chord_of(o, i + j - p, k) - chord_of(o, p, k));
    return sum;
}

static void swap(size_t *at, size_t i, size_t j)
{
    size_t keep = at[i];

    at[i] = at[j];
    at[j] = keep;
}

static bool same_level(const pdn_service *a, const pdn_service *b)
{
    return (isnan(a->level) && isnan(b->level)) ||
           !(a->level < b->level || a->level > b->level || isnan(a->level) ||
             isnan(b->level));
}

/* Turns the stretch i .. j of the order round. */
static void turn(size_t *at, size_t i, size_t j)
{
    for (; i < j; i++, j--)
        swap(at, i, j);
}

/* Swaps or turns i .. j where that shortens the sum; whether it did. */
static bool improve_pair(const struct order *o, size_t i, size_t j)
{
    if (swap_gives(o, i, j) < -1e-12) {
        swap(o->at, i, j);
        return true;
    }
    if (o->n > MANY_SERVICES && j - i > LONGEST_TURN) return false;
    if (!(turn_gives(o, i, j) < -1e-12)) return false;
    turn(o->at, i, j);
    return true;
}

/* Swaps and turns within levels until nothing shortens the sum. */
static pdn_status improve(const pdn_ring *r, const double *w, size_t *at)
{
    pdn_status st = PDN_OK;
    struct order o = {.n = r->services, .at = at, .weight = w};
    bool shorter = true;

    PDN_NEW(o.chord, o.n);
    for (size_t k = 0; k < o.n; k++)
        o.chord[k] = sin(whole_turn / 2 * (double)k / (double)o.n);
    for (int round = 0; round < (o.n > MANY_SERVICES ? 10 : 50) && shorter;
         round++) {
        shorter = false;
        for (size_t i = 0; i + 1 < o.n; i++)
            for (size_t j = i + 1; j < o.n; j++) {
                if (!same_level(&r->service[at[i]], &r->service[at[j]])) break;
                if (improve_pair(&o, i, j)) shorter = true;
            }
    }
out:
    free(o.chord);
    return st;
}

static int by_level(const void *a, const void *b)
{
    const pdn_service *x = a, *y = b;
    int known = isnan(x->level) - isnan(y->level);

    if (known != 0) return known;
    if (x->level < y->level) return -1;
    if (x->level > y->level) return 1;
    return strcmp(x->id, y->id);
}

static void stand(pdn_service *s, double turns)
{
    s->x = sin(whole_turn * turns);
    s->y = cos(whole_turn * turns);
}

static pdn_status new_order(pdn_ring *r, const pdn_pair *pair, size_t pairs)
{
    pdn_status st = PDN_OK;
    double *w = NULL;
    size_t *at = NULL;
    pdn_service *ordered = NULL;
    size_t n = r->services;

    PDN_NEW(at, n);
    PDN_NEW(ordered, n);
    if (n > 0) qsort(r->service, n, sizeof *r->service, by_level);
    PDN_TRY(pulls(r, pair, pairs, &w));
    for (size_t i = 0; i < n; i++)
        at[i] = i;
    PDN_TRY(improve(r, w, at));
    for (size_t i = 0; i < n; i++) {
        ordered[i] = r->service[at[i]];
        ordered[i].mark = i;
        /* Half a step on, so that two share the top and two the bottom: the
         * labels then stand at the sides. */
        stand(&ordered[i],
              n > 2 ? ((double)i + .5) / (double)n : .75 + .5 * (double)i);
    }
    if (n > 0) memcpy(r->service, ordered, n * sizeof *ordered);
out:
    free(ordered);
    free(at);
    free(w);
    return st;
}

/* ---- last year's places ---- */

static double turns_of(const pdn_service *s)
{
    double t = atan2(s->x, s->y) / whole_turn;

    return t < 0 ? t + 1 : t;
}

/* The middle of the widest gap between those who have a place. */
static double widest_gap(const pdn_ring *r, size_t placed)
{
    double best = -1, middle = 0;

    for (size_t i = 0; i < placed; i++) {
        double from = turns_of(&r->service[i]), gap = 1;
        for (size_t j = 0; j < placed; j++) {
            double ahead = turns_of(&r->service[j]) - from;
            if (j == i) continue;
            if (ahead <= 0) ahead += 1;
            gap = fmin(gap, ahead);
        }
        if (gap > best + 1e-9) {
            best = gap;
            middle = from + gap / 2;
        }
    }
    return middle - floor(middle);
}

/* A layout file names services and people: a service is known by the table, or
 * stands on the ring. */
static bool is_service(const pdn_place *p, const pdn_pair *pair, size_t pairs)
{
    double radius = hypot(p->x, p->y);

    if (p->id == NULL || !(radius > 0) || !isfinite(radius)) return false;
    if (fabs(radius - 1) < 1e-6) return true;
    for (size_t i = 0; i < pairs; i++)
        if (strcmp(pair[i].group_a, p->id) == 0 ||
            strcmp(pair[i].group_b, p->id) == 0)
            return true;
    return false;
}

static pdn_status keep_order(pdn_ring *r, const pdn_place *anchor,
                             size_t anchors, const pdn_pair *pair, size_t pairs)
{
    pdn_status st = PDN_OK;
    pdn_service *s = NULL;
    size_t placed = 0;

    for (size_t i = 0; i < anchors; i++) {
        const pdn_place *p = &anchor[i];
        if (!is_service(p, pair, pairs)) continue;
        PDN_TRY(add_service(r, p->id, &s));
        stand(s, atan2(p->x, p->y) / whole_turn);
        s->gone = true;
    }
    placed = r->services;
    PDN_TRY(add_pairs(r, pair, pairs));
    for (size_t i = placed; i < r->services; i++)
        stand(&r->service[i], widest_gap(r, i));
    for (size_t i = 0; i < r->services; i++)
        r->service[i].mark = i;
out:
    return st;
}

/* NOLINTNEXTLINE(readability-function-size): as sheets.h has it */
pdn_status pdn_ring_make(const pdn_pair *pair, size_t pairs,
                         const pdn_network *network, const char *by,
                         const pdn_place *anchor, size_t anchors, pdn_ring *out)
{
    pdn_status st = PDN_OK;
    pdn_ring r = {0};
    size_t kept = 0;

    for (size_t i = 0; i < anchors; i++)
        kept += is_service(&anchor[i], pair, pairs);
    PDN_NEW(r.service, 2 * pairs + kept);
    if (kept > 0) {
        PDN_TRY(keep_order(&r, anchor, anchors, pair, pairs));
        if (network != NULL) PDN_TRY(add_levels(&r, network, by));
    } else {
        PDN_TRY(add_pairs(&r, pair, pairs));
        if (network != NULL) PDN_TRY(add_levels(&r, network, by));
        PDN_TRY(new_order(&r, pair, pairs));
        /* One alone stands in the middle. */
        if (r.services == 1) r.service[0].x = r.service[0].y = 0;
    }
    *out = r;
    r = (pdn_ring){0};
out:
    pdn_ring_clear(&r);
    return st;
}

pdn_status pdn_ring_places(const pdn_ring *r, pdn_place **out)
{
    pdn_place *p = calloc(r->services + 1, sizeof *p);

    if (p == NULL) return pdn_no_memory();
    for (size_t i = 0; i < r->services; i++)
        p[i] = (pdn_place){
            .id = r->service[i].id, .x = r->service[i].x, .y = r->service[i].y};
    *out = p;
    return PDN_OK;
}

void pdn_ring_clear(pdn_ring *r)
{
    free(r->service);
    pdn_arena_clear(&r->text);
    *r = (pdn_ring){0};
}
