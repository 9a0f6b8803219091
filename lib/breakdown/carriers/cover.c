/* The smallest vertex cover of a graph that is not bipartite. */
#include "carriers.h"

#include <math.h>

enum { MOST_BRANCHES = 200000 };

/* A row of the search: what was taken before its vertex was branched on. */
struct fork {
    size_t taken; /* length of the trail */
    size_t cover; /* size of the cover */
    uint32_t vertex;
    bool second; /* is its second branch under way? */
};

struct search {
    size_t n, words;
    uint64_t *row;    /* adjacency, n rows of bits */
    uint64_t *alive;  /* vertices whose links are not covered yet */
    uint32_t *degree; /* among the alive */
    uint32_t *trail;  /* vertices taken out, in order */
    size_t taken, cover, best, branches;
    struct fork *fork;
    size_t forks;
    uint64_t *left, *clique; /* scratch of the bound */
    pdn_arena memory;
};

static bool bit(const uint64_t *set, size_t k)
{
    return set[k / 64] >> (k % 64) & 1;
}

static void flip(uint64_t *set, size_t k)
{
    set[k / 64] ^= (uint64_t)1 << (k % 64);
}

static void around(struct search *s, uint32_t v, uint32_t change)
{
    const uint64_t *row = s->row + v * s->words;

    for (size_t w = 0; w < s->words; w++)
        for (uint64_t rest = row[w] & s->alive[w]; rest != 0; rest &= rest - 1)
            s->degree[w * 64 + (size_t)__builtin_ctzll(rest)] += change;
}

static void take(struct search *s, uint32_t v)
{
    flip(s->alive, v);
    around(s, v, (uint32_t)-1);
    s->trail[s->taken++] = v;
    s->cover++;
}

static void put_back_to(struct search *s, size_t taken)
{
    while (s->taken > taken) {
        uint32_t v = s->trail[--s->taken];
        around(s, v, 1);
        flip(s->alive, v);
        s->cover--;
    }
}

/* The alive neighbours of v are taken, all. */
static void take_around(struct search *s, uint32_t v)
{
    const uint64_t *row = s->row + v * s->words;

    for (size_t w = 0; w < s->words; w++)
        for (uint64_t rest = row[w] & s->alive[w]; rest != 0; rest &= rest - 1)
            take(s, (uint32_t)(w * 64 + (size_t)__builtin_ctzll(rest)));
}

/* An end of a chain never needs taking: its neighbour does as well. Returns
 * the alive vertex of highest degree, or n when nothing is left. */
static uint32_t reduce(struct search *s)
{
    uint32_t top = (uint32_t)s->n;
    bool again = true;

    while (again) {
        again = false;
        top = (uint32_t)s->n;
        for (uint32_t v = 0; v < s->n; v++) {
            if (!bit(s->alive, v) || s->degree[v] == 0) continue;
            if (s->degree[v] == 1) {
                take_around(s, v);
                again = true;
                break;
            }
            if (top == s->n || s->degree[v] > s->degree[top]) top = v;
        }
    }
    return top;
}

/* Of every clique all but one must go: a greedy partition into cliques. */
static size_t bound(struct search *s)
{
    size_t least = 0;

    for (size_t w = 0; w < s->words; w++)
        s->left[w] = s->alive[w];
    for (uint32_t v = 0; v < s->n; v++) {
        if (!bit(s->left, v)) continue;
        flip(s->left, v);
        const uint64_t *row = s->row + v * s->words;
        for (size_t w = 0; w < s->words; w++)
            s->clique[w] = row[w] & s->left[w];
        for (size_t w = 0; w < s->words; w++)
            while (s->clique[w] != 0) {
                size_t u = w * 64 + (size_t)__builtin_ctzll(s->clique[w]);
                flip(s->left, u);
                least++;
                const uint64_t *next = s->row + u * s->words;
                for (size_t x = w; x < s->words; x++)
                    s->clique[x] &= next[x];
            }
    }
    return least;
}

/* To the next branch not yet tried; false when all are. */
static bool go_back(struct search *s)
{
    while (s->forks > 0) {
        struct fork *f = &s->fork[s->forks - 1];
        put_back_to(s, f->taken);
        if (!f->second) {
            f->second = true;
            take_around(s, f->vertex);
            return true;
        }
        s->forks--;
    }
    return false;
}

static void run(struct search *s)
{
    bool more = true;

    while (more && s->branches++ < MOST_BRANCHES) {
        uint32_t v = reduce(s);
        if (v == s->n) {
            if (s->cover < s->best) s->best = s->cover;
            more = go_back(s);
        } else if (s->cover + bound(s) >= s->best) {
            more = go_back(s);
        } else {
            s->fork[s->forks++] = (struct fork){s->taken, s->cover, v, false};
            take(s, v);
        }
    }
}

static pdn_status search_new(struct search *s, size_t people)
{
    pdn_status st = PDN_OK;

    s->n = people;
    s->words = (people + 63) / 64;
    s->best = people;
    PDN_TAKE(&s->memory, s->row, people * s->words);
    PDN_TAKE(&s->memory, s->alive, s->words);
    PDN_TAKE(&s->memory, s->degree, people);
    PDN_TAKE(&s->memory, s->trail, people);
    PDN_TAKE(&s->memory, s->fork, people + 1);
    PDN_TAKE(&s->memory, s->left, s->words);
    PDN_TAKE(&s->memory, s->clique, s->words);
out:
    return st;
}

pdn_status carriers__cover_within(const pdn_link *link, size_t links,
                                  size_t people, double *cover)
{
    pdn_status st = PDN_OK;
    struct search s = {0};

    PDN_TRY(search_new(&s, people));
    for (size_t v = 0; v < people; v++)
        flip(s.alive, v);
    for (size_t k = 0; k < links; k++) {
        if (link[k].a == link[k].b ||
            bit(s.row + link[k].a * s.words, link[k].b))
            continue;
        flip(s.row + link[k].a * s.words, link[k].b);
        flip(s.row + link[k].b * s.words, link[k].a);
        s.degree[link[k].a]++;
        s.degree[link[k].b]++;
    }
    run(&s);
    *cover = s.branches > MOST_BRANCHES ? (double)NAN : (double)s.best;
out:
    pdn_arena_clear(&s.memory);
    return st;
}
