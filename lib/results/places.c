#include "make_schema.h"

#include "pdnet/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const pdn_field fields[] = {
#define COLUMN(name, ...) FIELD(pdn_place, name, name, __VA_ARGS__)
#include "columns/layout.def"
};

static const pdn_need layout_needs[] = {
    FILLED(pdn_place, id),
    THERE(pdn_place, x),
    THERE(pdn_place, y),
};

const pdn_schema pdn_places_schema =
    READ_SCHEMA("layout", "Where services and people stand on the map",
                pdn_place, fields, layout_needs);

const pdn_place *pdn_places_find(const pdn_place *p, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].id != NULL && strcmp(p[i].id, id) == 0) return &p[i];
    return NULL;
}

pdn_status pdn_places_read(const char *path, pdn_diagnostics *f,
                           pdn_arena *text, pdn_place **out, size_t *n)
{
    pdn_status st = PDN_OK;
    pdn_place *p = NULL;
    void *rows = NULL;
    size_t count = 0;

    PDN_TRY(pdn_rows_read(path, &pdn_places_schema, f, text, &rows, &count));
    p = rows;
    for (size_t i = 0; i < count; i++) {
        const char *name = pdn_base_name(path);
        size_t line = i + 2;
        if (p[i].id == NULL || p[i].id[0] == '\0')
            PDN_FAIL(PDN_EPARSE, "%s:%zu: no id, want who stands here", name,
                     line);
        if (!isfinite(p[i].x) || !isfinite(p[i].y))
            PDN_FAIL(PDN_EPARSE,
                     "%s:%zu: \"%s\" has no place, want numbers "
                     "under x and y",
                     name, line, p[i].id);
        if (pdn_places_find(p, i, p[i].id) != NULL)
            PDN_FAIL(PDN_EPARSE, "%s:%zu: \"%s\" stands here a second time",
                     name, line, p[i].id);
    }
    *out = p;
    *n = count;
    rows = NULL;
out:
    free(rows);
    return st;
}
