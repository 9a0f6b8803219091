#include "pdnet/tables.h"

/* F(column, kind, unit, title, definition) */
#define F(column, kind, unit, title, definition)                              \
    {                                                                         \
#column, PDN_##kind, offsetof(pdn_baseline_row, column), unit, title, \
            definition                                                        \
    }

/* clang-format off */
static const pdn_field fields[] = {
    F(unit, TEXT, "name", "Unit", "As it stands in the outcomes file, after "
      "the crosswalk."),
    F(year, INTEGER, "year", "Year", "As it stands in the outcomes file."),
    F(indicator, TEXT, "name", "Indicator", "What is counted."),
    F(group, TEXT, "name", "Peer group", "As it stands in the outcomes file."),
    F(events, INTEGER, "count", "Events", "People (or cases) counted."),
    F(population, INTEGER, "count", "Population", "Of how many."),
    F(share, REAL, "share", "Share",
      "events / population; where there are no counts, the published "
      "share_percent / 100."),
    F(lo, REAL, "share", "Interval, lower end",
      "How far the share would move by chance if the same risk met another "
      "cohort (registers are complete: there is no sampling error). Wilson "
      "(1927), Clopper and Pearson (1934) or Jeffreys, at --level."),
    F(hi, REAL, "share", "Interval, upper end", "See lo."),
    F(benchmark, REAL, "share", "Benchmark",
      "Sum of events / sum of population over the rows compared, the unit "
      "included (all, or its group), or the value given."),
    F(funnel95_lo, REAL, "share", "Funnel 95 %, lower limit",
      "Exact binomial limit around the benchmark for a unit of this size, "
      "interpolated, held to 0 .. 1 (Spiegelhalter 2005, Stat Med 24:1185). "
      "For drawing: flag goes by the exact tails. Empty where both limits "
      "would be the same."),
    F(funnel95_hi, REAL, "share", "Funnel 95 %, upper limit",
      "See funnel95_lo."),
    F(funnel998_lo, REAL, "share", "Funnel 99.8 %, lower limit",
      "See funnel95_lo."),
    F(funnel998_hi, REAL, "share", "Funnel 99.8 %, upper limit",
      "See funnel95_lo."),
    F(z, REAL, "standard deviations", "Distance from the benchmark",
      "(share - t) / sqrt(t (1 - t) / population), t the benchmark."),
    F(z_adjusted, REAL, "standard deviations",
      "Distance from the benchmark, over-dispersion included",
      "(share - t) / sqrt(t (1 - t) / population + tau2)."),
    F(shrunk, REAL, "share", "Shrunk share",
      "Posterior mean given all units compared: true shares are Beta, their "
      "mean p uniform, their standard deviation uniform on 0 .. .25, both "
      "unknown and integrated over (beta-binomial on a grid). Empty where a "
      "unit is compared with no other."),
    F(shrunk_lo, REAL, "share", "Shrunk share, lower end",
      "Quantile of the same posterior at --level, that the spread between "
      "units is not known included."),
    F(shrunk_hi, REAL, "share", "Shrunk share, upper end", "See shrunk_lo."),
    F(rank, REAL, "rank", "Rank",
      "By share within year and indicator, 1 = best by --better, mid-ranks."),
    F(rank_lo, REAL, "rank", "Rank, lower end",
      "2.5 % order statistic of the rank over draws from the posterior of "
      "the shares: each draw one spread between units, then every share."),
    F(rank_hi, REAL, "rank", "Rank, upper end",
      "97.5 % order statistic; see rank_lo."),
    F(p_best_quarter, REAL, "share of draws", "In the best quarter",
      "Share of draws in which the rank is at most ceil(units / 4)."),
    F(band, TEXT, "label", "Band",
      "The band of --bands that holds the share: [from, to)."),
    F(flag, TEXT, "codes", "Flags",
      "edge: rounded to one decimal, the per cent stands between two bands. "
      "outside95, outside998: so many events or more, or so many or fewer, "
      "have a chance below .025 (.001) at the benchmark, and where tau2 is "
      "above 0, z_adjusted is beyond 1.96 (3.09) too; of a rounded share "
      "the count nearest to the benchmark is taken. Joined by +."),
    F(nullpunkt, REAL, "share", "Share at the nullpunkt",
      "The unit's share in the nullpunkt year."),
    F(change, REAL, "share", "Change from the nullpunkt",
      "share - nullpunkt (.01 is one percentage point); empty in the nullpunkt "
      "year itself."),
    F(change_lo, REAL, "share", "Change, lower end",
      "Newcombe's method 10 (1998, Stat Med 17:873), the years taken as "
      "independent. Cohorts that share people are not: usually too wide."),
    F(change_hi, REAL, "share", "Change, upper end", "See change_lo."),
    F(change_p, REAL, "p", "Change, p",
      "Two-sided p of no change: two-proportion z test, pooled share."),
    F(detectable, REAL, "share", "Smallest change that could be shown",
      "With this population in both years, 5 % two-sided, 80 % power, from "
      "the nullpunkt in the better direction; empty where none could."),
    F(change_ratio, REAL, "ratio", "Share divided by the nullpunkt's",
      "share / nullpunkt; empty where either year has no event, or both "
      "nothing but events."),
    F(change_ratio_lo, REAL, "ratio", "Ratio, lower end",
      "Katz et al. (1978); empty where change_ratio is."),
    F(change_ratio_hi, REAL, "ratio", "Ratio, upper end",
      "See change_ratio_lo."),
    F(phi, REAL, "ratio", "Over-dispersion",
      "Mean of z squared over the rows compared, z winsorised at the 10 and "
      "90 % quantiles (type 7), which draws it in: chance alone gives about "
      ".68 (1 - 1/k) over k units, not 1 (Spiegelhalter 2005, QSHC 14:347). "
      "phi_lo and phi_hi allow for that."),
    F(tau2, REAL, "share squared", "Variance between units",
      "DerSimonian and Laird (1986): max(0, (sum z^2 - (k - 1)) / (sum w - "
      "sum w^2 / sum w)), w = population / (t (1 - t)), z not winsorised. "
      "Empty for one unit."),
    F(adjusted95_lo, REAL, "share", "Adjusted funnel 95 %, lower limit",
      "t -+ 1.96 sqrt(t (1 - t) / population + tau2), held to 0 .. 1."),
    F(adjusted95_hi, REAL, "share", "Adjusted funnel 95 %, upper limit",
      "See adjusted95_lo."),
    F(adjusted998_lo, REAL, "share", "Adjusted funnel 99.8 %, lower limit",
      "t -+ 3.09 sqrt(t (1 - t) / population + tau2), held to 0 .. 1."),
    F(adjusted998_hi, REAL, "share", "Adjusted funnel 99.8 %, upper limit",
      "See adjusted998_lo."),
    F(rate, REAL, "events per PER people and year", "Rate",
      "events / (population x period_years) x PER, with --rate PER only; "
      "period_years 1 where there is none. Events may then be more than "
      "people; every share of that indicator stays empty."),
    F(rate_lo, REAL, "events per PER people and year", "Rate, lower end",
      "Garwood's exact interval of a Poisson count (1936) at --level, over "
      "the same person time."),
    F(rate_hi, REAL, "events per PER people and year", "Rate, upper end",
      "See rate_lo."),
    F(expected, REAL, "count", "Expected events",
      "As it stands in the outcomes file: how many events the unit would have "
      "at reference rates for its own ages (indirect standardisation)."),
    F(ratio, REAL, "ratio", "Events divided by expected",
      "events / expected (standardised ratio), empty where 0 is expected. The "
      "ratios of two units are comparable only where their ages are mixed "
      "alike; each compares with the reference alone."),
    F(ratio_lo, REAL, "ratio", "Ratio to expected, lower end",
      "Garwood's exact interval of the events at --level, divided by "
      "expected, which is taken as known."),
    F(ratio_hi, REAL, "ratio", "Ratio to expected, upper end",
      "See ratio_lo."),
    F(ratio_byar_lo, REAL, "ratio", "Ratio to expected, lower end by Byar",
      "Byar's approximation to it (Breslow and Day 1987), good from 10 "
      "events."),
    F(ratio_byar_hi, REAL, "ratio", "Ratio to expected, upper end by Byar",
      "See ratio_byar_lo."),
    F(phi_lo, REAL, "ratio", "True over-dispersion, lower end",
      "Interval at --level of how many times the variance of chance alone the "
      "units have (1: chance alone): 1.0314 k phi / chi-square quantile with "
      ".7 (k - 1) degrees of freedom, .7 k where the benchmark is a value "
      "from outside; the factors undo what winsorising takes. Wide with few "
      "units: with six it says little. Empty where more than a tenth of the "
      "units are outside998: it is not to be trusted there."),
    F(phi_hi, REAL, "ratio", "True over-dispersion, upper end",
      "See phi_lo. Above phi itself where many units are compared."),
    F(trend, REAL, "share per year", "Trend",
      "Change of the share per year (.01 is one percentage point) over the "
      "unit's years with counts, three at least: least squares with weights "
      "population. In the row of the unit's last such year. Descriptive: "
      "years share people."),
    F(trend_chi2, REAL, "chi-square", "Trend, chi-square",
      "Cochran and Armitage, one degree of freedom, years taken as "
      "independent; empty where no event or nothing but events were seen."),
    F(trend_p, REAL, "p", "Trend, p",
      "Upper tail of trend_chi2. Cohorts that share people are not "
      "independent: it describes, it proves nothing."),
    F(trend_years, INTEGER, "count", "Trend, years",
      "How many years with counts went into it."),
    F(paired_n, INTEGER, "count", "People there both times",
      "paired_both + paired_before + paired_now + paired_neither of the "
      "outcomes file."),
    F(change_paired, REAL, "share", "Change among the same people",
      "(paired_now - paired_before) / paired_n: now minus the nullpunkt."),
    F(change_paired_lo, REAL, "share", "Change among the same people, lower "
      "end", "Newcombe's paired method 10 (1998, Stat Med 17:2635)."),
    F(change_paired_hi, REAL, "share", "Change among the same people, upper "
      "end", "See change_paired_lo."),
    F(share_min, REAL, "share", "Share before rounding, least",
      "Where only a rounded share_percent is published: the least share that "
      "rounds to it, by the decimals as written (20.0 has one). Empty where "
      "the share rests on counts."),
    F(share_max, REAL, "share", "Share before rounding, most",
      "The share lies below this; see share_min."),
    F(change_min, REAL, "share", "Change before rounding, least",
      "The least change that the rounding of either share leaves open. Empty "
      "where both rest on counts."),
    F(change_max, REAL, "share", "Change before rounding, most",
      "See change_min."),
    F(rank_min, REAL, "rank", "Rank before rounding, best",
      "The best rank that the rounding of published shares leaves open within "
      "year and indicator. Empty where none of them is rounded."),
    F(rank_max, REAL, "rank", "Rank before rounding, worst",
      "See rank_min."),
    F(spread, REAL, "share", "Spread between units",
      "Posterior mean of the standard deviation of true shares between the "
      "units compared; see shrunk."),
};
/* clang-format on */

const pdn_schema pdn_baseline_schema = {
    .name = "baseline",
    .title = "Outcome shares with their uncertainty, against a benchmark and "
             "the nullpunkt",
    .stride = sizeof(pdn_baseline_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
