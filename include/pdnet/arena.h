/* arena.h - many small things, one owner, one free. */
#ifndef PDN_ARENA_H
#define PDN_ARENA_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Zero-initialise to make one: `pdn_arena a = {0};` */
typedef struct {
    struct pdn_block *head;
} pdn_arena;

/** n bytes, zeroed, aligned for any object; NULL when memory is out. */
void *pdn_arena_get(pdn_arena *a, size_t n);

/** A NUL-ended copy of the n bytes at s; NULL when memory is out. */
char *pdn_arena_text(pdn_arena *a, const char *s, size_t n);

/** Frees everything taken from a; a is empty and usable again. */
void pdn_arena_clear(pdn_arena *a);

#ifdef __cplusplus
}
#endif

#endif
