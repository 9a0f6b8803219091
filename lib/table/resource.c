#include "resource.h"

#include <ctype.h>
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char ending[] = ".csv";
static const char description[] = ".resource.json";

pdn_status pdn_description_path(const char *path, char **out)
{
    size_t n = path == NULL ? 0 : strlen(path), e = sizeof ending - 1;

    *out = NULL;
    if (n <= e || strcmp(path + n - e, ending) != 0 || path[n - e - 1] == '/')
        return PDN_OK;
    char *made = malloc(n - e + sizeof description);
    if (made == NULL) return pdn_no_memory();
    memcpy(made, path, n - e);
    memcpy(made + n - e, description, sizeof description);
    *out = made;
    return PDN_OK;
}

bool resource__may_replace(const char *path)
{
    json_t *root = NULL;
    struct stat s;

    if (stat(path, &s) != 0 || !S_ISREG(s.st_mode) || s.st_size == 0)
        return true;
    root = json_load_file(path, 0, NULL);
    const json_t *by = json_object_get(root, "provenance");
    bool ours = json_is_string(json_object_get(by, "tool")) &&
                json_is_string(json_object_get(by, "command")) &&
                json_is_string(json_object_get(by, "version"));
    json_decref(root);
    return ours;
}

/* ---- Writing ----------------------------------------------------------- */

/* Takes over value; a missing one is memory that ran out. */
static pdn_status set(json_t *object, const char *key, json_t *value)
{
    return json_object_set_new(object, key, value) == 0 ? PDN_OK
                                                        : pdn_no_memory();
}

/* Text that is not UTF-8 has no place in JSON; the names of files may be so. */
static json_t *text_of(const char *s)
{
    json_t *made = json_string(s);
    char *plain = NULL;

    if (made != NULL) return made;
    plain = strdup(s);
    if (plain == NULL) return NULL;
    for (char *c = plain; *c != '\0'; c++)
        if ((unsigned char)*c >= 0x80) *c = '?';
    made = json_string(plain);
    free(plain);
    return made;
}

/* A whole number as one, whatever its kind; nothing for an absence. */
static pdn_status set_number(json_t *object, const char *key, double x)
{
    if (!isfinite(x)) return PDN_OK;
    bool whole = fabs(x) < 9e15 && fabs(x - floor(x)) <= 0;
    return set(object, key, whole ? json_integer((json_int_t)x) : json_real(x));
}

static pdn_status set_text(json_t *object, const char *key, const char *s)
{
    return s == NULL ? PDN_OK : set(object, key, text_of(s));
}

/* An object or array under key; NULL when memory is out. */
static json_t *under(json_t *object, const char *key, json_t *value)
{
    return json_object_set_new(object, key, value) == 0 ? value : NULL;
}

/* The last part of path without .csv, of the letters that a resource's name
 * may have. */
static void name_of(const char *path, char name[128])
{
    const char *base = pdn_base_name(path);
    size_t n = strlen(base) - (sizeof ending - 1), i = 0;

    for (; i < n && i < 127; i++) {
        int c = tolower((unsigned char)base[i]);
        bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
        name[i] = (char)(allowed ? c : '-');
    }
    name[i] = '\0';
}

static const char *type_of(pdn_kind kind)
{
    switch (kind) {
    case PDN_TEXT:
    case PDN_CODE:
    case PDN_CODES: return "string";
    case PDN_REAL: return "number";
    case PDN_INTEGER: return "integer";
    case PDN_BOOLEAN: return "boolean";
    }
    return "any";
}

static pdn_status describe_field(json_t *to, const pdn_field *f, bool excel)
{
    pdn_status st = PDN_OK;

    PDN_TRY(set_text(to, "name", f->name));
    PDN_TRY(set_text(to, "title", f->title));
    PDN_TRY(set_text(to, "type", type_of(f->kind)));
    PDN_TRY(set_text(to, "unit", pdn_unit_name(f->unit)));
    PDN_TRY(set_text(to, "description", f->definition));
    if (f->kind == PDN_BOOLEAN) {
        PDN_TRY(set(to, "trueValues", json_pack("[s]", "1")));
        PDN_TRY(set(to, "falseValues", json_pack("[s]", "0")));
    }
    if (f->kind == PDN_REAL && excel) PDN_TRY(set_text(to, "decimalChar", ","));
out:
    return st;
}

static pdn_status describe_schema(json_t *to, const resource__table *r)
{
    pdn_status st = PDN_OK;
    json_t *schema = under(to, "schema", json_object());
    json_t *fields = under(schema, "fields", json_array());

    if (schema == NULL || fields == NULL) PDN_TRY(pdn_no_memory());
    for (size_t i = 0; i < r->fields; i++) {
        json_t *field = json_object();
        if (json_array_append_new(fields, field) != 0) PDN_TRY(pdn_no_memory());
        PDN_TRY(describe_field(field, r->field[i], r->excel));
    }
    PDN_TRY(set(schema, "missingValues",
                json_pack("[s,s,s,s]", "", ".", "..", ":")));
out:
    return st;
}

static pdn_status describe_file(json_t *to, const resource__table *r)
{
    pdn_status st = PDN_OK;
    char name[128], hash[80] = "sha256:";

    name_of(r->path, name);
    pdn_sha256(r->bytes, r->size, hash + strlen(hash));
    PDN_TRY(set_text(to, "profile", "tabular-data-resource"));
    PDN_TRY(set_text(to, "name", name));
    PDN_TRY(set_text(to, "title", r->schema->title));
    PDN_TRY(set_text(to, "path", pdn_base_name(r->path)));
    PDN_TRY(set_text(to, "mediatype", "text/csv"));
    PDN_TRY(set_text(to, "format", "csv"));
    PDN_TRY(set_text(to, "encoding", "utf-8"));
    PDN_TRY(set(to, "bytes", json_integer((json_int_t)r->size)));
    PDN_TRY(set_text(to, "hash", hash));
    PDN_TRY(set(to, "dialect",
                json_pack("{s:s,s:s}", "delimiter", r->excel ? ";" : ",",
                          "lineTerminator", r->excel ? "\r\n" : "\n")));
out:
    return st;
}

static pdn_status describe_origin(json_t *to, const pdn_provenance *p)
{
    pdn_status st = PDN_OK;
    json_t *sources = NULL;
    json_t *origin = under(to, "provenance", json_object());
    char hash[80];

    PDN_TRY(pdn_had_memory(origin));
    PDN_TRY(set_text(origin, "tool", p->tool));
    PDN_TRY(set_text(origin, "version", p->version));
    PDN_TRY(set_text(origin, "command", p->command));
    PDN_TRY(set(origin, "seed", json_integer((json_int_t)p->seed)));
    sources = under(origin, "sources", json_array());
    PDN_TRY(pdn_had_memory(sources));
    for (size_t i = 0; i < p->sources; i++) {
        json_t *source = json_object();
        if (json_array_append_new(sources, source) != 0)
            PDN_TRY(pdn_no_memory());
        snprintf(hash, sizeof hash, "sha256:%s", p->source[i].sha256);
        PDN_TRY(set_text(source, "path", p->source[i].name));
        PDN_TRY(set_text(source, "hash", hash));
    }
out:
    return st;
}

pdn_status resource__make(const resource__table *r, char **out)
{
    pdn_status st = PDN_OK;
    size_t n = 0;
    char *ended = NULL;
    json_t *root = json_object();
    char *text = NULL;

    PDN_TRY(pdn_had_memory(root));
    PDN_TRY(describe_file(root, r));
    PDN_TRY(describe_schema(root, r));
    if (r->about != NULL) {
        PDN_TRY(set_number(root, "n", r->about->n));
        PDN_TRY(set_number(root, "answered", r->about->answered));
        if (r->about->asked_unknown)
            PDN_TRY(set_text(root, "asked", "unknown"));
        if (r->about->of_municipalities)
            PDN_TRY(set_text(root, "groups", "municipality"));
        PDN_TRY(set_text(root, "wave", r->about->wave));
        PDN_TRY(set_number(root, "draws", r->about->draws));
    }
    if (r->suppressed > 0)
        PDN_TRY(
            set(root, "suppressed", json_integer((json_int_t)r->suppressed)));
    PDN_TRY(describe_origin(root, r->origin));
    text = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    PDN_TRY(pdn_had_memory(text));
    n = strlen(text);
    ended = realloc(text, n + 2);
    PDN_TRY(pdn_had_memory(ended));
    text = NULL;
    memcpy(ended + n, "\n", 2);
    *out = ended;
out:
    free(text);
    json_decref(root);
    return st;
}

/* ---- Reading ----------------------------------------------------------- */

static double number_in(const json_t *object, const char *key)
{
    const json_t *x = json_object_get(object, key);

    return json_is_number(x) ? json_number_value(x)
                             : pdn_absent(PDN_NOT_DEFINED);
}

static pdn_status about_of(const json_t *root, pdn_arena *text,
                           pdn_about *about, double *seed)
{
    const json_t *origin = json_object_get(root, "provenance");
    const char *wave = json_string_value(json_object_get(root, "wave"));
    const char *asked = json_string_value(json_object_get(root, "asked"));
    const char *groups = json_string_value(json_object_get(root, "groups"));

    if (wave != NULL) {
        wave = pdn_arena_string(text, wave);
        if (wave == NULL) return pdn_no_memory();
    }
    *about = (pdn_about){
        .wave = wave,
        .n = number_in(root, "n"),
        .answered = number_in(root, "answered"),
        .draws = number_in(root, "draws"),
        .asked_unknown = asked != NULL && strcmp(asked, "unknown") == 0,
        .of_municipalities =
            groups != NULL && strcmp(groups, "municipality") == 0};
    *seed = number_in(origin, "seed");
    return PDN_OK;
}

pdn_status pdn_about_read(const char *path, pdn_arena *text, pdn_about *about,
                          double *seed)
{
    pdn_status st = PDN_OK;
    json_error_t why = {0};
    json_t *root = NULL;
    FILE *in = NULL;
    char *beside = NULL;

    PDN_TRY(pdn_description_path(path, &beside));
    if (beside != NULL) {
        in = fopen(beside, "rb");
        if (in == NULL && errno != ENOENT)
            PDN_FAIL(PDN_EIO, "%s: %s", beside, pdn_system_error(errno));
    }
    if (in != NULL) {
        root = json_loadf(in, 0, &why);
        if (root == NULL)
            PDN_FAIL(PDN_EPARSE, "%s:%d:%d: %s", pdn_base_name(beside),
                     why.line, why.column, why.text);
    }
    PDN_TRY(about_of(root, text, about, seed));
out:
    if (in != NULL) (void)fclose(in);
    json_decref(root);
    free(beside);
    return st;
}
