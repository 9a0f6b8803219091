/* The letters of a text as they are seen. */
#include "canvas_backend.h"

#include "pdnet/core.h"

#include <string.h>

#define HYPHEN "\xC2\xAD" /* a soft one */

char *canvas__clean_text(const char *text, bool lines)
{
    GString *clean = g_string_new(NULL);
    char mark[PDN_MARK_SIZE];
    size_t left = text != NULL ? strlen(text) : 0;

    while (left > 0) {
        size_t n = pdn_shown_text(text, left, mark);
        if (*text == '\n' || *text == '\r' || *text == '\t')
            g_string_append_c(clean, lines && *text == '\n' ? '\n' : ' ');
        else if (mark[0] != '\0')
            g_string_append(clean, mark);
        else
            g_string_append_len(clean, text, (gssize)n);
        text += n;
        left -= n;
    }
    return g_string_free(clean, FALSE);
}

char *canvas__written(const char *start, size_t n)
{
    GString *text = g_string_new_len(start, (gssize)n);
    const char *next = start + n;
    const bool soft = g_str_has_suffix(text->str, HYPHEN);
    const bool broken =
        *next != '\0' &&
        (soft ||
         (g_unichar_isalpha(g_utf8_get_char(next)) &&
          g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(text->str + n)))));

    g_string_replace(text, HYPHEN, "", 0);
    if (broken) g_string_append_c(text, '-');
    return g_string_free(text, FALSE);
}
