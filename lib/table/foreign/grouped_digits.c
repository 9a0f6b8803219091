#include "grouped_digits.h"

#include <string.h>

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

pdn_status grouped_digits__ask(pdn_findings *f, pdn_finding at,
                               const char *column, const char *text)
{
    bool point = strchr(text, '.') != NULL;

    at.code = "decimal";
    return pdn_findings_add(f, at,
                            "%s is \"%s\": a thousand and more, or a number "
                            "with three decimals? --decimal %s says the first, "
                            "--decimal %s the second",
                            column, text, point ? "comma" : "point",
                            point ? "point" : "comma");
}

pdn_status grouped_digits__warn(pdn_findings *f, pdn_finding at,
                                const char *column, char sign)
{
    at.severity = PDN_WARNING;
    at.code = "decimal";
    at.action = "--decimal says it otherwise";
    if (sign == ',')
        return pdn_findings_add(f, at,
                                "every comma in column %s has three digits "
                                "after it; they are read as decimal commas",
                                column);
    return pdn_findings_add(f, at,
                            "every point in column %s has three digits after "
                            "it; they are read as decimal points (--decimal "
                            "comma: as thousands)",
                            column);
}
