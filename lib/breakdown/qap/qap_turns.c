#include "qap_turns.h"

#include <stdlib.h>
#include <string.h>

/* An actor's row and column of known pairs as two sums of random weights, with
 * the own place counted as known (mutual) or not: actors who can change places
 * have the same sums in one of the two ways. */
struct print {
    uint64_t row, column;
    uint32_t actor;
};

static int by_print(const void *a, const void *b)
{
    const struct print *x = a, *y = b;

    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

/* Do known pairs stay known pairs when the two change places? */
static bool interchangeable(const bool *known, size_t n, uint32_t a, uint32_t b)
{
    if (known[a * n + b] != known[b * n + a]) return false;
    for (size_t k = 0; k < n; k++)
        if (k != a && k != b &&
            (known[a * n + k] != known[b * n + k] ||
             known[k * n + a] != known[k * n + b]))
            return false;
    return true;
}

static pdn_status take_prints(const bool *known, size_t n, bool own,
                              struct print *print)
{
    pdn_status st = PDN_OK;
    uint64_t *weight = NULL;
    pdn_random r;

    PDN_NEW(weight, n);
    pdn_random_start(&r, 1, 0, 0); /* any weights do: nothing depends on them */
    for (size_t k = 0; k < n; k++)
        weight[k] = pdn_random_bits(&r);
    for (uint32_t i = 0; i < n; i++) {
        print[i] = (struct print){own ? weight[i] : 0, own ? weight[i] : 0, i};
        for (size_t k = 0; k < n; k++) {
            if (k == i) continue;
            if (known[i * n + k]) print[i].row += weight[k];
            if (known[k * n + i]) print[i].column += weight[k];
        }
    }
    if (n > 1) qsort(print, n, sizeof *print, by_print);
out:
    free(weight);
    return st;
}

/* Gives actors who are alike in print, and interchangeable in fact, the class
 * of the first of them. */
static void join(const bool *known, size_t n, const struct print *print,
                 uint32_t *first)
{
    for (size_t i = 1, head = 0; i < n; i++) {
        uint32_t a = print[head].actor, b = print[i].actor;
        if (print[i].row != print[head].row ||
            print[i].column != print[head].column) {
            head = i;
            continue;
        }
        if (first[a] == a && first[b] == b && interchangeable(known, n, a, b))
            first[b] = a;
    }
}

static pdn_status find_first(const bool *known, size_t n, uint32_t *first)
{
    pdn_status st = PDN_OK;
    struct print *print = NULL;

    PDN_NEW(print, n);
    for (uint32_t i = 0; i < n; i++)
        first[i] = i;
    for (int own = 0; own < 2; own++) {
        PDN_TRY(take_prints(known, n, own != 0, print));
        join(known, n, print, first);
    }
out:
    free(print);
    return st;
}

pdn_status qap__turns_make(const bool *known, size_t n, qap__turns *out)
{
    pdn_status st = PDN_OK;
    qap__turns t = {.n = n};
    uint32_t *first = NULL, *at = NULL, *size = NULL;

    PDN_NEW(first, n);
    PDN_NEW(at, n);
    PDN_NEW(size, n);
    PDN_NEW(t.member, n);
    PDN_NEW(t.start, n + 1);
    PDN_TRY(find_first(known, n, first));
    for (size_t i = 0; i < n; i++)
        size[first[i]]++;
    for (size_t i = 0; i < n; i++) {
        if (first[i] != i) continue;
        at[i] = t.start[t.classes];
        t.start[t.classes + 1] = at[i] + size[i];
        t.classes++;
        if (size[i] > 1) t.movable += size[i];
    }
    for (uint32_t i = 0; i < n; i++)
        t.member[at[first[i]]++] = i;
    *out = t;
    t = (qap__turns){0};
out:
    free(first);
    free(at);
    free(size);
    qap__turns_clear(&t);
    return st;
}

void qap__turns_clear(qap__turns *t)
{
    free(t->member);
    free(t->start);
    *t = (qap__turns){0};
}

size_t qap__turns_count(const qap__turns *t, size_t most)
{
    size_t turns = 1;

    for (size_t c = 0; c < t->classes; c++) {
        for (size_t i = t->start[c + 1] - t->start[c]; i > 1; i--) {
            if (turns > most / i) return most + 1;
            turns *= i;
        }
    }
    return turns;
}

static void read_order(const qap__turns *t, const uint32_t *order,
                       uint32_t *turn)
{
    for (size_t k = 0; k < t->n; k++)
        turn[t->member[k]] = order[k];
}

void qap__turns_draw(const qap__turns *t, pdn_random *stream, uint32_t *order,
                     uint32_t *turn)
{
    memcpy(order, t->member, t->n * sizeof *order);
    for (size_t c = 0; c < t->classes; c++)
        pdn_random_shuffle(stream, order + t->start[c],
                           t->start[c + 1] - t->start[c]);
    read_order(t, order, turn);
}

void qap__turns_first(const qap__turns *t, uint32_t *order, uint32_t *turn)
{
    memcpy(order, t->member, t->n * sizeof *order);
    read_order(t, order, turn);
}

static void turn_round(uint32_t *x, size_t n)
{
    for (size_t i = 0, j = n; i + 1 < j; i++) {
        uint32_t keep = x[i];
        x[i] = x[--j];
        x[j] = keep;
    }
}

/* The next in dictionary order; after the last the first again, and false. */
static bool next_of(uint32_t *x, size_t n)
{
    size_t i = n, j = n;

    while (i > 1 && x[i - 2] >= x[i - 1])
        i--;
    if (i > 1) {
        while (x[j - 1] <= x[i - 2])
            j--;
        uint32_t keep = x[i - 2];
        x[i - 2] = x[j - 1];
        x[j - 1] = keep;
        turn_round(x + i - 1, n - i + 1);
        return true;
    }
    turn_round(x, n);
    return false;
}

bool qap__turns_next(const qap__turns *t, uint32_t *order, uint32_t *turn)
{
    bool more = false;

    for (size_t c = 0; c < t->classes && !more; c++)
        more = next_of(order + t->start[c], t->start[c + 1] - t->start[c]);
    read_order(t, order, turn);
    return more;
}
