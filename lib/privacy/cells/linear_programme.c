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

/* NaN where no end was found. */
static void find_end(glp_prob *lp, const glp_smcp *how, int direction,
                     linear_programme__end *end)
{
    end->value = (double)NAN;
    glp_set_obj_dir(lp, direction);
    if (glp_simplex(lp, how) != 0) return;
    end->fits = glp_get_prim_stat(lp) == GLP_FEAS;
    for (int k = 1; end->fits && k <= glp_get_num_cols(lp); k++)
        end->fit[k - 1] = glp_get_col_prim(lp, k);
    if (glp_get_status(lp) == GLP_UNBND)
        end->value = direction == GLP_MAX ? (double)INFINITY : 0;
    if (glp_get_status(lp) != GLP_OPT) return;
    for (int i = 1; i <= glp_get_num_rows(lp); i++)
        end->price[i - 1] = glp_get_row_dual(lp, i);
    end->value = glp_get_obj_val(lp);
}

static void solve(const linear_programme *p, size_t of,
                  linear_programme__end end[2])
{
    glp_smcp how;
    glp_prob *lp = problem_of(p);

    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.it_lim = 200000;
    glp_set_obj_coef(lp, (int)of, 1);
    glp_adv_basis(lp, 0); /* far fewer steps than from rows alone */
    find_end(lp, &how, GLP_MIN, &end[0]);
    find_end(lp, &how, GLP_MAX, &end[1]);
    glp_delete_prob(lp);
}

static void no_price(const linear_programme *p, linear_programme__end *end)
{
    memset(end->price, 0, p->rows * sizeof *end->price);
}

pdn_status linear_programme__range_of(const linear_programme *p, size_t of,
                                      linear_programme__end end[2])
{
    jmp_buf place;

    for (int k = 0; k < 2; k++) {
        no_price(p, &end[k]);
        end[k].fits = false;
        end[k].value = k == 0 ? 0 : (double)INFINITY;
    }
    if (p->rows == 0) return PDN_OK; /* nothing is known of it */

    if (setjmp(place) != 0) {
        glp_free_env(); /* releases what the failure left behind */
        return pdn_no_memory();
    }
    (void)glp_term_out(GLP_OFF);
    glp_error_hook(leave, &place);
    solve(p, of, end);
    glp_error_hook(NULL, NULL);

    const bool solved = !isnan(end[0].value) && !isnan(end[1].value);
    if (!solved || end[0].value < NOTHING) no_price(p, &end[0]);
    if (!solved) no_price(p, &end[1]);
    if (!solved) end[0].value = end[1].value = 0;
    return PDN_OK;
}
