#include "core/purposes.h"
#include "measure_context.h"
#include "measures/ego/brokerage.h"
#include "measures/ego/brokerage_null.h"
#include "measures/ego/ei.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"

#include <stdlib.h>

/* The columns of the table of actors that groups make. */

pdn_status measure__groups(struct measure_context *w)
{
    const char *by = w->o->by != NULL ? w->o->by : "sector";

    /* Without sectors and without a wish there are no groups to speak of. */
    if (w->o->by == NULL && pdn_table_column(&w->g->actor, by) == NULL)
        return PDN_OK;
    w->grouped = true;
    pdn_status st = pdn_groups_by(w->g, by, &w->groups);
    if (st != PDN_OK) return st;
    return pdn_strata_of_network(w->g, w->o->by, w->o->within, &w->strata,
                                 &w->within_municipality);
}

/* ---- roles -------------------------------------------------------------- */

/* Where each role stands in a row: its count, and its z. */
static double *role_count(pdn_measures *m, int role)
{
    double *const at[PDN_ROLES] = {&m->coordinator, &m->itinerant,
                                   &m->gatekeeper,  &m->representative,
                                   &m->liaison,     &m->brokerage};
    return at[role];
}

static double *role_z(pdn_measures *m, int role)
{
    double *const at[PDN_ROLES] = {&m->coordinator_z, &m->itinerant_z,
                                   &m->gatekeeper_z,  &m->representative_z,
                                   &m->liaison_z,     &m->brokerage_z};
    return at[role];
}

static pdn_status fill_roles(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    pdn_roles *roles = NULL;
    size_t n = w->net.n;

    PDN_NEW(roles, n);
    if (w->grouped)
        PDN_TRY(
            brokerage__count(&w->net, w->groups.of, w->groups.groups, roles));
    for (size_t v = 0; v < n; v++) {
        for (int r = 0; r < PDN_ROLES; r++) {
            *role_count(&w->row[v], r) =
                w->grouped ? roles[v].count[r] : measure__undefined();
            *role_z(&w->row[v], r) = w->grouped
                                         ? measure__defined(roles[v].z[r])
                                         : measure__undefined();
        }
    }
out:
    free(roles);
    return st;
}

/* ---- groups by chance --------------------------------------------------- */

static double *role_p(pdn_measures *m, int role)
{
    double *const at[PDN_BROKERAGE] = {&m->coordinator_p, &m->itinerant_p,
                                       &m->gatekeeper_p, &m->representative_p,
                                       &m->liaison_p};
    return at[role];
}

static pdn_status fill_role_chance(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    pdn_role_chance *chance = NULL;
    pdn_role_question q = {
        .net = &w->net,
        .answered = w->g->answered,
        .group = w->groups.of,
        .groups = w->groups.groups,
        .strata = &w->strata,
        .draws = {.draws = w->o->role_draws,
                  .threads = pdn_threads((long)w->o->threads),
                  .seed = w->o->seed,
                  .purpose = PURPOSE_ROLES,
                  .progress = w->o->progress,
                  .what = "roles",
                  .shard = w->o->shard}};

    if (!w->grouped || w->o->role_draws == 0) return PDN_OK;
    PDN_NEW(chance, w->net.n);
    PDN_TRY(brokerage_null__draw(&q, chance));
    for (size_t v = 0; v < w->net.n; v++)
        for (int r = 0; r < PDN_BROKERAGE; r++)
            *role_p(&w->row[v], r) = measure__defined(chance[v].p[r]);
out:
    free(chance);
    return st;
}

static pdn_status by_chance(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    double *expected = NULL;
    const pdn_ei_chance q = {&w->strata, w->groups.of, w->groups.groups};

    PDN_NEW(expected, w->net.n);
    if (w->grouped) PDN_TRY(ei__expected(&q, &w->net.both, expected));
    for (size_t v = 0; v < w->net.n; v++) {
        w->row[v].ei_expected =
            w->grouped ? measure__defined(expected[v]) : measure__undefined();
        for (int r = 0; r < PDN_BROKERAGE; r++)
            *role_p(&w->row[v], r) = measure__undefined();
    }
    PDN_TRY(fill_role_chance(w));
out:
    free(expected);
    return st;
}

pdn_status measure__roles(struct measure_context *w)
{
    pdn_status st = fill_roles(w);

    return st != PDN_OK ? st : by_chance(w);
}

void measure__take_roles(pdn_measures *to, pdn_measures *from)
{
    const double none = measure__undefined();

    to->ei_index = from != NULL ? from->ei_index : none;
    to->ei_expected = from != NULL ? from->ei_expected : none;
    for (int r = 0; r < PDN_ROLES; r++) {
        *role_count(to, r) = from != NULL ? *role_count(from, r) : none;
        *role_z(to, r) = from != NULL ? *role_z(from, r) : none;
        if (r < PDN_BROKERAGE)
            *role_p(to, r) = from != NULL ? *role_p(from, r) : none;
    }
}

void measure__no_roles(pdn_measures *m)
{
    for (int r = 0; r < PDN_ROLES; r++)
        *role_count(m, r) = *role_z(m, r) = measure__undefined();
}
