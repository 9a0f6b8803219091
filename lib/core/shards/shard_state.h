/* shard_state.h - a run that is dealt out, or put together, under way. */
#ifndef PDN_SHARD_STATE_H
#define PDN_SHARD_STATE_H

#include "part_run.h"
#include "pdnet/files.h"

#include <sys/types.h>

/* How far a part is read. It is open only while it is: there may be more parts
 * than files that may be open. */
struct part {
    off_t at;
    size_t lines;
    uint32_t sum;
};

struct pdn_shard {
    const pdn_shard_run *run;
    pdn_shard_input_at input;
    const void *user;
    const char *path; /* dealt: where the part will stand */
    pdn_atomic_file file;
    bool begun; /* the head is written, or the inputs are looked at */
    part_line__writer line;
    pdn_shard_parts parts; /* put together: from these */
    struct part *part;
    char *text; /* of the line that is read */
    size_t capacity;
};

/** Before the first draws: the head of the part that is dealt is written; the
 *  inputs of parts put together are those they were made of. */
pdn_status shard_state__begin(pdn_shard *s) PDN_MUST_USE;

/** Opens part k where it was left. */
pdn_status shard_state__open(const pdn_shard *s, size_t k,
                             part_line__reader *r) PDN_MUST_USE;

/** Closes it, after opening that failed too, and keeps how far it came. */
void shard_state__leave(pdn_shard *s, size_t k, part_line__reader *r);

/** Writes a line of the part that is dealt. */
pdn_status shard_state__write(pdn_shard *s, const char *text) PDN_MUST_USE;

/** The next line of a part is that one; else it holds what is of another
 *  run. */
pdn_status shard_state__expect(part_line__reader *r,
                               const char *text) PDN_MUST_USE;

#endif
