# limits.R - makes limits-funnel.csv (qbinom and pbinom with interpolation),
# limits-detectable.csv (power.prop.test; a fall is a rise of those not counted),
# limits-scores.csv (normal scores of mid-p, both tails) and limits-trend.csv
# (Cochran and Armitage by prop.trend.test).
#     cd tests/oracle && Rscript limits.R
source("common.R")

funnel <- merge(data.frame(p = c(.001, .025, .975, .999)),
                expand.grid(n = c(1, 10, 50, 250, 5076, 200000), target = c(.003, .226, .5, .9)))
funnel$quantile <- with(funnel, qbinom(p, n, target))
funnel$limit <- with(funnel, pmin(1, pmax(0, (quantile - (pbinom(quantile, n, target) - p) /
                                                  dbinom(quantile, n, target)) / n)))
fixture(funnel, "limits-funnel.csv")

seen <- expand.grid(p0 = c(.01, .1, .226, .5, .8), n = c(20, 100, 500, 5076, 100000), up = 0:1)
seen$detectable <- mapply(function(p0, n, up) {
    p1 <- if (up) p0 else 1 - p0
    lack <- function(d) power.prop.test(n = n, p1 = p1, p2 = p1 + d)$power - .8
    # no answer where not even a change of everybody is enough
    if (lack(1 - p1) < 0) NA else uniroot(lack, c(1e-9, 1 - p1), tol = 1e-15)$root
}, seen$p0, seen$n, seen$up)
fixture(seen, "limits-detectable.csv")

scores <- merge(data.frame(x = c(0, 1, 3, 10, 45, 100, 260, 1148, 1300, 49000, 50500)),
                data.frame(n = c(12, 100, 5076, 100000), mu = c(.3, .02, .226, .5)))
scores <- scores[scores$x <= scores$n, ]
scores$score <- with(scores, {
    half <- dbinom(x, n, mu) / 2
    ifelse(x <= n * mu, qnorm(pbinom(x - 1, n, mu) + half),
           qnorm(pbinom(x, n, mu, lower.tail = FALSE) + half, lower.tail = FALSE))
})
fixture(scores[abs(scores$score) < 36, ], "limits-scores.csv") # ours end at 37

trends <- list(methods = list(c(228, 215, 205, 190), rep(1000, 4), 2019:2022),
               gap = list(c(30, 41, 38), c(210, 230, 205), c(2018, 2019, 2022)),
               up = list(c(5, 9, 14, 20, 31), c(100, 120, 90, 110, 105), 2017:2021),
               large = list(c(20500, 20100, 19950), c(90000, 91000, 92500), 2020:2022))
fixture(do.call(rbind, lapply(names(trends), function(k) {
    d <- trends[[k]]
    g <- prop.trend.test(d[[1]], d[[2]], d[[3]])
    data.frame(case = k, year = d[[3]], events = d[[1]], population = d[[2]],
               slope = coef(lm(d[[1]] / d[[2]] ~ d[[3]], weights = d[[2]]))[[2]],
               chi2 = as.vector(g$statistic), p = g$p.value)
})), "limits-trend.csv")
