/* scarce.h - memory that runs out when told to. Programs named test_*scarce*
 * are linked so that malloc, calloc and realloc of our own code come here. */
#ifndef PDN_SCARCE_H
#define PDN_SCARCE_H

#include <limits.h>
#include <stdatomic.h>
#include <stddef.h>

/** So many more takings go well, and then none; with scarce_one, all but the
 *  next. */
static atomic_long scarce_left = LONG_MAX;
static atomic_bool scarce_one;

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);

static inline int scarce_taken(void)
{
    long left = atomic_fetch_sub(&scarce_left, 1);

    return atomic_load(&scarce_one) ? left == 0 : left <= 0;
}

void *__wrap_malloc(size_t n)
{
    return scarce_taken() ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return scarce_taken() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t n)
{
    return scarce_taken() ? NULL : __real_realloc(p, n);
}

#endif
