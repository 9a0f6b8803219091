/* deviants_parts.h - the units of the sheet of deviants, by what is claimed. */
#ifndef PDN_DEVIANTS_PARTS_H
#define PDN_DEVIANTS_PARTS_H

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"
#include "sheet/axes.h"

/** What can be claimed, the strongest first; then nothing. */
typedef enum {
    DEVIANTS_SUSTAINED,
    DEVIANTS_IMPROVED,
    DEVIANTS_OUTLIER,
    DEVIANTS_COUNTER_WORSE, /* better, and the counter-indicator worse */
    DEVIANTS_ONE_YEAR,
    DEVIANTS_NO_CLAIM
} deviants__class;

typedef struct {
    const pdn_deviant_row **claimed; /* the strongest claim first */
    size_t claims;
    size_t count[DEVIANTS_NO_CLAIM + 1]; /* of units, by standing */
    const pdn_deviant_row *row;
    size_t rows;
    bool judged;        /* some unit could be judged */
    bool lower;         /* lower is better */
    pdn_sentence *says; /* of each claimed unit, or the one of too little */
} deviants__rows;

pdn_status deviants__take(const pdn_deviant_row *row, size_t n,
                          deviants__rows *out);
void deviants__clear(deviants__rows *d);

deviants__class deviants__class_of(const pdn_deviant_row *r);

/** What is said of the unit: its claim, or, of one that would have one but for
 *  something else that is worse, that. */
const char *deviants__said(const pdn_deviant_row *r);

/** A few words for a claim, and its mark. */
const char *deviants__class_word(deviants__class s);
void deviants__class_mark(pdn_sheet *s, deviants__class standing, pdn_point at);

/** "12,7 % av om lag 1571 i året", or "": the years hold much the same people,
 *  who are never added up. Text of the context. */
const char *deviants__counts(const pdn_deviant_row *r);

/** Text of the context. */
const char *deviants__title(const deviants__rows *d);

/** Text of the context: the years that the claim rests on, and those that
 *  units are judged by; "" where they are not known. */
const char *deviants__rest(const pdn_deviant_row *r);
const char *deviants__years(const deviants__rows *d);

/** The column: sentences, squares, chance, notes, marks. */
void deviants__column(pdn_sheet *s, const deviants__rows *d);

#endif
