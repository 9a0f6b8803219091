#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define NO_BREAK "\u00a0"
#define MINUS    "\u2212"

enum { RING = 32, ROOM = 512, FEWEST_FOR_PERCENT = 20 };

static char *next(void)
{
    static char ring[RING][ROOM];
    static unsigned at;

    char *room = ring[at++ % RING];
    room[0] = '\0';
    return room;
}

/* A text cut by snprintf may end inside a letter of several bytes. */
static void end_on_a_letter(char *text)
{
    size_t n = strlen(text), start = n;

    while (start > 0 && ((unsigned char)text[start - 1] & 0xc0u) == 0x80u)
        start--;
    if (start == 0) return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (n - (start - 1) < want) text[start - 1] = '\0';
}

const char *pdn_say(const char *format, ...)
{
    char whole[ROOM]; /* the arguments may stand in the ring */
    va_list ap;

    va_start(ap, format);
    int n = vsnprintf(whole, sizeof whole, format, ap);
    va_end(ap);
    if (n < 0) return "";
    if ((size_t)n >= sizeof whole) end_on_a_letter(whole);
    char *room = next();
    memcpy(room, whole, strlen(whole) + 1);
    return room;
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
static void write_digits(double x, int decimals, char out[ROOM])
{
    bool english = pdn_words_lang() == PDN_ENGLISH;
    char plain[400];

    (void)snprintf(plain, sizeof plain, "%.*f", decimals, fabs(x));
    size_t whole = strspn(plain, "0123456789"), at = 0;
    for (size_t i = 0; i < whole && at < ROOM - 8; i++) {
        if (i > 0 && whole >= 5 && (whole - i) % 3 == 0) {
            const char *part = english ? "," : NO_BREAK;
            memcpy(out + at, part, strlen(part));
            at += strlen(part);
        }
        out[at++] = plain[i];
    }
    if (plain[whole] != '\0') {
        out[at++] = english ? '.' : ',';
        for (size_t i = whole + 1; plain[i] != '\0' && at < ROOM - 1; i++)
            out[at++] = plain[i];
    }
    out[at] = '\0';
}

const char *pdn_say_number(double x, int decimals)
{
    char digits[ROOM];

    if (isnan(x)) return absent(x);
    if (isinf(x)) return x > 0 ? "∞" : MINUS "∞";
    write_digits(x, decimals, digits);
    /* "-0,0" is not said. */
    bool below = x < 0 && strspn(digits, "0.,") < strlen(digits);
    return pdn_say("%s%s", below ? MINUS : "", digits);
}

const char *pdn_say_points(double share, int decimals)
{
    return pdn_say_number(isfinite(share) ? 100 * share : share, decimals);
}

const char *pdn_say_percent(double share, int decimals)
{
    const char *number = pdn_say_points(share, decimals);

    if (!isfinite(share)) return number;
    return pdn_say(
        pdn_words_lang() == PDN_ENGLISH ? "%s%%" : "%s" NO_BREAK "%%", number);
}

const char *pdn_say_count(double x)
{
    return pdn_say_number(x, 0);
}

const char *pdn_say_year(double year)
{
    return isfinite(year) ? pdn_say("%.0f", year) : absent(year);
}

const char *pdn_say_of(double k, double n)
{
    return pdn_say(pdn_word("%s of %s"), pdn_say_count(k), pdn_say_count(n));
}

const char *pdn_say_of_share(double k, double n)
{
    if (!isfinite(k) || !(n >= FEWEST_FOR_PERCENT)) return pdn_say_of(k, n);
    return pdn_say("%s (%s)", pdn_say_of(k, n), pdn_say_percent(k / n, 0));
}

const char *pdn_say_cardinal(size_t n)
{
    static const char *const words[] = {
        PDN_SAYS("two"),    PDN_SAYS("three"),  PDN_SAYS("four"),
        PDN_SAYS("five"),   PDN_SAYS("six"),    PDN_SAYS("seven"),
        PDN_SAYS("eight"),  PDN_SAYS("nine"),   PDN_SAYS("ten"),
        PDN_SAYS("eleven"), PDN_SAYS("twelve"),
    };

    if (n < 2 || n > 12) return pdn_say_count((double)n);
    return pdn_word(words[n - 2]);
}

const char *pdn_say_capital(const char *text)
{
    char *room = next();

    (void)snprintf(room, ROOM, "%s", text);
    if (strlen(text) >= ROOM) end_on_a_letter(room);
    unsigned char *c = (unsigned char *)room;
    if (c[0] >= 'a' && c[0] <= 'z')
        c[0] = (unsigned char)(c[0] - 32);
    else if (c[0] == 0xc3 && c[1] >= 0xa0 && c[1] != 0xb7 && c[1] != 0xbf)
        c[1] = (unsigned char)(c[1] - 32); /* æ ø å é and their like */
    return room;
}
