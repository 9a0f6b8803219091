#include "pdnet/core.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static const char *after_blanks(const char *s)
{
    while (is_blank(*s))
        s++;
    return s;
}

/* A part in quotes that begins behind its first one; *end is what follows the
 * last. NULL: it is never closed. */
static char *read_quoted(const char *s, char *part, const char **end)
{
    while (*s != '\0') {
        if (*s == '"' && s[1] != '"') {
            *part = '\0';
            *end = after_blanks(s + 1);
            return part + 1;
        }
        if (*s == '"') s++;
        *part++ = *s++;
    }
    return NULL;
}

static char *read_plain(const char *s, char separator, char *part,
                        const char **end)
{
    const char *stop = strchr(s, separator);
    size_t n = stop != NULL ? (size_t)(stop - s) : strlen(s);

    *end = s + n;
    while (n > 0 && is_blank(s[n - 1]))
        n--;
    memcpy(part, s, n);
    part[n] = '\0';
    return part + n + 1;
}

static size_t most_parts(const char *text, char separator)
{
    size_t n = 1;

    for (; *text != '\0'; text++)
        n += *text == separator;
    return n;
}

pdn_status pdn_textlist_read(const char *text, char separator, pdn_arena *a,
                             const char *const **item, size_t *items)
{
    const char *at = text != NULL ? after_blanks(text) : "";
    const char **part = NULL;
    char *buffer = NULL;
    size_t n = 0;

    part = pdn_arena_get(a, most_parts(at, separator) * sizeof *part);
    buffer = pdn_arena_get(a, strlen(at) + 1);
    if (part == NULL || buffer == NULL) return pdn_no_memory();
    while (*at != '\0' || n > 0) {
        bool quoted = *at == '"';
        part[n] = buffer;
        buffer = quoted ? read_quoted(at + 1, buffer, &at)
                        : read_plain(at, separator, buffer, &at);
        if (buffer == NULL)
            return pdn_fail(PDN_EPARSE, "%s: a quote is never closed", text);
        if (*at != '\0' && *at != separator)
            return pdn_fail(PDN_EPARSE, "%s: text behind a quote", text);
        if (!quoted && part[n][0] == '\0')
            return pdn_fail(PDN_EPARSE, "%s: a part is empty", text);
        n++;
        if (*at == '\0') break;
        at = after_blanks(at + 1);
    }
    *item = part;
    *items = n;
    return PDN_OK;
}

static bool wants_quotes(const char *s, char separator)
{
    size_t n = strlen(s);

    return n == 0 || is_blank(s[0]) || is_blank(s[n - 1]) ||
           strchr(s, separator) != NULL || strchr(s, '"') != NULL;
}

pdn_status pdn_textlist_write(const char *const *item, size_t items,
                              char separator, pdn_arena *a, const char **out)
{
    size_t most = 1;

    for (size_t k = 0; k < items; k++)
        most += 2 * strlen(item[k]) + 3; /* every letter a quote */
    char *text = pdn_arena_get(a, most), *at = text;
    if (text == NULL) return pdn_no_memory();
    for (size_t k = 0; k < items; k++) {
        bool quotes = wants_quotes(item[k], separator);
        if (k > 0) *at++ = separator;
        if (quotes) *at++ = '"';
        for (const char *s = item[k]; *s != '\0'; s++) {
            if (*s == '"') *at++ = '"';
            *at++ = *s;
        }
        if (quotes) *at++ = '"';
    }
    *at = '\0';
    *out = text;
    return PDN_OK;
}

int pdn_text_order(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}
