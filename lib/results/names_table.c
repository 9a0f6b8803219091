#include "pdnet/tables.h"

#include <stdlib.h>

static const pdn_field fields[] = {
    {"id", PDN_TEXT, offsetof(pdn_names_row, id), "id", "Id",
     "As it stands in the network."},
    {"name", PDN_TEXT, offsetof(pdn_names_row, name), "name", "Name",
     "As it stands in the actor file. Personal data: keep it apart."},
};

const pdn_schema pdn_names_schema = {
    .name = "names",
    .title = "Who is behind which id",
    .stride = sizeof(pdn_names_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};

pdn_status pdn_names_write(const char *path, const pdn_network *g,
                           const pdn_write_options *o)
{
    pdn_status st = PDN_OK;
    pdn_names_row *row = NULL;
    const pdn_column *name = pdn_table_column(&g->actor, "name");

    PDN_NEW(row, g->actors);
    for (size_t i = 0; i < g->actors; i++)
        row[i] = (pdn_names_row){g->id[i], name != NULL && name->text != NULL
                                               ? name->text[i]
                                               : NULL};
    PDN_TRY(
        pdn_rows_write(path, &pdn_names_schema, row, g->actors, o, NULL, NULL));
out:
    free(row);
    return st;
}
