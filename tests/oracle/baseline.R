# baseline.R - makes baseline-rows.csv: the columns of pdn-baseline for the two
# studies of outcomes.csv. Wilson by prop.test; funnel by qbinom with interpolation;
# tau2 is DerSimonian and Laird's (metafor), phi FunnelPlotR's winsorised, restated;
# change by epiR; detectable by power.prop.test. Shrunk shares: shrink.py.
#     cd tests/oracle && Rscript baseline.R
source("common.R")
suppressMessages({ library(epiR); library(metafor) })

funnel <- function(p, n, t) {
    r <- qbinom(p, n, t)
    off <- (pbinom(r, n, t) - p) / dbinom(r, n, t)
    pmin(1, pmax(0, (r - off) / n))
}

over <- function(z) {
    q <- quantile(z, c(.1, .9), type = 7)
    mean(pmin(pmax(z, q[1]), q[2])^2)
}

year <- function(d) {
    x <- d$events; n <- d$population; t <- sum(x) / sum(n)
    v <- t * (1 - t) / n
    tau2 <- rma(yi = x / n, vi = v, method = "DL")$tau2
    w <- t(mapply(function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int, x, n))
    at <- function(z, k) pmin(1, pmax(0, t + k * qnorm(z) * sqrt(v + tau2)))
    data.frame(d[c("unit", "year")], share = x / n, lo = w[, 1], hi = w[, 2], benchmark = t,
               funnel95_lo = funnel(.025, n, t), funnel95_hi = funnel(.975, n, t),
               funnel998_lo = funnel(.001, n, t), funnel998_hi = funnel(.999, n, t),
               z = (x / n - t) / sqrt(v), z_adjusted = (x / n - t) / sqrt(v + tau2),
               phi = over((x / n - t) / sqrt(v)), tau2 = tau2,
               adjusted95_lo = at(.975, -1), adjusted95_hi = at(.975, 1),
               adjusted998_lo = at(.999, -1), adjusted998_hi = at(.999, 1))
}

changes <- function(d, start, up) {
    base <- d[d$year == start, ][match(d$unit, d$unit[d$year == start]), ]
    seen <- is.finite(base$population)
    one <- function(i) {
        x <- d$events[i]; n <- d$population[i]; x0 <- base$events[i]; n0 <- base$population[i]
        p0 <- x0 / n0
        # a fall is a rise of those who are not counted
        rise <- power.prop.test(n = n, p1 = if (up) p0 else 1 - p0, power = .8, tol = 1e-14)
        out <- c(p0, rep(NA, 7), abs(rise$p2 - rise$p1))
        if (d$year[i] == start) return(out)
        e <- epi.conf(cbind(x, n - x, x0, n0 - x0), ctype = "prop.unpaired")
        k <- exp(log(x / n / p0) + c(-1, 1) * qnorm(.975) * sqrt(1 / x - 1 / n + 1 / x0 - 1 / n0))
        c(p0, x / n - p0, e$lower, e$upper, suppressWarnings(prop.test(c(x0, x), c(n0, n), correct = FALSE))$p.value,
          x / n / p0, k, out[9])
    }
    m <- t(sapply(seq_len(nrow(d)), function(i) if (seen[i]) one(i) else rep(NA, 9)))
    colnames(m) <- c("nullpunkt", "change", "change_lo", "change_hi", "change_p", "change_ratio",
                     "change_ratio_lo", "change_ratio_hi", "detectable")
    m
}

all <- read.csv("outcomes.csv")
all <- all[!is.na(all$events) & !is.na(all$population), ]
made <- lapply(list(list("wide", FALSE), list("band", TRUE)), function(s) {
    d <- subset(all, study == s[[1]])
    d <- d[order(d$year, d$unit), ]
    data.frame(study = s[[1]], do.call(rbind, lapply(split(d, d$year), year)), changes(d, 2018, s[[2]]))
})
fixture(do.call(rbind, made), "baseline-rows.csv")
