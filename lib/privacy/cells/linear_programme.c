/* Debian's glpk. It prints unless told not to, and what it takes for an error
 * ends the process unless its hook leaves: both stand here and nowhere else. */
#include "linear_programme.h"

#include <glpk.h>
#include <math.h>
#include <setjmp.h>

static void leave(void *place)
{
    longjmp(*(jmp_buf *)place, 1);
}

static glp_prob *problem_of(const linear_programme *p)
{
    glp_prob *lp = glp_create_prob();

    glp_add_rows(lp, (int)p->rows);
    glp_add_cols(lp, (int)p->columns);
    for (size_t i = 0; i < p->rows; i++)
        glp_set_row_bnds(lp, (int)i + 1, p->hi[i] > p->lo[i] ? GLP_DB : GLP_FX,
                         p->lo[i], p->hi[i]);
    for (size_t k = 0; k < p->columns; k++)
        glp_set_col_bnds(lp, (int)k + 1, GLP_LO, 0, 0);
    glp_load_matrix(lp, (int)p->terms, p->row, p->column, p->times);
    return lp;
}

static void take_values(glp_prob *lp, linear_programme__values *out)
{
    out->some = glp_get_prim_stat(lp) == GLP_FEAS;
    for (int k = 1; out->some && k <= glp_get_num_cols(lp); k++)
        out->at[k - 1] = glp_get_col_prim(lp, k);
}

/* One end; NaN where none was found. */
static double end_of(glp_prob *lp, const glp_smcp *how, int direction,
                     linear_programme__values *out)
{
    glp_set_obj_dir(lp, direction);
    out->some = false;
    if (glp_simplex(lp, how) != 0) return (double)NAN;
    take_values(lp, out);
    if (glp_get_status(lp) == GLP_UNBND)
        return direction == GLP_MAX ? (double)INFINITY : 0;
    return glp_get_status(lp) == GLP_OPT ? glp_get_obj_val(lp) : (double)NAN;
}

static glp_smcp quietly(void)
{
    glp_smcp how;

    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.it_lim = 200000;
    return how;
}

static linear_programme__range solve(const linear_programme *p, size_t of,
                                     linear_programme__values ends[2])
{
    linear_programme__range r = {0, 0};
    const glp_smcp how = quietly();
    glp_prob *lp = problem_of(p);

    glp_set_obj_coef(lp, (int)of, 1);
    glp_adv_basis(lp, 0); /* far fewer steps than from rows alone */
    r.least = end_of(lp, &how, GLP_MIN, &ends[0]);
    r.most = end_of(lp, &how, GLP_MAX, &ends[1]);
    if (isnan(r.least) || isnan(r.most)) r = (linear_programme__range){0, 0};
    glp_delete_prob(lp);
    return r;
}

static void solve_all(const linear_programme *p, const double *most,
                      linear_programme__values ends[2])
{
    const glp_smcp how = quietly();
    glp_prob *lp = problem_of(p);

    for (size_t k = 0; k < p->columns; k++) {
        glp_set_col_bnds(lp, (int)k + 1, GLP_DB, 0, most[k]);
        glp_set_obj_coef(lp, (int)k + 1, 1);
    }
    glp_adv_basis(lp, 0);
    (void)end_of(lp, &how, GLP_MIN, &ends[0]);
    (void)end_of(lp, &how, GLP_MAX, &ends[1]);
    glp_delete_prob(lp);
}

/* glp_free_env releases what a failure left behind. */
#define GUARDED(call)                  \
    do {                               \
        jmp_buf place;                 \
        if (setjmp(place) != 0) {      \
            glp_free_env();            \
            return pdn_no_memory();    \
        }                              \
        (void)glp_term_out(GLP_OFF);   \
        glp_error_hook(leave, &place); \
        call;                          \
        glp_error_hook(NULL, NULL);    \
    } while (0)

pdn_status linear_programme__range_of(const linear_programme *p, size_t of,
                                      linear_programme__range *out,
                                      linear_programme__values ends[2])
{
    ends[0].some = ends[1].some = false;
    if (p->rows == 0) { /* nothing is known of it, and glpk wants a row */
        *out = (linear_programme__range){0, (double)INFINITY};
        return PDN_OK;
    }
    GUARDED(*out = solve(p, of, ends));
    return PDN_OK;
}

pdn_status linear_programme__spread(const linear_programme *p,
                                    const double *most,
                                    linear_programme__values ends[2])
{
    ends[0].some = ends[1].some = false;
    if (p->rows > 0) GUARDED(solve_all(p, most, ends));
    return PDN_OK;
}
