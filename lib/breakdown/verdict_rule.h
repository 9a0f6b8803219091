/* verdict_rule.h - the thresholds of the rule, each once: verdict.c judges by
 * them and says them (--help, manual page). */
#ifndef PDN_VERDICT_RULE_H
#define PDN_VERDICT_RULE_H

/* As they are said. Shares "of 100" are per cent. */
#define SMALL_P             .05
#define MISSING_RATIO       .5
#define DUTY_ANSWERED       2
#define ONE_DYADS           3
#define ONE_OF_100          80
#define ONE_MANY_DYADS      6
#define ONE_HEARD           2
#define SIDES_DYADS         5
#define SIDES_LEAN          .8
#define SIDES_NAMERS        3
#define STRAINED_RATERS     3
#define STRAINED_RATINGS    5
#define STRAINED_STEPS      .5
#define THIN_RATIO          .75
#define THIN_Q              .20
#define THIN_SHORT          .2
#define WORKS_RATIO         1
#define LEAST_COVERAGE      .5
#define WORKS_CONFIRMED     .5
#define WORKS_DYADS         5
#define WORKS_CARRIERS      3
#define WORKS_TOP_SHARE     .5
#define WORKS_RATERS        3
#define WORKS_STEPS         .5
#define ORDINARY_RATIO      .5
#define NAMED_MOST          .5
#define NAMED_LEAST         .2
#define NAMED_ANSWERED      5
#define ASSESSABLE_SIDE     2
#define ASSESSABLE_ANSWERED 5

/* clang-format off */
#define MISSING_SHORT       1/3
#define MISSING_ACTIVITY    2/3
#define SIDES_CONFIRMED     1/3
/* clang-format on */

#define RULE_TEXT_(x) #x
#define RULE_TEXT(x)  RULE_TEXT_(x)

/* 1/3 is a third: the division is of doubles. */
#define RULE_NUMBER(x) (1.0 * x)

static const struct {
    double small_p;
    struct {
        double ratio, q, shortfall;
    } missing, thin;
    double activity, duty_answered;
    struct {
        double dyads, share, many_dyads, heard, odds;
    } one;
    struct {
        double dyads, confirmed, lean, namers;
    } sides;
    struct {
        double raters, ratings, steps;
    } strained;
    struct {
        double ratio, confirmed, dyads, carriers, top_share, raters, steps;
    } works;
    double coverage, ordinary_ratio;
    struct {
        double most, least, answered;
    } named; /* by people who name services */
    struct {
        double side, answered;
    } assessable;
} verdict__rule = {
    .small_p = RULE_NUMBER(SMALL_P),
    .missing = {RULE_NUMBER(MISSING_RATIO), RULE_NUMBER(SMALL_P),
                RULE_NUMBER(MISSING_SHORT)},
    .thin = {RULE_NUMBER(THIN_RATIO), RULE_NUMBER(THIN_Q),
             RULE_NUMBER(THIN_SHORT)},
    .activity = RULE_NUMBER(MISSING_ACTIVITY),
    .duty_answered = RULE_NUMBER(DUTY_ANSWERED),
    .one = {RULE_NUMBER(ONE_DYADS), RULE_NUMBER(ONE_OF_100) / 100,
            RULE_NUMBER(ONE_MANY_DYADS), RULE_NUMBER(ONE_HEARD), .5},
    .sides = {RULE_NUMBER(SIDES_DYADS), RULE_NUMBER(SIDES_CONFIRMED),
              RULE_NUMBER(SIDES_LEAN), RULE_NUMBER(SIDES_NAMERS)},
    .strained = {RULE_NUMBER(STRAINED_RATERS), RULE_NUMBER(STRAINED_RATINGS),
                 RULE_NUMBER(STRAINED_STEPS)},
    .works = {RULE_NUMBER(WORKS_RATIO), RULE_NUMBER(WORKS_CONFIRMED),
              RULE_NUMBER(WORKS_DYADS), RULE_NUMBER(WORKS_CARRIERS),
              RULE_NUMBER(WORKS_TOP_SHARE), RULE_NUMBER(WORKS_RATERS),
              RULE_NUMBER(WORKS_STEPS)},
    .coverage = RULE_NUMBER(LEAST_COVERAGE),
    .ordinary_ratio = RULE_NUMBER(ORDINARY_RATIO),
    .named = {RULE_NUMBER(NAMED_MOST), RULE_NUMBER(NAMED_LEAST),
              RULE_NUMBER(NAMED_ANSWERED)},
    .assessable = {RULE_NUMBER(ASSESSABLE_SIDE),
                   RULE_NUMBER(ASSESSABLE_ANSWERED)},
};

#endif
