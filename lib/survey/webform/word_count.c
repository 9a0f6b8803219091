#include "survey/webform/word_count.h"

#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

pdn_status word_count__add(word_count *c, const char *word, pdn_diagnostic at)
{
    pdn_status st = PDN_OK;
    pdn_arena trial = {0};
    const char *key = NULL;
    char *copy = NULL, *kept = NULL;
    int64_t found = PDN_TEXTMAP_NONE;

    PDN_TRY(pdn_name_key(&trial, word, &key));
    found = textmap__get(&c->of, key);
    c->cells++;
    if (found != PDN_TEXTMAP_NONE) {
        c->word[found].count++;
        goto out;
    }
    PDN_ROOM(c->word, c->words + 1, c->capacity);
    copy = pdn_arena_string(&c->text, word);
    kept = pdn_arena_string(&c->text, key);
    if (copy == NULL || kept == NULL) PDN_TRY(pdn_no_memory());
    PDN_TRY(textmap__put(&c->of, kept, (uint32_t)c->words, NULL));
    c->word[c->words++] = (word_count__word){copy, 1, at};
out:
    pdn_arena_clear(&trial);
    return st;
}

/* The most frequent word that has not been listed; the first of equals. */
static size_t next_most(const word_count *c, const bool *listed)
{
    size_t best = c->words;

    for (size_t i = 0; i < c->words; i++)
        if (!listed[i] &&
            (best == c->words || c->word[i].count > c->word[best].count))
            best = i;
    return best;
}

void word_count__list(word_count *c, char *text, size_t capacity)
{
    size_t used = 0, told = 0;
    bool *listed = calloc(c->words > 0 ? c->words : 1, sizeof *listed);

    text[0] = '\0';
    for (; listed != NULL && told < c->words && used + 80 < capacity; told++) {
        size_t i = next_most(c, listed);
        listed[i] = true;
        int put =
            snprintf(text + used, capacity - used, "%s%.40s %zu",
                     told > 0 ? ", " : "", c->word[i].text, c->word[i].count);
        used += put > 0 ? (size_t)put : 0;
    }
    if (told < c->words && used + 5 < capacity) strcpy(text + used, " ...");
    free(listed);
}

void word_count__clear(word_count *c)
{
    textmap__clear(&c->of);
    pdn_arena_clear(&c->text);
    free(c->word);
    *c = (word_count){0};
}
