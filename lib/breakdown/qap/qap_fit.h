/* qap_fit.h - the regressions of pdn_qap: what is fitted once, and what is
 * fitted anew in each draw. */
#ifndef PDN_QAP_FIT_H
#define PDN_QAP_FIT_H

#include "pdnet/chance.h"
#include "pdnet/qap.h"
#include "qap_turns.h"

/* What does not change from draw to draw. A column is an n x n matrix; known
 * tells in which cells everything is. rest[k] is what is left of predictor k
 * when the others and the intercept are taken out. */
struct qap__work {
    const pdn_qap_data *d; /* without predictors that do not vary */
    const pdn_qap_options *o;
    pdn_qap_data used;
    const double **column; /* of used, and the names */
    const char **name;
    bool *varies; /* of each predictor that was given */
    bool *known;
    size_t cells;  /* that are known and count */
    size_t wide;   /* predictors + 2: intercept first, outcome last */
    bool fits;     /* is there a model to show? */
    bool *gone;    /* follows from the others */
    double *mean;  /* of each predictor, then of the outcome */
    double **rest; /* by predictor */
    double *t, *r; /* observed */
    double behind; /* qap__find_behind */
    size_t workers;
    qap__turns turns;
    pdn_stopped *chance; /* of each predictor */
    double **gram;       /* scratch of each worker */
    uint32_t **order, **turn;
    pdn_arena memory;
};

/* A fit of the outcome: `focal`'s estimate, t, share of what the others leave
 * that it explains (as a correlation), and the cells it rests on. */
struct qap__fit {
    double estimate, t, r, cells;
};

/* Does the cell count? Of a pair without direction the one above the diagonal
 * does, and the other has the same figures. */
static inline bool qap__counts(const struct qap__work *w, size_t cell)
{
    size_t n = w->d->n;

    return w->known[cell] && !(w->d->undirected && cell / n > cell % n);
}

/* The fit with rest[focal] relabeled by turn (NULL: as it is). gram has room
 * for wide squares and one row more. */
struct qap__fit qap__fit_turned(const struct qap__work *w, size_t focal,
                                const uint32_t *turn, double *gram);

/* Least squares of predictor k on the others, for rest[k] and gone[k]. */
pdn_status qap__take_out_others(struct qap__work *w, size_t k) PDN_MUST_USE;

/* How many pairs or people are behind the term that fewest are behind. */
pdn_status qap__find_behind(struct qap__work *w) PDN_MUST_USE;

/* The fit of the intercept, which is less no mean. */
struct qap__fit qap__fit_intercept(struct qap__work *w);

#endif
