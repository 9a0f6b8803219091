/* shard_runs.h - a run that draws a little, whole, in shards, and put together
 * again. Its draws hold what is hard to write: -0, every absence, the least
 * number there is. */
#ifndef PDN_SHARD_RUNS_H
#define PDN_SHARD_RUNS_H

#include "check.h"

#include "pdnet/shards.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RUN_WIDTH = 3, RUN_DRAWS = 2300, RUN_MOST_SHARDS = 7, RUN_PATH = 64 };

struct drawn {
    double by_draw[RUN_DRAWS * RUN_WIDTH], by_value[RUN_WIDTH * RUN_DRAWS];
    uint32_t whole[RUN_DRAWS];
    bool yes[RUN_DRAWS];
    uint64_t sum[2];
    uint32_t least; /* what is put together by its own rule */
};

static inline double run_value(size_t draw, size_t k)
{
    const double hard[] = {0,
                           -0.0,
                           pdn_absent(PDN_NOT_DEFINED),
                           pdn_absent(PDN_NOT_ASKED),
                           pdn_absent(PDN_NO_ANSWER),
                           pdn_absent(PDN_SUPPRESSED),
                           (double)INFINITY,
                           -(double)INFINITY,
                           (double)NAN,
                           DBL_MIN / 4,
                           DBL_MAX,
                           0.1,
                           -1.0 / 3,
                           1e22,
                           (double)draw,
                           (double)draw / 7};
    return hard[(draw * 5 + k) % LEN(hard)];
}

static inline void take_least(void *least, const uint64_t *value)
{
    uint32_t *to = least;

    if (value[0] < *to) *to = (uint32_t)value[0];
}

static inline uint64_t run_weight(size_t draw)
{
    return draw == 1500 ? UINT64_MAX / 2 : draw;
}

/* Everything the run draws, by the shard (NULL: all of it). */
static inline pdn_status run_draw(pdn_shard *s, struct drawn *d)
{
    pdn_status st = PDN_OK;
    const pdn_shard_question q = {77, 5, RUN_DRAWS};
    const pdn_shard_rows rows[] = {
        {.kind = PDN_SHARD_DOUBLE, .at = d->by_draw, .width = RUN_WIDTH},
        {.kind = PDN_SHARD_DOUBLE,
         .at = d->by_value,
         .width = RUN_WIDTH,
         .by_value = true},
        {.kind = PDN_SHARD_UINT32, .at = d->whole, .width = 1},
        {.kind = PDN_SHARD_BOOL, .at = d->yes, .width = 1, .by_value = true}};
    uint64_t least = 0;

    d->least = UINT32_MAX;
    for (size_t i = 0; i < RUN_DRAWS; i++) {
        if (!pdn_shard_makes(s, i)) continue;
        for (size_t k = 0; k < RUN_WIDTH; k++)
            d->by_draw[i * RUN_WIDTH + k] = d->by_value[k * RUN_DRAWS + i] =
                run_value(i, k);
        d->whole[i] = (uint32_t)i / 5 == 7 ? UINT32_MAX : (uint32_t)i / 5;
        d->yes[i] = i % 3 == 0;
        d->sum[0] += run_weight(i);
        d->sum[1]++;
        if (2000 - i % 2000 < d->least) d->least = (uint32_t)(2000 - i % 2000);
    }
    least = d->least;
    for (size_t k = 0; k < LEN(rows); k++)
        PDN_TRY(pdn_shard_join_rows(s, &q, &rows[k]));
    PDN_TRY(pdn_shard_join_sums(s, &q, PDN_SHARD_UINT64, d->sum, 2));
    PDN_TRY(pdn_shard_join_parts(s, &q, &least, 1, take_least, &d->least));
    PDN_TRY(pdn_shard_end(s));
out:
    return st;
}

/* The input that the run read: none but this. */
static inline pdn_shard_input run_input(const void *sha256, size_t k)
{
    if (k > 0) return (pdn_shard_input){NULL, NULL};
    return (pdn_shard_input){"in%\n put.csv", sha256};
}

static const char run_sha256[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static inline pdn_shard_run run_of(size_t number, size_t of)
{
    static pdn_shard_word word[] = {{PDN_SHARD_OPTION, "--draws=2300"},
                                    {PDN_SHARD_FILE, "--duties=/a/b=c.csv"},
                                    {PDN_SHARD_OPERAND, "in%\n put.csv"}};

    return (pdn_shard_run){.tool = "pdn-test",
                           .version = "1",
                           .command = "pdn-test --draws 2300",
                           .seed = UINT64_MAX,
                           .place = {number, of},
                           .word = word,
                           .words = LEN(word)};
}

/* Where part `number` of a folder stands. */
static inline const char *run_path(const char *folder, size_t number,
                                   char path[RUN_PATH])
{
    snprintf(path, RUN_PATH, "%s/part-%zu", folder, number);
    return path;
}

static inline pdn_status run_shard(const char *path, size_t number, size_t of)
{
    pdn_status st = PDN_OK;
    const pdn_shard_run run = run_of(number, of);
    pdn_shard *s = NULL;
    struct drawn *d = NULL;

    PDN_NEW(d, 1);
    PDN_TRY(pdn_shard_deal(&run, run_input, run_sha256, path, &s));
    PDN_TRY(run_draw(s, d));
out:
    pdn_shard_free(s);
    free(d);
    return st;
}

static inline pdn_status run_merge(const char *const *path, size_t parts,
                                   struct drawn *d)
{
    pdn_status st = PDN_OK;
    const pdn_shard_run run = run_of(1, 1);
    pdn_shard *s = NULL;

    PDN_TRY(pdn_shard_merge(&run, run_input, run_sha256, path, parts, &s));
    PDN_TRY(run_draw(s, d));
out:
    pdn_shard_free(s);
    return st;
}

#endif
