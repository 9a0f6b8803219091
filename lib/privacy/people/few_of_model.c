/* A regression over pairs of people: where one term of it rests on few pairs or
 * few people, it gives with the intercept what they answered. Of one predictor
 * that is 1 within a group and 0 between, it gives the contacts of both. */
#include "privacy/hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/qap.h"

#include <math.h>
#include <string.h>

enum { MOST_DECIMALS = 3 };

/* Contacts within groups, or between: how many could be, stand and are hidden.
 */
struct side {
    double possible, shown, hidden;
};

/* A model of one predictor, and the pairs beside it. */
struct model {
    hide_cells__table *t;
    size_t intercept, same;
    struct side side[2]; /* between, within */
};

static double estimate(const struct model *m, size_t row)
{
    const pdn_qap_row *r = hide_cells__row(m->t, row);

    return r->estimate;
}

static bool find_terms(struct model *m)
{
    size_t intercepts = 0, others = 0;

    for (size_t i = 0; i < m->t->rows; i++) {
        const pdn_qap_row *r = hide_cells__row(m->t, i);
        const bool same = strncmp(r->term, "same:", 5) == 0;
        if (strcmp(r->term, "r") == 0) continue;
        if (strcmp(r->term, "intercept") == 0) {
            m->intercept = i;
            intercepts++;
        } else {
            m->same = i;
            others += same ? 1 : 2;
        }
    }
    return intercepts == 1 && others == 1 &&
           isfinite(estimate(m, m->intercept) + estimate(m, m->same));
}

/* False where a group is not shown: nobody knows how much could be. */
static bool add_up(struct model *m, const hide_cells__table *pairs)
{
    for (size_t i = 0; i < pairs->rows; i++) {
        const pdn_pair *p = hide_cells__row(pairs, i);
        struct side *s = &m->side[!hide_cells__is_between(pairs, i)];
        const bool gone = hide_cells__is_hidden(
            pairs, i,
            pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, ties)));
        if (pairs->hidden[i]) return false;
        s->possible += p->possible;
        *(gone ? &s->hidden : &s->shown) += p->ties;
    }
    return true;
}

/* Whether the model is that of who is in one group. */
static bool is_of_groups(const struct model *m)
{
    const struct side *s = &m->side[0];
    const double ties = estimate(m, m->intercept) * s->possible;

    return fabs(ties - s->shown - s->hidden) < 1e-6 * (1 + ties);
}

/* Whether so many decimals leave what is hidden wide enough, twice so since
 * contacts are hidden for the sake of those that both report. */
static bool leaves_room(const hide_cells__work *w, const struct model *m,
                        int decimals)
{
    const double half = .5 * pow(10, -decimals), by = pow(10, decimals);
    const double base = round(estimate(m, m->intercept) * by) / by;
    const double more = round(estimate(m, m->same) * by) / by;
    bool room = true;

    for (int k = 0; k < 2; k++) {
        const struct side *s = &m->side[k];
        const double density = base + k * more, either = (1 + k) * half;
        const double most = (density + either) * s->possible - s->shown;
        const double least = (density - either) * s->possible - s->shown;
        const double wanted = fmax(2 * (w->o.fewest - 1), .2 * s->hidden);
        room = room && (s->hidden < .5 || most - fmax(0, least) >= wanted);
    }
    return room;
}

static void round_sums(hide_cells__work *w, const struct model *m)
{
    const pdn_field *f =
        pdn_field_at(&pdn_qap_schema, offsetof(pdn_qap_row, estimate));
    int decimals = MOST_DECIMALS;

    while (decimals > 0 && !leaves_room(w, m, decimals))
        decimals--;
    for (size_t i = 0; i < m->t->rows; i++) {
        if (decimals == 0)
            hide_few__row(w, m->t, i);
        else if (decimals < MOST_DECIMALS)
            hide_digits__round(m->t, i, f, decimals);
    }
}

static const hide_cells__table *pairs_of(const hide_cells__work *w)
{
    const hide_cells__table *found = NULL;

    for (size_t n = 0; n < w->tables; n++) {
        if (w->table[n].schema != &pdn_breakdown_schema) continue;
        if (found != NULL) return NULL;
        found = &w->table[n];
    }
    return found;
}

/* The other terms with the number of pairs would tell it, too: all go. */
void few_of_model__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t i = 0; t->schema == &pdn_qap_schema && i < t->rows; i++) {
            const pdn_qap_row *r = hide_cells__row(t, i);
            if (r->behind < w->o.fewest - 1e-9) hide_few__row(w, t, i);
        }
    }
}

void few_of_model__round(hide_cells__work *w)
{
    const hide_cells__table *pairs = pairs_of(w);

    for (size_t n = 0; pairs != NULL && n < w->tables; n++) {
        struct model m = {.t = &w->table[n]};
        if (m.t->schema == &pdn_qap_schema && find_terms(&m) &&
            add_up(&m, pairs) && is_of_groups(&m))
            round_sums(w, &m);
    }
}
