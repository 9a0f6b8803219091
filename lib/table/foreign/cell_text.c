#include "cell_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 256, MOST = 1024 * 1024, ESCAPE = 7 /* _x000D_ */ };

pdn_status cell_text__add(cell_text *t, const char *s, size_t n)
{
    if (n > MOST - t->n)
        return pdn_fail(PDN_EPARSE, "a cell holds more than a MiB of text");
    if (t->n + n + 1 > t->capacity) {
        size_t capacity = t->capacity == 0 ? FIRST_SIZE : t->capacity;
        while (capacity < t->n + n + 1)
            capacity *= 2;
        char *wide = realloc(t->s, capacity);
        if (wide == NULL) return pdn_no_memory();
        t->s = wide;
        t->capacity = capacity;
    }
    memcpy(t->s + t->n, s, n);
    t->n += n;
    return PDN_OK;
}

static int hex_of(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c != '\0' ? strchr(digits, c | 0x20) : NULL;

    return at == NULL || (c < '0') ? -1 : (int)(at - digits);
}

/* The code that _xHHHH_ at s stands for; -1: it is no such escape. */
static long escape_at(const char *s, size_t left)
{
    long code = 0;

    if (left < ESCAPE || s[0] != '_' || s[1] != 'x' || s[ESCAPE - 1] != '_')
        return -1;
    for (size_t i = 2; i < ESCAPE - 1; i++) {
        int digit = hex_of(s[i]);
        if (digit < 0) return -1;
        code = 16 * code + digit;
    }
    return code;
}

/* In place; only codes below 128 are written so by Excel, others stay. */
static void unescape(cell_text *t)
{
    size_t to = 0;

    for (size_t i = 0; i < t->n;) {
        long code = t->s[i] == '_' ? escape_at(t->s + i, t->n - i) : -1;
        if (code > 0 && code < 128) {
            t->s[to++] = (char)code;
            i += ESCAPE;
        } else {
            t->s[to++] = t->s[i++];
        }
    }
    t->n = to;
}

static void clean(cell_text *t)
{
    size_t width = 0;

    t->s[t->n] = '\0';
    for (size_t at = 0;; at += width) {
        size_t next = pdn_plain_text(t->s + at, NULL, &width);
        if (next == SIZE_MAX) return;
        at += next;
        memset(t->s + at, ' ', width);
        t->controls++;
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

pdn_status cell_text__take(cell_text *t, pdn_arena *a, char **out)
{
    size_t from = 0;

    *out = NULL;
    if (t->n > 0) {
        unescape(t);
        clean(t);
        while (t->n > 0 && is_blank(t->s[t->n - 1]))
            t->n--;
        while (from < t->n && is_blank(t->s[from]))
            from++;
    }
    if (from < t->n) {
        *out = pdn_arena_text(a, t->s + from, t->n - from);
        if (*out == NULL) return pdn_no_memory();
    }
    t->n = 0;
    return PDN_OK;
}

void cell_text__clear(cell_text *t)
{
    free(t->s);
    *t = (cell_text){0};
}
