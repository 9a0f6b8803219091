/* numbered_scale.h - what the numbers of a question mean, where words say it:
 * in its heading ("1=daglig, 5=aldri") or in front of its answers ("1 -
 * Aldri").
 */
#ifndef PDN_NUMBERED_SCALE_H
#define PDN_NUMBERED_SCALE_H

#include "pdnet/core.h"
#include "survey/webform/word_count.h"

enum { NUMBERED_SCALE_WORDS = 24 };

/** Zero-initialise. */
typedef struct {
    size_t words;
    struct {
        double number;
        const char *word;
    } said[NUMBERED_SCALE_WORDS];
    /* after settling */
    double lo, hi;    /* of the steps: neither `never` nor no answer */
    bool falls;       /* the least number is most */
    bool has_none;    /* some number means no contact */
    double none;      /* which */
    bool known_order; /* its words stand on a scale that is known */
    bool unclear;     /* `never` stands between others: no use can be made */
} numbered_scale;

/** Adds a word of a number, which must outlive the scale. One that has a word
 *  already keeps it. */
void numbered_scale__add(numbered_scale *s, double number, const char *word);

/** 1 of a word for the best end of any scale (best, høyest), -1 of one for the
 *  worst (dårligst, lavest); 0 of others. */
int numbered_scale__pole(const char *word);

/** Finds order, ends and what means no contact (of frequency alone) of the
 *  words that were added. */
pdn_status numbered_scale__settle(numbered_scale *s,
                                  const char *question) PDN_MUST_USE;

/** What a number stands for: 0 is no contact and more is more; an absence where
 *  its word is one. Without words it is itself. */
double numbered_scale__value(const numbered_scale *s, double number);

/** Whether some number stands for another than itself. */
bool numbered_scale__turns(const numbered_scale *s);

/** The least of the numbers that are such as forms give those who did not
 *  answer (9, 99, 98) and stand above the scale that words say; without words,
 *  far above the others, which are a whole run of steps. INFINITY: none. */
double numbered_scale__far(const numbered_scale *s, const word_count *numbers);

#endif
