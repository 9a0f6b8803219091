#define _XOPEN_SOURCE 700 /* getline */
#include "part_line.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* " #" and eight hex digits. */
enum { CHECK = 10, NUMBER = 64 };

/* FNV-1a, which goes on from line to line. */
static uint32_t sum_of(uint32_t sum, const char *s, size_t n)
{
    if (sum == 0) sum = 2166136261U;
    for (size_t i = 0; i < n; i++)
        sum = (sum ^ (unsigned char)s[i]) * 16777619U;
    return sum;
}

/* ---- going out ---- */

static pdn_status add(part_line__writer *w, const char *s, size_t n)
{
    pdn_status st =
        pdn_list_reserve(&w->text, 1, w->used + n + CHECK + 2, &w->capacity);

    if (st != PDN_OK) return st;
    memcpy(w->text + w->used, s, n);
    w->used += n;
    return PDN_OK;
}

pdn_status part_line__add(part_line__writer *w, const char *text)
{
    return add(w, text, strlen(text));
}

pdn_status part_line__add_escaped(part_line__writer *w, const char *text)
{
    pdn_status st = PDN_OK;

    for (; *text != '\0'; text++) {
        char code[4];
        if (*text != '%' && *text != '\n' && *text != '\r') {
            PDN_TRY(add(w, text, 1));
            continue;
        }
        snprintf(code, sizeof code, "%%%02X", (unsigned char)*text);
        PDN_TRY(add(w, code, 3));
    }
out:
    return st;
}

static void write_double(double x, char text[NUMBER])
{
    uint64_t bits = 0;

    memcpy(&bits, &x, sizeof bits);
    if (isfinite(x) && (bits == 0 || x < 0 || x > 0))
        (void)pdn_number_write(x, text);
    else /* -0, or a NaN, of which there are several */
        snprintf(text, NUMBER, "=%016" PRIx64, bits);
}

static void write_value(pdn_shard_kind kind, const void *at, char text[NUMBER])
{
    switch (kind) {
    case PDN_SHARD_DOUBLE: write_double(*(const double *)at, text); break;
    case PDN_SHARD_UINT32:
        snprintf(text, NUMBER, "%" PRIu32, *(const uint32_t *)at);
        break;
    case PDN_SHARD_UINT64:
        snprintf(text, NUMBER, "%" PRIu64, *(const uint64_t *)at);
        break;
    case PDN_SHARD_BOOL:
        snprintf(text, NUMBER, "%d", *(const bool *)at ? 1 : 0);
        break;
    }
}

size_t part_line__size(pdn_shard_kind kind)
{
    static const size_t size[] = {[PDN_SHARD_DOUBLE] = sizeof(double),
                                  [PDN_SHARD_UINT32] = sizeof(uint32_t),
                                  [PDN_SHARD_UINT64] = sizeof(uint64_t),
                                  [PDN_SHARD_BOOL] = sizeof(bool)};
    return size[kind];
}

pdn_status part_line__add_values(part_line__writer *w, pdn_shard_kind kind,
                                 const void *at, size_t n)
{
    pdn_status st = PDN_OK;
    const size_t size = part_line__size(kind);
    const char *value = at;
    char text[NUMBER], many[NUMBER];
    size_t same = 1;

    for (size_t k = 0; k < n; k += same) {
        const char *first = value + k * size;
        for (same = 1; k + same < n; same++)
            if (memcmp(first, first + same * size, size) != 0) break;
        write_value(kind, first, text);
        snprintf(many, sizeof many, same > 1 ? " %zu*" : " ", same);
        PDN_TRY(part_line__add(w, many));
        PDN_TRY(part_line__add(w, text));
    }
out:
    return st;
}

pdn_status part_line__end(part_line__writer *w, FILE *out)
{
    pdn_status st = add(w, "", 0);

    if (st != PDN_OK) return st;
    w->sum = sum_of(w->sum, w->text, w->used);
    snprintf(w->text + w->used, CHECK + 2, " #%08" PRIx32 "\n", w->sum);
    (void)fwrite(w->text, 1, w->used + CHECK + 1, out);
    w->used = 0;
    w->lines++;
    return PDN_OK;
}

/* ---- coming in ---- */

static pdn_status no_line(const part_line__reader *r, int why)
{
    if (why == ENOMEM) return pdn_no_memory();
    if (ferror(r->in))
        return pdn_fail(PDN_EIO, "%s: %s", r->name, pdn_system_error(why));
    return pdn_fail(PDN_EPARSE, "%s:%zu: the part is cut off here", r->name,
                    r->lines + 1);
}

pdn_status part_line__next(part_line__reader *r)
{
    errno = 0;
    ssize_t n = getline(&r->text, &r->capacity, r->in);

    if (n < 0) return no_line(r, errno);
    if (r->text[n - 1] != '\n') return no_line(r, 0);
    r->lines++;
    r->text[--n] = '\0';
    r->at = r->text;
    if (n >= CHECK && strlen(r->text) == (size_t)n) {
        char *check = r->text + n - CHECK, said[CHECK + 1];
        uint32_t sum = sum_of(r->sum, r->text, (size_t)(check - r->text));
        snprintf(said, sizeof said, " #%08" PRIx32, sum);
        if (strcmp(said, check) == 0) {
            *check = '\0';
            r->sum = sum;
            return PDN_OK;
        }
    }
    return pdn_fail(PDN_EPARSE,
                    r->lines == 1 ? "%s:%zu: no part that --shard wrote"
                                  : "%s:%zu: damaged: the line is not what "
                                    "--shard wrote",
                    r->name, r->lines);
}

pdn_status part_line__fail(const part_line__reader *r, const char *want)
{
    return pdn_fail(PDN_EPARSE, "%s:%zu:%zu: want %s", r->name, r->lines,
                    (size_t)(r->at - r->text) + 1, want);
}

bool part_line__word(part_line__reader *r, const char *word)
{
    size_t n = strlen(word);

    if (strncmp(r->at, word, n) != 0 || (r->at[n] != ' ' && r->at[n] != '\0'))
        return false;
    r->at += n + (r->at[n] == ' ');
    return true;
}

static int digit_of(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;

    return at != NULL ? (int)(at - digits) : -1;
}

const char *part_line__rest(part_line__reader *r)
{
    char *to = r->at;
    const char *rest = to;

    for (const char *from = to; *from != '\0'; from++) {
        int high = *from == '%' ? digit_of(from[1]) : -1;
        int low = high >= 0 ? digit_of(from[2]) : -1;
        const bool escaped = low >= 0 && high + low > 0;
        *to = *from;
        if (escaped) {
            *to = (char)(16 * high + low);
            from += 2;
        }
        to++;
    }
    *to = '\0';
    r->at = to;
    return rest;
}

/* The number that ends before `end` or where the digits do. */
static bool take_number(char **at, uint64_t *out)
{
    char *end = NULL;

    if (**at < '0' || **at > '9') return false;
    errno = 0;
    uintmax_t x = strtoumax(*at, &end, 10);
    if (errno != 0 || x > UINT64_MAX) return false;
    *at = end;
    *out = x;
    return true;
}

pdn_status part_line__number(part_line__reader *r, uint64_t *out)
{
    char *at = r->at;
    uint64_t x = 0;

    if (!take_number(&at, &x) || (*at != ' ' && *at != '\0'))
        return part_line__fail(r, "a whole number");
    r->at = at + (*at == ' ');
    *out = x;
    return PDN_OK;
}

static bool read_double(char *at, size_t n, double *out)
{
    if (*at != '=') return pdn_number_read(at, n, '.', out);
    char *end = NULL;
    uint64_t bits = strtoull(at + 1, &end, 16);
    if (n != 17 || end != at + n) return false;
    memcpy(out, &bits, sizeof bits);
    return true;
}

/* The value that fills the n bytes at `at`. */
static bool read_value(pdn_shard_kind kind, char *at, size_t n, void *out)
{
    char *end = at;
    uint64_t x = 0;

    if (kind == PDN_SHARD_DOUBLE) return read_double(at, n, out);
    if (!take_number(&end, &x) || end != at + n) return false;
    if (kind == PDN_SHARD_UINT64) *(uint64_t *)out = x;
    if (kind == PDN_SHARD_UINT32) *(uint32_t *)out = (uint32_t)x;
    if (kind == PDN_SHARD_BOOL) *(bool *)out = x == 1;
    return kind == PDN_SHARD_UINT64 ||
           x <= (kind == PDN_SHARD_UINT32 ? UINT32_MAX : 1);
}

pdn_status part_line__values(part_line__reader *r, pdn_shard_kind kind,
                             void *to, size_t n)
{
    const size_t size = part_line__size(kind);
    char *value = to;

    for (size_t k = 0; k < n;) {
        char *at = r->at;
        size_t length = strcspn(at, " ");
        uint64_t same = 1;
        if (memchr(at, '*', length) != NULL) {
            if (!take_number(&at, &same) || *at != '*')
                return part_line__fail(r, "a value");
            at++;
            length -= (size_t)(at - r->at);
        }
        if (same < 1 || same > n - k)
            return part_line__fail(r, "as many values as there are");
        if (!read_value(kind, at, length, value + k * size))
            return part_line__fail(r, "a value");
        for (size_t i = 1; i < same; i++)
            memcpy(value + (k + i) * size, value + k * size, size);
        k += same;
        r->at = at + length + (at[length] == ' ');
    }
    return *r->at == '\0' ? PDN_OK : part_line__fail(r, "no more values");
}
