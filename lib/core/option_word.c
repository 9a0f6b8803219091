#include "pdnet/core.h"

#include <string.h>

bool pdn_option_read(const pdn_option_word *choice, const char *word,
                     int *value)
{
    for (; choice->word != NULL; choice++)
        if (strcmp(choice->word, word) == 0) {
            *value = choice->value;
            return true;
        }
    return false;
}

const char *pdn_option_word_of(const pdn_option_word *choice, int value)
{
    for (; choice->word != NULL; choice++)
        if (choice->value == value) return choice->word;
    return NULL;
}
