#include "grouped_digits.h"

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
