#include "workbook_parts.h"

#include "cell_text.h"
#include "part_xml.h"

#include <stdlib.h>
#include <string.h>

/* Parts have kinds that end so, in the transitional and the strict form. */
static const char of_workbook[] = "/officeDocument";
static const char of_texts[] = "/sharedStrings";
static const char of_styles[] = "/styles";
static const char of_sheet[] = "/worksheet";

enum { PATH_SIZE = 512, OF_ONE_PART = 64 * 1024 };

/* One line of a list of relations. */
struct relation {
    const char *id, *kind, *target;
};

struct relations {
    pdn_arena *a;
    struct relation *item;
    size_t items, capacity;
};

static pdn_status widen(void *array, size_t item, size_t used, size_t *capacity)
{
    void **at = array;

    if (used < *capacity) return PDN_OK;
    size_t wide = *capacity == 0 ? 64 : 2 * *capacity;
    void *p = realloc(*at, wide * item);
    if (p == NULL) return pdn_no_memory();
    *at = p;
    *capacity = wide;
    return PDN_OK;
}

static pdn_status keep(pdn_arena *a, part_xml__text t, const char **out)
{
    *out = pdn_arena_text(a, t.s != NULL ? t.s : "", t.n);
    return pdn_had_memory(*out);
}

/* ---- Relations ---------------------------------------------------------- */

static pdn_status on_relation(void *user, const char *name,
                              part_xml__attributes a)
{
    pdn_status st = PDN_OK;
    struct relations *r = user;
    struct relation one = {0};

    if (strcmp(name, "Relationship") != 0) goto out;
    if (r->items == OF_ONE_PART)
        PDN_FAIL(PDN_EPARSE, "a workbook of more than %d parts", OF_ONE_PART);
    PDN_TRY(widen(&r->item, sizeof *r->item, r->items, &r->capacity));
    PDN_TRY(keep(r->a, part_xml__attribute(a, "Id"), &one.id));
    PDN_TRY(keep(r->a, part_xml__attribute(a, "Type"), &one.kind));
    PDN_TRY(keep(r->a, part_xml__attribute(a, "Target"), &one.target));
    r->item[r->items++] = one;
out:
    return st;
}

static bool ends_as(const char *s, const char *tail)
{
    size_t n = strlen(s), t = strlen(tail);

    return n >= t && strcmp(s + n - t, tail) == 0;
}

static const struct relation *of_kind(const struct relations *r,
                                      const char *kind)
{
    for (size_t i = 0; i < r->items; i++)
        if (ends_as(r->item[i].kind, kind)) return &r->item[i];
    return NULL;
}

/* The name of the part that a relation of a part of `folder` ("xl/") points
 * at. */
static pdn_status part_of(pdn_arena *a, const char *folder, const char *target,
                          const char **out)
{
    size_t base = strlen(folder);

    if (*target == '/') {
        base = 0;
        target++;
    }
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        for (base -= base > 0; base > 0 && folder[base - 1] != '/'; base--) {
        }
    }
    return pdn_arena_format(a, out, "%.*s%s", (int)base, folder, target);
}

static pdn_status read_relations(archive *zip, const char *part,
                                 struct relations *out)
{
    const part_xml__listener listener = {.open = on_relation};

    return part_xml__read(zip, part, &listener, out);
}

/* ---- The list of sheets ------------------------------------------------- */

struct sheets {
    workbook_parts *w;
    pdn_arena *a;
    const struct relations *r;
    const char *folder;
};

static pdn_status on_sheet(const struct sheets *s, part_xml__attributes a)
{
    pdn_status st = PDN_OK;
    workbook_parts *w = s->w;
    workbook_sheet one = {0};
    part_xml__text id = part_xml__attribute(a, "id");

    PDN_TRY(widen(&w->sheet, sizeof *w->sheet, w->sheets, &w->sheet_room));
    PDN_TRY(keep(s->a, part_xml__attribute(a, "name"), &one.name));
    one.hidden = part_xml__attribute(a, "state").s != NULL &&
                 !part_xml__attribute_is(a, "state", "visible");
    for (size_t i = 0; i < s->r->items && id.s != NULL; i++) {
        const struct relation *to = &s->r->item[i];
        if (strlen(to->id) != id.n || memcmp(to->id, id.s, id.n) != 0) continue;
        if (ends_as(to->kind, of_sheet))
            PDN_TRY(part_of(s->a, s->folder, to->target, &one.part));
        break;
    }
    w->sheet[w->sheets++] = one;
out:
    return st;
}

static pdn_status on_workbook(void *user, const char *name,
                              part_xml__attributes a)
{
    const struct sheets *s = user;

    if (strcmp(name, "workbookPr") == 0)
        s->w->since_1904 = part_xml__attribute_is(a, "date1904", "1") ||
                           part_xml__attribute_is(a, "date1904", "true");
    return strcmp(name, "sheet") == 0 ? on_sheet(s, a) : PDN_OK;
}

/* ---- Shared texts ------------------------------------------------------- */

struct texts {
    workbook_parts *w;
    pdn_arena *a;
    cell_text text;
    bool takes;     /* inside <t> */
    size_t reading; /* depth of <rPh>: how it is pronounced, not what it says */
};

static pdn_status text_open(void *user, const char *name,
                            part_xml__attributes a)
{
    struct texts *t = user;

    (void)a;
    if (strcmp(name, "rPh") == 0) t->reading++;
    t->takes = strcmp(name, "t") == 0 && t->reading == 0;
    return PDN_OK;
}

static pdn_status text_text(void *user, const char *s, size_t n)
{
    struct texts *t = user;

    return t->takes ? cell_text__add(&t->text, s, n) : PDN_OK;
}

static pdn_status text_close(void *user, const char *name)
{
    pdn_status st = PDN_OK;
    struct texts *t = user;
    workbook_parts *w = t->w;

    t->takes = false;
    if (strcmp(name, "rPh") == 0 && t->reading > 0) t->reading--;
    if (strcmp(name, "si") != 0) goto out;
    PDN_TRY(widen(&w->text, sizeof *w->text, w->texts, &w->text_room));
    PDN_TRY(cell_text__take(&t->text, t->a, &w->text[w->texts]));
    w->texts++;
out:
    return st;
}

static pdn_status read_texts(workbook_parts *w, const char *part, pdn_arena *a)
{
    struct texts t = {.w = w, .a = a};
    const part_xml__listener listener = {text_open, text_text, text_close};
    pdn_status st = part_xml__read(w->zip, part, &listener, &t);

    w->controls = t.text.controls;
    cell_text__clear(&t.text);
    return st;
}

/* ---- Styles ------------------------------------------------------------- */

/* A format of the workbook's own. */
struct own_format {
    size_t id;
    number_look look;
};

struct styles {
    workbook_parts *w;
    struct own_format *own;
    size_t owns, capacity;
    bool of_cells; /* inside <cellXfs> */
};

static pdn_status add_format(struct styles *s, part_xml__attributes a)
{
    pdn_status st = PDN_OK;
    size_t id = 0;
    part_xml__text code = part_xml__attribute(a, "formatCode");

    if (code.s == NULL ||
        !part_xml__whole(part_xml__attribute(a, "numFmtId"), &id))
        goto out;
    if (s->owns == OF_ONE_PART)
        PDN_FAIL(PDN_EPARSE, "a workbook of more than %d number formats",
                 OF_ONE_PART);
    PDN_TRY(widen(&s->own, sizeof *s->own, s->owns, &s->capacity));
    s->own[s->owns++] =
        (struct own_format){id, number_look__of_code(code.s, code.n)};
out:
    return st;
}

static pdn_status add_style(struct styles *s, part_xml__attributes a)
{
    pdn_status st = PDN_OK;
    workbook_parts *w = s->w;
    size_t id = 0;
    number_look look = {0};

    if (part_xml__whole(part_xml__attribute(a, "numFmtId"), &id))
        look = number_look__of_id(id);
    if (w->looks == OF_ONE_PART)
        PDN_FAIL(PDN_EPARSE, "a workbook of more than %d styles", OF_ONE_PART);
    for (size_t i = 0; i < s->owns; i++)
        if (s->own[i].id == id) {
            look = s->own[i].look;
            break;
        }
    PDN_TRY(widen(&w->look, sizeof *w->look, w->looks, &w->look_room));
    w->look[w->looks++] = look;
out:
    return st;
}

static pdn_status style_open(void *user, const char *name,
                             part_xml__attributes a)
{
    struct styles *s = user;

    if (strcmp(name, "cellXfs") == 0) s->of_cells = true;
    if (strcmp(name, "numFmt") == 0) return add_format(s, a);
    if (strcmp(name, "xf") == 0 && s->of_cells) return add_style(s, a);
    return PDN_OK;
}

static pdn_status style_close(void *user, const char *name)
{
    if (strcmp(name, "cellXfs") == 0) ((struct styles *)user)->of_cells = false;
    return PDN_OK;
}

static pdn_status read_styles(workbook_parts *w, const char *part)
{
    struct styles s = {.w = w};
    const part_xml__listener listener = {style_open, NULL, style_close};
    pdn_status st = part_xml__read(w->zip, part, &listener, &s);

    free(s.own);
    return st;
}

/* ---- All of it ---------------------------------------------------------- */

/* "xl/" of "xl/workbook.xml", and the name of that part's list of relations. */
static pdn_status split(pdn_arena *a, const char *part, const char **folder,
                        const char **list)
{
    pdn_status st = PDN_OK;
    const char *slash = strrchr(part, '/');
    const char *name = slash != NULL ? slash + 1 : part;
    char path[PATH_SIZE];

    PDN_TRY(keep(a, (part_xml__text){part, (size_t)(name - part)}, folder));
    if (pdn_format(path, sizeof path, "%s_rels/%s.rels", *folder, name) >=
        (int)sizeof path)
        PDN_FAIL(PDN_EPARSE, "the name of a part is %d letters long",
                 (int)strlen(part));
    PDN_TRY(keep(a, (part_xml__text){path, strlen(path)}, list));
out:
    return st;
}

/* Reads the part that some relation of that kind points at, if any does. */
static pdn_status shared_part(const workbook_parts *w,
                              const struct relations *r, const char *kind,
                              const char *folder, const char **part)
{
    const struct relation *to = of_kind(r, kind);
    pdn_status st = PDN_OK;

    *part = NULL;
    if (to == NULL) return PDN_OK;
    st = part_of(r->a, folder, to->target, part);
    if (st == PDN_OK && !archive__holds(w->zip, *part)) *part = NULL;
    return st;
}

static pdn_status read_all(workbook_parts *w, pdn_arena *a, const char *book)
{
    pdn_status st = PDN_OK;
    struct relations r = {.a = a};
    struct sheets sheets = {.w = w, .a = a, .r = &r};
    const part_xml__listener listener = {.open = on_workbook};
    const char *list = NULL, *part = NULL;

    PDN_TRY(split(a, book, &sheets.folder, &list));
    PDN_TRY(read_relations(w->zip, list, &r));
    PDN_TRY(part_xml__read(w->zip, book, &listener, &sheets));
    PDN_TRY(shared_part(w, &r, of_styles, sheets.folder, &part));
    if (part != NULL) PDN_TRY(read_styles(w, part));
    PDN_TRY(shared_part(w, &r, of_texts, sheets.folder, &part));
    if (part != NULL) PDN_TRY(read_texts(w, part, a));
out:
    free(r.item);
    return st;
}

pdn_status workbook_parts__open(const char *bytes, size_t n, pdn_arena *a,
                                workbook_parts *out, bool *is_workbook)
{
    pdn_status st = PDN_OK;
    workbook_parts w = {0};
    struct relations top = {.a = a};
    const struct relation *to = NULL;
    const char *book = NULL;

    *is_workbook = false;
    PDN_TRY(archive__open(bytes, n, &w.zip));
    if (!archive__holds(w.zip, "_rels/.rels"))
        PDN_FAIL(PDN_EPARSE, "no workbook: it has no part _rels/.rels");
    PDN_TRY(read_relations(w.zip, "_rels/.rels", &top));
    to = of_kind(&top, of_workbook);
    if (to == NULL) PDN_FAIL(PDN_EPARSE, "no workbook: it names no part as it");
    PDN_TRY(part_of(a, "", to->target, &book));
    *is_workbook =
        strstr(book, "word/") == NULL && strstr(book, "ppt/") == NULL;
    PDN_TRY(read_all(&w, a, book));
    *out = w;
    w = (workbook_parts){0};
out:
    free(top.item);
    workbook_parts__clear(&w);
    return st;
}

void workbook_parts__clear(workbook_parts *w)
{
    archive__close(w->zip);
    free(w->sheet);
    free(w->text);
    free(w->look);
    *w = (workbook_parts){0};
}
