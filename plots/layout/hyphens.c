#include "hyphens.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { BESIDE = 3, MOST_APART = 12, MOST_WHOLE = 13 };

static bool vowel(gunichar c)
{
    static const char vowels[] = "aeiouyæøåäöéèêóòôàáü";

    return g_utf8_strchr(vowels, -1, g_unichar_tolower(c)) != NULL;
}

static bool one_of(gunichar c, const char *letters)
{
    return g_utf8_strchr(letters, -1, g_unichar_tolower(c)) != NULL;
}

/* Whether two consonants are said as one: tj, br, kl. */
static bool one_sound(gunichar a, gunichar b)
{
    switch (g_unichar_tolower(b)) {
    case 'j': return one_of(a, "bdfgkmpstv");
    case 'r': return one_of(a, "bdfgkptv");
    case 'l': return one_of(a, "bfgkp");
    default: return false;
    }
}

/* The one consonant, or sound, before a vowel, with a vowel before it. */
static bool begins_syllable(const gunichar *letter, size_t n, size_t i,
                            bool vowel_before)
{
    if (!vowel_before || i + 1 >= n || vowel(letter[i])) return false;
    if (i + 2 < n && one_sound(letter[i], letter[i + 1]))
        return vowel(letter[i + 2]);
    return vowel(letter[i + 1]) && !one_sound(letter[i - 1], letter[i]);
}

/* ---- compounds: divided between their words ---- */

/* What names of services end in, in both forms of Norwegian. */
static const char *const last_word[] = {
    "skole",   "skule",   "tjeneste", "teneste",  "tenesta",     "stasjon",
    "kontor",  "ledelse", "leiing",   "vern",     "giver",       "gjevar",
    "senter",  "sentral", "gruppe",   "gruppa",   "team",        "etat",
    "råd",     "helse",   "forvalt",  "organisa", "koordinator", "behandling",
    "kommune", "tilbod",  "tilbud",   "avdeling", "opplæring",   "utval"};

/* What the first word ends in before them. */
static const char *const joined_by[] = {"ings", "ungs",  "hets",  "skaps",
                                        "doms", "sjons", "ferds", "eids"};

static bool stands_at(const gunichar *letter, size_t left, const char *text)
{
    for (; *text != '\0';
         text += g_utf8_skip[(unsigned char)*text], letter++, left--)
        if (left == 0 || g_unichar_tolower(*letter) != g_utf8_get_char(text))
            return false;
    return true;
}

static bool begins_word(const gunichar *letter, size_t n, size_t i)
{
    if (i < BESIDE || i + BESIDE > n) return false;
    for (size_t k = 0; k < G_N_ELEMENTS(last_word); k++)
        if (stands_at(letter + i, n - i, last_word[k])) return true;
    for (size_t k = 0; k < G_N_ELEMENTS(joined_by); k++) {
        size_t long_ = strlen(joined_by[k]);
        if (i > long_ && stands_at(letter + i - long_, long_, joined_by[k]))
            return true;
    }
    return false;
}

/* Where the word that stands at `from` in a compound ends. */
static size_t end_of_word(const gunichar *letter, size_t n, size_t from)
{
    size_t i = from + 1;

    while (i < n && !(i >= from + BESIDE && begins_word(letter, n, i)))
        i++;
    return i;
}

static void add_part(GString *out, const gunichar *letter, size_t n, bool whole)
{
    bool vowels = false;
    size_t broken = 0; /* the last break stands before this letter */

    for (size_t i = 0; i < n; i++) {
        bool inside = !whole && i >= BESIDE && i + BESIDE <= n;
        if (inside && (begins_syllable(letter, n, i, vowels) ||
                       i - broken >= MOST_APART)) {
            g_string_append(out, HYPHENS_SOFT);
            broken = i;
            vowels = false;
        }
        vowels = vowels || vowel(letter[i]);
        g_string_append_unichar(out, letter[i]);
    }
}

static void add_word(GString *out, const gunichar *letter, size_t n,
                     size_t longest)
{
    for (size_t from = 0, end; from < n; from = end) {
        end = n > longest ? end_of_word(letter, n, from) : n;
        const bool one_of_several = end - from < n;
        if (from > 0) g_string_append(out, HYPHENS_SOFT);
        add_part(out, letter + from, end - from,
                 n <= longest || (one_of_several && end - from <= MOST_WHOLE));
    }
}

char *hyphens__soften(const char *name, size_t longest)
{
    GString *out = g_string_new(NULL);
    char *clean = g_utf8_make_valid(name, -1);
    glong letters = 0;
    gunichar *letter = g_utf8_to_ucs4_fast(clean, -1, &letters);
    size_t n = (size_t)letters, from = 0;

    for (size_t i = 0; i <= n; i++) {
        if (i < n && g_unichar_isalpha(letter[i])) continue;
        add_word(out, letter + from, i - from, longest);
        if (i < n) g_string_append_unichar(out, letter[i]);
        from = i + 1;
    }
    g_free(letter);
    g_free(clean);
    char *soft = strdup(out->str);
    g_string_free(out, TRUE);
    return soft;
}
