#include "plot.h"

#include <string.h>

pdn_status plot__begin(pdn_plot *p, const char *title, const char *about)
{
    p->picture.people = p->facts.internal || p->a->internal;
    return picture__begin(&p->picture, p->call, title, about);
}

pdn_status plot__finish(pdn_plot *p, pdn_status drawn)
{
    return picture__finish(&p->picture, drawn);
}

pdn_status plot__rows(pdn_plot *p, const char *path, const pdn_schema *schema,
                      void **rows, size_t *n)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_rows_read(path, schema, &p->call->findings, &p->text, rows, n));
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
