/* said.h - what each person says of each group, in each set of one wave, as a
 * mark that is another as soon as anything in it is. */
#ifndef PDN_SAID_H
#define PDN_SAID_H

#include "counted_sets.h"

/** [person x (groups + 1) + group], the last: of everybody. 0: nothing that is
 *  counted. Zero-initialise. */
typedef struct {
    const counted_sets *c;
    uint64_t *mark[COUNTED_SETS];
} said;

/** One of them for what is counted of contacts: whom a person could report. */
pdn_status said__contacts(const counted_sets *c, said *out) PDN_MUST_USE;

/** For a rating: which contacts a person gave it to. Of a set that another wave
 *  saw too, people who gave it to somebody of the group then. */
pdn_status said__rating(const counted_sets *c, const char *rating,
                        said *out) PDN_MUST_USE;

/** For an obstacle: whether a person could name it of the group, and did. */
pdn_status said__obstacle(const counted_sets *c, const char *code,
                          said *out) PDN_MUST_USE;

void said__clear(said *s);

/** How many people say something else of groups in one set than in another. */
typedef struct {
    size_t groups;
    double *of;   /* [g x (groups + 1) + h]: of group g about h; last: all */
    double *both; /* those counted in it both ways, having moved between them */
    double all;
} said__count;

/** What of a mark is compared: anything in it; whether there is any, which
 *  moves how many people there are; whether an obstacle was named. */
typedef enum { SAID_ANYTHING, SAID_AT_ALL, SAID_NAMED } said__part;

/** Zero-initialise out. Either set may be SIZE_MAX: nothing. */
pdn_status said__compare(const said *s, said__part part, size_t one,
                         size_t other, said__count *out) PDN_MUST_USE;

/** Of g about h, and of either about the other, each person once. */
double said__of(const said__count *n, uint32_t g, uint32_t h);
double said__between(const said__count *n, uint32_t g, uint32_t h);

void said__count_clear(said__count *n);

#endif
