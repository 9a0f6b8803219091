#include "pdnet/breakdown.h"
#include "pdnet/network.h"

#include <stdlib.h>
#include <string.h>

/* Who stays, and the contacts that come. */
struct change {
    const pdn_network *g;
    bool *actor;
    size_t from, to;
    bool forth, back; /* a row is added from > to, to > from */
    size_t turned[2]; /* rows of "no contact" that become contact */
    size_t turns;
};

static pdn_status who_leaves(struct change *c, const char *name)
{
    const pdn_column *unit = pdn_table_column(&c->g->actor, "unit");
    size_t one = pdn_network_find(c->g, name), left = 0;

    for (size_t v = 0; v < c->g->actors; v++) {
        bool member = one == SIZE_MAX && unit != NULL && unit->text != NULL &&
                      unit->text[v] != NULL && strcmp(unit->text[v], name) == 0;
        c->actor[v] = v != one && !member;
        left += !c->actor[v];
    }
    if (left == 0)
        return pdn_fail(PDN_EDATA, "\"%s\": no actor and no unit of that name",
                        name);
    return PDN_OK;
}

/* True when from > to has to be added; a row that says "no contact" turns. */
static bool has_to_come(struct change *c, size_t from, size_t to)
{
    const pdn_network *g = c->g;

    if (!g->answered[from]) return false;
    for (size_t k = 0; k < g->ties; k++) {
        bool here = (g->from[k] == from && g->to[k] == to) ||
                    (!g->directed && g->from[k] == to && g->to[k] == from);
        if (!here) continue;
        if (!g->contact[k]) c->turned[c->turns++] = k;
        return false;
    }
    return true;
}

static pdn_status which_comes(struct change *c, const char *from,
                              const char *to)
{
    c->from = pdn_network_find(c->g, from);
    c->to = pdn_network_find(c->g, to);
    if (c->from == SIZE_MAX || c->to == SIZE_MAX)
        return pdn_fail(PDN_EDATA, "\"%s\": no actor of that id",
                        c->from == SIZE_MAX ? from : to);
    if (c->from == c->to)
        return pdn_fail(PDN_EDATA, "\"%s\" twice: want two people", from);
    if (!c->g->directed && c->from > c->to) {
        size_t keep = c->from;
        c->from = c->to;
        c->to = keep;
    }
    if (!c->g->answered[c->from] && !c->g->answered[c->to])
        return pdn_fail(PDN_EDATA,
                        "neither \"%s\" nor \"%s\" answered: nobody could "
                        "report the contact",
                        from, to);
    c->forth = has_to_come(c, c->from, c->to);
    c->back = c->g->directed && has_to_come(c, c->to, c->from);
    if (!c->forth && !c->back && c->turns == 0)
        return pdn_fail(PDN_EDATA, "\"%s\" and \"%s\" have contact already",
                        from, to);
    return PDN_OK;
}

/* The place of actor v among those who stay. */
static uint32_t number_of(const struct change *c, size_t v)
{
    uint32_t before = 0;

    for (size_t i = 0; i < v; i++)
        before += c->actor[i];
    return before;
}

static void put_ends(const struct change *c, pdn_network *out)
{
    size_t at = out->tie.rows - (size_t)c->forth - (size_t)c->back;

    if (c->forth) {
        out->from[at] = number_of(c, c->from);
        out->to[at++] = number_of(c, c->to);
    }
    if (c->back) {
        out->from[at] = number_of(c, c->to);
        out->to[at] = number_of(c, c->from);
    }
}

/* Rows that said "no contact" say contact now. */
static void turn(const struct change *c, pdn_network *out)
{
    const pdn_network *g = c->g;
    pdn_column *tie = pdn_table_mutable_column(&out->tie, "tie");
    size_t at = 0;

    for (size_t k = 0; k < g->ties; k++) {
        for (size_t i = 0; i < c->turns && tie != NULL; i++)
            if (c->turned[i] == k) tie->number[at] = 1;
        at += c->actor[g->from[k]] && c->actor[g->to[k]];
    }
}

static pdn_status make_changed(struct change *c, pdn_network *out)
{
    pdn_status st = PDN_OK;
    size_t more = (size_t)c->forth + (size_t)c->back;
    pdn_network n = {0};

    PDN_TRY(pdn_network_part(c->g, c->actor, more, &n));
    put_ends(c, &n);
    turn(c, &n);
    PDN_TRY(pdn_network_validate(&n));
    *out = n;
    n = (pdn_network){0};
out:
    pdn_network_clear(&n);
    return st;
}

pdn_status pdn_network_changed(const pdn_network *g, const pdn_change_asked *a,
                               pdn_network *out)
{
    pdn_status st = PDN_OK;
    struct change c = {.g = g};

    PDN_NEW(c.actor, g->actors);
    for (size_t v = 0; v < g->actors; v++)
        c.actor[v] = true;
    if (a->without != NULL) PDN_TRY(who_leaves(&c, a->without));
    if (a->from != NULL) PDN_TRY(which_comes(&c, a->from, a->to));
    if (a->from != NULL && (!c.actor[c.from] || !c.actor[c.to]))
        PDN_FAIL(PDN_EDATA, "\"%s\" leaves: want two who stay", a->without);
    PDN_TRY(make_changed(&c, out));
out:
    free(c.actor);
    return st;
}

static const pdn_pair *pair_named(const pdn_breakdown *b, const pdn_pair *p)
{
    for (size_t k = 0; k < b->pairs; k++)
        if (strcmp(b->pair[k].group_a, p->group_a) == 0 &&
            strcmp(b->pair[k].group_b, p->group_b) == 0)
            return &b->pair[k];
    return NULL;
}

pdn_status pdn_whatif_make(const pdn_network *before, const pdn_network *after,
                           const pdn_breakdown_options *o, pdn_whatif *out)
{
    pdn_status st = PDN_OK;
    pdn_whatif w = {.people = before->actors - after->actors};

    PDN_TRY(pdn_breakdown_make(before, o, &w.before));
    PDN_TRY(pdn_breakdown_make(after, o, &w.after));
    PDN_NEW(w.row, 2 * w.before.pairs);
    for (size_t k = 0; k < w.before.pairs; k++) {
        const pdn_pair *p = &w.before.pair[k];
        const pdn_pair *q = pair_named(&w.after, p);
        w.row[w.rows++] = (pdn_whatif_row){PDN_WHATIF_BEFORE, *p};
        if (q != NULL) w.row[w.rows++] = (pdn_whatif_row){PDN_WHATIF_AFTER, *q};
    }
    *out = w;
    w = (pdn_whatif){0};
out:
    pdn_whatif_clear(&w);
    return st;
}

void pdn_whatif_clear(pdn_whatif *w)
{
    pdn_breakdown_clear(&w->before);
    pdn_breakdown_clear(&w->after);
    free(w->row);
    *w = (pdn_whatif){0};
}
