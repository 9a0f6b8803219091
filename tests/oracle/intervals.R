# intervals.R - makes interval-shares.csv, interval-counts.csv,
# interval-differences.csv, interval-paired.csv and interval-beta.csv: intervals
# of shares (prop.test, binom.test, qbeta), of counts (poisson.test; Byar by epiR
# epi.smr, Breslow and Day's form: epitools pois.byar puts x + 1/2 at both ends,
# which is another interval), of differences (epiR epi.conf: Newcombe 1998, methods 10 and the
# paired one), of ratios (epitools riskratio.wald: Katz), and beta quantiles.
#     cd tests/oracle && Rscript intervals.R
source("common.R")
suppressMessages({ library(epiR); library(epitools) })

rows <- function(table, f)
    do.call(rbind, lapply(seq_len(nrow(table)), function(i) f(table[i, ])))

shares <- rows(rbind(
    expand.grid(x = c(0, 1, 2, 7), n = c(7, 394), level = c(.9, .95, .998)),
    data.frame(x = c(1, 2, 3, 12, 519, 1148, 250000, 3, 4999999, 1e7),
               n = c(1, 519, 12, 12, 519, 5076, 1e6, 5e6, 5e6, 2e7), level = .95)),
    function(r) {
        w <- suppressWarnings(prop.test(r$x, r$n, conf.level = r$level, correct = FALSE))$conf.int
        b <- binom.test(r$x, r$n, conf.level = r$level)$conf.int
        j <- qbeta(c(1 - r$level, 1 + r$level) / 2, r$x + .5, r$n - r$x + .5)
        if (r$x == 0) j[1] <- w[1] <- 0 # exactly; rounding left in Wilson's
        if (r$x == r$n) j[2] <- w[2] <- 1
        data.frame(r, wilson_lo = w[1], wilson_hi = w[2], clopper_lo = b[1],
                   clopper_hi = b[2], jeffreys_lo = j[1], jeffreys_hi = j[2])
    })
fixture(shares, "interval-shares.csv")

counts <- rows(expand.grid(x = c(0, 1, 2, 7, 12, 57, 100, 1148, 1e6), level = c(.9, .95, .998)),
    function(r) {
        g <- poisson.test(r$x, conf.level = r$level)$conf.int
        # at 0 the formula of the lower end divides by x: the upper end by hand
        b <- if (r$x > 0) epi.smr(r$x, 1, method = "byar", conf.level = r$level) else
            data.frame(upper = (1 - 1 / 9 + qnorm((1 + r$level) / 2) / 3)^3)
        data.frame(r, garwood_lo = g[1], garwood_hi = g[2],
                   byar_lo = if (r$x == 0) 0 else max(0, b$lower), byar_hi = b$upper)
    })
fixture(counts, "interval-counts.csv")

pairs <- data.frame(x1 = c(48, 3, 0, 1148, 45, 5, 12, 30, 2, 0),
                    n1 = c(80, 10, 10, 5076, 100, 5, 200, 100000, 3, 40),
                    x2 = c(56, 9, 10, 1050, 30, 1, 30, 30, 3, 0),
                    n2 = c(70, 10, 10, 5050, 100, 9, 210, 120000, 4, 50))
differences <- rows(pairs, function(r) {
    d <- epi.conf(cbind(r$x2, r$n2 - r$x2, r$x1, r$n1 - r$x1), ctype = "prop.unpaired")
    p <- suppressWarnings(prop.test(c(r$x1, r$x2), c(r$n1, r$n2), correct = FALSE))$p.value
    k <- if (r$x1 == 0 || r$x2 == 0) c(NA, NA) else
        riskratio.wald(rbind(c(r$n1 - r$x1, r$x1), c(r$n2 - r$x2, r$x2)))$measure[2, 2:3]
    data.frame(r, lo = d$lower, hi = d$upper, p = p, ratio_lo = k[1], ratio_hi = k[2])
})
fixture(differences, "interval-differences.csv")

# both, first only, second only, neither; first less second
four <- rbind(c(20, 12, 2, 16), c(36, 12, 2, 0), c(1, 5, 5, 1), c(90, 3, 14, 393),
              c(10, 4, 1, 8), c(700, 130, 220, 950))
paired <- do.call(rbind, lapply(seq_len(nrow(four)), function(i)
    epi.conf(four[i, , drop = FALSE], ctype = "prop.paired")))
fixture(data.frame(both = four[, 1], first = four[, 2], second = four[, 3], neither = four[, 4],
                   difference = paired$est, lo = paired$lower, hi = paired$upper),
        "interval-paired.csv")

shape <- rbind(expand.grid(a = c(.01, .5, 1, 3.7, 40), b = c(.5, 2, 13, 900)),
               data.frame(a = c(7, 2, 2e5, 1e6, .5, 5e6), b = c(388, 518, 8e5, 1e6, 1e6, 5e6)))
beta <- rows(merge(data.frame(p = c(.001, .025, .5, .975, .999)), shape), function(r)
    data.frame(r, quantile = qbeta(r$p, r$a, r$b)))
beta <- beta[beta$quantile > 1e-150, ] # ours are 0 far below
fixture(beta, "interval-beta.csv")
