# Expected values of tests/unit/test_counting.c: rates, standardised ratios,
# trend, paired change. R 4.2 with epiR 2.0.57 and epitools 0.5-10.1.
# Rscript tests/oracle/baseline_rates.R
options(digits = 8)

cat("rate, Garwood, per 1000: 7 in 2 x 350; 0 in 120; 24 in 10\n")
for (r in list(c(7, 700), c(0, 120), c(24, 10))) {
    e <- poisson.test(r[1], r[2])
    print(1000 * c(e$estimate, e$conf.int))
}
cat("rate at level .9: 7 in 700\n")
print(1000 * poisson.test(7, 700, conf.level = .9)$conf.int)

cat("ratio, exact and Byar: 12 of 8.4; 3 of 7.25\n")
for (r in list(c(12, 8.4), c(3, 7.25))) {
    print(c(r[1] / r[2], poisson.test(r[1])$conf.int / r[2]))
    print(unlist(epitools::pois.byar(r[1], 1)[4:5]) / r[2])
    # The formula itself (pois.byar takes x + 1/2 in both ends):
    x <- r[1]; y <- x + 1; z <- qnorm(.975)
    print(c(x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3,
            y * (1 - 1 / (9 * y) + z / (3 * sqrt(y)))^3) / r[2])
}

cat("trend: even years; uneven years and unequal populations\n")
trend <- function(t, x, n) {
    p <- prop.trend.test(x, n, t)
    print(c(coef(lm(x / n ~ t, weights = n))[2], p$statistic, p$p.value))
}
trend(2018:2021, c(228, 215, 205, 190), rep(1000, 4))
trend(c(2017, 2018, 2021, 2023), c(40, 31, 50, 22), c(200, 160, 310, 140))

cat("paired: both, now only, before only, neither\n")
paired <- function(a, b, c, d)
    print(epiR::epi.conf(matrix(c(a, b, c, d), 1), ctype = "prop.paired"))
paired(20, 12, 2, 16)
paired(36, 12, 2, 0)

cat("over-dispersion, the worked example: 1.0314 k phi / chi2, k - 1 and k degrees\n")
x <- c(30, 12, 45, 5, 22, 40)
n <- c(100, 60, 120, 50, 90, 110)
for (t in c(sum(x) / sum(n), .183)) {
    z <- (x / n - t) / sqrt(t * (1 - t) / n)
    q <- quantile(z, c(.1, .9))
    phi <- mean(pmin(pmax(z, q[1]), q[2])^2)
    d <- if (t == .183) 6 else 5
    print(c(phi, .7 / .6787 * 6 * phi / qchisq(c(.975, .025), .7 * d)))
}
