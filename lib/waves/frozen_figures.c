/* The frozen figures of a nullpunkt against what the source says now. */
#include "pdnet/files.h"
#include "pdnet/waves.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES = 17 }; /* every digit of a number */

/* A public file has shares to a tenth of a per cent; and a hair. */
#define PUBLIC_ROUNDING 0.0005000001

/* Reads the file as JSON; the caller decrefs. */
static pdn_status read_json(const char *path, json_t **out)
{
    json_error_t e;
    json_t *root = json_load_file(path, 0, &e);

    if (root == NULL && e.line < 1)
        return pdn_fail(PDN_EIO, "%s: %s", pdn_base_name(path), e.text);
    if (root == NULL)
        return pdn_fail(PDN_EPARSE, "%s:%d:%d: %s", pdn_base_name(path), e.line,
                        e.column, e.text);
    if (!json_is_array(json_object_get(root, "outcomes"))) {
        json_decref(root);
        return pdn_fail(PDN_EDATA,
                        "%s: no list of outcomes: want the "
                        "nullpunkt.json of a report",
                        pdn_base_name(path));
    }
    *out = root;
    return PDN_OK;
}

static double number_of(const json_t *o, const char *name)
{
    const json_t *x = json_object_get(o, name);

    return json_is_number(x) ? json_number_value(x)
                             : pdn_absent(PDN_NOT_DEFINED);
}

static const char *text_of(const json_t *o, const char *name)
{
    return json_string_value(json_object_get(o, name));
}

static bool same(double a, double b)
{
    double size = fmax(1, fmax(fabs(a), fabs(b)));

    return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * size;
}

static double share_of(const pdn_outcome *o)
{
    if (!isnan(o->events) && o->population > 0)
        return o->events / o->population;
    return isnan(o->share_percent) ? pdn_absent(PDN_NOT_DEFINED)
                                   : o->share_percent / 100;
}

static const pdn_outcome *find(const pdn_outcomes *now, const char *indicator,
                               const char *unit, double year)
{
    for (size_t i = 0; i < now->rows; i++) {
        const pdn_outcome *o = &now->row[i];
        if (pdn_text_compare(o->indicator, indicator) == 0 &&
            (unit == NULL || pdn_text_compare(o->unit, unit) == 0) &&
            (isnan(year) || same(o->year, year)))
            return o;
    }
    return NULL;
}

/* ---- what is counted must be the same ---- */

static pdn_status tell_text(pdn_diagnostics *f, pdn_diagnostic at,
                            const char *indicator, const char *was,
                            const char *is)
{
    if (pdn_text_compare(was, is) == 0) return PDN_OK;
    return pdn_diagnostics_add(
        f, at,
        "%s: the definition was \"%s\" and is \"%s\": not the same "
        "figure",
        indicator, was != NULL ? was : "", is != NULL ? is : "");
}

static pdn_status tell_number(pdn_diagnostics *f, pdn_diagnostic at,
                              const char *indicator, const char *what,
                              const double pair[2])
{
    if (same(pair[0], pair[1])) return PDN_OK;
    return pdn_diagnostics_add(
        f, at, "%s: %s was \"%s\" and is \"%s\": not the same figure",
        indicator, what, pdn_number_format(pair[0]).text,
        pdn_number_format(pair[1]).text);
}

static pdn_status check_definition(const json_t *d, const pdn_outcomes *now,
                                   pdn_diagnostic at, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const char *indicator = text_of(d, "indicator");
    const pdn_outcome *o = find(now, indicator, NULL, (double)NAN);
    const char *name = indicator != NULL ? indicator : "the indicator";

    if (o == NULL) return PDN_OK;
    at.line = o->line;
    PDN_TRY(tell_text(f, at, name, text_of(d, "definition"), o->definition));
    PDN_TRY(tell_number(f, at, name, "age_from",
                        (double[]){number_of(d, "age_from"), o->age_from}));
    PDN_TRY(tell_number(f, at, name, "age_to",
                        (double[]){number_of(d, "age_to"), o->age_to}));
    PDN_TRY(
        tell_number(f, at, name, "period_years",
                    (double[]){number_of(d, "period_years"), o->period_years}));
out:
    return st;
}

static pdn_status check_definitions(const json_t *root, const char *path,
                                    const pdn_outcomes *now, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const json_t *all = json_object_get(root, "definitions");
    pdn_diagnostic at = {
        .file = now->file, .severity = PDN_ERROR, .code = "definition"};

    if (!json_is_array(all))
        return pdn_diagnostics_tell(
            f, PDN_WARNING, "definition", pdn_base_name(path),
            "does not say what it counts: whether definitions changed is not "
            "checked");
    for (size_t i = 0; i < json_array_size(all); i++)
        PDN_TRY(check_definition(json_array_get(all, i), now, at, f));
    PDN_TRY(pdn_diagnostics_verdict(f));
out:
    return st;
}

/* ---- what the source has revised ---- */

/* Was the figure left out of a file that everybody may see? */
static bool is_hidden(const json_t *o, const char *name)
{
    const json_t *hidden = json_object_get(o, "suppressed");
    size_t i = 0;

    while (i < json_array_size(hidden) &&
           strcmp(json_string_value(json_array_get(hidden, i)), name) != 0)
        i++;
    return i < json_array_size(hidden);
}

/* Whether the row stands as it was, as far as the file tells: what it hides is
 * no revision, nor is a share that it rounds. */
static bool stands(const json_t *o, const pdn_revised_row *r, double rounding)
{
    const bool events =
        is_hidden(o, "events") || same(r->events_was, r->events_is);
    const bool population =
        is_hidden(o, "population") || same(r->population_was, r->population_is);
    const bool share = is_hidden(o, "share") || same(r->was, r->is) ||
                       fabs(r->was - r->is) <= rounding;

    return events && population && share;
}

static pdn_status add_row(const json_t *o, const pdn_outcomes *now,
                          double rounding, pdn_revisions *out)
{
    pdn_status st = PDN_OK;
    const char *indicator = text_of(o, "indicator"), *unit = text_of(o, "unit");
    const pdn_outcome *is = find(now, indicator, unit, number_of(o, "year"));
    pdn_revised_row r;

    pdn_row_clear(&pdn_revised_schema, &r);
    r.year = number_of(o, "year");
    r.was = number_of(o, "share");
    r.events_was = number_of(o, "events");
    r.population_was = number_of(o, "population");
    if (is != NULL) {
        r.is = share_of(is);
        r.events_is = is->events;
        r.population_is = is->population;
    }
    out->compared++;
    if (is != NULL && stands(o, &r, rounding)) return PDN_OK;
    PDN_TRY(pdn_arena_keep(&out->text, indicator, &r.indicator));
    PDN_TRY(pdn_arena_keep(&out->text, unit, &r.unit));
    out->gone += is == NULL;
    out->row[out->rows++] = r;
out:
    return st;
}

pdn_status pdn_nullpunkt_compare(const char *path, const pdn_outcomes *now,
                                 pdn_diagnostics *f, pdn_revisions *out)
{
    pdn_status st = PDN_OK;
    json_t *root = NULL;
    const json_t *all = NULL;
    pdn_revisions made = {0};
    double rounding = 0;

    PDN_TRY(read_json(path, &root));
    PDN_TRY(check_definitions(root, path, now, f));
    all = json_object_get(root, "outcomes");
    PDN_NEW(made.row, json_array_size(all));
    if (json_object_get(root, "fewest") != NULL) rounding = PUBLIC_ROUNDING;
    for (size_t i = 0; i < json_array_size(all); i++)
        PDN_TRY(add_row(json_array_get(all, i), now, rounding, &made));
    *out = made;
    made = (pdn_revisions){0};
out:
    pdn_revisions_clear(&made);
    json_decref(root);
    return st;
}

/* ---- both kept ---- */

static int set_number(json_t *o, const char *name, double x)
{
    return json_object_set_new(o, name, isnan(x) ? json_null() : json_real(x));
}

static bool is_row(const json_t *o, const pdn_revised_row *r)
{
    return pdn_text_compare(text_of(o, "indicator"), r->indicator) == 0 &&
           pdn_text_compare(text_of(o, "unit"), r->unit) == 0 &&
           same(number_of(o, "year"), r->year);
}

/* The new figures, and beside them what was frozen first. */
static bool rebase_row(json_t *o, const pdn_revised_row *r)
{
    int failed = 0;

    if (json_object_get(o, "was") == NULL) {
        json_t *was = json_object();
        failed = set_number(was, "events", r->events_was) ||
                 set_number(was, "population", r->population_was) ||
                 set_number(was, "share", r->was) ||
                 json_object_set_new(o, "was", was);
    }
    return !failed && !set_number(o, "events", r->events_is) &&
           !set_number(o, "population", r->population_is) &&
           !set_number(o, "share", r->is);
}

pdn_status pdn_nullpunkt_rebase(const char *path, const pdn_revisions *v,
                                const char *to)
{
    pdn_status st = PDN_OK;
    json_t *root = NULL;
    const json_t *all = NULL;
    pdn_atomic_file o = {0};

    PDN_TRY(read_json(path, &root));
    all = json_object_get(root, "outcomes");
    for (size_t i = 0; i < json_array_size(all); i++)
        for (size_t k = 0; k < v->rows; k++) {
            json_t *row = json_array_get(all, i);
            if (!is_row(row, &v->row[k]) || isnan(v->row[k].is)) continue;
            if (!rebase_row(row, &v->row[k])) PDN_TRY(pdn_no_memory());
        }
    PDN_TRY(pdn_atomic_file_open(to, &o));
    if (json_dumpf(root, o.file,
                   JSON_INDENT(2) | JSON_REAL_PRECISION(PLACES)) != 0)
        PDN_FAIL(PDN_EIO, "%s: cannot be written", to);
    fputc('\n', o.file);
    PDN_TRY(pdn_atomic_file_commit(&o));
out:
    pdn_atomic_file_abandon(&o);
    json_decref(root);
    return st;
}

void pdn_revisions_clear(pdn_revisions *v)
{
    free(v->row);
    pdn_arena_clear(&v->text);
    *v = (pdn_revisions){0};
}
