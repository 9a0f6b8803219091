/* claim_rule.h - the thresholds of the claims, each once: screen.c judges by
 * them and claim_rule.c says them (--help, manual page). */
#ifndef PDN_CLAIM_RULE_H
#define PDN_CLAIM_RULE_H

/* As they are said. */
#define CLAIM_Z          1.2816 /* the one-sided 10 % point of the normal */
#define CLAIM_LAST_Z     0
#define CLAIM_Q          .10
#define CLAIM_BETTER_PCT 10
#define CLAIM_AGREE_PCT  80
#define CLAIM_YEARS      3
#define CLAIM_UNITS      12
#define CLAIM_UNITS_PER  5
#define CLAIM_GOOD_YEARS 3
#define CLAIM_SHOWABLE_P .05

#define CLAIM_TEXT_(x) #x
#define CLAIM_TEXT(x)  CLAIM_TEXT_(x)

static const struct {
    double z; /* CLAIM_Z with all its digits */
    double last_z, q, ratio, agree, showable_p;
    unsigned years, units, units_per_term, good_years;
} claim__rule = {
    .z = 1.2815515655446004,
    .last_z = CLAIM_LAST_Z,
    .q = CLAIM_Q,
    .ratio = (100 - CLAIM_BETTER_PCT) / 100.0,
    .agree = CLAIM_AGREE_PCT / 100.0,
    .showable_p = CLAIM_SHOWABLE_P,
    .years = CLAIM_YEARS,
    .units = CLAIM_UNITS,
    .units_per_term = CLAIM_UNITS_PER,
    .good_years = CLAIM_GOOD_YEARS,
};

#endif
