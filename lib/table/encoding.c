#include "encoding.h"

#include "core/files/read_file.h"

#include "pdnet/table.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef unsigned char byte;

static const char save_as[] =
    "want CSV or .xlsx: in Excel choose \"Save As\", \"CSV UTF-8\"";

/* ---- What a file is that is no CSV ------------------------------------- */

#define MAGIC(text, what)            \
    {                                \
        text, sizeof(text) - 1, what \
    }
static const struct {
    const char *bytes;
    size_t n;
    const char *what;
} magic[] = {
    MAGIC("\xD0\xCF\x11\xE0", "an old Excel workbook (.xls), or one with a "
                              "password"),
    MAGIC("%PDF", "a PDF document"),
    MAGIC("$FL2", "an SPSS file (.sav)"),
    MAGIC("$FL3", "an SPSS file (.zsav)"),
    MAGIC("<stata_dta>", "a Stata file (.dta)"),
    MAGIC("\x1F\x8B", "a gzip archive"),
    MAGIC("7z\xBC\xAF", "a 7-Zip archive"),
    MAGIC("Rar!\x1A", "a RAR archive"),
    MAGIC("\x89PNG", "a PNG picture"),
    MAGIC("\xFF\xD8\xFF", "a JPEG picture"),
    MAGIC("SQLite format 3", "an SQLite database"),
    MAGIC("PAR1\x15", "a Parquet file"),
    MAGIC("{\\rtf", "an RTF document"),
    MAGIC("\x7F"
          "ELF",
          "a program"),
    {"\xFF\xFE\0\0", 4, "UTF-32 text"},
    {"\0\0\xFE\xFF", 4, "UTF-32 text"},
};

/* True when word stands somewhere in the first part of the n bytes at s. */
static bool holds(const byte *s, size_t n, const char *word)
{
    size_t w = strlen(word), end = n < 8192 ? n : 8192;

    for (size_t i = 0; i + w <= end; i++)
        if (memcmp(s + i, word, w) == 0) return true;
    return false;
}

static const char *zip_kind(const byte *s, size_t n)
{
    if (holds(s, n, "opendocument.spreadsheet"))
        return "an OpenDocument spreadsheet (.ods)";
    if (holds(s, n, "word/")) return "a Word document (.docx)";
    if (holds(s, n, "xl/") || holds(s, n, "[Content_Types].xml"))
        return "a damaged Excel workbook (.xlsx)";
    return "a zip archive";
}

static bool begins_as(const byte *s, size_t n, const char *tag)
{
    size_t t = strlen(tag);

    return n >= t && strncasecmp((const char *)s, tag, t) == 0;
}

static const char *markup_kind(const byte *s, size_t n)
{
    while (n > 0 && strchr(" \t\r\n", *s) != NULL && *s != '\0') {
        s++;
        n--;
    }
    if (begins_as(s, n, "<!doctype html") || begins_as(s, n, "<html"))
        return "an HTML page";
    if (holds(s, n, "<graphml")) return "a GraphML network";
    if (begins_as(s, n, "<?xml")) return "an XML file";
    return NULL;
}

/* More than one byte in ten that no text has: a binary file. Sixteen-bit text
 * is told by its zeros, which all stand on one side. */
static const char *binary_kind(const byte *s, size_t n)
{
    size_t zero[2] = {0}, control = 0, seen = n < 4096 ? n : 4096;

    for (size_t i = 0; i < seen; i++) {
        if (s[i] == 0) zero[i % 2]++;
        if (s[i] < 32 && strchr("\t\n\v\f\r\x1b", s[i]) == NULL) control++;
    }
    size_t zeros = zero[0] + zero[1];
    if (zeros > seen / 4 && (zero[0] == 0 || zero[1] == 0))
        return "UTF-16 text without a byte order mark (say --encoding utf-16)";
    return control + zeros > seen / 10 ? "a binary file" : NULL;
}

static const char *foreign_kind(const byte *s, size_t n)
{
    for (size_t i = 0; i < PDN_COUNT(magic); i++)
        if (n >= magic[i].n && memcmp(s, magic[i].bytes, magic[i].n) == 0)
            return magic[i].what;
    if (n >= 4 && memcmp(s, "PK\x03\x04", 4) == 0) return zip_kind(s, n);
    return markup_kind(s, n);
}

/* ---- Bytes to UTF-8 ---------------------------------------------------- */

/* Length of the well-formed UTF-8 sequence at s, 0 when there is none
 * (Unicode 15, table 3-7). */
static size_t utf8_length(const byte *s, size_t n)
{
    if (s[0] < 0x80) return 1;
    size_t want = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || n < want) return 0;
    for (size_t i = 1; i < want; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
        (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
        return 0;
    return want;
}

/* How many bytes at the beginning of s are letters of ASCII, which is all of
 * most files: a word of eight at a time, and none of fewer. */
static size_t ascii_length(const byte *s, size_t n)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t i = 0;

    for (; i + 8 <= n; i += 8) {
        uint64_t x = 0;
        memcpy(&x, s + i, 8);
        /* a NUL borrows into its own top bit */
        if (((x | (x - ones)) & high) != 0) break;
    }
    return i;
}

/* The wide and the broken sequences of s. */
static void utf8_count(const byte *s, size_t n, size_t *wide, size_t *broken)
{
    *wide = *broken = 0;
    for (size_t i = ascii_length(s, n); i < n;) {
        size_t k = utf8_length(s + i, n - i);
        if (k > 1) ++*wide;
        if (k == 0) ++*broken;
        i += k > 0 ? k : 1;
        if (k > 1) i += ascii_length(s + i, n - i);
    }
}

static void flaw(encoding__text *t, byte b, const char *wanted)
{
    if (t->flaws < ENCODING_FLAWS)
        t->flaw[t->flaws] = (encoding__flaw){t->n, b, wanted};
    t->flaws++;
    t->at[t->n++] = '?';
}

static void put_code(encoding__text *t, uint32_t c)
{
    char *to = t->at + t->n;

    if (c == 0) {
        flaw(t, 0, "text, not a NUL");
    } else if (c < 0x80) {
        to[0] = (char)c;
        t->n += 1;
    } else if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        t->n += 2;
    } else if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3F));
        to[2] = (char)(0x80 | (c & 0x3F));
        t->n += 3;
    } else {
        to[0] = (char)(0xF0 | c >> 18);
        to[1] = (char)(0x80 | (c >> 12 & 0x3F));
        to[2] = (char)(0x80 | (c >> 6 & 0x3F));
        to[3] = (char)(0x80 | (c & 0x3F));
        t->n += 4;
    }
}

/* In place: what is well formed stays where it is. */
static void take_utf8(encoding__text *t, size_t n)
{
    const byte *s = (const byte *)t->at;

    t->n = ascii_length(s, n);
    while (t->n < n) {
        size_t k = utf8_length(s + t->n, n - t->n);
        if (k == 0)
            flaw(t, s[t->n], "UTF-8");
        else if (s[t->n] == 0)
            flaw(t, 0, "text, not a NUL");
        else
            t->n += k;
        if (k > 1) t->n += ascii_length(s + t->n, n - t->n);
    }
}

/* 0x80 to 0x9F of Windows-1252; 0 where it has no letter. */
static const uint16_t high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static void take_1252(encoding__text *t, const byte *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool special = s[i] >= 0x80 && s[i] < 0xA0;
        if (special && high[s[i] - 0x80] == 0)
            flaw(t, s[i], "UTF-8 or Windows-1252");
        else
            put_code(t, special ? high[s[i] - 0x80] : s[i]);
    }
}

static void take_utf16(encoding__text *t, const byte *s, size_t n, bool big)
{
    size_t lo = big ? 1 : 0;

    for (size_t i = 0; i + 1 < n; i += 2) {
        uint32_t c = (uint32_t)s[i + lo] | (uint32_t)s[i + 1 - lo] << 8;
        uint32_t d = 0;
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < n)
            d = (uint32_t)s[i + 2 + lo] | (uint32_t)s[i + 3 - lo] << 8;
        if (d >= 0xDC00 && d < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (d - 0xDC00);
            i += 2;
        }
        if (c >= 0xD800 && c < 0xE000)
            flaw(t, (byte)(c >> 8), "UTF-16 in whole pairs");
        else
            put_code(t, c);
    }
    if (n % 2 == 1) flaw(t, s[n - 1], "UTF-16, two bytes a letter");
}

/* ---- Which encoding ---------------------------------------------------- */

enum coding { UTF8, UTF16_LITTLE, UTF16_BIG, WINDOWS };

static bool big_without_mark(const byte *s, size_t n)
{
    return n >= 2 && s[0] == 0 && s[1] != 0;
}

static bool begins_with(const byte *s, size_t n, const char *mark)
{
    return n >= strlen(mark) && memcmp(s, mark, strlen(mark)) == 0;
}

static enum coding sixteen_of(const byte *s, size_t n, size_t *mark)
{
    bool little = begins_with(s, n, "\xFF\xFE");
    bool big = begins_with(s, n, "\xFE\xFF");

    *mark = little || big ? 2 : 0;
    if (little) return UTF16_LITTLE;
    return big || big_without_mark(s, n) ? UTF16_BIG : UTF16_LITTLE;
}

/* The encoding of s; *mark is the length of its byte order mark. */
static enum coding coding_of(const byte *s, size_t n, const char *asked,
                             size_t *mark)
{
    size_t wide = 0, broken = 0;

    *mark = 0;
    if (asked != NULL && strcmp(asked, "windows-1252") == 0) return WINDOWS;
    if (asked != NULL && strcmp(asked, "utf-16") == 0)
        return sixteen_of(s, n, mark);
    while (begins_with(s + *mark, n - *mark, "\xEF\xBB\xBF"))
        *mark += 3; /* files joined by hand have two */
    if (*mark > 0 || asked != NULL) return UTF8;
    utf8_count(s, n, &wide, &broken);
    if (broken == 0) return UTF8;
    enum coding sixteen = sixteen_of(s, n, mark);
    return *mark > 0 ? sixteen : WINDOWS;
}

static pdn_status tell_1252(const byte *s, size_t n, const char *name,
                            pdn_diagnostics *f)
{
    size_t wide = 0, broken = 0, line = 1;
    pdn_diagnostic at = {.file = name,
                         .severity = PDN_NOTE,
                         .code = "encoding",
                         .action = "--encoding says it otherwise"};

    utf8_count(s, n, &wide, &broken);
    if (wide <= broken)
        return pdn_diagnostics_add(f, at, "not UTF-8: read as Windows-1252");
    for (size_t i = 0, k = 1; i < n && k > 0; i += k) {
        k = utf8_length(s + i, n - i);
        if (k > 0 && s[i] == '\n') line++;
    }
    at.severity = PDN_WARNING;
    at.line = line;
    return pdn_diagnostics_add(
        f, at,
        "here UTF-8 is broken, though most of the file is "
        "UTF-8: all of it is read as Windows-1252");
}

static pdn_status decode(const byte *s, size_t n, const char *asked,
                         encoding__text *t)
{
    size_t mark = 0;
    enum coding coding = coding_of(s, n, asked, &mark);

    s += mark;
    n -= mark;
    if (coding == UTF8) {
        t->at += mark;
        take_utf8(t, n); /* a NUL stands after the bytes of a file */
        return PDN_OK;
    }
    char *whole = malloc(3 * n + 4); /* no letter of either grows beyond */
    if (whole == NULL) return pdn_no_memory();
    char *raw = t->memory;
    t->memory = t->at = whole;
    t->n = 0;
    if (coding == WINDOWS)
        take_1252(t, s, n);
    else
        take_utf16(t, s, n, coding == UTF16_BIG);
    t->at[t->n] = '\0';
    free(raw);
    return PDN_OK;
}

/* ---- The whole file ---------------------------------------------------- */

/* What the file is when it is no text; NULL for text. */
static const char *refusal(const encoding__text *t, const char *asked)
{
    const byte *s = (const byte *)t->at;
    const char *what = foreign_kind(s, t->n);
    bool sixteen = t->n >= 2 && ((s[0] == 0xFF && s[1] == 0xFE) ||
                                 (s[0] == 0xFE && s[1] == 0xFF));

    if (what != NULL) return what;
    if (sixteen || (asked != NULL && strcmp(asked, "utf-16") == 0)) return NULL;
    return binary_kind(s, t->n);
}

pdn_status encoding__read(const char *path, const char *name,
                          const char *encoding, pdn_diagnostics *f,
                          encoding__text *out)
{
    char *bytes = NULL;
    size_t n = 0;
    pdn_status st = read_file__bytes(path, &bytes, &n);

    return st == PDN_OK ? encoding__take(bytes, n, name, encoding, f, out) : st;
}

pdn_status encoding__take(char *bytes, size_t n, const char *name,
                          const char *encoding, pdn_diagnostics *f,
                          encoding__text *out)
{
    pdn_status st = PDN_OK;
    const char *what = NULL;
    const byte *s = NULL;
    encoding__text t = {.memory = bytes, .at = bytes, .n = n};
    size_t mark = 0;

    pdn_sha256(t.at, t.n, t.sha256);
    what = refusal(&t, encoding);
    if (what != NULL) {
        pdn_diagnostic at = {
            .file = name, .severity = PDN_ERROR, .code = "not-csv"};
        PDN_TRY(pdn_diagnostics_add(f, at, "this is %s; %s", what, save_as));
        goto out;
    }
    s = (const byte *)t.at;
    if (encoding == NULL && coding_of(s, t.n, NULL, &mark) == WINDOWS)
        PDN_TRY(tell_1252(s, t.n, name, f));
    PDN_TRY(decode(s, t.n, encoding, &t));
    *out = t;
    t.memory = NULL;
out:
    encoding__clear(&t);
    return st;
}

void encoding__clear(encoding__text *t)
{
    free(t->memory);
    *t = (encoding__text){0};
}
