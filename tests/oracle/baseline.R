# baseline.R - makes baseline-rows.csv and baseline-priors.csv: the columns of
# pdn-baseline for the two studies of outcomes.csv. Wilson by prop.test; funnel by
# qbinom with interpolation and FunnelPlotR's over-dispersion, restated (tau2 is
# DerSimonian and Laird's when nothing is winsorised: metafor); beta-binomial by
# maximum likelihood, beside VGAM's; change by epiR; detectable by power.prop.test.
#     cd tests/oracle && Rscript baseline.R
source("common.R")
suppressMessages({ library(VGAM); library(epiR); library(metafor) })

# Newton on the score; the derivatives of lnB are digammas
beta_binomial <- function(x, n) {
    value <- function(v) {
        a <- plogis(v[1]) * exp(v[2]); b <- plogis(-v[1]) * exp(v[2])
        sum(lbeta(x + a, n - x + b) - lbeta(a, b))
    }
    slope <- function(v) {
        m <- exp(v[2]); p <- plogis(v[1]); a <- p * m; b <- (1 - p) * m
        all <- digamma(m) - digamma(n + m)
        da <- sum(digamma(x + a) - digamma(a) + all)
        db <- sum(digamma(n - x + b) - digamma(b) + all)
        c(m * p * (1 - p) * (da - db), a * da + b * db)
    }
    pooled <- sum(x) / sum(n)
    none <- list(mean = pooled, size = Inf, value = sum(x * log(pooled) + (n - x) * log(1 - pooled)))
    if (none$value >= value(c(qlogis(pooled), log(1e6)))) return(none)
    v <- optim(c(qlogis(pooled), log(50)), value, slope, method = "BFGS",
               control = list(fnscale = -1, reltol = 1e-15, maxit = 1000))$par
    for (step in 1:6) v <- v - solve(optimHess(v, value, slope, control = list(ndeps = c(1e-5, 1e-5))), slope(v))
    if (exp(v[2]) > 1e6) return(none)
    # VGAM stops when its coefficients move by less than about 1e-5
    g <- vglm(cbind(x, n - x) ~ 1, betabinomial(), epsilon = 1e-12, maxit = 500)
    stopifnot(abs(Coef(g)[["mu"]] - plogis(v[1])) < 1e-5, value(v) + sum(lchoose(n, x)) >= logLik(g) - 1e-6,
              abs(value(v) + sum(lchoose(n, x)) - logLik(g)) < 1e-6,
              abs((1 / Coef(g)[["rho"]] - 1) / exp(v[2]) - 1) < 1e-3)
    list(mean = plogis(v[1]), size = exp(v[2]), value = value(v))
}

funnel <- function(p, n, t) {
    r <- qbinom(p, n, t)
    off <- (pbinom(r, n, t) - p) / dbinom(r, n, t)
    pmin(1, pmax(0, (r - off) / n))
}

over <- function(z, v) {
    q <- quantile(z, c(.1, .9), type = 7)
    moment <- function(z) {
        k <- length(z); w <- 1 / v; phi <- mean(z^2)
        c(phi, max(0, (k * phi - (k - 1)) / (sum(w) - sum(w^2) / sum(w))))
    }
    list(held = moment(pmin(pmax(z, q[1]), q[2])), free = moment(z))
}

year <- function(d) {
    x <- d$events; n <- d$population; t <- sum(x) / sum(n)
    v <- t * (1 - t) / n
    o <- over((x / n - t) / sqrt(v), v)
    dl <- rma(yi = x / n, vi = v, method = "DL")$tau2
    stopifnot(abs(dl - o$free[2]) < 1e-12)
    tau2 <- o$held[2]
    w <- t(mapply(function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int, x, n))
    g <- beta_binomial(x, n)
    a <- g$mean * g$size + x; b <- (1 - g$mean) * g$size + n - x
    none <- is.infinite(g$size)
    at <- function(z, k) pmin(1, pmax(0, t + k * qnorm(z) * sqrt(v + tau2)))
    data.frame(d[c("unit", "year")], share = x / n, lo = w[, 1], hi = w[, 2], benchmark = t,
               funnel95_lo = funnel(.025, n, t), funnel95_hi = funnel(.975, n, t),
               funnel998_lo = funnel(.001, n, t), funnel998_hi = funnel(.999, n, t),
               z = (x / n - t) / sqrt(v), z_adjusted = (x / n - t) / sqrt(v + tau2),
               phi = o$held[1], tau2 = tau2,
               adjusted95_lo = at(.975, -1), adjusted95_hi = at(.975, 1),
               adjusted998_lo = at(.999, -1), adjusted998_hi = at(.999, 1),
               shrunk = if (none) g$mean else a / (a + b),
               shrunk_lo = if (none) g$mean else qbeta(.025, a, b),
               shrunk_hi = if (none) g$mean else qbeta(.975, a, b))
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

# Priors by themselves: the example of methods E5, one with wide and one with
# hardly any spread, and two units
cases <- list(six = list(c(30, 12, 45, 5, 22, 40), c(100, 60, 120, 50, 90, 110)),
              wide = list(c(1, 9, 20, 3, 0, 18, 7), c(20, 22, 25, 19, 21, 20, 24)),
              close = list(c(228, 61, 80, 66, 63, 86), c(1000, 300, 300, 250, 250, 375)),
              many = local({ d <- subset(all, study == "wide" & year == 2019); list(d$events, d$population) }))
rows <- do.call(rbind, lapply(names(cases), function(k) {
    g <- beta_binomial(cases[[k]][[1]], cases[[k]][[2]])
    data.frame(case = k, x = cell(cases[[k]][[1]]), n = cases[[k]][[2]], mean = g$mean,
               size = if (is.infinite(g$size)) NA else g$size, log_likelihood = g$value)
}))

# Counts that are hidden (1 to 4): the sum over what they may be
x <- c(12, NA, 7, NA, 25, 9, NA, 31)
n <- c(90, 40, 55, 60, 110, 100, 25, 95)
hidden <- function(v) {
    m <- exp(v[2]); a <- plogis(v[1]) * m; b <- plogis(-v[1]) * m
    told <- !is.na(x)
    sum(lbeta(x + a, n - x + b)[told] - lbeta(a, b)) +
        sum(sapply(n[!told], function(n) log(sum(exp(lchoose(n, 1:4) + lbeta(1:4 + a, n - 1:4 + b) - lbeta(a, b))))))
}
v <- optim(c(-2, 3), hidden, method = "BFGS", control = list(fnscale = -1, reltol = 1e-14, ndeps = c(1e-6, 1e-6)))$par
central <- function(v, h = 1e-4) sapply(1:2, function(k) {
    e <- replace(c(0, 0), k, h)
    (8 * (hidden(v + e) - hidden(v - e)) - (hidden(v + 2 * e) - hidden(v - 2 * e))) / (12 * h)
})
for (step in 1:5) v <- v - solve(optimHess(v, hidden, central, control = list(ndeps = c(1e-4, 1e-4))), central(v))
rows <- rbind(rows, data.frame(case = "hidden", x = ifelse(is.na(x), ":", x), n = n, mean = plogis(v[1]),
                               size = exp(v[2]), log_likelihood = hidden(v)))
fixture(rows, "baseline-priors.csv")
