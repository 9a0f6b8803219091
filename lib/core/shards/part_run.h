/* part_run.h - the head of a part: of which run it is. */
#ifndef PDN_PART_RUN_H
#define PDN_PART_RUN_H

#include "part_line.h"

/** Writes the head, with the inputs read so far. */
pdn_status part_run__write(part_line__writer *w, const pdn_shard_run *run,
                           pdn_shard_input_at input, const void *user,
                           FILE *out) PDN_MUST_USE;

/** Reads the head; its texts go into the arena. */
pdn_status part_run__read(part_line__reader *r, pdn_arena *text,
                          pdn_shard_run *run) PDN_MUST_USE;

/** PDN_EDATA with what differs between the runs of two parts, by their names;
 *  their places are not looked at. */
pdn_status part_run__compare(const char *name, const pdn_shard_run *run,
                             const char *with,
                             const pdn_shard_run *other) PDN_MUST_USE;

#endif
