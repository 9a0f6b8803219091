#include "pdnet/whatif.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which rows of a table stay, and how many; `more` rows are added. */
struct kept {
    const bool *stays; /* NULL: all */
    size_t rows, more;
};

static pdn_status copy_column(const pdn_column *c, size_t rows,
                              const struct kept *k, pdn_table *out)
{
    pdn_status st = PDN_OK;
    pdn_column *to = NULL;
    size_t at = 0;

    PDN_TRY(pdn_table_add(out, c->name, c->kind, &to));
    for (size_t i = 0; i < rows; i++) {
        if (k->stays != NULL && !k->stays[i]) continue;
        if (c->kind == PDN_TEXT)
            PDN_TRY(pdn_table_text(out, c->text[i], &to->text[at]));
        else
            to->number[at] = c->number[i];
        at++;
    }
    for (; at < out->rows && c->kind != PDN_TEXT; at++)
        to->number[at] =
            strcmp(c->name, "tie") == 0 ? 1 : pdn_absent(PDN_NOT_DEFINED);
out:
    return st;
}

static pdn_status copy_table(const pdn_table *t, const struct kept *k,
                             pdn_table *out)
{
    pdn_status st = PDN_OK;

    out->rows = k->rows + k->more;
    for (size_t c = 0; c < t->columns; c++)
        PDN_TRY(copy_column(&t->column[c], t->rows, k, out));
out:
    return st;
}

/* Scales that are the range seen are stated, so that a change of the ties does
 * not change them. */
static pdn_status copy_attributes(const pdn_network *g, pdn_network *out)
{
    pdn_status st = PDN_OK;
    char name[80], text[2 * PDN_NUMBER_ROOM + 1];
    double lo = 0, hi = 0;

    for (size_t i = 0; i < g->attributes; i++) {
        const pdn_attribute *a = &g->attribute[i];
        if (a->text != NULL)
            PDN_TRY(pdn_network_set_text(out, a->name, a->text));
        else
            PDN_TRY(pdn_network_set_number(out, a->name, a->number));
    }
    for (size_t c = 0; c < g->tie.columns; c++) {
        const char *column = g->tie.column[c].name;
        if (strlen(column) + sizeof "scale_" > sizeof name ||
            !pdn_network_scale(g, column, &lo, &hi))
            continue;
        snprintf(name, sizeof name, "scale_%s", column);
        size_t n = pdn_number_write(lo, text);
        text[n++] = ':';
        pdn_number_write(hi, text + n);
        PDN_TRY(pdn_network_set_text(out, name, text));
    }
out:
    return st;
}

/* The rows of the two tables that stay, and the contacts that come. */
struct change {
    const pdn_network *g;
    bool *actor, *tie;
    uint32_t *number; /* of each actor who stays, among those */
    size_t actors, ties;
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

static void number_kept(struct change *c)
{
    const pdn_network *g = c->g;

    for (size_t v = 0; v < g->actors; v++) {
        c->number[v] = (uint32_t)c->actors;
        c->actors += c->actor[v];
    }
    for (size_t k = 0; k < g->ties; k++) {
        c->tie[k] = c->actor[g->from[k]] && c->actor[g->to[k]];
        c->ties += c->tie[k];
    }
}

static void put_ends(const struct change *c, pdn_network *out)
{
    const pdn_network *g = c->g;
    size_t at = 0;

    for (size_t k = 0; k < g->ties; k++) {
        if (!c->tie[k]) continue;
        out->from[at] = c->number[g->from[k]];
        out->to[at++] = c->number[g->to[k]];
    }
    if (c->forth) {
        out->from[at] = c->number[c->from];
        out->to[at++] = c->number[c->to];
    }
    if (c->back) {
        out->from[at] = c->number[c->to];
        out->to[at] = c->number[c->from];
    }
}

/* Rows that said "no contact" say contact now. */
static void turn(const struct change *c, pdn_network *out)
{
    pdn_column *tie = pdn_table_column(&out->tie, "tie");
    size_t at = 0;

    for (size_t k = 0; k < c->g->ties; k++) {
        for (size_t i = 0; i < c->turns && tie != NULL; i++)
            if (c->turned[i] == k) tie->number[at] = 1;
        at += c->tie[k];
    }
}

static pdn_status make_changed(struct change *c, pdn_network *out)
{
    pdn_status st = PDN_OK;
    size_t more = (size_t)c->forth + (size_t)c->back;
    struct kept people = {c->actor, c->actors, 0};
    struct kept ties = {c->tie, c->ties, more};
    pdn_network n = {.directed = c->g->directed};

    PDN_TRY(copy_table(&c->g->actor, &people, &n.actor));
    PDN_TRY(copy_table(&c->g->tie, &ties, &n.tie));
    n.from = pdn_arena_get(&n.arena, (c->ties + more + 1) * sizeof *n.from);
    n.to = pdn_arena_get(&n.arena, (c->ties + more + 1) * sizeof *n.to);
    if (n.from == NULL || n.to == NULL) PDN_TRY(pdn_no_memory());
    put_ends(c, &n);
    turn(c, &n);
    PDN_TRY(copy_attributes(c->g, &n));
    PDN_TRY(pdn_network_settle(&n));
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
    PDN_NEW(c.tie, g->ties);
    PDN_NEW(c.number, g->actors);
    for (size_t v = 0; v < g->actors; v++)
        c.actor[v] = true;
    if (a->without != NULL) PDN_TRY(who_leaves(&c, a->without));
    if (a->from != NULL) PDN_TRY(which_comes(&c, a->from, a->to));
    if (a->from != NULL && (!c.actor[c.from] || !c.actor[c.to]))
        PDN_FAIL(PDN_EDATA, "\"%s\" leaves: want two who stay", a->without);
    number_kept(&c);
    PDN_TRY(make_changed(&c, out));
out:
    free(c.actor);
    free(c.tie);
    free(c.number);
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
        w.row[w.rows++] = (pdn_whatif_row){"before", *p};
        if (q != NULL) w.row[w.rows++] = (pdn_whatif_row){"after", *q};
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
