#include "said.h"

#include "breakdown/arcs/barrier_codes.h"
#include "pdnet/chance.h"
#include "waves/match/rated_ties.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sums of these tell any two sets of numbers apart (splitmix64). */
static uint64_t mix(size_t number)
{
    uint64_t z = ((uint64_t)number + 1) * 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static size_t cells(const counted_sets *c)
{
    return c->groups + 1;
}

static pdn_status begin(const counted_sets *c, said *out)
{
    pdn_status st = PDN_OK;

    *out = (said){.c = c};
    for (int k = 0; k < COUNTED_SETS; k++)
        if (c->set[k].there) PDN_NEW(out->mark[k], c->g->actors * cells(c));
out:
    return st;
}

/* Adds to what i says of j in that set, of j's group and of all. */
static void add(const said *s, int k, uint32_t i, uint32_t j, uint64_t mark)
{
    const counted_sets__set *set = &s->c->set[k];
    uint64_t *of = s->mark[k] + i * cells(s->c);

    if (!set->reporter[i] || !set->member[j] || i == j) return;
    if (set->group[j] != PDN_NO_GROUP) of[set->group[j]] += mark;
    of[s->c->groups] += mark;
}

/* ---- contacts */

/* Everybody of each group that can be spoken of, but for oneself and those
 * left open. */
static pdn_status add_contacts(const said *s, int k)
{
    pdn_status st = PDN_OK;
    const counted_sets *c = s->c;
    const counted_sets__set *set = &c->set[k];
    uint64_t *sum = NULL; /* of each group, and all */

    PDN_NEW(sum, cells(c));
    for (uint32_t j = 0; j < c->g->actors; j++) {
        if (!set->member[j]) continue;
        if (set->group[j] != PDN_NO_GROUP) sum[set->group[j]] += mix(j);
        sum[c->groups] += mix(j);
    }
    for (uint32_t i = 0; i < c->g->actors; i++) {
        uint64_t *of = s->mark[k] + i * cells(c);
        if (!set->reporter[i]) continue;
        memcpy(of, sum, cells(c) * sizeof *of);
        if (!set->member[i]) continue;
        if (set->group[i] != PDN_NO_GROUP) of[set->group[i]] -= mix(i);
        of[c->groups] -= mix(i);
    }
    for (size_t n = 0; n < set->opens; n++)
        add(s, k, set->open[n].from, set->open[n].to, -mix(set->open[n].to));
out:
    free(sum);
    return st;
}

pdn_status said__contacts(const counted_sets *c, said *out)
{
    pdn_status st = begin(c, out);

    for (int k = 0; st == PDN_OK && k < COUNTED_SETS; k++)
        if (c->set[k].there) st = add_contacts(out, k);
    return st;
}

/* ---- what is said on contacts */

/* Contacts of this wave, or of the other one of a set, by this one's actors. */
struct walk {
    const pdn_network *g;
    const uint32_t *here; /* NULL: its own */
};

static bool ends(const struct walk *w, size_t tie, uint32_t end[2])
{
    end[0] = w->g->from[tie];
    end[1] = w->g->to[tie];
    for (int k = 0; k < 2 && w->here != NULL; k++) {
        end[k] = w->here[end[k]];
        if (end[k] == WAVE_MATCH_NOBODY) return false;
    }
    return w->g->contact[tie] && end[0] != end[1];
}

/* Takes away what a person did not speak of in the other wave as well. */
static void keep_both(const said *s, int k, const bool *then)
{
    const size_t n = s->c->g->actors * cells(s->c);

    for (size_t i = 0; i < n; i++)
        if (!then[i]) s->mark[k][i] = 0;
}

/* Marks of whom a person speaks of, in a set: where there is a value. */
static void find_then(const said *s, int k, const struct walk *w, size_t tie,
                      bool *then)
{
    const counted_sets__set *set = &s->c->set[k];
    uint32_t end[2];

    if (!ends(w, tie, end)) return;
    for (int way = 0; way < (s->c->directed ? 1 : 2); way++) {
        const uint32_t i = end[way], j = end[1 - way];
        if (!set->reporter[i] || !set->member[j]) continue;
        if (set->group[j] != PDN_NO_GROUP)
            then[i * cells(s->c) + set->group[j]] = true;
        then[i * cells(s->c) + s->c->groups] = true;
    }
}

static pdn_status add_rating(const said *s, int k, const char *rating)
{
    pdn_status st = PDN_OK;
    const counted_sets *c = s->c;
    const struct walk own = {c->g, NULL};
    const struct walk other = {c->set[k].other, c->set[k].here};
    const double *x = pdn_table_numbers(&c->g->tie, rating);
    uint32_t end[2];
    bool *then = NULL;

    for (size_t e = 0; x != NULL && e < c->g->ties; e++)
        if (isfinite(x[e]) && ends(&own, e, end))
            add(s, k, end[0], end[1], mix(e));
    if (other.g == NULL) goto out;
    PDN_NEW(then, c->g->actors * cells(c));
    x = pdn_table_numbers(&other.g->tie, rating);
    for (size_t e = 0; x != NULL && e < other.g->ties; e++)
        if (isfinite(x[e])) find_then(s, k, &other, e, then);
    keep_both(s, k, then);
out:
    free(then);
    return st;
}

pdn_status said__rating(const counted_sets *c, const char *rating, said *out)
{
    pdn_status st = begin(c, out);

    for (int k = 0; st == PDN_OK && k < COUNTED_SETS; k++)
        if (c->set[k].there) st = add_rating(out, k, rating);
    return st;
}

/* ---- obstacles */

/* Could name it; and did. */
enum { ASKED = 1, NAMED = 3 };

static bool names(const pdn_network *g, size_t tie, const char *code)
{
    const char *at = rated_ties__obstacles(g, tie);
    size_t n = 0;

    for (; barrier_codes__next(&at, &n); at += n)
        if (strlen(code) == n && memcmp(at, code, n) == 0) return true;
    return false;
}

static bool could_name(const pdn_network *g, size_t tie)
{
    const char *at = rated_ties__obstacles(g, tie);
    size_t n = 0;

    return rated_ties__is_rated(g, tie) || barrier_codes__next(&at, &n);
}

static void hear(const said *s, int k, uint32_t i, uint32_t j, bool named)
{
    const counted_sets__set *set = &s->c->set[k];
    uint64_t *of = s->mark[k] + i * cells(s->c);
    const uint64_t bits = named ? NAMED : ASKED;

    if (!set->reporter[i] || !set->member[j]) return;
    if (set->group[j] != PDN_NO_GROUP) of[set->group[j]] |= bits;
    of[s->c->groups] |= bits;
}

static pdn_status add_obstacle(const said *s, int k, const char *code)
{
    pdn_status st = PDN_OK;
    const counted_sets *c = s->c;
    const struct walk own = {c->g, NULL};
    const struct walk other = {c->set[k].other, c->set[k].here};
    uint32_t end[2];
    bool *then = NULL;

    for (size_t e = 0; e < c->g->ties; e++) {
        if (!ends(&own, e, end) || !could_name(c->g, e)) continue;
        const bool named = names(c->g, e, code);
        hear(s, k, end[0], end[1], named);
        if (!c->directed) hear(s, k, end[1], end[0], named);
    }
    if (other.g == NULL) goto out;
    PDN_NEW(then, c->g->actors * cells(c));
    for (size_t e = 0; e < other.g->ties; e++)
        if (could_name(other.g, e)) find_then(s, k, &other, e, then);
    keep_both(s, k, then);
out:
    free(then);
    return st;
}

pdn_status said__obstacle(const counted_sets *c, const char *code, said *out)
{
    pdn_status st = begin(c, out);

    for (int k = 0; st == PDN_OK && k < COUNTED_SETS; k++)
        if (c->set[k].there) st = add_obstacle(out, k, code);
    return st;
}

void said__clear(said *s)
{
    for (int k = 0; k < COUNTED_SETS; k++)
        free(s->mark[k]);
    *s = (said){0};
}

/* ---- who says otherwise */

/* Two sets of one wave, and what of their marks. */
struct pairing {
    const said *s;
    said__part part;
    size_t one, other;
};

static uint64_t mark_of(const struct pairing *p, size_t set, size_t i, size_t h)
{
    const uint64_t mark =
        set == SIZE_MAX ? 0 : p->s->mark[set][i * cells(p->s->c) + h];

    if (p->part == SAID_AT_ALL) return mark != 0;
    return p->part == SAID_NAMED ? mark == NAMED : mark;
}

static uint32_t group_of(const said *s, size_t set, size_t i)
{
    return set == SIZE_MAX ? PDN_NO_GROUP : s->c->set[set].group[i];
}

/* A person who is of the same group in both sets, or of one in each. */
static void compare_one(const struct pairing *p, size_t i, said__count *n)
{
    const size_t m = cells(p->s->c), one = p->one, other = p->other;
    const uint32_t g = group_of(p->s, one, i), h = group_of(p->s, other, i);

    n->all += mark_of(p, one, i, m - 1) != mark_of(p, other, i, m - 1);
    for (size_t k = 0; k < m; k++) {
        const uint64_t x = mark_of(p, one, i, k), y = mark_of(p, other, i, k);
        if (g == h && g != PDN_NO_GROUP) n->of[g * m + k] += x != y;
        if (g == h) continue;
        if (g != PDN_NO_GROUP) n->of[g * m + k] += x != 0;
        if (h != PDN_NO_GROUP) n->of[h * m + k] += y != 0;
    }
    if (g == h || g == PDN_NO_GROUP || h == PDN_NO_GROUP) return;
    const bool twice =
        mark_of(p, one, i, h) != 0 && mark_of(p, other, i, g) != 0;
    n->both[g * m + h] += twice;
    n->both[h * m + g] += twice;
}

pdn_status said__compare(const said *s, said__part part, size_t one,
                         size_t other, said__count *out)
{
    pdn_status st = PDN_OK;
    const struct pairing p = {s, part, one, other};
    const size_t m = cells(s->c);

    *out = (said__count){.groups = s->c->groups};
    PDN_NEW(out->of, m * m);
    PDN_NEW(out->both, m * m);
    for (size_t i = 0; i < s->c->g->actors; i++)
        compare_one(&p, i, out);
out:
    if (st != PDN_OK) said__count_clear(out);
    return st;
}

double said__of(const said__count *n, uint32_t g, uint32_t h)
{
    if (g == PDN_NO_GROUP || h == PDN_NO_GROUP) return 0;
    return n->of[g * (n->groups + 1) + h];
}

double said__between(const said__count *n, uint32_t g, uint32_t h)
{
    if (g == PDN_NO_GROUP || h == PDN_NO_GROUP) return 0;
    if (g == h) return said__of(n, g, g);
    return said__of(n, g, h) + said__of(n, h, g) -
           n->both[g * (n->groups + 1) + h];
}

void said__count_clear(said__count *n)
{
    free(n->of);
    free(n->both);
    *n = (said__count){0};
}
