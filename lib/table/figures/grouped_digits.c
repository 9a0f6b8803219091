#include "grouped_digits.h"

#include <string.h>

enum { NUMBER_ROOM = 64 };

bool grouped_digits__read(const char *s, size_t n, char sign, double *x,
                          size_t *groups)
{
    size_t minus = n > 0 && *s == '-', run = 0;
    double sum = 0;

    *groups = 0;
    if (n == minus || s[minus] == '0') return false;
    for (size_t i = minus; i < n; i++) {
        bool parts = s[i] == sign;
        if (parts && (run == 0 || run > 3 || (*groups > 0 && run != 3)))
            return false;
        if (!parts && (s[i] < '0' || s[i] > '9')) return false;
        *groups += parts;
        run = parts ? 0 : run + 1;
        if (!parts) sum = 10 * sum + (s[i] - '0');
    }
    if (*groups == 0 || run != 3) return false;
    *x = minus > 0 ? -sum : sum;
    return true;
}

size_t grouped_digits__blank(const char *s, size_t n)
{
    static const char *const marks[] = {" ", "\u00a0", "\u2009", "\u202f"};

    for (size_t i = 0; i < PDN_COUNT(marks); i++) {
        size_t k = strlen(marks[i]);
        if (n >= k && memcmp(s, marks[i], k) == 0) return k;
    }
    return 0;
}

/* `10 000` or `-1 234 567,8` without its marks: groups of three digits behind
 * one that does not begin with zero. False for any other text. */
/* NOLINTNEXTLINE(readability-function-cognitive-complexity): one walk */
static bool without_marks(const char *s, size_t size, char text[NUMBER_ROOM],
                          size_t *n)
{
    size_t group = 0, groups = 0, i = 0;

    if (size >= NUMBER_ROOM) return false;
    *n = 0;
    if (size > 0 && (*s == '-' || *s == '+')) text[(*n)++] = s[i++];
    if (i < size && s[i] == '0') return false;
    while (i < size) {
        size_t mark = grouped_digits__blank(s + i, size - i);
        if (mark == 0 && (s[i] < '0' || s[i] > '9')) break;
        if (mark > 0 ? group == 0 || (groups > 0 && group != 3) : group == 3)
            return false;
        groups += mark > 0;
        group = mark > 0 ? 0 : group + 1;
        if (mark == 0) text[(*n)++] = s[i];
        i += mark > 0 ? mark : 1;
    }
    if (groups == 0 || group != 3) return false;
    memcpy(text + *n, s + i, size - i);
    *n += size - i;
    return true;
}

bool grouped_digits__spaced(const char *s, size_t n, char decimal, double *x)
{
    char text[NUMBER_ROOM];
    size_t length = 0;

    return without_marks(s, n, text, &length) &&
           pdn_number_read(text, length, decimal, x);
}

pdn_status grouped_digits__ask(pdn_diagnostics *f, pdn_diagnostic at,
                               const char *column, const char *text)
{
    bool point = strchr(text, '.') != NULL;

    at.code = "decimal";
    return pdn_diagnostics_add(
        f, at,
        "%s is \"%s\": a thousand and more, or a number "
        "with three decimals? --thousands %s says the first, "
        "--decimal %s the second",
        column, text, point ? "point" : "comma", point ? "point" : "comma");
}

pdn_status grouped_digits__warn(pdn_diagnostics *f, pdn_diagnostic at,
                                const char *column, char sign)
{
    at.severity = PDN_WARNING;
    at.code = "decimal";
    at.action = "--decimal says it otherwise";
    if (sign == ',')
        return pdn_diagnostics_add(f, at,
                                   "every comma in column %s has three digits "
                                   "after it; they are read as decimal commas",
                                   column);
    return pdn_diagnostics_add(
        f, at,
        "every point in column %s has three digits after "
        "it; they are read as decimal points (--thousands "
        "point: as thousands)",
        column);
}
