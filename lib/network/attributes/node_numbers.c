#include "node_numbers.h"

#include <string.h>

enum { MOST_DIGITS = 9 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* All digits, none of them a zero that could be left out. */
static bool read_number(const char *s, uint32_t *number)
{
    size_t digits = 0;
    uint32_t x = 0;

    for (; digits < MOST_DIGITS && is_digit(s[digits]); digits++)
        x = 10 * x + (uint32_t)(s[digits] - '0');
    *number = x;
    return digits > 0 && s[digits] == '\0' && (s[0] != '0' || digits == 1);
}

bool node_numbers__row(const node_numbers *n, const char *id, uint32_t *row)
{
    uint32_t number = 0;

    if (n->nodes == 0 || strncmp(id, n->first, n->word) != 0) return false;
    if (!read_number(id + n->word, &number) || number < n->number) return false;
    *row = number - n->number;
    return *row < n->nodes;
}

node_numbers node_numbers__of(const char *const *id, size_t nodes)
{
    node_numbers n = {.nodes = nodes};
    uint32_t row = 0;

    if (nodes == 0) return n;
    n.first = id[0];
    n.word = strlen(id[0]);
    while (n.word > 0 && is_digit(id[0][n.word - 1]))
        n.word--;
    if (!read_number(id[0] + n.word, &n.number)) n.nodes = 0;
    for (size_t i = 0; i < nodes && n.nodes > 0; i++)
        if (!node_numbers__row(&n, id[i], &row) || row != i) n.nodes = 0;
    return n;
}
