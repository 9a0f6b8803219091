#include "pdnet/qap.h"

#include <math.h>
#include <string.h>

/* 1 where both are alike; NaN where either is without a value. */
static pdn_status same(const pdn_network *g, const char *column, double *cell)
{
    const pdn_column *c = pdn_table_column(&g->actor, column);
    size_t n = g->actors;

    if (c == NULL) return pdn_fail(PDN_EDATA, "no actor column \"%s\"", column);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double x = (double)NAN;
            if (c->kind == PDN_TEXT && c->text[i] != NULL && c->text[j] != NULL)
                x = strcmp(c->text[i], c->text[j]) == 0;
            if (c->kind != PDN_TEXT && !isnan(c->number[i] - c->number[j]))
                x = !(fabs(c->number[i] - c->number[j]) > 0);
            cell[i * n + j] = x;
        }
    return PDN_OK;
}

/* What it means that somebody who answered does not name another. */
static double unnamed(const char *column)
{
    bool contact =
        strcmp(column, "frequency") == 0 || strcmp(column, "tie") == 0;

    return contact ? 0 : (double)NAN;
}

static pdn_status of_ties(const pdn_network *g, const char *column,
                          double *cell)
{
    const pdn_column *c = pdn_table_column(&g->tie, column);
    bool tie = strcmp(column, "tie") == 0;
    size_t n = g->actors;

    if (!tie && (c == NULL || c->number == NULL))
        return pdn_fail(PDN_EDATA, "%s tie column \"%s\"",
                        c == NULL ? "no" : "want numbers in", column);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            cell[i * n + j] = g->answered[i] ? unnamed(column) : (double)NAN;
    for (size_t k = 0; k < g->ties; k++) {
        double x = tie ? g->contact[k] : c->number[k];
        size_t from = g->from[k], to = g->to[k];
        if (!g->answered[from]) continue;
        cell[from * n + to] = x;
        if (!g->directed) cell[to * n + from] = x;
    }
    return PDN_OK;
}

pdn_status pdn_qap_matrix(const pdn_network *g, const char *what, double *cell)
{
    static const char prefix[] = "same:";

    if (strncmp(what, prefix, sizeof prefix - 1) == 0)
        return same(g, what + sizeof prefix - 1, cell);
    return of_ties(g, what, cell);
}
