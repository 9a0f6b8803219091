#include "deviant_context.h"

#include "outcomes/rows/series_breaks.h"

#include <math.h>
#include <stdio.h>

const char *deviant__named(const pdn_outcomes *rows, pdn_arena *text)
{
    const char *indicator = rows->rows > 0 ? rows->row[0].indicator : NULL;
    char start[160] = "";

    if (indicator != NULL)
        snprintf(start, sizeof start, "indicator \"%.120s\": ", indicator);
    const char *kept = pdn_arena_string(text, start);
    return kept != NULL ? kept : "";
}

pdn_status deviant__tell_years(deviant_work *w)
{
    pdn_status st = PDN_OK;
    const panel__data *p = &w->panel;

    for (size_t t = 0; t < p->years; t++) {
        double events = 0, people = 0;
        for (size_t i = t; i < p->cells; i += p->years) {
            if (!p->known[i]) continue;
            events += p->events[i];
            people += p->people[i];
        }
        if (!(people > 0) || (events > 0 && events < people)) continue;
        PDN_TRY(pdn_diagnostics_tell(
            w->f, PDN_WARNING, "empty-year", w->rows.file,
            "%s%s events in %.0f: that year is not judged",
            deviant__named(&w->rows, &w->words),
            events > 0 ? "nothing but" : "no", p->year[t]));
    }
out:
    return st;
}

static pdn_status tell_failed(deviant_work *w, const peers__judged *j,
                              const char *model)
{
    char year[32] = "", more[64] = "";

    if (j->failed == 0) return PDN_OK;
    if (!isnan(j->year)) snprintf(year, sizeof year, " in %.0f", j->year);
    if (j->failed > 1)
        snprintf(more, sizeof more, " (and %zu more)", j->failed - 1);
    return pdn_diagnostics_tell(
        w->f, PDN_WARNING, "unfitted", w->rows.file,
        "%s%s without %s%s has no fit, its cells stay empty%s: %s",
        deviant__named(&w->rows, &w->words), model, w->panel.unit[j->unit],
        year, more, j->why);
}

pdn_status deviant__tell_failed(deviant_work *w)
{
    pdn_status st = tell_failed(w, &w->screened.plain, "the model");

    if (st != PDN_OK) return st;
    return tell_failed(w, &w->screened.own, "the model from the nullpunkt");
}

static pdn_status tell_nullpunkt(const deviant_work *w)
{
    if (!(w->o->nullpunkt > 0)) return PDN_OK;
    for (size_t i = 0; i < w->rows.rows; i++)
        if (fabs(w->rows.row[i].year - w->o->nullpunkt) < .5) return PDN_OK;
    return pdn_diagnostics_tell(
        w->f, PDN_WARNING, "no-nullpunkt", w->rows.file,
        "no rows of the nullpunkt year %.17g: no unit can "
        "be called improved",
        w->o->nullpunkt);
}

static pdn_status tell_break(const deviant_work *w)
{
    pdn_diagnostic at = {
        .file = w->rows.file, .severity = PDN_WARNING, .code = "break"};

    if (w->o->breaks == NULL) return PDN_OK;
    if (!series_breaks__about(w->o->breaks, w->rows.row[0].indicator)) {
        at.severity = PDN_NOTE;
        at.file = w->o->breaks->file;
        return pdn_diagnostics_add(w->f, at,
                                   "no break is about the indicator screened");
    }
    if (isnan(w->panel.broken)) return PDN_OK;
    return pdn_diagnostics_add(
        w->f, at,
        "counted otherwise from %.17g on, after the nullpunkt %.17g: no unit "
        "can be called improved",
        w->panel.broken, w->panel.nullpunkt);
}

static pdn_status tell_units(const deviant_work *w)
{
    size_t units = w->panel.units, able = 0;
    size_t least = (size_t)pdn_units_needed(w->o->resources);
    pdn_diagnostic at = {.file = w->rows.file,
                         .severity = PDN_WARNING,
                         .code = pdn_code_text(&pdn_claim_kind_codes,
                                               PDN_CLAIM_TOO_LITTLE_DATA)};

    for (size_t u = 0; u < units; u++)
        able += w->unit[u].assessable;
    if (units < least)
        return pdn_diagnostics_add(
            w->f, at,
            "%zu units are too few to find positive deviance with %zu "
            "resource%s: at least %zu are needed, so every claim is "
            "too-little-data; compare with more units",
            units, w->o->resources, w->o->resources == 1 ? "" : "s", least);
    if (able == 0)
        return pdn_diagnostics_add(
            w->f, at,
            "no unit has three years with events, "
            "population and resources in which a deviance "
            "could be seen: every claim "
            "is too-little-data");
    if (w->o->resources > 0) return PDN_OK;
    at.severity = PDN_NOTE;
    return pdn_diagnostics_add(w->f, at,
                               "without --resources a unit can only be an "
                               "outlier, not a positive deviant");
}

/* Why the table of matches is empty, where it is. */
static pdn_status tell_matches(const deviant_work *w, const pdn_deviants *d)
{
    size_t claims = 0;
    pdn_diagnostic at = {
        .file = w->rows.file, .severity = PDN_NOTE, .code = "no-matches"};

    if (!w->o->matches || d->matches > 0) return PDN_OK;
    for (size_t u = 0; u < w->panel.units; u++)
        claims += w->unit[u].claim >= PDN_CLAIM_ONE_YEAR;
    if (claims == 0)
        return pdn_diagnostics_add(
            w->f, at, "no unit has a claim, so nothing is matched");
    return pdn_diagnostics_add(
        w->f, at,
        "%zu unit%s with a claim, but no ordinary unit to "
        "compare with",
        claims, claims == 1 ? "" : "s");
}

static pdn_status tell_left_out(const deviant_work *w)
{
    size_t units = 0;

    for (size_t u = 0; u < w->panel.units; u++)
        units += w->panel.left_out[u];
    if (units == 0) return PDN_OK;
    return pdn_diagnostics_tell(
        w->f, PDN_NOTE, "left-out", w->rows.file,
        "%zu unit%s with counts too small to be shown %s in no model: what is "
        "expected of the others would tell them",
        units, units == 1 ? "" : "s", units == 1 ? "is" : "are");
}

pdn_status deviant__tell(const deviant_work *w, const pdn_deviants *d)
{
    pdn_status st = PDN_OK;

    PDN_TRY(tell_left_out(w));
    PDN_TRY(tell_nullpunkt(w));
    PDN_TRY(tell_break(w));
    PDN_TRY(tell_units(w));
    PDN_TRY(tell_matches(w, d));
out:
    return st;
}
