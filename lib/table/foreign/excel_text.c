#include "excel_text.h"

#include "pdnet/core.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

size_t excel_text__open_formulas(char *s, size_t n, char separator)
{
    size_t found = 0;
    bool quoted = false, begins = true;

    if (memchr(s, '=', n) == NULL) return 0;
    for (size_t i = 0; i < n; i++) {
        if (begins && s[i] == '=' && i + 1 < n && s[i + 1] == '"') {
            s[i] = ' '; /* blanks before a quote do not count */
            found++;
        }
        if (s[i] == '"') quoted = !quoted;
        begins = !quoted && (s[i] == separator || s[i] == '\n' ||
                             s[i] == '\r' || (begins && s[i] == ' '));
    }
    return found;
}

size_t excel_text__unwrap(char **field, size_t n)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++) {
        char *s = field[i];
        size_t k = s != NULL && s[0] == '=' && s[1] == '"' ? strlen(s) : 0;
        if (k < 3 || s[k - 1] != '"' || memchr(s + 2, '"', k - 3) != NULL)
            continue;
        s[k - 1] = '\0';
        field[i] = k > 3 ? s + 2 : NULL;
        found++;
    }
    return found;
}

/* ---- Causes ------------------------------------------------------------- */

/* The first letters of a month in Norwegian or English. */
static bool is_month(const char *s)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "mai",
                                         "may", "jun", "jul", "aug", "sep",
                                         "okt", "oct", "nov", "des", "dec"};

    for (size_t i = 0; i < PDN_COUNT(months); i++)
        if (strncasecmp(s, months[i], 3) == 0) return true;
    return false;
}

/* `02.jan`, `2-Jan`, `jan.25`, `01.02.2024`, `1/2/2024`: what Excel makes of
 * 2-1, 1/25 and the like. */
static bool is_date(const char *s)
{
    size_t digits = strspn(s, "0123456789");
    const char *rest = s + digits;

    if (digits == 0)
        return is_month(s) && strpbrk(s, ".- ") != NULL &&
               isdigit((unsigned char)s[strlen(s) - 1]);
    if (digits > 2 || strchr(".-/ ", *rest) == NULL || *rest == '\0')
        return false;
    rest += strspn(rest, ".-/ ");
    if (is_month(rest)) return true;
    digits = strspn(rest, "0123456789");
    if (digits == 0 || digits > 2 || strchr(".-/", rest[digits]) == NULL ||
        rest[digits] == '\0')
        return false;
    rest += digits + 1;
    digits = strspn(rest, "0123456789");
    return (digits == 2 || digits == 4) && rest[digits] == '\0';
}

static bool is_one_of(const char *s, const char *const *word, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(s, word[i]) == 0) return true;
    return false;
}

/* 0-4: a span that a publisher puts in place of a count. */
static bool is_span(const char *s)
{
    size_t a = strspn(s, "0123456789");
    size_t b = s[a] == '-' ? strspn(s + a + 1, "0123456789") : 0;

    return a > 0 && b > 0 && s[a + 1 + b] == '\0';
}

#define ONE_OF(s, ...)                                     \
    is_one_of((s), (const char *const[]){__VA_ARGS__},     \
              sizeof((const char *const[]){__VA_ARGS__}) / \
                  sizeof(const char *))

const char *excel_text__cause(const char *s)
{
    if (ONE_OF(s, "-", "\u2013", "\u2212"))
        return " (SSB and NAV write it for 0: --source ssb or nav reads it so)";
    if (ONE_OF(s, "N/A", "n/a", "NaN", "NULL", "null", "None", "none", "#N/A",
               "...", "\u2026", "?"))
        return " (leave the cell empty where there is none; . is not asked, .. "
               "did not answer, : is suppressed)";
    if (s[0] == '#')
        return " (an error that the spreadsheet left: mend its formula)";
    if (is_date(s))
        return " (a date, which Excel makes of texts as 2-1 or 1/25: write it "
               "again in a column formatted as Text)";
    if (is_span(s)) return " (a hidden count is written : or <5)";
    return "";
}

pdn_status excel_text__tell(const char *file, size_t n, pdn_diagnostics *f)
{
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_tell(
        f, PDN_NOTE, "formula", file,
        "%zu cell%s written =\"...\", as for Excel: read as the text within", n,
        n == 1 ? "" : "s");
}
