#include "hyphens.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { BESIDE = 3, MOST_APART = 12 };

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

static void add_word(GString *out, const gunichar *letter, size_t n,
                     size_t longest)
{
    bool vowels = false;
    size_t broken = 0; /* the last break stands before this letter */

    for (size_t i = 0; i < n; i++) {
        bool inside = n > longest && i >= BESIDE && i + BESIDE <= n;
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
