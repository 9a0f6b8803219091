#include "pdnet/table.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { LETTERS = 128 }; /* longer names are compared by their beginning */

static bool is_blank(UChar c)
{
    return c == 0x00A0 || u_isUWhiteSpace(c);
}

/* Ends off, runs to one space, in place. */
static int32_t squeeze(UChar *u, int32_t n)
{
    int32_t to = 0;

    for (int32_t i = 0; i < n; i++) {
        bool blank = is_blank(u[i]);
        if (blank && (to == 0 || u[to - 1] == ' ')) continue;
        u[to++] = blank ? ' ' : u[i];
    }
    if (to > 0 && u[to - 1] == ' ') to--;
    return to;
}

static pdn_status from_icu(UErrorCode code, const char *call)
{
    if (U_SUCCESS(code)) return PDN_OK;
    if (code == U_MEMORY_ALLOCATION_ERROR) return pdn_no_memory();
    return pdn_fail(PDN_ELIB, "icu: %s (%s)", u_errorName(code), call);
}

/* True for a name that folds by tolower(): nearly all do. */
static bool is_plain(const char *s)
{
    for (; *s != '\0'; s++)
        if ((unsigned char)*s >= 0x80 || (unsigned char)*s < ' ') return false;
    return true;
}

static pdn_status fold_plain(pdn_arena *a, const char *s, const char **out)
{
    char *t = pdn_arena_get(a, strlen(s) + 1);
    size_t n = 0;

    if (t == NULL) return pdn_no_memory();
    for (; *s != '\0'; s++) {
        if (*s == ' ' && (n == 0 || t[n - 1] == ' ')) continue;
        t[n++] = (char)(*s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s);
    }
    if (n > 0 && t[n - 1] == ' ') n--;
    t[n] = '\0';
    *out = t;
    return PDN_OK;
}

pdn_status pdn_normalize_name(pdn_arena *a, const char *s, const char **out)
{
    pdn_status st = PDN_OK;
    int32_t capacity = 0;
    const UNormalizer2 *nfc = NULL;
    char *text = NULL;
    UErrorCode code = U_ZERO_ERROR;
    UChar *u = NULL, *v = NULL;
    int32_t n = 0;

    if (is_plain(s)) return fold_plain(a, s, out);
    size_t length = strlen(s);
    if (length > INT32_MAX / 16)
        PDN_FAIL(PDN_EARG, "a name of %zu bytes", length);
    /* Folding and composing grow a text threefold at most, twice. */
    capacity = 9 * (int32_t)length + 1;
    PDN_NEW(u, capacity);
    PDN_NEW(v, capacity);
    u_strFromUTF8WithSub(u, capacity, &n, s, (int32_t)length, 0xFFFD, NULL,
                         &code);
    nfc = unorm2_getNFCInstance(&code);
    n = unorm2_normalize(nfc, u, n, v, capacity, &code);
    n = u_strFoldCase(u, capacity, v, n, U_FOLD_CASE_DEFAULT, &code);
    n = unorm2_normalize(nfc, u, n, v, capacity, &code);
    PDN_TRY(from_icu(code, "pdn_normalize_name"));
    n = squeeze(v, n);
    text = pdn_arena_get(a, 3 * (size_t)n + 1);
    PDN_TRY(pdn_had_memory(text));
    u_strToUTF8(text, 3 * n + 1, NULL, v, n, &code);
    PDN_TRY(from_icu(code, "u_strToUTF8"));
    *out = text;
out:
    free(u);
    free(v);
    return st;
}

/* The letters of s as numbers; how many. */
static size_t letters(const char *s, uint32_t *to)
{
    size_t n = 0;

    for (; *s != '\0'; s++) {
        bool more = ((unsigned char)*s & 0xC0) == 0x80;
        if (!more && n == LETTERS) break;
        if (more && n > 0)
            to[n - 1] = to[n - 1] << 8 | (unsigned char)*s;
        else if (!more)
            to[n++] = (unsigned char)*s;
    }
    return n;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: d[i][j] over three rows. */
size_t pdn_name_distance(const char *a, const char *b, size_t most)
{
    uint32_t x[LETTERS], y[LETTERS];
    size_t row[3][LETTERS + 1] = {{0}};
    size_t n = letters(a, x), m = letters(b, y);

    if ((n > m ? n - m : m - n) > most) return most + 1;
    for (size_t j = 0; j <= m; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = row[i % 3], *up = row[(i + 2) % 3];
        const size_t *upper = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t other = x[i - 1] != y[j - 1];
            now[j] = smaller(smaller(up[j], now[j - 1]) + 1, up[j - 1] + other);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                now[j] = smaller(now[j], upper[j - 2] + 1);
        }
    }
    return smaller(row[n % 3][m], most + 1);
}

size_t pdn_name_nearest(const char *word, const char *const *name, size_t n)
{
    uint32_t x[LETTERS];
    size_t length = letters(word, x);
    size_t most = length < 2 ? 0 : length < 6 ? 1 : smaller(length / 3, 3);
    size_t best = most + 1, at = n;

    for (size_t i = 0; i < n; i++) {
        size_t d = pdn_name_distance(word, name[i], best);
        if (d > best) continue;
        at = d < best ? i : at; /* the first of two equally near */
        best = smaller(best, d);
    }
    return best <= most ? at : n;
}
