/* clash.h - no output may take the place of what is read, or of another. */
#ifndef PDN_CLASH_H
#define PDN_CLASH_H

#include "options.h"

/** PDN_GO_ON, or PDN_EXIT_USAGE after a clash that is reported. */
int clash__check(const struct parser *p, char *const *operand, size_t n);

#endif
