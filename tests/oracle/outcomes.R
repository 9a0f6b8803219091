# outcomes.R - makes outcomes.csv, two studies that baseline.R and deviants.R
# work on. wide: 24 units, 4 years, three resources, more spread than chance, one
# unit better every year and one in one year. band: 31 units, 5 years, people aged 20 to
# 29, two resources, no more spread than chance, counts missing here and there.
#     cd tests/oracle && Rscript outcomes.R
source("common.R")
set.seed(2021)

study <- function(name, units, years, slope, spread, band) {
    unit <- sprintf("U%02d", seq_len(units))
    d <- expand.grid(year = years, unit = unit)[2:1]
    d$population <- rep(round(exp(runif(units, log(300), log(6000)))), each = length(years)) +
        sample(-15:15, nrow(d), TRUE)
    own <- rep(rnorm(units), each = length(years)) # what stays, year after year
    for (k in seq_along(slope))
        d[[paste0("r", k)]] <- round(rep(rnorm(units, 10 * k, k), each = length(years)) +
                                     rnorm(nrow(d), 0, .3), 2)
    eta <- -1.3 + spread * own + .05 * (d$year - min(years)) +
        as.matrix(d[paste0("r", seq_along(slope))]) %*% slope - sum(10 * seq_along(slope) * slope)
    d$events <- rbinom(nrow(d), d$population, plogis(eta))
    d$age_from <- band[1]
    d$age_to <- band[2]
    for (k in setdiff(1:3, seq_along(slope))) d[[paste0("r", k)]] <- NA
    data.frame(study = name, d[c("unit", "year", "population", "events", "age_from",
                                 "age_to", "r1", "r2", "r3")])
}

rows <- rbind(study("wide", 24, 2018:2021, c(.25, -.1, .03), .07, c(NA, NA)),
              study("band", 31, 2017:2021, c(-.2, .12), 0, c(20, 29)))
rows$events[rows$study == "band" & rows$unit == "U05" & rows$year == 2019] <- NA
rows$population[rows$study == "band" & rows$unit == "U11" & rows$year > 2018] <- NA
fewer <- rows$study == "wide" & (rows$unit == "U03" | rows$unit == "U07" & rows$year == 2020)
rows$events[fewer] <- round(.75 * rows$events[fewer])
fixture(rows, "outcomes.csv")
