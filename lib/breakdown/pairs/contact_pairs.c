#include "breakdown/arcs/dyad_counts.h"

#include "pdnet/breakdown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool pdn_pairs_are_aggregated(const pdn_network *g)
{
    return pdn_table_numbers(&g->actor, "actors") != NULL &&
           pdn_table_numbers(&g->actor, "respondents") != NULL;
}

void pdn_pairs_count_people(const pdn_network *g, double *actors,
                            double *answered)
{
    const double *people = pdn_table_numbers(&g->actor, "actors");
    const double *respondents = pdn_table_numbers(&g->actor, "respondents");
    double n = 0, r = 0;

    for (size_t i = 0; i < g->actors; i++) {
        const bool person = g->is_group == NULL || !g->is_group[i];
        n += people != NULL && respondents != NULL ? people[i] : person;
        r += people != NULL && respondents != NULL ? respondents[i]
                                                   : g->answered[i];
    }
    *actors = n;
    *answered = r;
}

/* Nothing known of it. */
static pdn_pair empty_pair(void)
{
    pdn_pair p;

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.ties = p.possible = 0;
    return p;
}

static pdn_pair aggregated_pair(const pdn_network *g, size_t a, size_t b)
{
    const double *people = pdn_table_numbers(&g->actor, "actors");
    const double *answered = pdn_table_numbers(&g->actor, "respondents");
    pdn_pair p = empty_pair();

    p.group_a = g->label[a];
    p.group_b = g->label[b];
    p.actors_a = people[a];
    p.actors_b = people[b];
    p.respondents_a = answered[a];
    p.respondents_b = answered[b];
    return p;
}

static size_t row_of(size_t n, size_t a, size_t b)
{
    size_t lo = a < b ? a : b, hi = a < b ? b : a;

    return lo * n - lo * (lo + 1) / 2 + hi;
}

pdn_status pdn_pairs_of_aggregated(const pdn_network *g, pdn_pair **pair,
                                   size_t *rows)
{
    pdn_status st = PDN_OK;
    const double *ties = pdn_table_numbers(&g->tie, "ties");
    const double *possible = pdn_table_numbers(&g->tie, "possible");
    size_t n = g->actors, count = n * (n + 1) / 2;
    pdn_pair *p = NULL;

    if (g->ties > 0 && (ties == NULL || possible == NULL))
        PDN_FAIL(PDN_EDATA, "edges without ties and possible; want what "
                            "pdn-aggregate writes");
    PDN_NEW(p, count);
    for (size_t a = 0; a < n; a++)
        for (size_t b = a; b < n; b++)
            p[row_of(n, a, b)] = aggregated_pair(g, a, b);
    for (size_t e = 0; e < g->ties; e++) {
        pdn_pair *row = &p[row_of(n, g->from[e], g->to[e])];
        if (isfinite(ties[e])) row->ties += ties[e];
        if (isfinite(possible[e])) row->possible += possible[e];
    }
    for (size_t i = 0; i < count; i++)
        if (p[i].possible > 0) p[i].density = p[i].ties / p[i].possible;
    *pair = p;
    *rows = count;
    p = NULL;
out:
    free(p);
    return st;
}

/* The contacts of the network as the breakdown reads them. */
static pdn_status read_reports(const pdn_network *g, const pdn_groups *q,
                               pdn_reports *out)
{
    pdn_status st = PDN_OK;
    uint32_t *from = NULL, *to = NULL;
    bool *open = NULL;
    pdn_reported said = {.directed = g->directed,
                         .actors = g->actors,
                         .groups = q->groups,
                         .group = q->of,
                         .answered = g->answered,
                         .service = g->is_group};

    PDN_NEW(from, g->ties);
    PDN_NEW(to, g->ties);
    PDN_NEW(open, g->ties);
    (void)pdn_survey_open(&g->tie, open);
    for (size_t k = 0; k < g->ties; k++) {
        size_t at = g->contact[k] ? said.arcs : g->ties - 1 - said.opens;
        if (!g->contact[k] && !open[k]) continue;
        from[at] = g->from[k];
        to[at] = g->to[k];
        said.arcs += g->contact[k];
        said.opens += !g->contact[k];
    }
    said.from = from;
    said.to = to;
    said.open_from = from + g->ties - said.opens;
    said.open_to = to + g->ties - said.opens;
    PDN_TRY(reports__make(&said, out));
out:
    free(open);
    free(from);
    free(to);
    return st;
}

pdn_status pdn_pairs_of_people(const pdn_network *g, const pdn_groups *q,
                               pdn_pair **pair, size_t *rows)
{
    pdn_status st = PDN_OK;
    pdn_reports r = {0};
    pdn_pair *p = NULL;

    PDN_TRY(read_reports(g, q, &r));
    PDN_NEW(p, r.pairs);
    for (size_t a = 0; a < r.groups; a++)
        for (size_t b = a; b < r.groups; b++) {
            pdn_pair *row = &p[reports__pair_at(r.groups, a, b)];
            *row = empty_pair();
            row->group_a = q->label[a];
            row->group_b = q->label[b];
            row->actors_a = r.size[a];
            row->actors_b = r.size[b];
            row->respondents_a = r.heard[a];
            row->respondents_b = r.heard[b];
            row->possible = dyad_counts__possible(&r, a, b);
        }
    for (size_t k = 0; k < r.arcs; k++)
        p[reports__pair_at(r.groups, r.group[r.from[k]], r.group[r.to[k]])]
            .ties++;
    for (size_t k = 0; k < r.pairs; k++)
        if (p[k].possible > 0) p[k].density = p[k].ties / p[k].possible;
    *pair = p;
    *rows = r.pairs;
    p = NULL;
out:
    free(p);
    reports__clear(&r);
    return st;
}

static bool is_told(const char *label, const pdn_pair *pair, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(pair[i].group_a, label) == 0 ||
            strcmp(pair[i].group_b, label) == 0)
            return true;
    return false;
}

static bool is_one_of(const char *label, const char *const *all, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i], label) == 0) return true;
    return false;
}

pdn_status pdn_pairs_check_groups(const pdn_network *g, const char *by,
                                  const pdn_pair *pair, size_t n)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {0};
    const char *const *label = g->label;
    size_t labels = g->actors;

    if (!pdn_pairs_are_aggregated(g)) {
        PDN_TRY(pdn_groups_by(g, pdn_network_by(g, by), &q));
        label = q.label;
        labels = q.groups;
    }
    for (size_t i = 0; i < n; i++) {
        const char *const side[] = {pair[i].group_a, pair[i].group_b};
        for (int k = 0; k < 2; k++)
            if (side[k] == NULL || !is_one_of(side[k], label, labels))
                PDN_FAIL(PDN_EDATA,
                         "\"%s\" is no group of the network: made of another "
                         "network or with another --by?",
                         side[k] != NULL ? side[k] : "");
    }
    for (size_t i = 0; i < labels; i++)
        if (pdn_groups_is_known(label[i]) && !is_told(label[i], pair, n))
            PDN_FAIL(PDN_EDATA,
                     "tells nothing of \"%s\": made of another network or "
                     "with another --by?",
                     label[i]);
out:
    pdn_groups_clear(&q);
    return st;
}
