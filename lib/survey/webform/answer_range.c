#include "survey/webform/answer_range.h"

#include "pdnet/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OUTSIDE = 12 };

answer_range answer_range__any(void)
{
    return (answer_range){-(double)INFINITY, (double)INFINITY, false};
}

bool answer_range__holds(const answer_range *r, double number)
{
    if (r->whole && fabs(number - round(number)) > 0) return false;
    return number >= r->lo && number <= r->hi;
}

static int by_number(const void *left, const void *right)
{
    const answer_count *a = left, *b = right;

    return (a->number > b->number) - (a->number < b->number);
}

/* Those that are answers by the scale; 0: too many. */
static size_t list_seen(const word_count *numbers, const numbered_scale *told,
                        answer_count *out, size_t *cells)
{
    size_t n = 0;

    *cells = 0;
    if (numbers->words > ANSWER_COUNTS) return 0;
    for (size_t i = 0; i < numbers->words; i++) {
        const char *text = numbers->word[i].text;
        double x = 0;
        if (!pdn_number_read(text, strlen(text), '.', &x) ||
            pdn_state_of(numbered_scale__value(told, x)) != PDN_VALUE)
            continue;
        out[n++] = (answer_count){x, numbers->word[i].count};
        *cells += numbers->word[i].count;
    }
    return n;
}

bool answer_range__is_most(const answer_range *r, const word_count *numbers,
                           const numbered_scale *told)
{
    answer_count seen[ANSWER_COUNTS];
    size_t cells = 0, outside = 0, different = 0;
    const size_t n = list_seen(numbers, told, seen, &cells);

    for (size_t i = 0; i < n; i++) {
        if (answer_range__holds(r, seen[i].number)) continue;
        outside += seen[i].cells;
        different++;
    }
    return numbers->words <= ANSWER_COUNTS && different <= MOST_OUTSIDE &&
           2 * outside <= cells;
}

static bool is_rare(size_t cells, size_t of)
{
    enum { ONE_OF = 50, FEW = 20 };

    return ONE_OF * cells < of || (cells == 1 && of > FEW);
}

/* Whole numbers without a hole from 0 or 1 on. */
static bool is_run(const answer_count *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fabs(s[i].number - s[0].number - (double)i) > 0) return false;
    return s[0].number >= 0 && s[0].number <= 1 &&
           !(fabs(s[0].number - round(s[0].number)) > 0);
}

/* Does a number stand far above the n before it? */
static bool is_far(const answer_count *s, size_t n, double number)
{
    enum { FEWEST = 3, ANSWER = 7, NONE = 10 };
    const double most = s[n - 1].number, gap = number - most;

    if (n < FEWEST) return false;
    return gap > most - s[0].number || (is_run(s, n) && gap >= 2) ||
           (s[0].number >= 0 && most <= ANSWER && number > NONE);
}

answer_range answer_range__of(answer_count *seen, size_t n)
{
    size_t cells = 0, first = 0, below = 0, above = 0, to = 0;

    qsort(seen, n, sizeof *seen, by_number);
    for (size_t i = 0; i < n; i++)
        cells += seen[i].cells;
    while (first < n && seen[first].number < 0)
        below += seen[first++].cells;
    if (!is_rare(below, cells)) first = 0;
    for (to = n; to > first + 1; to--) {
        above += seen[to - 1].cells;
        if (!is_rare(above, cells)) break;
    }
    while (to < n &&
           (to == first || !is_far(seen + first, to - first, seen[to].number)))
        to++;
    if ((to == n && first == 0) || to == first) return answer_range__any();
    return (answer_range){seen[first].number, seen[to - 1].number, false};
}

answer_range answer_range__seen(const word_count *numbers,
                                const numbered_scale *told)
{
    answer_count seen[ANSWER_COUNTS];
    size_t cells = 0;

    return answer_range__of(seen, list_seen(numbers, told, seen, &cells));
}
