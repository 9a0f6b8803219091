/* msbfs.h - breadth-first searches from many sources side by side, one in
 * each bit (Then et al. 2014, Proc. VLDB 8, 449-460). */
#ifndef PDN_MSBFS_H
#define PDN_MSBFS_H

#include "pdnet/network.h"

enum { MSBFS_WORDS = 4, MSBFS_WIDTH = 64 * MSBFS_WORDS };

typedef struct {
    uint64_t word[MSBFS_WORDS];
} msbfs__bits;

/** Bit k of seen[v]: v reaches source k, or shall not; of fresh[v]: it does so
 *  by as many steps as we now take; of next[v]: by one more. Zero-initialise.
 */
typedef struct {
    msbfs__bits *seen, *fresh, *next;
} msbfs;

pdn_status msbfs__init(msbfs *s, size_t n) PDN_MUST_USE;
void msbfs__clear(msbfs *s);

/** Source k of the batch is at v. */
static inline void msbfs__start(msbfs *s, size_t v, size_t k)
{
    uint64_t bit = UINT64_C(1) << (k % 64);

    s->seen[v].word[k / 64] |= bit;
    s->fresh[v].word[k / 64] |= bit;
}

/** How many bits are set: in pairs, nibbles and bytes, then all bytes at once
 *  (no processor without an instruction for it has to call a function). */
static inline unsigned msbfs__count(const msbfs__bits *b)
{
    const uint64_t two = UINT64_C(0x5555555555555555);
    const uint64_t four = UINT64_C(0x3333333333333333);
    const uint64_t eight = UINT64_C(0x0f0f0f0f0f0f0f0f);
    const uint64_t wide = UINT64_C(0x00ff00ff00ff00ff);
    uint64_t bytes = 0;

    for (int k = 0; k < MSBFS_WORDS; k++) {
        uint64_t x = b->word[k];
        x -= (x >> 1) & two;
        x = (x & four) + ((x >> 2) & four);
        bytes += (x + (x >> 4)) & eight;
    }
    bytes = (bytes & wide) + ((bytes >> 8) & wide);
    return (unsigned)((bytes * UINT64_C(0x0001000100010001)) >> 48);
}

/** Whom v reaches by one step more, and how many they are: v reaches by d steps
 *  whom a neighbour reaches by d - 1 and v has not reached before. */
static inline unsigned msbfs__visit(const pdn_packed *p, msbfs *s, size_t v)
{
    const msbfs__bits *restrict fresh = s->fresh;
    msbfs__bits met = {{0}};
    uint64_t any = 0;

    for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++)
        for (int k = 0; k < MSBFS_WORDS; k++)
            met.word[k] |= fresh[p->to[e]].word[k];
    for (int k = 0; k < MSBFS_WORDS; k++) {
        met.word[k] &= ~s->seen[v].word[k];
        s->seen[v].word[k] |= met.word[k];
        any |= met.word[k];
    }
    s->next[v] = met;
    return any != 0 ? msbfs__count(&met) : 0;
}

/** When all have taken their step. */
static inline void msbfs__next_level(msbfs *s)
{
    msbfs__bits *keep = s->fresh;

    s->fresh = s->next;
    s->next = keep;
}

#endif
