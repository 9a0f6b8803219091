#include "plot.h"

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/deviants.h"
#include "pdnet/handovers.h"
#include "pdnet/practices.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"

#include <string.h>

pdn_status plot__begin(pdn_plot *p, const char *title, const char *about)
{
    p->picture.internal = p->a->internal;
    p->picture.people = p->facts.internal || p->a->internal;
    return picture__begin(&p->picture, p->call, title, about);
}

pdn_status plot__finish(pdn_plot *p, pdn_status drawn)
{
    return picture__finish(&p->picture, drawn);
}

/* The tool that writes a table of that schema; NULL: it is none of those that
 * people draw from a file of their own by mistake. */
static const char *writer_of(const pdn_schema *schema)
{
    static const struct {
        const pdn_schema *schema;
        const char *tool;
    } written[] = {
        {&pdn_actions_schema, "pdn-tally actions"},
        {&pdn_handover_schema, "pdn-handover"},
        {&pdn_practice_schema, "pdn-practices"},
        {&pdn_breakdown_schema, "pdn-breakdown"},
        {&pdn_baseline_schema, "pdn-baseline"},
        {&pdn_deviant_schema, "pdn-deviants"},
        {&pdn_waves_schema, "pdn-waves"},
        {&pdn_themes_schema, "pdn-tally themes"},
        {&pdn_voices_schema, "pdn-tally voices"},
        {&pdn_together_schema, "pdn-tally together"},
        {&pdn_stages_schema, "pdn-tally stages"},
        {&pdn_offers_schema, "pdn-tally offers"},
    };

    for (size_t i = 0; i < PDN_COUNT(written); i++)
        if (written[i].schema == schema) return written[i].tool;
    return NULL;
}

pdn_status plot__rows(pdn_plot *p, const char *path, const pdn_schema *schema,
                      void **rows, size_t *n)
{
    pdn_status st = PDN_OK;

    st = pdn_rows_read(path, schema, &p->call->findings, &p->text, rows, n);
    if (st == PDN_EPARSE && writer_of(schema) != NULL) {
        const char *why = pdn_arena_string(&p->text, pdn_message());
        PDN_TRY(pdn_had_memory(why));
        PDN_TRY(pdn_fail(PDN_EPARSE,
                         "%s\n%s: this kind is drawn of what %s writes: "
                         "run that first",
                         why, pdn_base_name(path), writer_of(schema)));
    }
    PDN_TRY(st);
    if (strcmp(path, "-") != 0) {
        PDN_TRY(pdn_provenance_add_file(&p->call->origin, path));
        PDN_TRY(picture__learn_facts(path, &p->text, &p->facts));
    }
out:
    return st;
}

pdn_status plot__anchor(pdn_plot *p, pdn_place **place, size_t *n)
{
    pdn_status st = PDN_OK;

    if (p->a->anchor == NULL) return PDN_OK;
    PDN_TRY(
        pdn_places_read(p->a->anchor, &p->call->findings, &p->text, place, n));
    PDN_TRY(pdn_provenance_add_file(&p->call->origin, p->a->anchor));
out:
    return st;
}

pdn_status plot__layout(const pdn_plot *p, const pdn_place *place, size_t n)
{
    const pdn_write_options rfc = {0};

    if (p->a->layout == NULL) return PDN_OK;
    return pdn_rows_write(p->a->layout, &pdn_places_schema, place, n, &rfc,
                          NULL, NULL);
}
