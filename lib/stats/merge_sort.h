/* merge_sort.h - a sort that sees what it compares: several times as fast as
 * qsort, whose comparisons are calls. Equals keep their order. */
#ifndef PDN_MERGE_SORT_H
#define PDN_MERGE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Runs of so many are sorted by insertion. */
enum { MERGE_SORT_RUN = 8 };

/* Defines name(x, spare, n): sorts n values of a type, of which
 * before(a, b) says whether *a stands before *b; spare has room for as many.
 * Which of two comes first cannot be guessed, hence no branch. */
#define MERGE_SORT(name, type, before)                                        \
    static void name##_run(type *x, size_t n)                                 \
    {                                                                         \
        for (size_t i = 1; i < n; i++) {                                      \
            const type one = x[i];                                            \
            size_t at = i;                                                    \
            for (; at > 0 && before(&one, &x[at - 1]); at--)                  \
                x[at] = x[at - 1];                                            \
            x[at] = one;                                                      \
        }                                                                     \
    }                                                                         \
                                                                              \
    static void name##_two(const type *x, size_t middle, size_t n, type *out) \
    {                                                                         \
        const type *a = x, *a_end = x + middle, *b = a_end, *b_end = x + n;   \
                                                                              \
        while (a < a_end && b < b_end) {                                      \
            const bool second = before(b, a);                                 \
            *out++ = *(second ? b : a);                                       \
            a += !second;                                                     \
            b += second;                                                      \
        }                                                                     \
        memcpy(out, a, (size_t)(a_end - a) * sizeof *out);                    \
        memcpy(out + (a_end - a), b, (size_t)(b_end - b) * sizeof *out);      \
    }                                                                         \
                                                                              \
    static void name(type *x, type *spare, size_t n)                          \
    {                                                                         \
        type *in = x, *out = spare;                                           \
                                                                              \
        for (size_t at = 0; at < n; at += MERGE_SORT_RUN)                     \
            name##_run(x + at,                                                \
                       n - at < MERGE_SORT_RUN ? n - at : MERGE_SORT_RUN);    \
        for (size_t run = MERGE_SORT_RUN; run < n; run *= 2) {                \
            for (size_t at = 0; at < n; at += 2 * run) {                      \
                const size_t left = n - at;                                   \
                name##_two(in + at, left < run ? left : run,                  \
                           left < 2 * run ? left : 2 * run, out + at);        \
            }                                                                 \
            type *keep = in;                                                  \
            in = out;                                                         \
            out = keep;                                                       \
        }                                                                     \
        if (in != x) memcpy(x, in, n * sizeof *x);                            \
    }

#endif
