#include "survey_units.h"

#include "core/textmap.h"

#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>

/* Different names, in the order in which they come. */
struct names {
    pdn_textmap of;
    const char **name, **folded;
    bool *met;
    size_t n;
};

static pdn_status begin(struct names *s, size_t most)
{
    pdn_status st = PDN_OK;

    PDN_NEW(s->name, most);
    PDN_NEW(s->folded, most);
    PDN_NEW(s->met, most);
out:
    return st;
}

static pdn_status add(struct names *s, const char *name, pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    uint32_t first = 0;

    if (name == NULL) return PDN_OK;
    PDN_TRY(pdn_name_key(text, name, &key));
    PDN_TRY(textmap__put(&s->of, key, (uint32_t)s->n, &first));
    if (first != s->n) goto out;
    s->name[s->n] = name;
    PDN_TRY(pdn_normalize_name(text, name, &s->folded[s->n]));
    s->n++;
out:
    return st;
}

static void clear(struct names *s)
{
    textmap__clear(&s->of);
    free(s->name);
    free(s->folded);
    free(s->met);
}

static pdn_status meet(struct names *units, struct names *places,
                       pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    for (size_t i = 0; i < places->n; i++) {
        PDN_TRY(pdn_name_key(text, places->name[i], &key));
        int64_t at = textmap__get(&units->of, key);
        if (at == PDN_TEXTMAP_NONE) continue;
        places->met[i] = units->met[at] = true;
    }
out:
    return st;
}

/* A place without outcomes, and the unit that is nearly called so. */
static pdn_status tell_near(struct names *units, struct names *places,
                            pdn_diagnostic at, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const char **folded = NULL;
    size_t *unit = NULL, n = 0;

    PDN_NEW(folded, units->n);
    PDN_NEW(unit, units->n);
    for (size_t i = 0; i < units->n; i++) {
        if (units->met[i]) continue;
        unit[n] = i;
        folded[n++] = units->folded[i];
    }
    at.severity = PDN_WARNING;
    at.code = "unit-near";
    at.action = "kept apart";
    for (size_t i = 0; i < places->n; i++) {
        if (places->met[i]) continue;
        size_t k = pdn_name_nearest(places->folded[i], folded, n);
        if (k == n) continue;
        places->met[i] = units->met[unit[k]] = true; /* told */
        PDN_TRY(pdn_diagnostics_add(
            f, at,
            "unit \"%s\" is no municipality of the survey: did you mean "
            "\"%s\"? Kept apart until one is written as the other",
            units->name[unit[k]], places->name[i]));
    }
out:
    free(folded);
    free(unit);
    return st;
}

static size_t count_unmet(const struct names *s, const char **first)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++)
        if (!s->met[i] && n++ == 0) *first = s->name[i];
    return n;
}

static pdn_status tell_count(const struct names *units,
                             const struct names *places, pdn_diagnostic at,
                             pdn_diagnostics *f)
{
    const char *unit = "", *place = "";
    size_t strange = count_unmet(units, &unit);
    size_t without = count_unmet(places, &place);
    char more[200] = "";

    if (strange == 0 && without == 0) return PDN_OK;
    if (without > 0)
        snprintf(more, sizeof more,
                 "%zu of the survey's %zu municipalities ha%s no outcomes, as "
                 "\"%.80s\"",
                 without, places->n, without == 1 ? "s" : "ve", place);
    if (strange == 0) return pdn_diagnostics_add(f, at, "%s", more);
    return pdn_diagnostics_add(
        f, at,
        "%zu of %zu units %s no municipality of the survey, as \"%.80s\"%s%s",
        strange, units->n, strange == 1 ? "is" : "are", unit,
        without > 0 ? "; " : "", more);
}

pdn_status survey_units__tell(const pdn_baseline *b, const char *const *place,
                              size_t places, const char *file,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    struct names units = {0}, known = {0};
    const pdn_diagnostic at = {
        .file = file, .severity = PDN_NOTE, .code = "units-unmet"};

    PDN_TRY(begin(&units, b->rows));
    PDN_TRY(begin(&known, places));
    for (size_t i = 0; i < b->rows; i++)
        PDN_TRY(add(&units, b->row[i].unit, &text));
    for (size_t i = 0; i < places; i++)
        PDN_TRY(add(&known, place[i], &text));
    if (known.n == 0) goto out;
    PDN_TRY(meet(&units, &known, &text));
    PDN_TRY(tell_near(&units, &known, at, f));
    PDN_TRY(tell_count(&units, &known, at, f));
out:
    clear(&units);
    clear(&known);
    pdn_arena_clear(&text);
    return st;
}
