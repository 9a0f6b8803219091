/* unmatched_names.h - names in a further file that no row bears, and what they
 * are near to. */
#ifndef PDN_UNMATCHED_NAMES_H
#define PDN_UNMATCHED_NAMES_H

#include "pdnet/baseline.h"
#include "pdnet/core.h"

enum { PDN_UNMET_HINT = 300 };

/* The units of the rows, each once; folded to find near ones. For
 * unmet__clear. */
typedef struct {
    pdn_arena text;
    const char **name, **folded;
    size_t n;
} unmet__names;

pdn_status unmet__gather(const pdn_outcomes *rows,
                         unmet__names *out) PDN_MUST_USE;

/* " (did you mean "X"?)", or nothing where no name is near. */
pdn_status unmet__hint(unmet__names *names, const char *name,
                       char hint[PDN_UNMET_HINT]) PDN_MUST_USE;

void unmet__clear(unmet__names *names);

#endif
