/* The descriptions of all tables of a report in one Frictionless package. */
#include "report_parts.h"

#include "pdnet/core.h"
#include "pdnet/files.h"

#include <jansson.h>
#include <stdio.h>

enum { PATH_SIZE = 4096 };

/* Puts the description of tables/NAME.csv into the list. */
static pdn_status gather(const pdn_report *r, const char *name, json_t *list)
{
    char path[PATH_SIZE];
    json_error_t why;

    snprintf(path, sizeof path, "%s/tables/%s.resource.json",
             r->options->folder, name);
    json_t *resource = json_load_file(path, 0, &why);
    if (resource == NULL)
        return pdn_fail(PDN_EIO, "%s:%d:%d: %s", path, why.line, why.column,
                        why.text);
    snprintf(path, sizeof path, "tables/%s.csv", name);
    if (json_object_set_new(resource, "path", json_string(path)) != 0 ||
        json_array_append_new(list, resource) != 0)
        return pdn_no_memory();
    return PDN_OK;
}

pdn_status report__datapackage(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];
    pdn_atomic_file o = {0};
    json_t *list = json_array();
    json_t *package = json_pack("{s:s, s:s, s:s?, s:s, s:O}", "profile",
                                "tabular-data-package", "name", "pdnet-report",
                                "title", r->study->title, "created_by",
                                r->origin->tool, "resources", list);

    if (list == NULL || package == NULL) PDN_TRY(pdn_no_memory());
    for (size_t i = 0; i < r->written->names; i++)
        PDN_TRY(gather(r, r->written->name[i], list));
    snprintf(path, sizeof path, "%s/datapackage.json", r->options->folder);
    PDN_TRY(pdn_atomic_file_open(path, &o));
    if (json_dumpf(package, o.file, JSON_INDENT(2)) != 0)
        PDN_FAIL(PDN_EIO, "%s: cannot be written", path);
    fputc('\n', o.file);
    PDN_TRY(pdn_atomic_file_commit(&o));
out:
    pdn_atomic_file_abandon(&o);
    json_decref(package);
    json_decref(list);
    return st;
}
