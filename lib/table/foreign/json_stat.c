#include "json_stat.h"

#include <ctype.h>
#include <jansson.h>
#include <stdint.h>
#include <string.h>

enum { MOST_DIMENSIONS = 64, NONE = -1 };

struct dimension {
    const char *heading;
    size_t size, step; /* how far the flat index goes with one category */
    char **category;   /* what its cells say */
};

struct dataset {
    pdn_arena *a;
    json_t *root, *value, *status;
    struct dimension dimension[MOST_DIMENSIONS];
    size_t dimensions, cells;
    int metric; /* the dimension that is columns; NONE */
};

static size_t blanks(const char *s, size_t n, size_t i)
{
    while (i < n && isspace((unsigned char)s[i]))
        i++;
    return i;
}

/* `{ "name" :`, which no CSV begins with: text behind a quote is a fault. */
bool json_stat__is_json(const char *bytes, size_t n)
{
    bool mark = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    size_t i = blanks(bytes, n, mark ? 3 : 0);

    if (i == n || bytes[i] != '{') return false;
    i = blanks(bytes, n, i + 1);
    if (i == n || bytes[i] != '"') return false;
    for (i++; i < n && bytes[i] != '"'; i++)
        if (bytes[i] == '\\') i++;
    i = i < n ? blanks(bytes, n, i + 1) : n;
    return i < n && bytes[i] == ':';
}

/* Control characters, which no output can carry, become spaces. */
static pdn_status keep(pdn_arena *a, const char *s, char **out)
{
    size_t width = 0;

    *out = pdn_arena_string(a, s);
    if (*out == NULL) return pdn_no_memory();
    for (size_t at = 0;; at += width) {
        size_t next = pdn_plain_text(*out + at, NULL, &width);
        if (next == SIZE_MAX) return PDN_OK;
        at += next;
        memset(*out + at, ' ', width);
    }
}

/* ---- Dimensions --------------------------------------------------------- */

/* Whether the dataset gives the dimension that role. */
static bool has_role(const json_t *root, const char *role, const char *id)
{
    const json_t *in = json_object_get(json_object_get(root, "role"), role);

    for (size_t i = 0; i < json_array_size(in); i++) {
        const char *one = json_string_value(json_array_get(in, i));
        if (one != NULL && strcmp(one, id) == 0) return true;
    }
    return false;
}

/* The codes in their order: one walk over an index of any form. */
static pdn_status codes_of(json_t *category, const char *id, size_t n,
                           const char **code)
{
    json_t *index = json_object_get(category, "index"), *place = NULL;
    const char *one = NULL;

    if (index == NULL && n == 1) /* a constant may have its label alone */
        index = json_object_get(category, "label");
    if (json_is_object(index) && n > 1) {
        json_object_foreach(index, one, place)
        {
            json_int_t at = json_integer_value(place);
            if (json_is_integer(place) && at >= 0 && (size_t)at < n)
                code[at] = one;
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (code[i] == NULL)
            code[i] = json_string_value(json_array_get(index, i));
        if (code[i] == NULL && n == 1 && json_object_size(index) == 1)
            code[i] = json_object_iter_key(json_object_iter(index));
        if (code[i] == NULL)
            return pdn_fail(PDN_EPARSE,
                            "dimension %s has no category number %zu of %zu",
                            id, i + 1, n);
    }
    return PDN_OK;
}

/* What the cells of a dimension say: its labels, with their codes before them
 * where two have one label. */
static pdn_status name_categories(struct dataset *d, struct dimension *x,
                                  json_t *category, const char *id)
{
    pdn_status st = PDN_OK;
    const json_t *label = json_object_get(category, "label");
    json_t *seen = NULL;
    bool twice = false;
    const char **code = pdn_arena_get(d->a, x->size * sizeof *code);

    x->category = pdn_arena_get(d->a, x->size * sizeof *x->category);
    seen = json_object();
    if (code == NULL || x->category == NULL || seen == NULL)
        PDN_TRY(pdn_no_memory());
    PDN_TRY(codes_of(category, id, x->size, code));
    for (size_t i = 0; i < x->size; i++) {
        const char *text = json_string_value(json_object_get(label, code[i]));
        if (text == NULL) text = code[i];
        twice |= json_object_get(seen, text) != NULL;
        if (json_object_set_new(seen, text, json_true()) != 0)
            PDN_TRY(pdn_no_memory());
        PDN_TRY(keep(d->a, text, &x->category[i]));
    }
    for (size_t i = 0; twice && i < x->size; i++) {
        char both[512];
        pdn_format(both, sizeof both, "%s %s", code[i], x->category[i]);
        PDN_TRY(keep(d->a, both, &x->category[i]));
    }
out:
    json_decref(seen);
    return st;
}

static pdn_status take_dimension(struct dataset *d, size_t k, const char *id)
{
    pdn_status st = PDN_OK;
    struct dimension *x = &d->dimension[k];
    json_t *of = json_object_get(json_object_get(d->root, "dimension"), id);
    const json_t *size = json_array_get(json_object_get(d->root, "size"), k);
    const char *label = json_string_value(json_object_get(of, "label"));
    char *heading = NULL;

    if (of == NULL) PDN_FAIL(PDN_EPARSE, "dimension %s is not there", id);
    if (!json_is_integer(size) || json_integer_value(size) < 0 ||
        json_integer_value(size) > FOREIGN_GRID_MOST)
        PDN_FAIL(PDN_EPARSE, "dimension %s has no size, or a wrong one", id);
    x->size = (size_t)json_integer_value(size);
    if (has_role(d->root, "metric", id) && d->metric == NONE)
        d->metric = (int)k;
    PDN_TRY(keep(d->a,
                 has_role(d->root, "time", id)             ? "year"
                 : has_role(d->root, "geo", id)            ? "unit"
                 : label != NULL && strcmp(label, "") != 0 ? label
                                                           : id,
                 &heading));
    x->heading = heading;
    if (x->size == 0) goto out;
    PDN_TRY(name_categories(d, x, json_object_get(of, "category"), id));
out:
    return st;
}

static pdn_status take_dimensions(struct dataset *d)
{
    pdn_status st = PDN_OK;
    const json_t *id = json_object_get(d->root, "id");

    d->dimensions = json_array_size(id);
    if (d->dimensions == 0 || d->dimensions > MOST_DIMENSIONS ||
        json_array_size(json_object_get(d->root, "size")) != d->dimensions)
        PDN_FAIL(PDN_EPARSE,
                 "want \"id\" and \"size\" of 1 to %d dimensions (JSON-stat "
                 "2; a source that asks which, calls it json-stat2)",
                 MOST_DIMENSIONS);
    for (size_t k = 0; k < d->dimensions; k++) {
        const char *one = json_string_value(json_array_get(id, k));
        if (one == NULL)
            PDN_FAIL(PDN_EPARSE, "dimension %zu has no name", k + 1);
        PDN_TRY(take_dimension(d, k, one));
    }
    d->cells = 1;
    for (size_t k = d->dimensions; k-- > 0;) {
        d->dimension[k].step = d->cells;
        if (d->dimension[k].size > 0 &&
            d->cells > FOREIGN_GRID_MOST / d->dimension[k].size)
            PDN_FAIL(PDN_EPARSE, "the dataset has more than %d values",
                     (int)FOREIGN_GRID_MOST);
        d->cells *= d->dimension[k].size;
    }
out:
    return st;
}

/* ---- Values ------------------------------------------------------------- */

/* Item of a list, or of a sparse object under its number; one text counts for
 * all. */
static json_t *item(json_t *of, size_t at)
{
    char key[32];

    if (json_is_array(of)) return json_array_get(of, at);
    if (!json_is_object(of)) return of;
    pdn_format(key, sizeof key, "%zu", at);
    return json_object_get(of, key);
}

static pdn_status text_of(struct dataset *d, size_t at, char **out)
{
    json_t *x = item(d->value, at);
    char text[PDN_NUMBER_SIZE];
    const char *mark = NULL;

    *out = NULL;
    if (json_is_integer(x)) {
        pdn_format(text, sizeof text, "%" JSON_INTEGER_FORMAT,
                   json_integer_value(x));
        return keep(d->a, text, out);
    }
    if (json_is_real(x)) {
        pdn_number_write(json_real_value(x), text);
        return keep(d->a, text, out);
    }
    mark = json_string_value(json_is_string(x) ? x : item(d->status, at));
    if (mark == NULL || *mark == '\0') return PDN_OK;
    return keep(d->a, mark, out);
}

static pdn_status put_header(const struct dataset *d, foreign_grid *g)
{
    pdn_status st = PDN_OK;
    char *value = NULL;

    PDN_TRY(foreign_grid__begin(g, 1));
    for (size_t k = 0; k < d->dimensions; k++) {
        char *heading = NULL;
        if ((int)k == d->metric) continue;
        PDN_TRY(keep(d->a, d->dimension[k].heading, &heading));
        PDN_TRY(foreign_grid__add(g, heading));
    }
    if (d->metric == NONE) {
        PDN_TRY(keep(d->a, "value", &value));
        PDN_TRY(foreign_grid__add(g, value));
        goto out;
    }
    for (size_t i = 0; i < d->dimension[d->metric].size; i++)
        PDN_TRY(foreign_grid__add(g, d->dimension[d->metric].category[i]));
out:
    return st;
}

/* The record of the combination whose first value has the flat index `at`. */
static pdn_status put_row(struct dataset *d, size_t at, foreign_grid *g)
{
    pdn_status st = PDN_OK;
    const struct dimension *m =
        d->metric == NONE ? NULL : &d->dimension[d->metric];
    size_t values = m == NULL ? 1 : m->size, begun = g->fields, empty = 0;

    PDN_TRY(foreign_grid__begin(g, g->records + 1));
    for (size_t k = 0; k < d->dimensions; k++) {
        const struct dimension *x = &d->dimension[k];
        if (x != m)
            PDN_TRY(foreign_grid__add(g, x->category[at / x->step % x->size]));
    }
    for (size_t i = 0; i < values; i++) {
        char *text = NULL;
        PDN_TRY(text_of(d, at + (m == NULL ? 0 : i * m->step), &text));
        PDN_TRY(foreign_grid__add(g, text));
        empty += text == NULL;
    }
    if (empty == values) {
        g->fields = begun;
        g->records--;
    }
out:
    return st;
}

static pdn_status put_all(struct dataset *d, foreign_grid *g)
{
    pdn_status st = PDN_OK;
    const struct dimension *m =
        d->metric == NONE ? NULL : &d->dimension[d->metric];

    d->value = json_object_get(d->root, "value");
    d->status = json_object_get(d->root, "status");
    if (!json_is_array(d->value) && !json_is_object(d->value))
        PDN_FAIL(PDN_EPARSE, "the dataset has no values");
    if (json_is_array(d->value) && json_array_size(d->value) != d->cells)
        PDN_FAIL(PDN_EPARSE, "%zu values, where the dimensions make %zu",
                 json_array_size(d->value), d->cells);
    PDN_TRY(put_header(d, g));
    for (size_t at = 0; at < d->cells; at++)
        if (m == NULL || at / m->step % m->size == 0)
            PDN_TRY(put_row(d, at, g));
out:
    return st;
}

static pdn_status read_dataset(const char *bytes, size_t n, struct dataset *d,
                               foreign_grid *g)
{
    pdn_status st = PDN_OK;
    json_error_t e;
    size_t mark = memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    d->root = json_loadb(bytes + mark, n - mark, JSON_REJECT_DUPLICATES, &e);
    /* jansson fails without a word, too, where memory is out */
    if (d->root == NULL &&
        (json_error_code(&e) == json_error_out_of_memory || e.text[0] == '\0'))
        PDN_TRY(pdn_no_memory());
    if (d->root == NULL)
        PDN_FAIL(PDN_EPARSE, "its line %d is no sound JSON: %s", e.line,
                 e.text);
    PDN_TRY(take_dimensions(d));
    PDN_TRY(put_all(d, g));
out:
    return st;
}

pdn_status json_stat__read(const char *bytes, size_t n, const char *file,
                           pdn_arena *text, pdn_diagnostics *f,
                           foreign_grid *out)
{
    struct dataset d = {.a = text, .metric = NONE};
    foreign_grid g = {0};
    pdn_status st = read_dataset(bytes, n, &d, &g);

    json_decref(d.root);
    if (st == PDN_OK) {
        *out = g;
        return PDN_OK;
    }
    foreign_grid__clear(&g);
    if (st != PDN_EPARSE) return st;
    st = pdn_diagnostics_tell(f, PDN_ERROR, "json-stat", file,
                              "this JSON cannot be read as JSON-stat 2: %s",
                              pdn_message());
    pdn_message_clear();
    return st;
}
