#include "catalogue.h"

#include <stdint.h>
#include <string.h>

/* A .mo file (GNU gettext, "The Format of GNU MO Files"): eight words, of which
 * the third is how many texts there are, the fourth and fifth where the tables
 * of originals and translations begin; each row is a length and a place.
 * Originals are in byte order. Words are the builder's, as ours are. */
enum { COUNT_AT = 2, ORIGINALS_AT, TRANSLATIONS_AT };

static size_t word_at(const unsigned char *mo, size_t byte)
{
    uint32_t word = 0;

    memcpy(&word, mo + byte, sizeof word);
    return word;
}

static const char *text_at(const unsigned char *mo, int table, size_t row)
{
    size_t begin = word_at(mo, sizeof(uint32_t) * (size_t)table);

    return (const char *)mo + word_at(mo, begin + 8 * row + 4);
}

const char *catalogue__find(pdn_lang lang, const char *key)
{
    const unsigned char *mo =
        lang == PDN_NYNORSK ? pdn_catalogue_nn : pdn_catalogue_nb;
    size_t low = 0, high = word_at(mo, sizeof(uint32_t) * COUNT_AT);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(key, text_at(mo, ORIGINALS_AT, middle));
        if (order == 0) return text_at(mo, TRANSLATIONS_AT, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
