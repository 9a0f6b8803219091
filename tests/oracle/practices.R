# practices.R - makes practices-units.csv, practices-present.csv, practices-people.csv
# and practices-rows.csv: what units that do better do that others do not, by
# fisher.test, epiR's Newcombe interval and, for means of the people of each unit,
# every assignment of the labels by combn(); q by p.adjust over those that could
# show anything (Tarone 1990).
#     cd tests/oracle && Rscript practices.R
source("common.R")
suppressMessages(library(epiR))
set.seed(1990)

unit <- sprintf("K%02d", 1:19)
claim <- c(rep("sustained", 3), "improved", rep("none", 10), "one-year", "none", rep("too-little-data", 3))
fixture(data.frame(unit, claim), "practices-units.csv")
better <- claim %in% c("sustained", "improved")
judged <- better | claim %in% c("none", "one-year")

chances <- list(visits = c(1, .1), calls = c(.5, .5), one_door = c(.9, .3), rare = c(0, .1), plan = c(1, .4),
                always = c(1, 1))
present <- do.call(rbind, lapply(names(chances), function(p) {
    x <- rbinom(length(unit), 1, ifelse(better, chances[[p]][1], chances[[p]][2]))
    if (p == "calls") x[c(2, 7, 8)] <- NA
    data.frame(unit = unit, practice = p, present = x, year = 2021)
}))
fixture(present, "practices-present.csv")

people <- data.frame(unit = sample(rep(unit, length.out = 70)), responded = 1)
people <- data.frame(id = sprintf("p%02d", 1:70), people)
own <- better[match(people$unit, unit)]
people$degree <- rpois(70, ifelse(own, 9, 6))
people$load <- ifelse(runif(70) < .1, NA, round(people$degree / sample(c(.5, .8, 1), 70, TRUE), 3))
fixture(people, "practices-people.csv")

yes <- do.call(rbind, lapply(names(chances), function(p) {
    d <- subset(present, practice == p)
    count <- function(who) c(sum(d$present[who], na.rm = TRUE), sum(!is.na(d$present[who])))
    a <- count(better); b <- count(judged & !better)
    e <- epi.conf(cbind(a[1], a[2] - a[1], b[1], b[2] - b[1]), ctype = "prop.unpaired")
    test <- function(w) fisher.test(rbind(c(w, a[2] - w), c(a[1] + b[1] - w, b[2] - a[1] - b[1] + w)))$p.value
    can <- max(0, a[1] + b[1] - b[2]):min(a[2], a[1] + b[1])
    data.frame(name = p, kind = "practice", deviants_with = a[1], deviants = a[2], peers_with = b[1], peers = b[2],
               difference = e$est, lo = e$lower, hi = e$upper, delta = e$est, p_exact = test(a[1]),
               smallest_p = min(sapply(can, test)), year = 2021)
}))

means <- do.call(rbind, lapply(c("degree", "load"), function(v) {
    mean_of <- tapply(people[[v]], people$unit, mean, na.rm = TRUE)[unit]
    a <- mean_of[better & !is.na(mean_of)]
    b <- mean_of[judged & !better & !is.na(mean_of)]
    x <- c(a, b)
    place <- combn(length(x), length(a))
    off <- abs(apply(place, 2, function(i) mean(x[i]) - mean(x[-i])))
    end_of <- function(side) { # shifts not refused by the one-sided test at 2.5 %
        p <- function(d) {
            s <- colSums(matrix(c(a - d, b)[place], length(a)))
            mean(if (side < 0) s >= sum(a - d) - 1e-12 else s <= sum(a - d) + 1e-12)
        }
        in_ <- mean(a) - mean(b)
        out <- in_ + side * 100
        for (k in 1:80) { at <- (in_ + out) / 2; if (p(at) > .025) in_ <- at else out <- at }
        round(in_, 9)
    }
    data.frame(name = v, kind = "measure", deviants_with = NA, deviants = length(a), peers_with = NA, peers = length(b),
               difference = mean(a) - mean(b), lo = end_of(-1), hi = end_of(1), delta = mean(sign(outer(a, b, "-"))),
               p_exact = mean(off >= off[1] - 1e-9), smallest_p = max(2 / ncol(place), mean(off >= max(off) - 1e-9)),
               year = NA)
}))
rows <- rbind(yes, means)
# the least K such that at most K rows have smallest_p <= .05 / K
K <- Find(function(k) sum(rows$smallest_p <= .05 / k) <= k, seq_len(nrow(rows)))
tested <- rows$smallest_p <= .05 / K
rows$p_exact[!tested] <- NA
rows$q <- p.adjust(rows$p_exact, "BH")
fixture(rows, "practices-rows.csv")
