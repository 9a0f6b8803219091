#include "normalize_name.h"

#include "cells.h"
#include "core/textmap.h"
#include "records.h"
#include "table/figures/register_names.h"

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

/* n units as UTF-8, in the arena. */
static pdn_status to_utf8(pdn_arena *a, const UChar *units, int32_t n,
                          const char **out)
{
    pdn_status st = PDN_OK;
    UErrorCode code = U_ZERO_ERROR;
    char *text = pdn_arena_get(a, 3 * (size_t)n + 1);

    PDN_TRY(pdn_had_memory(text));
    u_strToUTF8(text, 3 * n + 1, NULL, units, n, &code);
    PDN_TRY(from_icu(code, "u_strToUTF8"));
    *out = text;
out:
    return st;
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
    PDN_TRY(to_utf8(a, v, n, out));
out:
    free(u);
    free(v);
    return st;
}

/* ---- Names as they are compared ----------------------------------------- */

/* What is not seen: soft hyphen, zero-width characters, marks of direction,
 * the byte order mark. */
static bool is_unseen(UChar c)
{
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           c == 0xFEFF;
}

/* Quotes and dashes as the keyboard has them. */
static UChar plain_sign(UChar c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x00B4:
    case 0x0060: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    default: return c;
    }
}

/* A name in ASCII that is its own key: nearly all are. */
static bool is_own_key(const char *s)
{
    char before = ' ';

    for (; *s != '\0'; before = *s++)
        if ((unsigned char)*s >= 0x7F || (unsigned char)*s < ' ' || *s == '`' ||
            (*s == ' ' && before == ' '))
            return false;
    return before != ' ';
}

static pdn_status clean(pdn_arena *a, const char *s, bool signs,
                        const char **out)
{
    pdn_status st = PDN_OK;
    UErrorCode code = U_ZERO_ERROR;
    UChar *u = NULL, *v = NULL;
    int32_t capacity = 0, n = 0, kept = 0;

    *out = s;
    if (is_own_key(s)) return PDN_OK;
    size_t length = strlen(s);
    if (length > INT32_MAX / 16)
        PDN_FAIL(PDN_EARG, "a name of %zu bytes", length);
    capacity =
        3 * (int32_t)length + 1; /* composing grows it threefold at most */
    PDN_NEW(u, capacity);
    PDN_NEW(v, capacity);
    u_strFromUTF8WithSub(u, capacity, &n, s, (int32_t)length, 0xFFFD, NULL,
                         &code);
    for (int32_t i = 0; i < n; i++)
        if (!is_unseen(u[i])) u[kept++] = signs ? u[i] : plain_sign(u[i]);
    n = unorm2_normalize(unorm2_getNFCInstance(&code), u, kept, v, capacity,
                         &code);
    PDN_TRY(from_icu(code, "pdn_name_key"));
    n = squeeze(v, n);
    PDN_TRY(to_utf8(a, v, n, out));
out:
    free(u);
    free(v);
    return st;
}

pdn_status pdn_name_key(pdn_arena *a, const char *s, const char **out)
{
    return clean(a, s, false, out);
}

pdn_status pdn_name_shown(pdn_arena *a, const char *s, const char **out)
{
    return clean(a, s, true, out);
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

    for (size_t i = 0; i < n; i++)
        if (register_names__differ(word, name[i])) return i;
    for (size_t i = 0; i < n; i++) {
        size_t d = pdn_name_distance(word, name[i], best);
        if (d > best) continue;
        at = d < best ? i : at; /* the first of two equally near */
        best = smaller(best, d);
    }
    return best <= most ? at : n;
}

/* ---- Columns of names --------------------------------------------------- */

/* A column of names under way. */
struct names {
    const char *file;
    pdn_table *t;
    pdn_column *column;
    size_t field;
    pdn_arena text;
    pdn_textmap first, spelt; /* key, text as it stands -> row */
    const char **one;         /* the first spelling of each name, in order */
    size_t *row, n;           /* its row; names */
    size_t others;            /* spellings told so far */
    pdn_diagnostics *f;
};

/* Spellings of one column that are told one by one. */
enum { MOST_TOLD = 20 };

static pdn_status tell_other(struct names *q, const char *other, size_t row,
                             const char *first)
{
    char shown[64], as[64];

    if (q->others++ >= MOST_TOLD) return PDN_OK;
    return pdn_diagnostics_add(
        q->f,
        (pdn_diagnostic){.file = q->file,
                         .severity = PDN_NOTE,
                         .code = "spelling",
                         .action = "read as the first spelling"},
        "%s: \"%s\" (line %zu) is another spelling of \"%s\": read as that",
        q->column->name, records__shown(other, shown), q->t->line[row],
        records__shown(first, as));
}

/* The first spelling of what stands in a row; tells another one once. */
static pdn_status join_one(struct names *q, size_t row)
{
    pdn_status st = PDN_OK;
    const char *text = q->column->text[row], *key = NULL;
    uint32_t at = 0, seen = 0;

    PDN_TRY(textmap__put(&q->spelt, text, (uint32_t)row, &seen));
    if (seen != row) { /* what stood before, it stands for again */
        q->column->text[row] = q->column->text[seen];
        goto out;
    }
    PDN_TRY(pdn_name_key(&q->text, text, &key));
    PDN_TRY(textmap__put(&q->first, key, (uint32_t)q->n, &at));
    if (at == q->n) {
        PDN_TRY(pdn_name_shown(&q->text, text, &q->one[q->n]));
        if (strcmp(q->one[q->n], text) != 0)
            PDN_TRY(pdn_table_text(q->t, q->one[q->n], &q->one[q->n]));
        else
            q->one[q->n] = text;
        q->row[q->n++] = row;
    } else {
        PDN_TRY(tell_other(q, text, row, q->one[at]));
    }
    /* a name of nothing that is seen is none */
    q->column->text[row] = q->one[at][0] != '\0' ? q->one[at] : NULL;
out:
    return st;
}

static const char *after_zeros(const char *s)
{
    while (*s == '0' && s[1] >= '0' && s[1] <= '9')
        s++;
    return s;
}

static pdn_status tell_near(const struct names *q, size_t i, size_t k,
                            const char *in)
{
    char shown[64], other[64];

    return pdn_diagnostics_add(
        q->f,
        (pdn_diagnostic){.file = q->file,
                         .line = q->t->line[q->row[i]],
                         .column = q->field,
                         .severity = PDN_WARNING,
                         .code = "alike",
                         .action = "kept apart"},
        "%s: \"%s\" and \"%s\" (line %zu) differ only in %s: kept apart",
        q->column->name, records__shown(q->one[i], shown),
        records__shown(q->one[k], other), q->t->line[q->row[k]], in);
}

/* What has the number of another: fjordby (3401) of 3401 fjordby, or 3401. */
static pdn_status find_codes(struct names *q, const char *const *keys)
{
    pdn_status st = PDN_OK;
    pdn_textmap of = {0};
    uint32_t first = 0;

    for (uint32_t i = 0; i < q->n; i++) {
        const register_name code = register_names__code(keys[i]);
        if (code.n == 0) continue;
        const char *key = pdn_arena_text(&q->text, code.s, code.n);
        PDN_TRY(pdn_had_memory(key));
        PDN_TRY(textmap__put(&of, key, i, &first));
        if (first != i && register_names__differ(keys[i], keys[first]))
            PDN_TRY(tell_near(q, i, first, "what a register adds"));
    }
out:
    textmap__clear(&of);
    return st;
}

static pdn_status find_near(struct names *q)
{
    pdn_status st = PDN_OK;
    pdn_textmap folded = {0};
    const char *key = NULL, **keys = NULL;
    uint32_t first = 0;

    PDN_NEW(keys, q->n);
    for (uint32_t i = 0; i < q->n; i++) {
        PDN_TRY(pdn_name_key(&q->text, q->one[i], &key));
        PDN_TRY(pdn_normalize_name(&q->text, key, &key));
        keys[i] = key;
        PDN_TRY(textmap__put(&folded, after_zeros(key), i, &first));
        if (first != i) PDN_TRY(tell_near(q, i, first, "case or zeros"));
    }
    for (uint32_t i = 0; i < q->n; i++) {
        const register_name b = register_names__bare(keys[i]);
        if (b.n == 0 || b.n == strlen(keys[i])) continue;
        key = pdn_arena_text(&q->text, b.s, b.n);
        PDN_TRY(pdn_had_memory(key));
        int64_t at = textmap__get(&folded, key);
        if (at != PDN_TEXTMAP_NONE)
            PDN_TRY(tell_near(q, i, (size_t)at, "what a register adds"));
    }
    PDN_TRY(find_codes(q, keys));
out:
    free(keys);
    textmap__clear(&folded);
    return st;
}

static pdn_status join_column(struct names *q)
{
    pdn_status st = PDN_OK;

    PDN_NEW(q->one, q->t->rows);
    PDN_NEW(q->row, q->t->rows);
    for (size_t i = 0; i < q->t->rows; i++)
        if (q->column->text[i] != NULL) PDN_TRY(join_one(q, i));
    PDN_TRY(find_near(q));
out:
    free(q->one);
    free(q->row);
    textmap__clear(&q->first);
    textmap__clear(&q->spelt);
    pdn_arena_clear(&q->text);
    return st;
}

pdn_status normalize_name__join(const char *file,
                                const header__heading *heading, size_t width,
                                pdn_diagnostics *f, pdn_table *t)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < t->columns; k++) {
        size_t i = t->field[k] - 1;
        const pdn_want *w = i < width ? heading[i].want : NULL;
        if (w == NULL || !w->compared || t->column[k].text == NULL) continue;
        struct names q = {.file = file,
                          .t = t,
                          .column = &t->column[k],
                          .field = t->field[k],
                          .f = f};
        PDN_TRY(join_column(&q));
    }
out:
    return st;
}
