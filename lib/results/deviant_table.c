#include "pdnet/deviant_table.h"

#define ROW(column, kind, unit, title, definition)                           \
    {                                                                        \
#column, PDN_##kind, offsetof(pdn_deviant_row, column), unit, title, \
            definition                                                       \
    }

/* clang-format off */
static const pdn_field fields[] = {
    ROW(unit, TEXT, "name", "Unit", "As it stands in the outcomes file."),
    ROW(group, TEXT, "name", "Peer group", "As it stands there."),
    ROW(years, INTEGER, "years", "Years judged",
        "Judged years with events, population and every resource."),
    ROW(observed, INTEGER, "count", "Events", "Sum over the years judged."),
    ROW(expected, REAL, "count", "Events expected",
        "Sum over the years of population times the share that the resource "
        "model gives, fitted without this unit."),
    ROW(ratio, REAL, "ratio", "Observed / expected", "observed / expected."),
    ROW(residual, REAL, "z", "Pooled z, the unit in the fit",
        "As residual_deleted, from the fit with every unit in."),
    ROW(residual_deleted, REAL, "z", "Pooled z",
        "mean of the years' z / sqrt(V), V the variance of that mean with the "
        "overlap of cohorts; z the mid-p quantile residual from the fit "
        "without the unit, divided by sqrt(max(1, phi)); + is better."),
    ROW(p, REAL, "p", "p",
        "Upper tail of z, of t with units - resources - 2 degrees of freedom. "
        "z: the logit of the years' pooled share less what the others give by "
        "their resources, divided by the root of three variances: the count's "
        "with the overlap of cohorts, tau2, and the expectation's; + is "
        "better."),
    ROW(q, REAL, "p", "p over all units",
        "Benjamini and Hochberg over the units that are not "
        "too-little-data; of control_p where there are controls."),
    ROW(shrunk_ratio, REAL, "ratio", "Shrunk ratio",
        "Of the rarer outcome (events where the expected share of all is at "
        "most one half, else non-events): (a + O/f) / (a + E/f), the ratio "
        "drawn towards 1, gamma-Poisson by maximum likelihood; 1 without "
        "detectable spread."),
    ROW(shrunk_lo, REAL, "ratio", "Shrunk ratio, lower end",
        "5 % gamma quantile."),
    ROW(shrunk_hi, REAL, "ratio", "Shrunk ratio, upper end",
        "95 % gamma quantile."),
    ROW(p_best_quarter, REAL, "share of draws", "In the best quarter",
        "Share of draws from the shrunk ratios in which the rank is at most "
        "ceil(units / 4)."),
    ROW(years_better, INTEGER, "years", "Years better than expected",
        "Judged years with z >= 1.2816 (upper tenth), z as in p of that year "
        "alone."),
    ROW(agree, REAL, "share", "Specifications that agree",
        "Share of the specifications with z >= 1.2816, of the question that "
        "the claim answers: improved of the last two years from the "
        "nullpunkt, one-year of the good year, else of the years together."),
    ROW(specifications, INTEGER, "count", "Specifications",
        "Of that question: raw, adjusted, robust, shrunk; one per resource "
        "left out; and where years are taken together one per year left out."),
    ROW(counter, TEXT, "code", "Counter-indicator",
        "not-checked, fine, or worse (z there, as in p, <= -1.2816)."),
    ROW(claim, TEXT, "code", "Claim",
        "sustained, improved, one-year, none or too-little-data; outlier "
        "without resources."),
    ROW(by_chance, REAL, "count", "Found by chance",
        "Sustained and improved units to be expected in a study like this "
        "without any deviant: simulated counts, overlapping cohorts, units "
        "that differ lastingly by N(0, tau2), tau2 of all of them, in what no "
        "resource tells of."),
    ROW(matched_unit, TEXT, "name", "Unit to compare with",
        "The ordinary unit that is nearest in resources (standardised "
        "distance), of the same group where there is one. Ordinary: without a "
        "claim, and not for the counter-indicator's sake alone."),
    ROW(p_any_by_chance, REAL, "share of draws", "Any found by chance",
        "Share of such studies with at least one sustained or improved "
        "unit."),
    ROW(population, INTEGER, "person-years", "Population",
        "Sum over the years judged."),
    ROW(share, REAL, "share", "Share seen", "observed / population."),
    ROW(expected_share, REAL, "share", "Share expected",
        "expected / population."),
    ROW(share_lo, REAL, "share", "Share seen, lower end",
        "expected_share times the 5 % quantile of Gamma(O/f + 1/2, E/f): "
        "Jeffreys' interval for a count that is worth O/f independent events, "
        "f as in shrunk_ratio; of the rarer outcome, 1 less that of "
        "non-events."),
    ROW(share_hi, REAL, "share", "Share seen, upper end",
        "The same, 95 %; held to 1."),
    ROW(good_year, INTEGER, "year", "The good year",
        "one-year: the judged year with the least q; else empty."),
    ROW(gain, REAL, "share", "Better than expected from the nullpunkt",
        "improved: the last two years, expected less seen share (where higher "
        "is better seen less expected) in the model with the unit's own "
        "nullpunkt, events over population; else empty."),
    ROW(gain_lo, REAL, "share", "The same, lower end",
        "95 %: gain (1 - t/Z), Z = improved_z and t the 97.5 % quantile of the "
        "t distribution of that test."),
    ROW(gain_hi, REAL, "share", "The same, upper end", "gain (1 + t/Z)."),
    ROW(lasted, INTEGER, "years", "How long it has lasted",
        "improved: judged years in a row, up to the last, that were 1.2816 or "
        "more better than expected in that model (which judges two); else "
        "empty."),
    ROW(improved_z, REAL, "t", "Test of improved",
        "z as in p, of the last two years together in the model with the "
        "unit's own nullpunkt as one more predictor. t distribution with units "
        "- resources - 3 degrees of freedom. Empty where the last two years "
        "do not both lie after the nullpunkt."),
    ROW(improved_q, REAL, "p", "q of improved",
        "Benjamini and Hochberg over both questions of the units that are not "
        "too-little-data: the p of improved_z and the p of sustained are one "
        "family; both beside the controls where there are some."),
    ROW(claim_unchecked, TEXT, "code", "Claim but for the counter-indicator",
        "What the claim would be if the counter-indicator were not looked at; "
        "empty where that changes nothing."),
    ROW(match_distance, REAL, "sd", "Distance to the unit to compare with",
        "Euclidean distance between the units' mean resources over the judged "
        "years, each in standard deviations of all unit-years."),
    ROW(tau2, REAL, "logit squared", "Lasting variance between units",
        "Of the others, in what the resources do not tell: Paule and Mandel, "
        "the unit left out."),
    ROW(chosen_by, TEXT, "code", "Chosen by rules that others use",
        "Joined by +. deleted-t-90: externally studentised residual of the "
        "pooled logits on the resources, unweighted, beyond the one-sided 90 % "
        "point of t; top-decile: best tenth (rounded up) of its internally "
        "studentised residuals; three-of-four: z >= 1.2816 in 3 of the last 4 "
        "years judged; best-share: best raw share of all. Empty: by none."),
    ROW(control_z, REAL, "z", "z beside the controls",
        "(z - m) / sqrt(1 + s2), z as in p, m the mean of the unit's z on the "
        "controls and s2 = max(0, mean (z - m)^2 - 1). Empty without "
        "--controls."),
    ROW(control_p, REAL, "p", "p beside the controls",
        "Upper tail of control_z, normal."),
    ROW(rests_from, INTEGER, "year", "The claim rests on, from",
        "The first year that the claim (or claim_unchecked) rests on: "
        "improved: the last but one; one-year: the good year; else the first "
        "of the unit's judged years."),
    ROW(rests_to, INTEGER, "year", "The claim rests on, to",
        "The last of those years."),
    ROW(rests_against, INTEGER, "year", "Counted from",
        "improved: the nullpunkt; else empty."),
};

#define TERM(column, kind, unit, title, definition)           \
    {                                                         \
        #column, PDN_##kind, offsetof(pdn_deviant_term, column), unit, title, \
            definition                                        \
    }
static const pdn_field terms[] = {
    TERM(term, TEXT, "name", "Term", "An intercept per year; a resource."),
    TERM(estimate, REAL, "logit", "Estimate",
         "Change of the log odds per unit of the resource."),
    TERM(se, REAL, "logit", "Standard error",
         "Times sqrt(phi) where phi is above 1."),
    TERM(z, REAL, "z", "z", "estimate / se."),
    TERM(p, REAL, "p", "p", "Two-sided, normal."),
    TERM(phi, REAL, "ratio", "Over-dispersion",
         "Pearson X2 / df of the model."),
    TERM(deviance, REAL, "deviance", "Residual deviance", "Of the model."),
    TERM(df, INTEGER, "count", "Degrees of freedom", "Rows - terms."),
};

#define RESIDUAL(column, kind, unit, title, definition)     \
    {                                                       \
        #column, PDN_##kind, offsetof(pdn_deviant_residual, column), unit, \
            title, definition                               \
    }
static const pdn_field residuals[] = {
    RESIDUAL(unit, TEXT, "name", "Unit", "As it stands in the file."),
    RESIDUAL(year, INTEGER, "year", "Year", "A judged year."),
    RESIDUAL(events, INTEGER, "count", "Events", "As in the file."),
    RESIDUAL(population, INTEGER, "count", "Population", "As in the file."),
    RESIDUAL(fitted, REAL, "share", "Fitted share",
             "Of the model with every unit in."),
    RESIDUAL(hat, REAL, "share", "Leverage", "Diagonal of the hat matrix."),
    RESIDUAL(pearson, REAL, "z", "Pearson residual",
             "(x - n mu) / sqrt(n mu (1 - mu))."),
    RESIDUAL(deviance, REAL, "z", "Deviance residual",
             "Signed root of the row's deviance."),
    RESIDUAL(standardised, REAL, "z", "Standardised deviance residual",
             "deviance / sqrt(1 - hat)."),
    RESIDUAL(studentised, REAL, "z", "Studentised residual",
             "Williams (1987), Applied Statistics 36:181."),
    RESIDUAL(quantile, REAL, "z", "Quantile residual",
             "Normal score of P(X < x) + P(X = x)/2 (Dunn and Smyth 1996, the "
             "middle in place of a draw); phi not divided out."),
};

#define MATCH(column, kind, unit, title, definition)           \
    {                                                          \
        #column, PDN_##kind, offsetof(pdn_deviant_match, column), unit, title, \
            definition                                         \
    }
static const pdn_field matches[] = {
    MATCH(unit, TEXT, "name", "Unit",
          "A unit whose claim is sustained, improved or one-year."),
    MATCH(matched_unit, TEXT, "name", "Unit to compare with",
          "An ordinary unit (claim none, whether or not the counter-indicator "
          "is looked at), of the same group where there is one."),
    MATCH(order, INTEGER, "rank", "Order",
          "1: the nearest (as in the table of units); at most 4; ties by name "
          "in byte order."),
    MATCH(distance, REAL, "sd", "Distance",
          "Root of the sum of the squared differences over the resources."),
    MATCH(resource, TEXT, "name", "Resource", "A column of the outcomes file."),
    MATCH(value, REAL, "as in the file", "The unit has",
          "Mean of the resource over the unit's judged years."),
    MATCH(matched_value, REAL, "as in the file", "The other has",
          "The same of matched_unit."),
    MATCH(difference, REAL, "sd", "Difference",
          "value - matched_value, in standard deviations of all unit-years."),
};
/* clang-format on */

const pdn_schema pdn_deviant_schema = {
    .name = "deviants",
    .title = "Who does better than expected with the same resources",
    .stride = sizeof(pdn_deviant_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};

const pdn_schema pdn_deviant_fit_schema = {
    .name = "deviants-fit",
    .title = "The resource model",
    .stride = sizeof(pdn_deviant_term),
    .field = terms,
    .fields = sizeof terms / sizeof *terms,
};

const pdn_schema pdn_deviant_residual_schema = {
    .name = "deviants-residuals",
    .title = "Residuals of the resource model",
    .stride = sizeof(pdn_deviant_residual),
    .field = residuals,
    .fields = sizeof residuals / sizeof *residuals,
};

const pdn_schema pdn_deviant_match_schema = {
    .name = "deviants-matches",
    .title = "Ordinary units to visit beside those that do better",
    .stride = sizeof(pdn_deviant_match),
    .field = matches,
    .fields = sizeof matches / sizeof *matches,
};
