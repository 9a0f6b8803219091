#include "survey/suggest/headings/heading_language.h"

#include "core/textmap.h"

#include <string.h>

enum { LANGUAGES = 3, ROWS_LOOKED_AT = 20 };

/* Words that one of the three alone has. */
static const struct {
    const char *name, *words;
} languages[LANGUAGES] = {
    {"nb", " hvor hvem hva hvordan hvilken ikke dere ukentlig daglig "
           "månedlig tjeneste navn noen mellom "},
    {"nn", " kor kven kva korleis ikkje dykk vekentleg dagleg månadleg "
           "teneste namn kvar veke nokon nokre gonger "},
    {"en", " how who what which not you your never daily weekly monthly name "
           "with the service very "},
};

static void count_words(const char *folded, size_t found[LANGUAGES])
{
    char word[40];

    for (const char *s = folded; *s != '\0';) {
        size_t n = strcspn(s, " ?:.,;[]()-_/");
        if (n > 0 && n + 3 < sizeof word) {
            word[0] = ' ';
            memcpy(word + 1, s, n);
            memcpy(word + 1 + n, " ", 2);
            for (size_t k = 0; k < LANGUAGES; k++)
                found[k] += strstr(languages[k].words, word) != NULL;
        }
        s += n + (s[n] != '\0');
    }
}

static pdn_status count_table(const pdn_table *t, size_t found[LANGUAGES])
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL;

    for (size_t k = 0; k < t->columns; k++) {
        PDN_TRY(pdn_normalize_name(&text, t->column[k].name, &folded));
        count_words(folded, found);
        for (size_t i = 0; i < t->rows && i < ROWS_LOOKED_AT; i++) {
            const char *cell =
                t->column[k].text != NULL ? t->column[k].text[i] : NULL;
            if (cell == NULL) continue;
            PDN_TRY(pdn_normalize_name(&text, cell, &folded));
            count_words(folded, found);
        }
    }
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status heading_language__of(const pdn_table *const *t, size_t tables,
                                const char **out)
{
    pdn_status st = PDN_OK;
    size_t found[LANGUAGES] = {0}, best = 0;

    for (size_t i = 0; i < tables; i++)
        PDN_TRY(count_table(t[i], found));
    for (size_t k = 1; k < LANGUAGES; k++)
        if (found[k] > found[best]) best = k;
    *out = languages[best].name;
out:
    return st;
}
