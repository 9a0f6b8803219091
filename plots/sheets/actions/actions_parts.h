/* actions_parts.h - the steps agreed on, as the sheet and the page tell them.
 * Private to plots/. */
#ifndef PDN_ACTIONS_PARTS_H
#define PDN_ACTIONS_PARTS_H

#include "pdnet/sheets.h"
#include "pdnet/tallies.h"
#include "pdnet/words.h"

/** How far a step is, what needs attention first. */
typedef enum {
    ACTIONS_OVERDUE, /* on the day of the table, or when the last wave came */
    ACTIONS_OPEN,
    ACTIONS_NOT_KNOWN,
    ACTIONS_DONE_LATE,
    ACTIONS_DONE,
    ACTIONS_STATES
} actions__state;

/** Zero-initialise. Rows borrow. */
typedef struct {
    const pdn_action_row **row; /* by state, then by deadline */
    size_t rows;
    size_t count[ACTIONS_STATES], lifted;
    bool followed; /* what came after is told of some */
} actions_rows;

pdn_status actions_rows__take(const pdn_action_row *row, size_t n,
                              actions_rows *out) PDN_MUST_USE;
void actions_rows__clear(actions_rows *q);

actions__state actions_rows__state_of(const pdn_action_row *r);

/* Texts of the context. own: the owner's copy, which has the words of the
 * step and who does it. */
const char *actions_rows__title(const actions_rows *q);
const char *actions_rows__state_word(actions__state state);
/** What the step is about, without its words in a public copy. */
/** "step 1 of 2" where a pair has several, in the order of the table; else "".
 */
const char *actions_rows__which(const actions_rows *q, const pdn_action_row *r);
const char *actions_rows__about(const pdn_action_row *r, bool own);
/** "NAV inviterer BUP"; "" where it is not said. */
const char *actions_rows__who(const pdn_action_row *r);
/** "frist 1.3.2022, gjort 15.9.2022". */
const char *actions_rows__when(const pdn_action_row *r);
/** Can it be done now, or must it be lifted. */
const char *actions_rows__where(const pdn_action_row *r);
/** What is seen of its pair after it; "" where nothing is told. */
const char *actions_rows__after(const pdn_action_row *r);

#endif
