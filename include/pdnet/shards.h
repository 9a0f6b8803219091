/* shards.h - the draws of one run dealt out to several, each of which writes
 * what it drew as a part, and the parts put together to what the one run would
 * have made. */
#ifndef PDN_SHARDS_H
#define PDN_SHARDS_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Draws are dealt in whole blocks of so many; a last block may be short. */
enum { PDN_SHARD_BLOCK = 1000, PDN_SHARD_MOST = 100000 };

/** Shard `number` (from 1) of `of`. */
typedef struct {
    size_t number, of;
} pdn_shard_place;

/** Reads "i/K", i from 1 to K, K at most PDN_SHARD_MOST; false, *out
 *  untouched, for anything else. */
PDN_API bool pdn_shard_place_read(const char *text, pdn_shard_place *out);

/** Whether the shard makes that draw (from 0): block b, draws 1000 b on,
 *  belongs to shard b mod K + 1. */
PDN_API bool pdn_shard_place_makes(pdn_shard_place p, size_t draw);

/* ---- what a part says of the run that it is of ---- */

typedef enum {
    PDN_SHARD_OPTION, /* --draws=3000 */
    PDN_SHARD_FILE,   /* --duties=PATH */
    PDN_SHARD_OPERAND /* PATH */
} pdn_shard_word_kind;

/** A word of the command line. */
typedef struct {
    pdn_shard_word_kind kind;
    const char *text;
} pdn_shard_word;

/** An input file by its base name and the SHA-256 of its bytes. */
typedef struct {
    const char *name, *sha256;
} pdn_shard_input;

typedef struct {
    const char *tool, *version;
    const char *command; /* as a description of the output records it */
    uint64_t seed;
    pdn_shard_place place;
    pdn_shard_word *word; /* all but what changes no figure */
    size_t words;
    pdn_shard_input *input;
    size_t inputs;
} pdn_shard_run;

/** Input number k that the run has read so far; name NULL behind the last. */
typedef pdn_shard_input (*pdn_shard_input_at)(const void *user, size_t k);

/** Parts of one run that are sound and belong together, in order of their
 *  shards. */
typedef struct {
    pdn_arena text;
    const char **path;
    size_t parts;
    pdn_shard_run run; /* of the first; word and input live in the arena */
} pdn_shard_parts;

/**
 * Reads every part to its end, and checks that they are all there and of one
 * run. Zero-initialise out.
 *
 * Errors  PDN_EIO; PDN_EPARSE with file and line: no part, damaged, cut off;
 *         PDN_EDATA: of another run (which file, and what differs), a part
 *         missing or there twice. Memory: that of the longest line.
 * Proof   tests/unit/test_shards.c, tests/cli/shard.bats, tests/fuzz/.
 */
PDN_API pdn_status pdn_shard_parts_read(const char *const *path, size_t parts,
                                        pdn_shard_parts *out) PDN_MUST_USE;

PDN_API void pdn_shard_parts_clear(pdn_shard_parts *p);

/* ---- a run that is dealt out, or put together ---- */

/** NULL is a run of its own, in all functions below: nothing is written, and
 *  every draw is made. */
typedef struct pdn_shard pdn_shard;

/** A run that makes the draws of one shard and writes them to path. What run
 *  and user point to must live on. The file is begun with the first draws. */
PDN_API pdn_status pdn_shard_deal(const pdn_shard_run *run,
                                  pdn_shard_input_at input, const void *user,
                                  const char *path,
                                  pdn_shard **out) PDN_MUST_USE;

/** A run that makes no draws and takes them from parts instead, which must be
 *  of this run (its place is not looked at). Errors as pdn_shard_parts_read. */
PDN_API pdn_status pdn_shard_merge(const pdn_shard_run *run,
                                   pdn_shard_input_at input, const void *user,
                                   const char *const *part, size_t parts,
                                   pdn_shard **out) PDN_MUST_USE;

/** Dealt: the part is whole, and stands in its place. Put together: every draw
 *  of the parts was used, and the inputs are those they were made of. */
PDN_API pdn_status pdn_shard_end(pdn_shard *s) PDN_MUST_USE;

/** Gives back; a part that is not ended is removed. */
PDN_API void pdn_shard_free(pdn_shard *s);

/** True for a run whose figures are not whole, for they lack the draws of other
 *  shards: nothing is to be concluded from them. */
PDN_API bool pdn_shard_deals(const pdn_shard *s);

/** Whether this run makes that draw itself. From any thread. */
PDN_API bool pdn_shard_makes(const pdn_shard *s, size_t draw);

/* ---- what is drawn: after the draws of one question, in the order in which
 * a run asks its questions, which no draw may change ---- */

/** A question: by these its draws are known again. */
typedef struct {
    uint64_t purpose, seed;
    size_t draws;
} pdn_shard_question;

typedef enum {
    PDN_SHARD_DOUBLE,
    PDN_SHARD_UINT32,
    PDN_SHARD_UINT64,
    PDN_SHARD_BOOL
} pdn_shard_kind;

/** Is given the numbers of one block of draws, value[k * draws + draw]. */
typedef void (*pdn_shard_take_block)(void *context, const double *value,
                                     size_t draws);

/** What every draw gave: `width` values, which stand at[draw * width + k], or
 *  where by_value is set at[k * draws + draw]. */
typedef struct {
    pdn_shard_kind kind;
    void *at;
    size_t width;
    bool by_value;
    /* so that not all draws need be held (by_value, numbers): */
    size_t
        held; /* at has only the draws made here, so many, in order; 0: all */
    pdn_shard_take_block take; /* put together: in place of at; NULL: at */
    void *context;
} pdn_shard_rows;

/** Dealt: writes the draws made here. Put together: fills in all draws. */
PDN_API pdn_status pdn_shard_join_rows(pdn_shard *s,
                                       const pdn_shard_question *q,
                                       const pdn_shard_rows *rows) PDN_MUST_USE;

/** Dealt: writes n sums over the draws made here (PDN_SHARD_UINT32 or UINT64).
 *  Put together: the sums over all draws take their place. */
PDN_API pdn_status pdn_shard_join_sums(pdn_shard *s,
                                       const pdn_shard_question *q,
                                       pdn_shard_kind kind, void *sum,
                                       size_t n) PDN_MUST_USE;

/** Takes in what one part holds. */
typedef void (*pdn_shard_take)(void *context, const uint64_t *value);

/** For what is put together in another way than by adding. Dealt: writes the n
 *  values. Put together: value holds those of one part after the other, in
 *  order of their shards, and `take` is given each. */
PDN_API pdn_status pdn_shard_join_parts(pdn_shard *s,
                                        const pdn_shard_question *q,
                                        uint64_t *value, size_t n,
                                        pdn_shard_take take,
                                        void *context) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
