#include "survey/suggest/files/keyed_answers.h"

#include <math.h>
#include <stdlib.h>

pdn_status keyed_answers__add(keyed_answers *a, const char *key, double value)
{
    pdn_status st = PDN_OK;
    uint32_t at = 0;

    PDN_TRY(pdn_arena_keep(&a->text, key, &key));
    PDN_TRY(textmap__put(&a->of, key, (uint32_t)a->n, &at));
    if (at != a->n) goto out;
    PDN_ROOM(a->answer, a->n + 1, a->capacity);
    a->answer[a->n++] = (keyed_answer){key, value};
out:
    return st;
}

/* The sums of what both hold, of x and y less their means. */
struct sums {
    size_t n;
    double x, y, xx, yy, xy;
};

static struct sums add_up(const keyed_answers *a, const keyed_answers *b,
                          double mean_x, double mean_y)
{
    struct sums s = {0};

    for (size_t i = 0; i < a->n; i++) {
        const int64_t at = textmap__get(&b->of, a->answer[i].key);
        if (at == PDN_TEXTMAP_NONE) continue;
        const double x = a->answer[i].value - mean_x,
                     y = b->answer[at].value - mean_y;
        s.n++;
        s.x += x;
        s.y += y;
        s.xx += x * x;
        s.yy += y * y;
        s.xy += x * y;
    }
    return s;
}

bool keyed_answers__are_opposite(const keyed_answers *a, const keyed_answers *b,
                                 size_t *both)
{
    enum { FEWEST = 6 };
    const double most = -.3, errors = 3.5;
    struct sums s = add_up(a, b, 0, 0);

    *both = s.n;
    if (s.n < FEWEST) return false;
    s = add_up(a, b, s.x / (double)s.n, s.y / (double)s.n);
    if (!(s.xx > 0) || !(s.yy > 0)) return false;
    const double r = s.xy / sqrt(s.xx * s.yy);
    return r <= most &&
           r * r * (double)(s.n - 2) >= errors * errors * (1 - r * r);
}

void keyed_answers__clear(keyed_answers *a)
{
    textmap__clear(&a->of);
    pdn_arena_clear(&a->text);
    free(a->answer);
    *a = (keyed_answers){0};
}
