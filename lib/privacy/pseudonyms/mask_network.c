#include "core/end_order.h"
#include "mask_table.h"
#include "row_order.h"

#include "pdnet/breakdown.h"

#include <stdlib.h>
#include <string.h>

/* What pdn-ingest says of the asking; scales begin with scale_. */
static const char *const attributes[] = {
    PDN_OBSTACLE_CODES, "wave",          "actors",
    "respondents",      "rule",          "rows_read",
    "left_open",        "blank_cells",   "blank_rows",
    "sent_nothing",     "answers",       "alters",
    "alters_by",        "min_frequency", "asked",
};

static bool is_ours(const char *name)
{
    for (size_t i = 0; i < PDN_COUNT(attributes); i++)
        if (strcmp(attributes[i], name) == 0) return true;
    return strncmp(name, "scale_", strlen("scale_")) == 0;
}

/* Says of another program's attributes that they are left out; of the command
 * that made the network nothing is said: the new one takes its place. */
static pdn_status drop_attributes(pdn_network *g, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    size_t to = 0, gone = 0;

    for (size_t i = 0; i < g->attributes; i++) {
        const char *name = g->attribute[i].name;
        if (is_ours(name))
            g->attribute[to++] = g->attribute[i];
        else
            gone += strncmp(name, "provenance_", strlen("provenance_")) != 0;
    }
    g->attributes = to;
    if (gone > 0)
        PDN_TRY(pdn_diagnostics_add(
            f, (pdn_diagnostic){.severity = PDN_NOTE, .code = "masked"},
            "%zu attribute%s of the whole network left out", gone,
            gone == 1 ? "" : "s"));
out:
    return st;
}

static pdn_status add_people(masking *m, const pdn_network *g)
{
    pdn_status st = PDN_OK;
    const pdn_column *name = pdn_table_column(&g->actor, "name");

    for (size_t v = 0; v < g->actors; v++) {
        if (g->is_group != NULL && g->is_group[v]) continue;
        PDN_TRY(masking__add_actor(m, g->id[v], g->label[v]));
        if (name != NULL && name->text != NULL && name->text[v] != NULL)
            PDN_TRY(
                masking__add_called(m, name->text[v], (uint32_t)m->actors - 1));
    }
out:
    return st;
}

/* A label is masked as the id. */
static void label_by_id(pdn_network *g)
{
    pdn_column *label = pdn_table_mutable_column(&g->actor, "label");
    const pdn_column *id = pdn_table_column(&g->actor, "id");

    for (size_t v = 0; label != NULL && label->text != NULL && v < g->actors;
         v++)
        if (g->is_group == NULL || !g->is_group[v])
            label->text[v] = id->text[v];
}

static pdn_status sort_people(pdn_network *g)
{
    pdn_status st = PDN_OK;
    uint32_t *order = NULL, *place = NULL, *from = NULL, *to = NULL;

    PDN_NEW(order, g->actors > g->ties ? g->actors : g->ties);
    PDN_NEW(place, g->actors);
    PDN_TRY(row_order__by_text(&g->actor, pdn_table_column(&g->actor, "id"),
                               NULL, order));
    PDN_TRY(row_order__apply(&g->actor, order));
    for (size_t v = 0; v < g->actors; v++)
        place[order[v]] = (uint32_t)v;
    for (size_t i = 0; i < g->ties; i++) {
        uint32_t a = place[g->from[i]], b = place[g->to[i]];
        bool turned = !g->directed && a > b;
        g->from[i] = turned ? b : a;
        g->to[i] = turned ? a : b;
    }
    PDN_TRY(end_order__make(g->from, g->to, g->ties, order));
    PDN_TRY(row_order__apply(&g->tie, order));
    PDN_NEW(from, g->ties);
    PDN_NEW(to, g->ties);
    memcpy(from, g->from, g->ties * sizeof *from);
    memcpy(to, g->to, g->ties * sizeof *to);
    for (size_t i = 0; i < g->ties; i++) {
        g->from[i] = from[order[i]];
        g->to[i] = to[order[i]];
    }
out:
    free(to);
    free(from);
    free(place);
    free(order);
    return st;
}

static pdn_status mask_tables(masking *m, pdn_network *g)
{
    pdn_status st = PDN_OK;
    const mask_table actors = {.kind = "actors",
                               .t = &g->actor,
                               .group = g->is_group},
                     ties = {.kind = "ties", .t = &g->tie};

    label_by_id(g);
    PDN_TRY(mask_table__apply(m, &actors));
    PDN_TRY(mask_table__apply(m, &ties));
    PDN_TRY(masking__tell_unmet(m));
    PDN_TRY(pdn_diagnostics_verdict(m->f));
    PDN_TRY(drop_attributes(g, m->f));
    if (m->o->sort) PDN_TRY(sort_people(g));
    PDN_TRY(pdn_network_validate(g)); /* ids and labels anew */
out:
    return st;
}

pdn_status pdn_network_mask(pdn_network *g, const pdn_key *key,
                            const pdn_mask_options *o, pdn_diagnostics *f,
                            pdn_pseudonyms *who)
{
    pdn_status st = PDN_OK;
    masking m = {.key = key, .o = o, .f = f};

    if (pdn_pairs_are_aggregated(g))
        PDN_FAIL(PDN_EDATA, "a network of services: nobody is in it");
    PDN_TRY(masking__begin(&m));
    PDN_TRY(add_people(&m, g));
    PDN_TRY(mask_tables(&m, g));
    *who = m.who;
    m.who = (pdn_pseudonyms){0};
out:
    masking__clear(&m);
    return st;
}
