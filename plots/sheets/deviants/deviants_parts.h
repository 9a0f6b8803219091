/* deviants_parts.h - the units of the sheet of deviants, by what is claimed. */
#ifndef PDN_DEVIANTS_PARTS_H
#define PDN_DEVIANTS_PARTS_H

#include "pdnet/sheets.h"
#include "pdnet/words.h"
#include "sheet/axes.h"

/** What can be claimed, the strongest first; then nothing. */
typedef enum {
    PDN_I_LASTING,
    PDN_I_BETTERED,
    PDN_I_STANDS_OUT,
    PDN_I_BARGAIN, /* better, and the counter-indicator worse */
    PDN_I_GOOD_YEAR,
    PDN_I_NO_CLAIM
} pdn_i_standing;

typedef struct {
    const pdn_deviant_row **claimed; /* the strongest claim first */
    size_t claims;
    size_t count[PDN_I_NO_CLAIM + 1]; /* of units, by standing */
    const pdn_deviant_row *row;
    size_t rows;
    bool judged;        /* some unit could be judged */
    bool lower;         /* lower is better */
    pdn_sentence *says; /* of each claimed unit, or the one of too little */
} pdn_i_deviants;

pdn_status pdn_i_deviants_take(const pdn_deviant_row *row, size_t n,
                               pdn_i_deviants *out);
void pdn_i_deviants_clear(pdn_i_deviants *d);

pdn_i_standing pdn_i_standing_of(const pdn_deviant_row *r);

/** A few words for a claim, and its mark. */
const char *pdn_i_standing_word(pdn_i_standing s);
void pdn_i_standing_mark(pdn_sheet *s, pdn_i_standing standing, pdn_point at);

/** Text of the context. */
const char *pdn_i_deviants_title(const pdn_i_deviants *d);

/** Text of the context: the years that the claim rests on, and those that
 *  units are judged by; "" where they are not known. */
const char *pdn_i_deviants_rest(const pdn_deviant_row *r);
const char *pdn_i_deviants_years(const pdn_i_deviants *d);

/** The column: sentences, squares, chance, notes, marks. */
void pdn_i_deviants_column(pdn_sheet *s, const pdn_i_deviants *d);

#endif
