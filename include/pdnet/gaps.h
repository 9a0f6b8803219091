/* gaps.h - who ought to work together and does not. */
#ifndef PDN_GAPS_H
#define PDN_GAPS_H

#include "pdnet/csv.h"
#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Stated duties, as a file gives them. Zero-initialise. */
typedef struct {
    pdn_table table; /* owns the text */
    pdn_duty *duty;
    size_t duties;
} pdn_duties;

/** Reads a duties file. A name that is neither a group (by column `by`, NULL:
 *  sector) nor an id of g is a fault with its line and column. */
pdn_status pdn_duties_read(const char *path, const pdn_csv_options *options,
                           const pdn_network *g, const char *by,
                           pdn_findings *f, pdn_duties *out) PDN_MUST_USE;

void pdn_duties_clear(pdn_duties *d);

/** A duty that is not met: the columns of pdn-breakdown --gaps. */
typedef struct {
    const char *from, *to, *why, *lead;
    double ties, possible;
    const char *verdict; /* of the pair; NULL where a person is named */
    const char
        *could_be_asked; /* ids by textlist.h, at most three; NULL: none */
} pdn_gap;

typedef struct {
    pdn_arena text;
    pdn_gap *row;
    size_t rows;
} pdn_gaps;

/**
 * The duties, in their order, of pairs without a reported tie or whose verdict
 * is missing. Where too few answered the verdict says unknown. could_be_asked:
 * those who have contact with both sides already, the most with the lesser of
 * the two first (either end's word counts).
 */
pdn_status pdn_gaps_make(const pdn_network *g, const pdn_breakdown_options *o,
                         const pdn_breakdown *b, pdn_gaps *out) PDN_MUST_USE;

void pdn_gaps_clear(pdn_gaps *g);

#ifdef __cplusplus
}
#endif

#endif
