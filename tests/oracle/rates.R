# rates.R - makes rates.csv, five units in three years, counts small and large,
# with expected events and people who were there both times; and rates-rows.csv:
# rates per 1000 people and year by poisson.test, ratios to the expected by
# poisson.test and epiR's epi.smr (Byar), trends by prop.trend.test and lm(), paired
# change by epiR.
#     cd tests/oracle && Rscript rates.R
source("common.R")
suppressMessages(library(epiR))
set.seed(2635)

d <- expand.grid(year = c(2018, 2019, 2021), unit = paste0("U", 1:5))[2:1]
d$population <- rep(c(80, 350, 900, 4000, 52000), each = 3) + sample(-8:8, 15, TRUE)
d$events <- rbinom(15, d$population, .2 - .008 * (d$year - 2018))
d$expected <- round(d$population * .19, 2)
d$period_years <- 2
base <- d[d$year == 2018, ][match(d$unit, d$unit[d$year == 2018]), ]
d$paired_both <- floor(.5 * pmin(d$events, base$events))
d$paired_before <- floor(.3 * base$events)
d$paired_now <- floor(.2 * d$events)
d$paired_neither <- floor(.4 * pmin(d$population, base$population))
d[d$year == 2018, grep("paired", names(d))] <- NA
fixture(d, "rates.csv")

rows <- do.call(rbind, lapply(seq_len(nrow(d)), function(i) {
    r <- d[i, ]
    time <- r$population * r$period_years
    g <- poisson.test(r$events, time)$conf.int * 1000
    e <- poisson.test(r$events, r$expected)$conf.int
    b <- epi.smr(r$events, r$expected, method = "byar")
    four <- unlist(r[c("paired_both", "paired_now", "paired_before", "paired_neither")]) # now less then
    p <- if (is.na(four[1])) data.frame(est = NA, lower = NA, upper = NA) else
        epi.conf(matrix(four, 1), ctype = "prop.paired")
    own <- d[d$unit == r$unit, ]
    last <- r$year == max(own$year)
    t <- prop.trend.test(own$events, own$population, own$year)
    data.frame(unit = r$unit, year = r$year, rate = r$events / time * 1000, rate_lo = g[1], rate_hi = g[2],
               expected = r$expected, ratio = r$events / r$expected, ratio_lo = e[1], ratio_hi = e[2],
               ratio_byar_lo = b$lower, ratio_byar_hi = b$upper,
               trend = if (last) coef(lm(events / population ~ year, own, weights = population))[[2]] else NA,
               trend_chi2 = if (last) as.vector(t$statistic) else NA, trend_p = if (last) t$p.value else NA,
               trend_years = if (last) 3 else NA,
               paired_n = if (is.na(four[1])) NA else sum(four), change_paired = p$est,
               change_paired_lo = p$lower, change_paired_hi = p$upper)
}))
fixture(rows, "rates-rows.csv")
