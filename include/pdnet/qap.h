/* qap.h - regression of one relation on others, tested by permutation. */
#ifndef PDN_QAP_H
#define PDN_QAP_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/shards.h"

#ifdef __cplusplus
extern "C" {
#endif

/** At most so many actors: every pair is held. */
#define PDN_QAP_MOST 5000

/** Square matrices by row, n x n, the diagonal unread; NaN: not known. */
typedef struct {
    size_t n, predictors;
    bool undirected; /* matrices are symmetric: each pair counts once */
    const double *outcome;
    const double *const *predictor;
    const char *const *name; /* of the predictors */
    const char *file;        /* what findings are about; may be NULL */
} pdn_qap_data;

/** A row of pdn-qap. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/qap.def"
    /* no column, for lib/privacy: of all terms, the fewest pairs, contacts or
     * people that a term rests on; NaN where there is no model */
    double behind;
} pdn_qap_row;

extern PDN_API const pdn_schema pdn_qap_schema;

typedef struct {
    size_t draws, threads;
    size_t stop; /* hits that are enough (chance.h); 0: all draws */
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
} pdn_qap_options;

/** The options when nobody says otherwise. */
PDN_API pdn_qap_options pdn_qap_defaults(void);

/**
 * Regression of the cells of the outcome on those of the predictors, by least
 * squares, over all ordered pairs for which everything is known. A binary
 * outcome makes it a linear probability model.
 *
 * With one predictor the first row is the correlation `r` (QAP); its p is that
 * of the predictor, for |r| grows with |t|. p of a predictor: its residual on
 * the others and the intercept is relabeled, rows and columns together, the
 * outcome regressed on it and the others, and |t| compared (double
 * semi-partialling). Every draw rests on the same cells: only relabelings count
 * that put every cell of which everything is known on another of those (where
 * everything is known all n!; where some did not answer, the answered among
 * themselves and the silent among themselves). Actors may change places when
 * the swap of the two does so. Ties count within 1e-9, relatively; a draw in
 * which the residual does not vary beside the others counts as as far.
 *
 * p = (b + 1)/(m + 1) over m draws, or with `stop` h = stop / l, l the draw
 * that was the h-th as far; draws says how many were used. With no more than m
 * relabelings in all, all are gone through: p = b / all, the observed one among
 * them. In an undirected network a pair is one cell, not two. p is NaN and
 * draws 0, with a warning in f, for fewer than 20 cells, and for fewer than 100
 * relabelings or draws.
 *
 * A predictor that does not vary is left out, its row NaN, with a warning. If
 * predictors follow from each other, or the outcome or no predictor varies,
 * there is no model to show: all figures are NaN, and a warning names them.
 *
 * @param[out] rows  malloc'ed, the caller's; *n of them.
 *
 * Errors: PDN_EDATA, fewer than three actors or too many, or not more known
 * cells than terms.
 *
 * Cost: O(draws n^2 predictors^2).
 *
 * Source: Mantel (1967), Cancer Res. 27:209; Krackhardt (1987), Soc. Networks
 * 9:171; Dekker, Krackhardt and Snijders (2007), Psychometrika 72:563.
 *
 * Proof: tests/unit/test_qap.c, five actors, all 120 relabelings; relabelings
 * beside every order that keeps the cells.
 */
PDN_API pdn_status pdn_qap(const pdn_qap_data *d, const pdn_qap_options *o,
                           pdn_diagnostics *f, pdn_qap_row **rows,
                           size_t *n) PDN_MUST_USE;

/** Reads what --outcome and --predictors name into matrices. A tie attribute:
 *  its value where there is contact, 0 where the sender answered and names no
 *  contact, NaN where the sender did not answer or gave no value; `tie`: 1 or
 *  0. `same:COLUMN`: 1 where both are alike in that actor column, NaN where
 *  either has no value. The network's undirected ties stand both ways.
 *
 * @param[out] cell  n x n, the caller's. PDN_EDATA: no such column. */
PDN_API pdn_status pdn_qap_matrix(const pdn_network *g, const char *what,
                                  double *cell) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
