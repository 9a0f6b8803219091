#include "paired.h"

#include <math.h>
#include <stdio.h>

const char *const paired__name[PDN_PAIRED] = {"paired_both", "paired_before",
                                              "paired_now", "paired_neither"};

bool paired__given(const pdn_outcome *o)
{
    for (int k = 0; k < PDN_PAIRED; k++)
        if (isnan(o->paired[k])) return false;
    return true;
}

/* The first of the four without any cell where another has one; -1: none. */
static int lacking(const pdn_outcome *o)
{
    int none = -1, some = 0;

    for (int k = PDN_PAIRED - 1; k >= 0; k--) {
        if (pdn_state_of(o->paired[k]) == PDN_NOT_DEFINED)
            none = k;
        else
            some++;
    }
    return some > 0 ? none : -1;
}

double paired__people(const pdn_outcome *o)
{
    return o->paired[PDN_PAIRED_BOTH] + o->paired[PDN_PAIRED_BEFORE] +
           o->paired[PDN_PAIRED_NOW] + o->paired[PDN_PAIRED_NEITHER];
}

/* Of people there both times `counted` had the event, then in a year with
 * that many events and people. */
static int too_many(const pdn_outcome *o, int with, const pdn_outcome *year,
                    char why[PAIRED_REASON_SIZE])
{
    double counted = o->paired[PDN_PAIRED_BOTH] + o->paired[with];
    double others = paired__people(o) - counted;

    if (counted > year->events) {
        snprintf(why, PAIRED_REASON_SIZE,
                 "paired_both and %s are %s, more than the %s events of %s",
                 paired__name[with], pdn_number_format(counted).text,
                 pdn_number_format(year->events).text,
                 pdn_number_format(year->year).text);
        return with;
    }
    if (paired__people(o) > year->population) {
        snprintf(why, PAIRED_REASON_SIZE,
                 "the paired counts are %s people, more than the population "
                 "%s of %s",
                 pdn_number_format(paired__people(o)).text,
                 pdn_number_format(year->population).text,
                 pdn_number_format(year->year).text);
        return PDN_PAIRED_NEITHER;
    }
    if (!year->cases && others > year->population - year->events) {
        snprintf(
            why, PAIRED_REASON_SIZE,
            "%s paired people without the event in %s, but only %s had none",
            pdn_number_format(others).text, pdn_number_format(year->year).text,
            pdn_number_format(year->population - year->events).text);
        return PDN_PAIRED_NEITHER;
    }
    return -1;
}

int paired__fault(const pdn_outcome *o, char why[PAIRED_REASON_SIZE])
{
    int at = lacking(o);

    if (at >= 0)
        snprintf(why, PAIRED_REASON_SIZE,
                 "no %s: want all four of paired_both, paired_before, "
                 "paired_now and paired_neither, or none",
                 paired__name[at]);
    if (at >= 0 || !paired__given(o)) return at;
    return too_many(o, PDN_PAIRED_NOW, o, why);
}

int paired__base_fault(const pdn_outcome *o, const pdn_outcome *base,
                       char why[PAIRED_REASON_SIZE])
{
    if (!paired__given(o) || base == NULL || base->estimated || o->estimated)
        return -1;
    return too_many(o, PDN_PAIRED_BEFORE, base, why);
}
