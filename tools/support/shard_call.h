/* shard_call.h - a call that makes a part, or a table of parts. */
#ifndef PDN_SHARD_CALL_H
#define PDN_SHARD_CALL_H

#include "cli.h"

/** Fills call->shard from --shard, or from what pdn-merge asks for. PDN_GO_ON,
 *  or the exit code of what is reported. */
int shard_call__begin(pdn_call *call);

/** Who speaks on standard error: pdn-merge where the tool works for it. */
const char *shard_call__speaker(const pdn_call *call);

#endif
