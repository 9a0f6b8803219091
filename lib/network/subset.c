#include "pdnet/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which rows of a table stay, and how many; `more` rows are added. */
struct kept {
    const bool *stays;
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
        if (!k->stays[i]) continue;
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
    char name[80], text[2 * PDN_NUMBER_SIZE + 1];
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

static size_t count_true(const bool *x, size_t n)
{
    size_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum;
}

static pdn_status put_ends(const pdn_network *g, const bool *stays,
                           const struct kept *ties, pdn_network *out)
{
    pdn_status st = PDN_OK;
    const size_t capacity = (ties->rows + ties->more + 1) * sizeof *out->from;
    uint32_t *number = NULL, next = 0;
    size_t at = 0;

    PDN_NEW(number, g->actors);
    out->from = pdn_arena_get(&out->arena, capacity);
    out->to = pdn_arena_get(&out->arena, capacity);
    if (out->from == NULL || out->to == NULL) PDN_TRY(pdn_no_memory());
    for (size_t v = 0; v < g->actors; v++) {
        number[v] = next;
        next += stays[v];
    }
    for (size_t k = 0; k < g->ties; k++) {
        if (!ties->stays[k]) continue;
        out->from[at] = number[g->from[k]];
        out->to[at++] = number[g->to[k]];
    }
out:
    free(number);
    return st;
}

pdn_status pdn_network_part(const pdn_network *g, const bool *stays,
                            size_t more, pdn_network *out)
{
    pdn_status st = PDN_OK;
    bool *tie = NULL;
    pdn_network n = {.directed = g->directed};
    struct kept people = {stays, count_true(stays, g->actors), 0};
    struct kept ties = {.more = more};

    PDN_NEW(tie, g->ties);
    for (size_t k = 0; k < g->ties; k++)
        tie[k] = stays[g->from[k]] && stays[g->to[k]];
    ties.stays = tie;
    ties.rows = count_true(tie, g->ties);
    PDN_TRY(copy_table(&g->actor, &people, &n.actor));
    PDN_TRY(copy_table(&g->tie, &ties, &n.tie));
    PDN_TRY(put_ends(g, stays, &ties, &n));
    PDN_TRY(copy_attributes(g, &n));
    *out = n;
    n = (pdn_network){0};
out:
    pdn_network_clear(&n);
    free(tie);
    return st;
}
