#include "format_number.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define NO_BREAK "\u00a0"
#define MINUS    "\u2212"

enum { DIGITS = 400, FEWEST_FOR_PERCENT = 20 };

/* Room for a text of n bytes and its NUL; NULL, noted, without memory. */
static char *buffer_for(size_t n)
{
    pdn_context *c = pdn_context_now();
    char *buffer = pdn_arena_get(&c->text, n + 1);

    if (buffer == NULL) c->st = PDN_ENOMEM;
    return buffer;
}

const char *pdn_say(const char *format, ...)
{
    va_list ap, again;

    va_start(ap, format);
    va_copy(again, ap);
    int n = pdn_vformat(NULL, 0, format, ap);
    char *buffer = n < 0 ? NULL : buffer_for((size_t)n);
    if (buffer != NULL) (void)pdn_vformat(buffer, (size_t)n + 1, format, again);
    va_end(again);
    va_end(ap);
    return buffer != NULL ? buffer : "";
}

static const char *absent(double x)
{
    switch (pdn_state_of(x)) {
    case PDN_NOT_ASKED: return pdn_word("not asked");
    case PDN_NO_ANSWER: return pdn_word("did not answer");
    case PDN_SUPPRESSED: return pdn_word("hidden");
    case PDN_VALUE:
    case PDN_NOT_DEFINED: break;
    }
    return "–";
}

/* Digits of |x| with the language's signs: thousands part from five digits. */
static void write_digits(double x, int decimals, char out[2 * DIGITS])
{
    bool english = pdn_words_lang() == PDN_ENGLISH;
    char plain[DIGITS];

    (void)pdn_format(plain, sizeof plain, "%.*f", decimals, fabs(x));
    size_t whole = strspn(plain, "0123456789"), at = 0;
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && whole >= 5 && (whole - i) % 3 == 0) {
            const char *part = english ? "," : NO_BREAK;
            memcpy(out + at, part, strlen(part));
            at += strlen(part);
        }
        out[at++] = plain[i];
    }
    if (plain[whole] != '\0') {
        out[at++] = english ? '.' : ',';
        for (size_t i = whole + 1; plain[i] != '\0'; i++)
            out[at++] = plain[i];
    }
    out[at] = '\0';
}

const char *pdn_format_number(double x, int decimals)
{
    char digits[2 * DIGITS];

    if (isnan(x)) return absent(x);
    if (isinf(x)) return x > 0 ? "∞" : MINUS "∞";
    write_digits(x, decimals, digits);
    /* "-0,0" is not said. */
    bool below = x < 0 && strspn(digits, "0.,") < strlen(digits);
    return pdn_say("%s%s", below ? MINUS : "", digits);
}

/* What is read where x is printed. */
static double printed(double x, int decimals)
{
    char plain[DIGITS];
    double read = x;

    if (!isfinite(x)) return x;
    (void)pdn_format(plain, sizeof plain, "%.*f", decimals, x);
    (void)pdn_number_read(plain, strlen(plain), '.', &read);
    return read;
}

format_number__step format_number__change(double before, double after,
                                          double change, int decimals,
                                          bool clear)
{
    const double half = .5 * pow(10, -decimals);
    double way = printed(after, decimals) - printed(before, decimals);

    bool rounded = !(fabs(printed(before, decimals) - before) > half / 1e6) &&
                   !(fabs(printed(after, decimals) - after) > half / 1e6);

    if (!rounded && (fabs(way - printed(change, decimals)) > half ||
                     (clear && fabs(way) < half))) {
        decimals++;
        way = printed(after, decimals) - printed(before, decimals);
    }
    if (!isfinite(way)) way = change; /* one of the two is hidden */
    return (format_number__step){pdn_format_number(before, decimals),
                                 pdn_format_number(after, decimals),
                                 pdn_format_number(way, decimals), decimals};
}

const char *pdn_format_points(double share, int decimals)
{
    return pdn_format_number(isfinite(share) ? 100 * share : share, decimals);
}

const char *pdn_format_percent(double share, int decimals)
{
    const char *number = pdn_format_points(share, decimals);

    if (!isfinite(share)) return number;
    return pdn_say(
        pdn_words_lang() == PDN_ENGLISH ? "%s%%" : "%s" NO_BREAK "%%", number);
}

const char *pdn_format_count(double x)
{
    return pdn_format_number(x, 0);
}

const char *pdn_format_year(double year)
{
    return isfinite(year) ? pdn_say("%.0f", year) : absent(year);
}

const char *pdn_format_of(double k, double n)
{
    /* "skjult av 14" would be hidden by them */
    if (pdn_state_of(k) == PDN_SUPPRESSED && isfinite(n))
        return pdn_say(pdn_word("a hidden number of %s"), pdn_format_count(n));
    return pdn_say(pdn_word("%s of %s"), pdn_format_count(k),
                   pdn_format_count(n));
}

const char *pdn_format_of_share(double k, double n)
{
    if (!isfinite(k) || !(n >= FEWEST_FOR_PERCENT)) return pdn_format_of(k, n);
    return pdn_say("%s (%s)", pdn_format_of(k, n),
                   pdn_format_percent(k / n, 0));
}

bool pdn_words_asked_unknown(bool unknown)
{
    pdn_context *c = pdn_context_now();
    const bool before = c->asked_unknown;

    c->asked_unknown = unknown;
    return before;
}

bool pdn_is_asked_unknown(void)
{
    return pdn_context_now()->asked_unknown;
}

const char *pdn_say_answered(double k, double n)
{
    if (pdn_is_asked_unknown())
        return pdn_say(pdn_word("%s answered; how many were asked is not "
                                "known"),
                       pdn_format_count(k));
    if (!(n >= FEWEST_FOR_PERCENT))
        return pdn_say(pdn_word("%s of %s answered"), pdn_format_count(k),
                       pdn_format_count(n));
    return pdn_say(pdn_word("%s of %s answered (%s)"), pdn_format_count(k),
                   pdn_format_count(n), pdn_format_percent(k / n, 0));
}

const char *pdn_format_answered(double k, double n)
{
    return pdn_is_asked_unknown() ? pdn_format_count(k) : pdn_format_of(k, n);
}

const char *pdn_format_answered_short(double k, double n)
{
    if (pdn_is_asked_unknown()) return pdn_format_count(k);
    return pdn_say("%s/%s", pdn_format_count(k), pdn_format_count(n));
}

const char *pdn_format_cardinal(size_t n)
{
    static const char *const words[] = {
        PDN_SAYS("two"),    PDN_SAYS("three"),  PDN_SAYS("four"),
        PDN_SAYS("five"),   PDN_SAYS("six"),    PDN_SAYS("seven"),
        PDN_SAYS("eight"),  PDN_SAYS("nine"),   PDN_SAYS("ten"),
        PDN_SAYS("eleven"), PDN_SAYS("twelve"),
    };

    if (n < 2 || n > 12) return pdn_format_count((double)n);
    return pdn_word(words[n - 2]);
}

const char *pdn_say_capital(const char *text)
{
    size_t n = strlen(text);
    char *buffer = buffer_for(n);

    if (buffer == NULL) return "";
    memcpy(buffer, text, n + 1);
    unsigned char *c = (unsigned char *)buffer;
    if (c[0] >= 'a' && c[0] <= 'z')
        c[0] = (unsigned char)(c[0] - 32);
    else if (c[0] == 0xc3 && c[1] >= 0xa0 && c[1] != 0xb7 && c[1] != 0xbf)
        c[1] = (unsigned char)(c[1] - 32); /* æ ø å é and their like */
    return buffer;
}

const char *format_number__swap(const char *text, char old, char put)
{
    size_t n = strlen(text);
    char *buffer = buffer_for(n);

    if (buffer == NULL) return "";
    for (size_t i = 0; i <= n; i++)
        buffer[i] = (char)(text[i] == old ? put : text[i]);
    return buffer;
}

bool format_number__same(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

size_t format_number__plural(double x)
{
    return fabs(x - 1) < .5 ? 1 : 2;
}

const char *format_number__join(const char *first, const char *second)
{
    if (first == NULL || *first == '\0') return second;
    return second == NULL || *second == '\0' ? first
                                             : pdn_say("%s %s", first, second);
}

const char *format_number__more(size_t n)
{
    return pdn_say(pdn_word("and %zu more in the table"), n);
}

const char *format_number__list(const char *list, const char *name, bool last)
{
    if (*list == '\0') return name;
    return last ? pdn_say(pdn_word("%s and %s"), list, name)
                : pdn_say("%s, %s", list, name);
}
