/* difference_parts.h - what can have become of a contact of two people, as the
 * sheet and its list say it. Private to plots/. */
#ifndef PDN_DIFFERENCE_PARTS_H
#define PDN_DIFFERENCE_PARTS_H

#include "pdnet/waves.h"

/** In the order in which they are told. */
extern const struct difference__fate {
    pdn_contact_fate fate;
    const char *word; /* msgid in "contact" */
} difference__fates[PDN_CONTACT_FATES];

#endif
