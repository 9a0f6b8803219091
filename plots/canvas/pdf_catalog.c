#include "pdf_catalog.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRY = 20 }; /* bytes of a line of the table of objects */

/* The file under way, and how far each change moves what stands behind it. */
struct file {
    GString *text;
    size_t *at; /* of each object */
    size_t objects;
};

/* The last place of a text in the bytes, which hold zeroes, or NULL. */
static char *last(const GString *in, const char *text)
{
    const size_t n = strlen(text);

    for (size_t i = in->len; i-- > 0;)
        if (i + n <= in->len && memcmp(in->str + i, text, n) == 0)
            return in->str + i;
    return NULL;
}

static char *after(char *from, const char *text)
{
    char *found = from != NULL ? strstr(from, text) : NULL;

    return found != NULL ? found + strlen(text) : NULL;
}

static void insert(struct file *f, size_t at, size_t instead, const char *text)
{
    const size_t n = strlen(text);

    g_string_erase(f->text, (gssize)at, (gssize)instead);
    g_string_insert(f->text, (gssize)at, text);
    for (size_t i = 0; i < f->objects; i++)
        if (f->at[i] > at) f->at[i] = f->at[i] - instead + n;
}

/* The object as Cairo writes one, or NULL. */
static char *object(const struct file *f, size_t i)
{
    char *o = i > 0 && i < f->objects && f->at[i] < f->text->len
                  ? f->text->str + f->at[i]
                  : NULL;

    return o != NULL && strtoull(o, &o, 10) == i ? after(o, " 0 obj\n") : NULL;
}

static bool is_a(const char *object, const char *type)
{
    return object != NULL && strncmp(object, type, strlen(type)) == 0;
}

/* The places of all objects; false where the table is another. */
static bool read_table(struct file *f, const char *table)
{
    static const char first[] = "xref\n0 ";
    char *end = NULL;

    if (!is_a(table, first)) return false;
    f->objects = (size_t)strtoull(table + strlen(first), &end, 10);
    if (*end != '\n') return false;
    table = end + 1;
    if (f->objects > strlen(table) / ENTRY) return false;
    f->at = g_new0(size_t, f->objects + 1);
    for (size_t i = 0; i < f->objects; i++)
        f->at[i] = (size_t)strtoull(table + i * ENTRY, NULL, 10);
    return true;
}

/* ---- the catalog ---- */

static void complete_catalog(struct file *f, const char *language)
{
    const struct {
        const char *key, *value;
    } entry[] = {{"/Lang", language},
                 {"/MarkInfo", "<< /Marked true >>"},
                 {"/ViewerPreferences", "<< /DisplayDocTitle true >>"}};
    char *catalog = last(f->text, "<< /Type /Catalog\n");
    char *end = catalog != NULL ? strstr(catalog, ">>\nendobj\n") : NULL;
    GString *more = g_string_new(NULL);

    if (end == NULL) goto out;
    for (size_t i = 0; i < G_N_ELEMENTS(entry); i++) {
        if (entry[i].value == NULL || strstr(catalog, entry[i].key) != NULL)
            continue;
        g_string_append_printf(more, i == 0 ? "   %s (%s)\n" : "   %s %s\n",
                               entry[i].key, entry[i].value);
    }
    insert(f, (size_t)(end - f->text->str), 0, more->str);
out:
    g_string_free(more, TRUE);
}

/* ---- the tree of elements ---- */

/* As the format has text that is not of its own letters. */
static char *text_string(const char *text)
{
    GString *out = g_string_new("<FEFF");
    glong n = 0;
    gunichar2 *unit = g_utf8_to_utf16(text, -1, NULL, &n, NULL);

    for (glong i = 0; unit != NULL && i < n; i++)
        g_string_append_printf(out, "%04X", (unsigned)unit[i]);
    g_free(unit);
    g_string_append_c(out, '>');
    return g_string_free(out, FALSE);
}

static void tell_figures(struct file *f, const char *const *shown, size_t n)
{
    size_t figure = 0;

    for (size_t i = 1; i < f->objects && figure < n; i++) {
        char *o = object(f, i);
        if (!is_a(o, "<< /Type /StructElem\n   /S /Figure\n")) continue;
        char *text = text_string(shown[figure++]);
        char *line = g_strdup_printf("   /Alt %s\n", text);
        o = after(o, "/S /Figure\n");
        insert(f, (size_t)(o - f->text->str), 0, line);
        g_free(line);
        g_free(text);
    }
}

/* All that hangs on the root hangs on a Document, which is a new object. */
static void add_document(struct file *f)
{
    static const char begins[] = "<< /Type /StructElem\n";
    char *root = NULL, *kids = NULL;
    size_t of = 1;

    while (of < f->objects &&
           !is_a(root = object(f, of), "<< /Type /StructTreeRoot\n"))
        of++;
    kids = of < f->objects ? after(root, "/K [") : NULL;
    char *end = kids != NULL ? strchr(kids, ']') : NULL;
    if (end == NULL) return;
    char *all = g_strndup(kids, (gsize)(end - kids));
    char *up = g_strdup_printf("   /P %zu 0 R\n", of);
    char *down = g_strdup_printf("   /P %zu 0 R\n", f->objects);
    char *one = g_strdup_printf(" %zu 0 R ", f->objects);
    insert(f, (size_t)(kids - f->text->str), (size_t)(end - kids), one);
    for (size_t i = 1; i < f->objects; i++) {
        char *o = object(f, i);
        char *parent = is_a(o, begins) ? strstr(o, up) : NULL;
        if (parent != NULL && parent < strstr(o, "endobj"))
            insert(f, (size_t)(parent - f->text->str), strlen(up), down);
    }
    f->at = g_renew(size_t, f->at, f->objects + 1);
    f->at[f->objects] = f->text->len;
    g_string_append_printf(f->text,
                           "%zu 0 obj\n%s   /S /Document\n%s   /K [%s]\n"
                           ">>\nendobj\n",
                           f->objects, begins, up, all);
    f->objects++;
    g_free(all);
    g_free(up);
    g_free(down);
    g_free(one);
}

static void write_end(struct file *f, const char *trailer)
{
    const size_t table = f->text->len;
    const char *rest = strchr(trailer, '\n'), *place = NULL;

    if (rest != NULL) place = strstr(rest, "startxref\n");
    g_string_append_printf(f->text, "xref\n0 %zu\n0000000000 65535 f \n",
                           f->objects);
    for (size_t i = 1; i < f->objects; i++)
        g_string_append_printf(f->text, "%010zu 00000 n \n", f->at[i]);
    g_string_append_printf(f->text, "trailer\n<< /Size %zu", f->objects);
    g_string_append_len(f->text, rest, place - rest);
    g_string_append_printf(f->text, "startxref\n%zu\n%%%%EOF\n", table);
}

void pdf_catalog__complete(GByteArray *pdf, const char *language,
                           const char *const *shown, size_t n)
{
    static const char place[] = "startxref\n";
    struct file f = {.text =
                         g_string_new_len((const char *)pdf->data, pdf->len)};
    const char *at = last(f.text, place);
    const size_t table =
        at != NULL ? (size_t)strtoull(at + strlen(place), NULL, 10) : 0;
    char *end = table < f.text->len ? g_strdup(f.text->str + table) : NULL;
    const char *trailer = after(end, "trailer\n<< /Size ");

    if (trailer != NULL && strstr(trailer, place) != NULL &&
        read_table(&f, end)) {
        g_string_truncate(f.text, table);
        complete_catalog(&f, language);
        tell_figures(&f, shown, n);
        add_document(&f);
        write_end(&f, trailer);
        g_byte_array_set_size(pdf, 0);
        g_byte_array_append(pdf, (const guint8 *)f.text->str,
                            (guint)f.text->len);
    }
    g_free(end);
    g_free(f.at);
    g_string_free(f.text, TRUE);
}
