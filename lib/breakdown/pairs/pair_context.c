#include "form_counts.h"
#include "inference.h"

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const columns[PDN_NUMBERS] = {
    [PDN_FREQUENCY] = "frequency", [PDN_QUALITY] = "quality",
    [PDN_KNOWLEDGE] = "knowledge", [PDN_RECOGNITION] = "recognition",
    [PDN_SKILL] = "skill",
};

/* The contacts of the network, as the reports want them. */
static pdn_status make_reports(struct pair_context *w, size_t **row)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    uint32_t *from = NULL, *to = NULL;
    bool *open = NULL;
    pdn_reported q = {.directed = g->directed,
                      .actors = g->actors,
                      .groups = w->q.groups,
                      .group = w->q.of,
                      .answered = g->answered,
                      .service = g->is_group};

    PDN_NEW(from, g->ties);
    PDN_NEW(to, g->ties);
    PDN_NEW(*row, g->ties);
    PDN_NEW(open, g->ties);
    (void)pdn_survey_open(&g->tie, open);
    /* contacts from the front, cells left open from the back */
    for (size_t k = 0; k < g->ties; k++) {
        size_t at = g->contact[k] ? q.arcs : g->ties - 1 - q.opens;
        if (!g->contact[k] && !open[k]) continue;
        from[at] = g->from[k];
        to[at] = g->to[k];
        (*row)[at] = k;
        q.arcs += g->contact[k];
        q.opens += !g->contact[k];
    }
    q.from = from;
    q.to = to;
    q.open_from = from + g->ties - q.opens;
    q.open_to = to + g->ties - q.opens;
    PDN_TRY(reports__make(&q, &w->r));
    for (size_t k = 0; k < w->r.arcs; k++)
        w->r.row[k] = (uint32_t)(*row)[w->r.row[k]];
out:
    free(open);
    free(from);
    free(to);
    return st;
}

static pdn_status read_answers(struct pair_context *w)
{
    pdn_status st = PDN_OK;

    for (int c = 0; c < PDN_NUMBERS; c++) {
        const pdn_column *column = pdn_table_column(&w->g->tie, columns[c]);
        struct pdn_answers *a = &w->answers[c];
        PDN_NEW(a->value, w->r.arcs);
        if (column != NULL && column->number == NULL)
            PDN_FAIL(PDN_EDATA, "tie column %s holds text, want numbers",
                     columns[c]);
        a->asked = column != NULL;
        for (size_t k = 0; k < w->r.arcs; k++)
            a->value[k] = column == NULL ? pdn_absent(PDN_NOT_ASKED)
                                         : column->number[w->r.row[k]];
    }
    if (!pdn_network_scale(w->g, "quality", &w->quality_lo, &w->quality_hi))
        w->quality_lo = w->quality_hi = (double)NAN;
out:
    return st;
}

/* Leaves out people whose group is not known: w->g, w->q and w->group. */
static pdn_status group_people(struct pair_context *w, const char *by)
{
    pdn_status st = PDN_OK;
    bool *stays = NULL, all = true;

    PDN_TRY(pdn_groups_by(w->whole, by, &w->q));
    PDN_NEW(stays, w->whole->actors);
    PDN_TAKE(&w->memory, w->group, w->whole->actors);
    for (size_t i = 0; i < w->whole->actors; i++) {
        stays[i] = pdn_groups_is_known(w->q.label[w->q.of[i]]);
        const bool service =
            w->whole->is_group != NULL && w->whole->is_group[i];
        w->group_unknown += !stays[i] && !service;
        all = all && stays[i];
    }
    if (!all) {
        pdn_groups_clear(&w->q);
        PDN_TRY(pdn_network_part(w->whole, stays, 0, &w->known));
        PDN_TRY(pdn_network_validate(&w->known));
        PDN_TRY(pdn_groups_by(&w->known, by, &w->q));
        w->g = &w->known;
    }
    for (size_t i = 0, k = 0; i < w->whole->actors; i++)
        w->group[i] = stays[i] ? w->q.of[k++] : PDN_NO_GROUP;
out:
    free(stays);
    return st;
}

/* Groups that share no place with another; without places none. */
static pdn_status find_alone(struct pair_context *w)
{
    pdn_status st = PDN_OK;
    uint32_t *place = NULL, *first = NULL;
    size_t places = 0;

    PDN_TAKE(&w->memory, w->alone, w->r.groups);
    PDN_NEW(place, w->r.actors);
    PDN_NEW(first, w->r.actors + 1);
    PDN_TRY(pdn_localities_join(&w->places, place, &places));
    for (size_t i = 0; i < w->r.actors; i++)
        first[place[i]] = w->r.group[i];
    for (size_t g = 0; g < w->r.groups; g++)
        w->alone[g] = w->places.columns > 0;
    for (size_t i = 0; i < w->r.actors; i++) {
        uint32_t other = first[place[i]];
        if (other == w->r.group[i]) continue;
        w->alone[other] = w->alone[w->r.group[i]] = false;
    }
out:
    free(place);
    free(first);
    return st;
}

pdn_contacts pair_context__contacts(const struct pair_context *w)
{
    const pdn_reports *r = &w->r;

    return (pdn_contacts){.directed = r->directed,
                          .actors = r->actors,
                          .groups = r->groups,
                          .group = r->group,
                          .answered = r->answered,
                          .arcs = r->arcs,
                          .from = r->from,
                          .to = r->to,
                          .places = w->places.columns,
                          .place = w->places.of,
                          .blanks = r->opens,
                          .blank_from = r->open_from,
                          .blank_to = r->open_to};
}

/* What chance is between groups: as asked, or labels where there is too little
 * to rewire. */
static pdn_null null_of(const struct pair_context *w)
{
    const pdn_contacts c = pair_context__contacts(w);
    /* services that are named have no label, one answer each no chance */
    const pdn_null other =
        w->form == PDN_FORM_PEOPLE ? PDN_NULL_LABELS : PDN_NULL_NONE;

    if (w->form == PDN_FORM_ORGANISATIONS) return PDN_NULL_NONE;
    if (w->o->null != PDN_NULL_LABELS &&
        pdn_contact_linked_groups(&c) >= PDN_CONTACT_GROUPS)
        return PDN_NULL_CONTACTS;
    return other;
}

/* w->level: the median level of each group's people, rounded down; not defined
 * where nobody has one. */
static pdn_status find_levels(struct pair_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(&w->g->actor, "level");
    double *level = NULL;

    PDN_TAKE(&w->memory, w->level, w->q.groups + 1);
    PDN_NEW(level, w->g->actors + 1);
    for (size_t k = 0; k < w->q.groups; k++) {
        size_t n = 0;
        w->level[k] = pdn_absent(PDN_NOT_DEFINED);
        if (c == NULL || c->number == NULL) continue;
        for (size_t i = 0; i < w->g->actors; i++)
            if (w->q.of[i] == k && isfinite(c->number[i]))
                level[n++] = c->number[i];
        if (n == 0) continue;
        pdn_sort(level, n);
        w->level[k] = floor(level[(n - 1) / 2]);
    }
out:
    free(level);
    return st;
}

pdn_status pair_context__begin(const pdn_network *g,
                               const pdn_breakdown_options *o,
                               struct pair_context *w)
{
    pdn_status st = PDN_OK;
    size_t *row = NULL;
    /* a service that is named is in no place */
    const bool services = pdn_network_names_groups(g);
    const char *within = services && o->within == NULL ? "none" : o->within;

    PDN_TRY(form_counts__check(g, o));
    *w = (struct pair_context){.g = g, .whole = g, .o = o};
    w->by = pdn_network_by(g, o->by);
    PDN_TRY(group_people(w, w->by));
    PDN_TRY(make_reports(w, &row));
    PDN_TRY(find_levels(w));
    w->form = form_counts__form(w);
    PDN_TRY(pdn_localities_of_network(w->g, w->by, within, &w->places));
    PDN_TRY(form_counts__check_places(w));
    PDN_TRY(pdn_strata_of_network(w->g, w->by, within, &w->s, NULL));
    PDN_TRY(find_alone(w));
    PDN_TRY(read_answers(w));
    if (w->form == PDN_FORM_ORGANISATIONS) PDN_TRY(form_counts__index(w));
    PDN_TAKE(&w->memory, w->evidence, w->r.pairs);
    PDN_TAKE(&w->memory, w->expected_activity, w->r.pairs);
    PDN_TAKE(&w->memory, w->variance, w->r.pairs);
    w->null = null_of(w);
out:
    free(row);
    return st;
}

void pair_context__clear(struct pair_context *w)
{
    for (int c = 0; c < PDN_NUMBERS; c++)
        free(w->answers[c].value);
    pdn_arena_clear(&w->memory);
    pdn_localities_clear(&w->places);
    pdn_strata_clear(&w->s);
    reports__clear(&w->r);
    pdn_groups_clear(&w->q);
    pdn_network_clear(&w->known);
    *w = (struct pair_context){0};
}

pdn_status pair_context__mixes_places(const struct pair_context *w, bool *mixed)
{
    pdn_status st = PDN_OK;
    const pdn_column *place = pdn_table_column(&w->g->actor, "municipality");
    const char **first = NULL;

    *mixed = false;
    if (place == NULL || place->text == NULL) return PDN_OK;
    PDN_NEW(first, w->q.groups);
    for (size_t i = 0; i < w->g->actors && !*mixed; i++) {
        const uint32_t group = w->q.of[i];
        const char *own = place->text[i];
        if (own == NULL) continue;
        if (first[group] == NULL) first[group] = own;
        *mixed = strcmp(first[group], own) != 0;
    }
out:
    free(first);
    return st;
}

pdn_status pdn_breakdown_tell_places(const pdn_breakdown *b, bool study,
                                     pdn_diagnostics *f)
{
    if (!b->places_mixed) return PDN_OK;
    return pdn_diagnostics_add(
        f, (pdn_diagnostic){.severity = PDN_NOTE, .code = "places-mixed"},
        "groups have people of several municipalities, and chance does not "
        "keep these apart: %smunicipality does, and %snone says that it is "
        "meant so",
        study ? "within = " : "--within ", study ? "within = " : "--within ");
}

pdn_draws pair_context__draws(const pdn_breakdown_options *o, uint64_t purpose,
                              const char *what)
{
    return (pdn_draws){.draws = o->draws,
                       .threads = o->threads > 0 ? o->threads : pdn_threads(0),
                       .seed = o->seed,
                       .purpose = purpose,
                       .progress = o->progress,
                       .what = what,
                       .shard = o->shard};
}

pdn_status respondents__fill(const struct pair_context *w, pdn_strata *out)
{
    pdn_status st = PDN_OK;
    const pdn_reports *r = &w->r;
    uint32_t *of = NULL;

    PDN_NEW(of, r->actors);
    for (size_t i = 0; i < r->actors; i++)
        of[i] = 2 * r->group[i] + !r->answered[i];
    PDN_TRY(pdn_strata_make(of, r->actors, 2 * r->groups, out));
out:
    free(of);
    return st;
}

pdn_status unmet_duties__find_end(const struct pair_context *w,
                                  const char *name, uint32_t *group,
                                  size_t *actor)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *key = NULL, *own = NULL;
    bool found = false;

    *actor = SIZE_MAX;
    PDN_TRY(pdn_name_key(&text, name, &key));
    for (uint32_t k = 0; k < w->q.groups && !found; k++) {
        PDN_TRY(pdn_name_key(&text, w->q.label[k], &own));
        found = strcmp(own, key) == 0;
        if (found) *group = k;
    }
out:
    pdn_arena_clear(&text);
    if (st != PDN_OK || found) return st;
    *actor = pdn_network_find(w->whole, name);
    if (*actor == SIZE_MAX)
        return pdn_fail(PDN_EDATA, "duty of \"%s\": neither a group nor an id",
                        name);
    *group = w->group[*actor];
    return PDN_OK;
}

void pair_context__put(const struct pair_context *w, int column, double x,
                       double *cell)
{
    *cell = x;
    if (!w->answers[column].asked) *cell = pdn_absent(PDN_NOT_ASKED);
    if (isnan(x) && w->answers[column].asked)
        *cell = pdn_absent(PDN_NOT_DEFINED);
}
