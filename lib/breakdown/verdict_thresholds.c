/* The thresholds of the rule, for those who tell of it. */
#include "verdict_rule.h"

#include "pdnet/breakdown.h"

pdn_verdict_thresholds pdn_verdict_thresholds_of_rule(void)
{
    return (pdn_verdict_thresholds){
        .p = verdict__rule.small_p,
        .missing_ratio = verdict__rule.missing.ratio,
        .missing_shortfall = verdict__rule.missing.shortfall,
        .thin_ratio = verdict__rule.thin.ratio,
        .thin_q = verdict__rule.thin.q,
        .thin_shortfall = verdict__rule.thin.shortfall,
        .one_dyads = verdict__rule.one.dyads,
        .one_share = verdict__rule.one.share,
        .one_many_dyads = verdict__rule.one.many_dyads,
        .one_heard = verdict__rule.one.heard,
        .sides_dyads = verdict__rule.sides.dyads,
        .sides_confirmed = verdict__rule.sides.confirmed,
        .sides_lean = verdict__rule.sides.lean,
        .strained_raters = verdict__rule.strained.raters,
        .strained_ratings = verdict__rule.strained.ratings,
        .strained_steps = verdict__rule.strained.steps,
        .works_ratio = verdict__rule.works.ratio,
        .works_confirmed = verdict__rule.works.confirmed,
        .works_carriers = verdict__rule.works.carriers,
        .works_top_share = verdict__rule.works.top_share,
        .works_steps = verdict__rule.works.steps,
        .coverage = verdict__rule.coverage,
        .ordinary_ratio = verdict__rule.ordinary_ratio,
        .named_most = verdict__rule.named.most,
        .named_least = verdict__rule.named.least,
        .named_answered = verdict__rule.named.answered,
        .tested_side = verdict__rule.assessable.side,
        .tested_answered = verdict__rule.assessable.answered,
    };
}
