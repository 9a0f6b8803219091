#include "counted_sets.h"

#include "pdnet/chance.h"

#include <stdlib.h>

/* What is under way. */
struct work {
    const counted_sets__wave *w;
    counted_sets *c;
    bool as_next;
    pdn_textmap later; /* keys of the groups of the next wave */
};

static const wave_match__wave *this_wave(const counted_sets__wave *w)
{
    return w->last != NULL ? &w->last->wave[1] : &w->next->wave[0];
}

/* ---- groups */

static pdn_status number_of(counted_sets *c, const char *key, uint32_t *out)
{
    pdn_status st = textmap__put(&c->number, key, (uint32_t)c->groups, out);

    if (st == PDN_OK) c->groups += *out == c->groups;
    return st;
}

/* The number of each group of this wave, in the names of the next where one
 * group became one, or of the next. */
static pdn_status number_groups(struct work *k, const pdn_groups *q, bool next,
                                uint32_t *number)
{
    pdn_status st = PDN_OK;
    const counted_sets__wave *w = k->w;
    const char *key = NULL;
    wave_names__end end = {0};
    uint32_t there = 0;

    for (size_t n = 0; n < q->groups; n++) {
        number[n] = PDN_NO_GROUP;
        if (!pdn_groups_is_known(q->label[n])) continue;
        PDN_TRY(pdn_name_key(&k->c->text, q->label[n], &key));
        if (next) {
            PDN_TRY(textmap__put(&k->later, key, (uint32_t)n, &there));
        } else if (k->as_next) {
            PDN_TRY(
                wave_names__follow(w->names, key, w->span, &k->later, &end));
            if (end.names == 1 && !end.parted) key = end.name[0];
        }
        PDN_TRY(number_of(k->c, key, &number[n]));
    }
out:
    return st;
}

/* ---- people */

static pdn_status new_set(struct work *k, int which)
{
    pdn_status st = PDN_OK;
    counted_sets__set *s = &k->c->set[which];
    const size_t n = k->c->g->actors;

    PDN_NEW(s->group, n);
    PDN_NEW(s->reporter, n);
    PDN_NEW(s->member, n);
    for (size_t v = 0; v < n; v++)
        s->group[v] = PDN_NO_GROUP;
    s->there = true;
out:
    return st;
}

static pdn_status count_all(struct work *k, const pdn_groups *q)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = k->c->g;
    counted_sets__set *s = &k->c->set[COUNTED_ALL];
    const bool services = pdn_network_names_groups(g);
    uint32_t *number = NULL;

    PDN_NEW(number, q->groups + 1);
    PDN_TRY(number_groups(k, q, false, number));
    PDN_TRY(new_set(k, COUNTED_ALL));
    for (size_t v = 0; v < g->actors; v++) {
        const bool service = g->is_group != NULL && g->is_group[v];
        s->group[v] = number[q->of[v]];
        s->reporter[v] = g->answered[v] && !service;
        s->member[v] = service == services;
    }
out:
    free(number);
    return st;
}

/* Those that another wave, `side` of which this one is, saw too. */
static void count_common(struct work *k, int which, const wave_match *m,
                         int side)
{
    const counted_sets__set *all = &k->c->set[COUNTED_ALL];
    counted_sets__set *s = &k->c->set[which];

    for (size_t v = 0; v < k->c->g->actors; v++) {
        const uint32_t i = m->wave[side].of[v];
        if (!wave_match__common(m, i)) continue;
        s->group[v] = all->group[v];
        s->reporter[v] = wave_match__heard(m, i) && !m->service[i];
        s->member[v] = m->services == m->service[i];
    }
}

/* Who of the other wave is who of this one. */
static pdn_status take_other(struct work *k, int which, const wave_match *m,
                             int side)
{
    pdn_status st = PDN_OK;
    counted_sets__set *s = &k->c->set[which];
    const wave_match__wave *w = &m->wave[1 - side];

    s->other = w->g;
    PDN_NEW(s->here, w->g->actors);
    for (size_t v = 0; v < w->g->actors; v++)
        s->here[v] = m->wave[side].actor[w->of[v]];
out:
    return st;
}

/* ---- cells left open */

/* Of `side` of a match, by the actors of this wave (`mine` of it). */
static size_t gather_open(const wave_match *m, int side, int mine,
                          wave_match__arc *out)
{
    const uint32_t *actor = m->wave[mine].actor;
    const wave_match__wave *w = &m->wave[side];
    size_t n = 0;

    for (size_t i = 0; i < w->opens; i++) {
        const uint32_t from = actor[w->open[i].from];
        const uint32_t to = actor[w->open[i].to];
        if (from != WAVE_MATCH_NOBODY && to != WAVE_MATCH_NOBODY)
            out[n++] = (wave_match__arc){from, to, 0};
    }
    return n;
}

static pdn_status take_open(counted_sets__set *s, const wave_match *m, int mine,
                            bool both)
{
    pdn_status st = PDN_OK;
    size_t n = 0;

    PDN_NEW(s->open, m->wave[0].opens + m->wave[1].opens + 1);
    n = gather_open(m, mine, mine, s->open);
    if (both) n += gather_open(m, 1 - mine, mine, s->open + n);
    s->opens = wave_match__each_once(s->open, n);
out:
    return st;
}

/* ---- the sets */

static pdn_status with_last(struct work *k)
{
    pdn_status st = PDN_OK;
    const wave_match *m = k->w->last;

    PDN_TRY(new_set(k, COUNTED_WITH_LAST));
    count_common(k, COUNTED_WITH_LAST, m, 1);
    PDN_TRY(take_other(k, COUNTED_WITH_LAST, m, 1));
    PDN_TRY(take_open(&k->c->set[COUNTED_WITH_LAST], m, 1, true));
out:
    return st;
}

/* Who moved stands in the group of the later wave. */
static pdn_status with_next(struct work *k, const pdn_groups *later,
                            const uint32_t *number)
{
    pdn_status st = PDN_OK;
    const wave_match *m = k->w->next;
    counted_sets__set *s = &k->c->set[COUNTED_WITH_NEXT];

    PDN_TRY(new_set(k, COUNTED_WITH_NEXT));
    count_common(k, COUNTED_WITH_NEXT, m, 0);
    for (size_t v = 0; v < k->c->g->actors; v++) {
        const uint32_t i = m->wave[0].of[v];
        if (wave_match__common(m, i))
            s->group[v] = number[later->of[m->wave[1].actor[i]]];
    }
    PDN_TRY(take_other(k, COUNTED_WITH_NEXT, m, 0));
    PDN_TRY(take_open(s, m, 0, true));
out:
    return st;
}

static pdn_status groups_of(const pdn_network *g, const char *by,
                            pdn_groups *out)
{
    return pdn_groups_by(g, pdn_network_by(g, by), out);
}

static pdn_status make(struct work *k)
{
    pdn_status st = PDN_OK;
    const counted_sets__wave *w = k->w;
    const wave_match *m = w->last != NULL ? w->last : w->next;
    pdn_groups own = {0}, later = {0};
    uint32_t *number = NULL;

    if (k->as_next) {
        PDN_TRY(groups_of(w->next->wave[1].g, w->by, &later));
        PDN_NEW(number, later.groups + 1);
        PDN_TRY(number_groups(k, &later, true, number));
    }
    PDN_TRY(groups_of(k->c->g, w->by, &own));
    PDN_TRY(count_all(k, &own));
    PDN_TRY(
        take_open(&k->c->set[COUNTED_ALL], m, w->last != NULL ? 1 : 0, false));
    if (w->last != NULL) PDN_TRY(with_last(k));
    if (k->as_next) PDN_TRY(with_next(k, &later, number));
out:
    free(number);
    pdn_groups_clear(&own);
    pdn_groups_clear(&later);
    return st;
}

pdn_status counted_sets__make(const counted_sets__wave *w, bool as_next,
                              counted_sets *out)
{
    counted_sets c = {.g = this_wave(w)->g,
                      .directed = this_wave(w)->g->directed};
    struct work k = {.w = w, .c = &c, .as_next = as_next};
    const pdn_status st = make(&k);

    textmap__clear(&k.later);
    if (st == PDN_OK)
        *out = c;
    else
        counted_sets__clear(&c);
    return st;
}

uint32_t counted_sets__group(counted_sets *c, const char *name)
{
    const char *key = NULL;

    if (name == NULL || pdn_name_key(&c->text, name, &key) != PDN_OK)
        return PDN_NO_GROUP;
    const int64_t number = textmap__get(&c->number, key);
    return number == PDN_TEXTMAP_NONE ? PDN_NO_GROUP : (uint32_t)number;
}

void counted_sets__clear(counted_sets *c)
{
    for (int k = 0; k < COUNTED_SETS; k++) {
        free(c->set[k].group);
        free(c->set[k].reporter);
        free(c->set[k].member);
        free(c->set[k].open);
        free(c->set[k].here);
    }
    textmap__clear(&c->number);
    pdn_arena_clear(&c->text);
    *c = (counted_sets){0};
}
