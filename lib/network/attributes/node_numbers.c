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

    if (n->others || n->nodes == 0 || strncmp(id, n->first, n->word) != 0)
        return false;
    if (!read_number(id + n->word, &number) || number < n->number) return false;
    *row = number - n->number;
    return *row < n->nodes;
}

static void begin(node_numbers *n, const char *id)
{
    n->first = id;
    n->word = strlen(id);
    while (n->word > 0 && is_digit(id[n->word - 1]))
        n->word--;
    n->others = !read_number(id + n->word, &n->number);
}

void node_numbers__add(node_numbers *n, const char *id)
{
    uint32_t row = 0;

    if (n->others) return;
    if (n->nodes == 0) begin(n, id);
    n->nodes++;
    if (!node_numbers__row(n, id, &row) || row != n->nodes - 1)
        n->others = true;
}
