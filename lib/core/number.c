#define _GNU_SOURCE /* strtod_l */
#include "shortest.h"

#include "pdnet/core.h"

#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A quiet NaN with the state in its lowest bits and a tag above them. */
#define ABSENT_TAG  UINT64_C(0x7ff8504e00000000)
#define ABSENT_MASK UINT64_C(0x7fffffffffffff00)

/* Digits of a number in a message. */
enum { SIGNIFICANT = 6 };

double pdn_absent(pdn_state state)
{
    uint64_t bits = ABSENT_TAG | (uint64_t)state;
    double x = 0;

    memcpy(&x, &bits, sizeof x);
    return x;
}

pdn_state pdn_state_of(double x)
{
    uint64_t bits = 0;

    if (!isnan(x)) return PDN_VALUE;
    memcpy(&bits, &x, sizeof bits);
    if ((bits & ABSENT_MASK) != (ABSENT_TAG & ABSENT_MASK))
        return PDN_NOT_DEFINED;
    unsigned state = (unsigned)(bits & 0xff);
    return state > PDN_SUPPRESSED || state == PDN_VALUE ? PDN_NOT_DEFINED
                                                        : (pdn_state)state;
}

const char *pdn_state_mark(pdn_state state)
{
    switch (state) {
    case PDN_NOT_ASKED: return ".";
    case PDN_NO_ANSWER: return "..";
    case PDN_SUPPRESSED: return ":";
    case PDN_VALUE:
    case PDN_NOT_DEFINED: break;
    }
    return "";
}

bool pdn_state_read(const char *mark, double *absent)
{
    for (int s = PDN_NOT_ASKED; s <= PDN_SUPPRESSED; s++)
        if (strcmp(mark, pdn_state_mark((pdn_state)s)) == 0) {
            *absent = pdn_absent((pdn_state)s);
            return true;
        }
    return false;
}

/* The locale of files: made once, by whichever thread is first, and kept. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static locale_t plain;

static void make_plain(void)
{
    plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

static locale_t plain_locale(void)
{
    (void)pthread_once(&once, make_plain);
    return plain;
}

int pdn_vformat(char *text, size_t capacity, const char *format, va_list ap)
{
    locale_t before = uselocale(plain_locale());
    int n = vsnprintf(text, capacity, format, ap);

    uselocale(before);
    return n;
}

int pdn_format(char *text, size_t capacity, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    int n = pdn_vformat(text, capacity, format, ap);
    va_end(ap);
    return n;
}

static double number_in(const char *text)
{
    return strtod_l(text, NULL, plain_locale());
}

static size_t digits(const char *s, size_t n)
{
    size_t k = 0;

    while (k < n && s[k] >= '0' && s[k] <= '9')
        k++;
    return k;
}

static size_t sign(const char *s, size_t n)
{
    return n > 0 && (s[0] == '-' || s[0] == '+') ? 1 : 0;
}

/* The form: sign? digits? (decimal digits?)? ((e|E) sign? digits)? with at
 * least one digit before the exponent. */
static bool has_form(const char *s, size_t n, char decimal)
{
    size_t at = sign(s, n);
    size_t whole = digits(s + at, n - at), part = 0;

    at += whole;
    if (at < n && s[at] == decimal) {
        at++;
        part = digits(s + at, n - at);
        at += part;
    }
    if (whole + part == 0) return false;
    if (at < n && (s[at] == 'e' || s[at] == 'E')) {
        at++;
        at += sign(s + at, n - at);
        size_t power = digits(s + at, n - at);
        if (power == 0) return false;
        at += power;
    }
    return at == n;
}

/* Whole numbers of so many digits are exact, and most cells hold one. */
enum { EXACT_DIGITS = 15 };

static double whole_of(const char *digit, size_t n)
{
    uint64_t whole = 0;

    for (size_t i = 0; i < n; i++)
        whole = whole * 10 + (uint64_t)(digit[i] - '0');
    return (double)whole;
}

bool pdn_number_read(const char *s, size_t n, char decimal, double *x)
{
    char text[64];

    while (n > 0 && (*s == ' ' || *s == '\t')) {
        s++;
        n--;
    }
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
        n--;
    if (n > 0 && n <= EXACT_DIGITS && digits(s, n) == n) {
        *x = whole_of(s, n);
        return true;
    }
    if (n == 0 || n >= sizeof text || !has_form(s, n, decimal)) return false;

    memcpy(text, s, n);
    text[n] = '\0';
    char *sign_at = memchr(text, decimal, n);
    if (sign_at != NULL) *sign_at = '.';
    double read = number_in(text);
    if (!isfinite(read)) return false;
    /* nearer to zero than any double is not zero */
    if (fabs(read) <= 0 && strcspn(text, "123456789") < strcspn(text, "eE"))
        return false;
    *x = read;
    return true;
}

size_t pdn_number_write(double x, char text[PDN_NUMBER_SIZE])
{
    pdn_state state = pdn_state_of(x);

    if (state != PDN_VALUE || isinf(x)) {
        const char *mark = pdn_state_mark(state);
        size_t n = strlen(mark);
        memcpy(text, mark, n + 1);
        return n;
    }
    if (fabs(x) <= 0) x = 0; /* minus zero is zero */

    size_t quick = shortest__write(x, text);
    if (quick > 0) return quick;
    /* %.15g drops trailing zeros, so where 15 digits read back they are also
     * the fewest that do. */
    int n = 0;
    for (int precision = 15; precision <= 17; precision++) {
        n = pdn_format(text, PDN_NUMBER_SIZE, "%.*g", precision, x);
        double back = number_in(text);
        if (!(back < x) && !(back > x)) break;
    }
    return (size_t)n;
}

size_t pdn_number_to_size(double x)
{
    if (!(x >= 1)) return 0; /* NaN too */
    return x < (double)SIZE_MAX ? (size_t)x : SIZE_MAX;
}

uint32_t pdn_number_to_uint32(double x)
{
    if (!(x >= 1)) return 0;
    return x < (double)UINT32_MAX ? (uint32_t)x : UINT32_MAX;
}

/* Beyond these a number is told with an exponent: a double does not hold all
 * digits of a larger one, and a smaller one would be a row of zeros. */
static const double most_plain = 9007199254740992, least_plain = 1e-4;

pdn_number_text pdn_number_format(double x)
{
    pdn_number_text out = {""};
    double size = fabs(x);
    int before = 1, decimals = 0;

    if (pdn_state_of(x) != PDN_VALUE || size <= 0) {
        pdn_number_write(x, out.text);
        return out;
    }
    if (size > most_plain || size < least_plain) { /* infinity, too */
        pdn_format(out.text, sizeof out.text, "%.6g", x);
        return out;
    }
    before = (int)floor(log10(size)) + 1; /* below 1: as many zeros, negative */
    decimals = before < SIGNIFICANT ? SIGNIFICANT - before : 0;
    int n = pdn_format(out.text, sizeof out.text, "%.*f", decimals, x);
    while (decimals > 0 && n > 0 && out.text[n - 1] == '0')
        out.text[--n] = '\0';
    if (decimals > 0 && n > 0 && out.text[n - 1] == '.') out.text[--n] = '\0';
    return out;
}
