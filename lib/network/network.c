#include "pdnet/network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static pdn_status attribute_place(pdn_network *g, const char *name,
                                  pdn_attribute **out)
{
    for (size_t i = 0; i < g->attributes; i++) {
        if (strcmp(g->attribute[i].name, name) != 0) continue;
        *out = &g->attribute[i];
        return PDN_OK;
    }
    pdn_attribute *all =
        pdn_arena_grow(&g->arena, g->attribute, g->attributes, sizeof *all);
    if (all == NULL) return pdn_no_memory();
    g->attribute = all;
    char *copy = pdn_arena_string(&g->arena, name);
    if (copy == NULL) return pdn_no_memory();
    *out = &g->attribute[g->attributes++];
    **out = (pdn_attribute){.name = copy};
    return PDN_OK;
}

pdn_status pdn_network_set_text(pdn_network *g, const char *name,
                                const char *text)
{
    pdn_status st = PDN_OK;
    pdn_attribute *a = NULL;

    char *copy = pdn_arena_string(&g->arena, text);
    if (copy == NULL) return pdn_no_memory();
    PDN_TRY(attribute_place(g, name, &a));
    a->kind = PDN_TEXT;
    a->number = pdn_absent(PDN_NOT_DEFINED);
    a->text = copy;
out:
    return st;
}

pdn_status pdn_network_set_number(pdn_network *g, const char *name, double x)
{
    pdn_status st = PDN_OK;
    pdn_attribute *a = NULL;

    PDN_TRY(attribute_place(g, name, &a));
    a->kind = PDN_REAL;
    a->number = x;
    a->text = NULL;
out:
    return st;
}

const pdn_attribute *pdn_network_attribute(const pdn_network *g,
                                           const char *name)
{
    for (size_t i = 0; i < g->attributes; i++)
        if (strcmp(g->attribute[i].name, name) == 0) return &g->attribute[i];
    return NULL;
}

const char *pdn_network_text(const pdn_network *g, const char *name)
{
    const pdn_attribute *a = pdn_network_attribute(g, name);

    return a == NULL ? NULL : a->text;
}

/* "lo:hi" to two numbers. */
static bool stated_scale(const char *text, double *lo, double *hi)
{
    const char *colon = text == NULL ? NULL : strchr(text, ':');

    return colon != NULL &&
           pdn_number_read(text, (size_t)(colon - text), '.', lo) &&
           pdn_number_read(colon + 1, strlen(colon + 1), '.', hi);
}

bool pdn_network_scale(const pdn_network *g, const char *column, double *lo,
                       double *hi)
{
    static const char prefix[] = "scale_";
    const pdn_column *c = pdn_table_column(&g->tie, column);
    double least = HUGE_VAL, most = -HUGE_VAL;

    if (c == NULL || c->number == NULL) return false;
    for (size_t i = 0; i < g->attributes; i++) {
        const pdn_attribute *a = &g->attribute[i];
        if (strncmp(a->name, prefix, sizeof prefix - 1) == 0 &&
            strcmp(a->name + sizeof prefix - 1, column) == 0 &&
            stated_scale(a->text, lo, hi))
            return true;
    }
    for (size_t i = 0; i < g->tie.rows; i++) {
        if (isnan(c->number[i])) continue;
        least = fmin(least, c->number[i]);
        most = fmax(most, c->number[i]);
    }
    if (least > most) return false;
    *lo = least;
    *hi = most;
    return true;
}

size_t pdn_network_find(const pdn_network *g, const char *id)
{
    for (size_t i = 0; i < g->actors; i++)
        if (strcmp(g->id[i], id) == 0) return i;
    return SIZE_MAX;
}

static pdn_status settle_texts(pdn_network *g)
{
    const pdn_column *id = pdn_table_column(&g->actor, "id");
    const pdn_column *label = pdn_table_column(&g->actor, "label");

    if (id == NULL || id->text == NULL)
        return pdn_fail(PDN_EDATA, "the network has no actor column id");
    g->id = pdn_arena_get(&g->arena, g->actors * sizeof *g->id);
    g->label = pdn_arena_get(&g->arena, g->actors * sizeof *g->label);
    if (g->id == NULL || g->label == NULL) return pdn_no_memory();
    for (size_t i = 0; i < g->actors; i++) {
        if (id->text[i] == NULL || id->text[i][0] == '\0')
            return pdn_fail(PDN_EDATA, "actor %zu has no id", i + 1);
        bool named = label != NULL && label->text != NULL &&
                     label->text[i] != NULL && label->text[i][0] != '\0';
        g->id[i] = id->text[i];
        g->label[i] = named ? label->text[i] : id->text[i];
    }
    return PDN_OK;
}

/* A 1/0 column as flags; one that is not there, or holds nothing, is 1. */
static pdn_status flags(const pdn_table *t, const char *name, bool *flag)
{
    const pdn_column *c = pdn_table_column(t, name);

    if (c != NULL && c->number == NULL)
        return pdn_fail(PDN_EDATA, "column %s: want 1 or 0, found text", name);
    for (size_t i = 0; i < t->rows; i++) {
        double x = c == NULL ? 1 : c->number[i];
        flag[i] = isnan(x) || x > 0;
        if (!isnan(x) && fabs(x) > 0 && fabs(x - 1) > 0)
            return pdn_fail(PDN_EDATA, "column %s, row %zu: want 1 or 0", name,
                            i + 1);
    }
    return PDN_OK;
}

/* Somebody of whom it is not known whether they answered did not. */
static void silence(pdn_network *g)
{
    const pdn_column *c = pdn_table_column(&g->actor, "responded");

    for (size_t i = 0; i < g->actors; i++) {
        if (!g->directed)
            g->answered[i] = true;
        else if (c != NULL && isnan(c->number[i]))
            g->answered[i] = false;
    }
}

/* Services that are named, and never answer. */
static pdn_status find_groups(pdn_network *g)
{
    g->people = g->actors;
    g->is_group = NULL;
    for (size_t i = 0; i < g->actors; i++)
        g->people -= pdn_survey_is_group(&g->actor, i);
    if (g->people == g->actors) return PDN_OK;
    if (!g->directed)
        return pdn_fail(PDN_EDATA, "services that people name (kind group) in "
                                   "an undirected network");
    g->is_group = pdn_arena_get(&g->arena, g->actors * sizeof *g->is_group);
    if (g->is_group == NULL) return pdn_no_memory();
    for (size_t i = 0; i < g->actors; i++) {
        g->is_group[i] = pdn_survey_is_group(&g->actor, i);
        if (g->is_group[i]) g->answered[i] = false;
    }
    return PDN_OK;
}

/* Where services are named nobody else is. */
static pdn_status check_named(const pdn_network *g)
{
    for (size_t k = 0; g->is_group != NULL && k < g->ties; k++) {
        if (g->contact[k] && !g->is_group[g->to[k]])
            return pdn_fail(PDN_EDATA,
                            "\"%s\" is named, a person, where people name "
                            "services (kind group)",
                            g->id[g->to[k]]);
        if (g->is_group[g->from[k]])
            return pdn_fail(PDN_EDATA,
                            "\"%s\" names others: a service (kind group) "
                            "never answers",
                            g->id[g->from[k]]);
    }
    return PDN_OK;
}

bool pdn_network_names_groups(const pdn_network *g)
{
    return g->is_group != NULL;
}

pdn_status pdn_network_check_people(const pdn_network *g, const char *what)
{
    if (!pdn_network_names_groups(g)) return PDN_OK;
    return pdn_fail(PDN_EDATA,
                    "people name services here (kind group), which never "
                    "answer: %s is not defined",
                    what);
}

bool pdn_network_of_organisations(const pdn_network *g)
{
    const char *answers = pdn_network_text(g, "answers");

    return g->directed && answers != NULL &&
           strcmp(answers, "organisations") == 0;
}

bool pdn_network_asked_unknown(const pdn_network *g)
{
    const char *asked = pdn_network_text(g, "asked");

    return asked != NULL && strcmp(asked, "unknown") == 0;
}

bool pdn_network_of_people(const pdn_network *g)
{
    const pdn_column *people = pdn_table_column(&g->actor, "actors");
    const pdn_column *answered = pdn_table_column(&g->actor, "respondents");
    const bool together = people != NULL && people->number != NULL &&
                          answered != NULL && answered->number != NULL;

    return !together && !pdn_network_of_organisations(g);
}

/* No memory to look: ids are one's own for sure. */
static bool labels_differ(const pdn_network *g)
{
    const char **all = malloc((g->actors + 1) * sizeof *all);
    bool differ = all != NULL;

    for (size_t i = 0; differ && i < g->actors; i++)
        all[i] = g->label[i];
    if (differ) qsort(all, g->actors, sizeof *all, pdn_text_order);
    for (size_t i = 1; differ && i < g->actors; i++)
        differ = strcmp(all[i - 1], all[i]) != 0;
    free(all);
    return differ && pdn_table_column(&g->actor, "label") != NULL;
}

const char *pdn_network_by(const pdn_network *g, const char *by)
{
    const char *alters_by = pdn_network_text(g, "alters_by");

    if (by != NULL) return by;
    if (pdn_network_names_groups(g) && alters_by != NULL) return alters_by;
    if (!pdn_network_of_organisations(g)) return "sector";
    return labels_differ(g) ? "label" : "id";
}

pdn_status pdn_network_validate(pdn_network *g)
{
    pdn_status st = PDN_OK;

    g->actors = g->actor.rows;
    g->ties = g->tie.rows;
    g->contact = pdn_arena_get(&g->arena, g->ties * sizeof *g->contact);
    g->answered = pdn_arena_get(&g->arena, g->actors * sizeof *g->answered);
    if (g->contact == NULL || g->answered == NULL) return pdn_no_memory();
    PDN_TRY(settle_texts(g));
    PDN_TRY(flags(&g->tie, "tie", g->contact));
    PDN_TRY(flags(&g->actor, "responded", g->answered));
    silence(g);
    PDN_TRY(find_groups(g));
    for (size_t i = 0; i < g->ties; i++)
        if (g->from[i] >= g->actors || g->to[i] >= g->actors)
            PDN_FAIL(PDN_EDATA, "tie %zu names actor %u of %zu", i + 1,
                     g->from[i] >= g->actors ? g->from[i] : g->to[i],
                     g->actors);
    PDN_TRY(check_named(g));
out:
    return st;
}

void pdn_network_clear(pdn_network *g)
{
    pdn_table_clear(&g->actor);
    pdn_table_clear(&g->tie);
    pdn_arena_clear(&g->arena);
    *g = (pdn_network){0};
}
