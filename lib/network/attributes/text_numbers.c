#include "text_numbers.h"

#include "table/figures/yes_no.h"

#include "pdnet/core.h"

#include <math.h>
#include <string.h>

static size_t trimmed(const char **text)
{
    static const char blank[] = " \t\r\n";

    *text += strspn(*text, blank);
    size_t n = strlen(*text);
    while (n > 0 && strchr(blank, (*text)[n - 1]) != NULL)
        n--;
    return n;
}

static bool is(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && strncmp(s, word, n) == 0;
}

/* A mark of absence, or nothing. */
static bool read_absence(const char *s, size_t n, double *x)
{
    static const pdn_state states[] = {PDN_NOT_ASKED, PDN_NO_ANSWER,
                                       PDN_SUPPRESSED};
    pdn_state state = PDN_NOT_DEFINED;

    for (size_t i = 0; i < PDN_COUNT(states); i++)
        if (is(s, n, pdn_state_mark(states[i]))) state = states[i];
    if (n > 0 && state == PDN_NOT_DEFINED && !is(s, n, "NA") &&
        !is(s, n, "NaN") && !is(s, n, "nan"))
        return false;
    *x = pdn_absent(state);
    return true;
}

bool text_numbers__read(const char *text, bool flag, double *x)
{
    const char *s = text;
    size_t n = trimmed(&s);
    const char *comma = memchr(s, ',', n);

    if (read_absence(s, n, x)) return true;
    if (flag && yes_no__read(s, n, x)) return true;
    if (comma != NULL && memchr(s, '.', n) == NULL) {
        size_t behind = n - (size_t)(comma - s) - 1;
        if (behind == 3) return false;
        return pdn_number_read(s, n, ',', x);
    }
    return pdn_number_read(s, n, '.', x);
}

/* "0301", "+47": numbers would lose what they say. */
static bool is_code(const char *s, size_t n)
{
    size_t at = n > 0 && s[0] == '-';

    return n > at + 1 && (s[at] == '+' || (s[at] == '0' && s[at + 1] != '.' &&
                                           s[at + 1] != ','));
}

void text_numbers__see(text_numbers *seen, const char *text)
{
    const char *s = text;
    size_t n = trimmed(&s);
    double x = 0;

    if (!text_numbers__read(text, false, &x) || is_code(s, n) ||
        fabs(x) >= 9007199254740992.0)
        seen->text = true;
    else if (pdn_state_of(x) == PDN_VALUE)
        seen->number = true;
}

bool text_numbers__are(const text_numbers *seen)
{
    return seen->number && !seen->text;
}
