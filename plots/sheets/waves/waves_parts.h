/* waves_parts.h - what became of every contact, step by step. Private to
 * plots/. */
#ifndef PDN_WAVES_PARTS_H
#define PDN_WAVES_PARTS_H

#include "pdnet/waves.h"

/* What a step is: a whole, a part that stays, or what takes away or adds,
 * because of what was answered or because of who could answer. */
typedef enum { WHOLE, STAYS, LESS, LESS_BY_PEOPLE, MORE, MORE_BY_PEOPLE } sense;

typedef struct {
    const char *label;
    double x;
    sense is;
} waves_parts__step;

enum { CONTACT_STEPS = 11, PEOPLE_STEPS = 5 };

/** From the contacts of the first wave to those of the second; labels are text
 *  of the context. */
void waves_parts__contacts(const pdn_waves_row *r,
                           waves_parts__step out[CONTACT_STEPS]);

/** Who is counted where a service is not shown. Text of the context. */
const char *waves_parts__who_is_counted(void);

#endif
