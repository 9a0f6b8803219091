#include "cuts.h"

#include <stdlib.h>

/* Every person is two places: 2v is entered, 2v + 1 is left; at most one way
 * leads through. before and after tell whom that way comes from and goes to. */
#define NONE UINT32_MAX
#define END  (UINT32_MAX - 1)

struct ways {
    const pdn_packed *both;
    const uint32_t *group;
    uint32_t g, h;
    uint32_t *before, *after; /* END: a group; NONE: no way leads through */
    uint32_t *reached;        /* of each place: the place it was reached from */
    uint32_t *round;          /* in which round that was */
    uint32_t now;
    uint32_t *queue;
    size_t tail;
    uint32_t found; /* a place at which a new way may end */
    pdn_arena memory;
};

static void reach(struct ways *w, uint32_t place, uint32_t from)
{
    if (w->round[place] == w->now) return;
    w->round[place] = w->now;
    w->reached[place] = from;
    w->queue[w->tail++] = place;
    if (place % 2 == 1 && w->group[place / 2] == w->h &&
        w->after[place / 2] != END)
        w->found = place;
}

/* On from the entrance of v: through, if nobody is; else back along the way
 * that stands, which then may go on otherwise. */
static void enter(struct ways *w, uint32_t v)
{
    if (w->before[v] == NONE)
        reach(w, 2 * v + 1, 2 * v);
    else if (w->before[v] != END)
        reach(w, 2 * w->before[v] + 1, 2 * v);
}

/* On from the exit of v: to everybody v knows, or back through v. Somebody in
 * h whom no way leads through is seen at once to be an end: most of a network
 * stands one step further off. */
static void leave(struct ways *w, uint32_t v)
{
    for (uint32_t k = w->both->start[v]; k < w->both->start[v + 1]; k++) {
        uint32_t next = w->both->to[k];
        if (w->after[v] == next) continue;
        reach(w, 2 * next, 2 * v + 1);
        if (w->group[next] != w->h || w->before[next] != NONE) continue;
        reach(w, 2 * next + 1, 2 * next);
        return;
    }
    if (w->before[v] != NONE) reach(w, 2 * v, 2 * v + 1);
}

/* A new way from `start` to the exit of somebody in h; NONE if there is none,
 * and then there never will be: what it reaches stays closed. */
static uint32_t search(struct ways *w, uint32_t start)
{
    w->tail = 0;
    w->now++;
    w->found = NONE;
    reach(w, 2 * start, END);
    for (size_t head = 0; head < w->tail && w->found == NONE; head++) {
        uint32_t place = w->queue[head], v = place / 2;
        if (place % 2 == 0)
            enter(w, v);
        else
            leave(w, v);
    }
    return w->found;
}

/* Turns the places reached into the links of the ways, from the end back. */
static void follow(struct ways *w, uint32_t place, uint32_t *step)
{
    size_t n = 0;

    for (uint32_t p = place; p != END; p = w->reached[p])
        step[n++] = p;
    w->before[step[n - 1] / 2] = END;
    for (size_t k = n - 1; k > 0; k--) {
        uint32_t from = step[k], to = step[k - 1];
        if (from / 2 == to / 2) {
            if (from % 2 == 0) continue; /* through: its ends are set beside */
            w->before[to / 2] = w->after[from / 2] = NONE;
        } else if (from % 2 == 1) {
            w->after[from / 2] = to / 2;
            w->before[to / 2] = from / 2;
        }
    }
    w->after[place / 2] = END;
}

pdn_status cuts__people_between(const pdn_packed *both, const uint32_t *group,
                                size_t g, size_t h, size_t *out)
{
    pdn_status st = PDN_OK;
    struct ways w = {
        .both = both, .group = group, .g = (uint32_t)g, .h = (uint32_t)h};
    uint32_t *step = NULL, place = NONE;
    size_t people = 0, most = 0;

    PDN_TAKE(&w.memory, w.before, both->n);
    PDN_TAKE(&w.memory, w.after, both->n);
    PDN_TAKE(&w.memory, w.reached, 2 * both->n);
    PDN_TAKE(&w.memory, w.round, 2 * both->n);
    PDN_TAKE(&w.memory, w.queue, 2 * both->n);
    PDN_NEW(step, 2 * both->n + 1);
    for (size_t v = 0; v < both->n; v++) {
        w.before[v] = w.after[v] = NONE;
        most += group[v] == h;
    }
    for (uint32_t v = 0; v < both->n && people < most; v++) {
        if (group[v] != g || w.before[v] == END) continue;
        place = search(&w, v);
        if (place == NONE) continue;
        follow(&w, place, step);
        people++;
    }
    *out = people;
out:
    pdn_arena_clear(&w.memory);
    free(step);
    return st;
}
