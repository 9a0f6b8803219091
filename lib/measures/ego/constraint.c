#include "constraint.h"

#include <math.h>
#include <stdlib.h>

/* Along the collapsed rows: z of each, and per actor their sum and maximum. */
struct ties {
    const pdn_packed *both;
    double *z, *total, *most;
    pdn_arena memory;
};

static pdn_status ties_make(const pdn_adjacency *a, struct ties *t)
{
    pdn_status st = PDN_OK;

    t->both = &a->both;
    PDN_TAKE(&t->memory, t->z, a->both.m);
    PDN_TAKE(&t->memory, t->total, a->n);
    PDN_TAKE(&t->memory, t->most, a->n);
    for (uint32_t v = 0; v < a->n; v++) {
        for (uint32_t e = a->both.start[v]; e < a->both.start[v + 1]; e++) {
            uint32_t w = a->both.to[e];
            t->z[e] =
                pdn_packed_has(&a->out, v, w) + pdn_packed_has(&a->in, v, w);
            t->total[v] += t->z[e];
            t->most[v] = fmax(t->most[v], t->z[e]);
        }
    }
out:
    return st;
}

/* sum_j x_j ln x_j / (N ln N) with x_j = c_ij / (C / N). */
static double hierarchy(const double *c, size_t contacts, double constraint)
{
    double n = (double)contacts, sum = 0;

    if (contacts < 2) return (double)NAN;
    for (size_t j = 0; j < contacts; j++) {
        double x = c[j] / (constraint / n);
        sum += x * log(x);
    }
    return sum / (n * log(n));
}

/* p_to is all 0 and has room for everybody, c for the contacts of i. */
static pdn_holes holes_of(const struct ties *t, uint32_t i, double *p_to,
                          double *c)
{
    const pdn_packed *b = t->both;
    uint32_t first = b->start[i], end = b->start[i + 1];
    size_t contacts = end - first;
    pdn_holes h = {(double)NAN, (double)NAN, (double)NAN};
    double constraint = 0, size = 0;

    if (contacts == 0) return h;
    for (uint32_t e = first; e < end; e++)
        p_to[b->to[e]] = t->z[e] / t->total[i];
    for (uint32_t e = first; e < end; e++) {
        uint32_t j = b->to[e];
        double through = 0, redundant = 0;
        for (uint32_t k = b->start[j]; k < b->start[j + 1]; k++) {
            uint32_t q = b->to[k]; /* p_iq is 0 for i itself and strangers */
            through += p_to[q] * (t->z[k] / t->total[q]);
            redundant += p_to[q] * (t->z[k] / t->most[j]);
        }
        double share = p_to[j] + through;
        c[e - first] = share * share;
        constraint += c[e - first];
        size += 1 - redundant;
    }
    for (uint32_t e = first; e < end; e++)
        p_to[b->to[e]] = 0;
    h.constraint = constraint;
    h.effective_size = size;
    h.hierarchy = hierarchy(c, contacts, constraint);
    return h;
}

pdn_status constraint__figures(const pdn_adjacency *a, pdn_holes *out)
{
    pdn_status st = PDN_OK;
    struct ties t = {0};
    double *p_to = NULL, *c = NULL;

    PDN_TRY(ties_make(a, &t));
    PDN_NEW(p_to, a->n);
    PDN_NEW(c, a->n);
    for (uint32_t i = 0; i < a->n; i++)
        out[i] = holes_of(&t, i, p_to, c);
out:
    free(p_to);
    free(c);
    pdn_arena_clear(&t.memory);
    return st;
}
