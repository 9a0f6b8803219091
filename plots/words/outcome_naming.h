/* outcome_naming.h - what the study in use calls things, and whom it asked. */
#ifndef PDN_OUTCOME_NAMING_H
#define PDN_OUTCOME_NAMING_H

/** The study's own name of a service, in definite form; NULL: it has none. */
const char *outcome_naming__service(const char *service);

/** The outcome that a claim is about, behind its share; "" where it is said by
 *  no name. */
const char *outcome_naming__judged(void);

/** That the people whom the outcome is counted among were not asked, or that
 *  what they say stands elsewhere. */
const char *outcome_naming__not_asked(void);

#endif
