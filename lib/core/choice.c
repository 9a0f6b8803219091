#include "pdnet/core.h"

#include <string.h>

bool pdn_choice_read(const pdn_choice *choice, const char *word, int *value)
{
    for (; choice->word != NULL; choice++)
        if (strcmp(choice->word, word) == 0) {
            *value = choice->value;
            return true;
        }
    return false;
}

const char *pdn_choice_word(const pdn_choice *choice, int value)
{
    for (; choice->word != NULL; choice++)
        if (choice->value == value) return choice->word;
    return NULL;
}
