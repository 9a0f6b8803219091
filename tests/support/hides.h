/* hides.h - rows as a public copy has them. */
#ifndef PDN_TEST_HIDES_H
#define PDN_TEST_HIDES_H

#include "check.h"

#include "pdnet/privacy.h"
#include "pdnet/tables.h"

static const pdn_privacy_options five = {.fewest = 5};

static inline bool hidden(double x)
{
    return pdn_state_of(x) == PDN_SUPPRESSED;
}

static inline pdn_hidden hide(const pdn_privacy_options *o,
                              const pdn_schema *schema, void *row, size_t rows)
{
    pdn_private_table t = {.schema = schema, .row = row, .rows = rows};
    pdn_hidden told = {0};

    MUST(pdn_privacy_hide(o, &t, 1, &told));
    return told;
}

#endif
