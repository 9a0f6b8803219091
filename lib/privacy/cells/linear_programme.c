/* Debian's glpk. It prints unless told not to, and what it takes for an error
 * ends the process unless its hook leaves: both stand here and nowhere else. */
#include "linear_programme.h"

#include <glpk.h>
#include <math.h>
#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

/* An unknown that small is 0, beyond which it cannot go. */
static const double NOTHING = 1e-9;

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
        glp_set_col_bnds(lp, (int)k + 1,
                         !isfinite(p->most[k])      ? GLP_LO
                         : p->most[k] > p->least[k] ? GLP_DB
                                                    : GLP_FX,
                         p->least[k], p->most[k]);
    glp_load_matrix(lp, (int)p->terms, p->row, p->column, p->times);
    return lp;
}

static void note_seen(const linear_programme *p, glp_prob *lp)
{
    for (size_t k = 0; k < p->columns; k++) {
        const double x = glp_get_col_prim(lp, (int)k + 1);
        p->seen_least[k] = fmin(p->seen_least[k], x);
        p->seen_most[k] = fmax(p->seen_most[k], x);
    }
}

/* One end of the unknown that is the objective; NaN where none was found. */
static double end_of(const linear_programme *p, glp_prob *lp, int direction)
{
    glp_smcp how;

    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.it_lim = 200000;
    glp_set_obj_dir(lp, direction);
    if (glp_simplex(lp, &how) != 0) return (double)NAN;
    if (glp_get_prim_stat(lp) == GLP_FEAS) note_seen(p, lp);
    if (glp_get_status(lp) == GLP_UNBND)
        return direction == GLP_MAX ? (double)INFINITY : 0;
    if (glp_get_status(lp) != GLP_OPT) return (double)NAN;
    return glp_get_obj_val(lp);
}

static void find_end(const linear_programme *p, glp_prob *lp, int direction,
                     linear_programme__end *end)
{
    end->value = end_of(p, lp, direction);
    for (size_t i = 0; isfinite(end->value) && i < p->rows; i++)
        end->price[i] = glp_get_row_dual(lp, (int)i + 1);
}

/* The most first: the least is not looked for where 0 was seen to fit, or what
 * was is far enough. */
static void find_range(const linear_programme *p, size_t of, double enough,
                       linear_programme__end end[2])
{
    const double *least = &p->seen_least[of - 1];
    glp_prob *lp = problem_of(p);

    glp_set_obj_coef(lp, (int)of, 1);
    glp_adv_basis(lp, 0); /* far fewer steps than from rows alone */
    find_end(p, lp, GLP_MAX, &end[1]);
    end[0].value = *least;
    if (*least > NOTHING && !(end[1].value - *least >= enough))
        find_end(p, lp, GLP_MIN, &end[0]);
    glp_delete_prob(lp);
}

static void no_price(const linear_programme *p, linear_programme__end *end)
{
    memset(end->price, 0, p->rows * sizeof *end->price);
}

pdn_status linear_programme__range_of(const linear_programme *p, size_t of,
                                      double enough,
                                      linear_programme__end end[2])
{
    jmp_buf place;

    no_price(p, &end[0]);
    no_price(p, &end[1]);
    end[0].value = 0;
    end[1].value = (double)INFINITY;
    if (p->rows == 0) return PDN_OK; /* nothing is known of it */

    if (setjmp(place) != 0) {
        glp_free_env(); /* releases what the failure left behind */
        return pdn_no_memory();
    }
    (void)glp_term_out(GLP_OFF);
    glp_error_hook(leave, &place);
    find_range(p, of, enough, end);
    glp_error_hook(NULL, NULL);

    const bool solved = !isnan(end[0].value) && !isnan(end[1].value);
    if (!solved || end[0].value < NOTHING) no_price(p, &end[0]);
    if (!solved) no_price(p, &end[1]);
    if (!solved) end[0].value = end[1].value = 0;
    return PDN_OK;
}
