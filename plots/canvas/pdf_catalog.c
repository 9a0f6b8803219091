#include "pdf_catalog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The last place of a text in the bytes, which hold zeroes, or NULL. */
static char *last(const GByteArray *pdf, const char *text)
{
    const size_t n = strlen(text);

    for (size_t i = pdf->len; i-- > 0;)
        if (i + n <= pdf->len && memcmp(pdf->data + i, text, n) == 0)
            return (char *)pdf->data + i;
    return NULL;
}

/* What the catalog does not say yet. */
static GString *missing(const char *catalog, const char *language)
{
    const struct {
        const char *key, *value;
    } entry[] = {{"/Lang", language},
                 {"/MarkInfo", "<< /Marked true >>"},
                 {"/ViewerPreferences", "<< /DisplayDocTitle true >>"}};
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(entry); i++) {
        if (entry[i].value == NULL || strstr(catalog, entry[i].key) != NULL)
            continue;
        g_string_append_printf(out, i == 0 ? "   %s (%s)\n" : "   %s %s\n",
                               entry[i].key, entry[i].value);
    }
    return out;
}

void pdf_catalog__complete(GByteArray *pdf, const char *language)
{
    static const char begins[] = "<< /Type /Catalog\n";
    static const char ends[] = ">>\nendobj\nxref\n";
    static const char place[] = "startxref\n";
    const guint8 nothing = 0;

    g_byte_array_append(pdf, &nothing, 1); /* text from here on */
    char *catalog = last(pdf, begins);
    char *table = last(pdf, place);
    char *end = catalog != NULL ? strstr(catalog, ends) : NULL;
    if (end == NULL || table == NULL || table < end) {
        g_byte_array_set_size(pdf, pdf->len - 1);
        return;
    }
    char *said = g_strndup(catalog, (gsize)(end - catalog));
    GString *more = missing(said, language);
    const unsigned long long at = strtoull(table + strlen(place), NULL, 10);
    GString *whole = g_string_new_len((const char *)pdf->data,
                                      end - (const char *)pdf->data);
    g_string_append(whole, more->str);
    g_string_append_len(whole, end, table - end);
    g_string_append_printf(whole, "%s%llu\n%%%%EOF\n", place,
                           at + (unsigned long long)more->len);
    g_byte_array_set_size(pdf, 0);
    g_byte_array_append(pdf, (const guint8 *)whole->str, (guint)whole->len);
    g_string_free(whole, TRUE);
    g_string_free(more, TRUE);
    g_free(said);
}
