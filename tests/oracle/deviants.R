# deviants.R - makes deviants-terms.csv, deviants-rows.csv and deviants-units.csv:
# the model of events by year and resources of outcomes.csv by glm(), its
# residuals, and what the screen says of each unit, every unit judged by a glm()
# without it. Last, the model whose far rows weigh less, by its own estimating
# equations, and how far MASS::rlm on the logits is from it.
#     cd tests/oracle && Rscript deviants.R
source("common.R")
suppressMessages(library(MASS))

better <- qnorm(.9)
last_years <- 4

design <- function(d, resources) {
    X <- sapply(sort(unique(d$year)), function(y) as.numeric(d$year == y))
    colnames(X) <- paste("year", sort(unique(d$year)))
    if (length(resources) > 0) X <- cbind(X, as.matrix(d[resources]))
    X
}

pearson <- function(d, mu)
    (d$events - d$population * mu) / sqrt(d$population * mu * (1 - mu))

# sum w(r) z (x - n mu) = 0, w Tukey's bisquare at 4.685 of Pearson residuals in
# units of max(1, MAD / .6745)
robust <- function(d, X, b) {
    for (step in 1:500) {
        mu <- as.vector(plogis(X %*% b))
        r <- pearson(d, mu)
        s <- max(1, median(abs(r)) / .6745)
        w <- ifelse(abs(r / s) < 4.685, (1 - (r / s / 4.685)^2)^2, 0)
        move <- solve(t(X) %*% (X * (w * d$population * mu * (1 - mu))),
                      t(X) %*% (w * (d$events - d$population * mu)))
        b <- b + as.vector(move)
        if (max(abs(move)) < 1e-13) break
    }
    b
}

fit <- function(d, resources, far = FALSE) {
    X <- design(d, resources)
    g <- glm(cbind(events, population - events) ~ 0 + X, binomial, d,
             control = list(epsilon = 1e-13, maxit = 100))
    b <- setNames(coef(g), colnames(X))
    if (far) b <- setNames(robust(d, X, b), colnames(X))
    mu <- as.vector(plogis(X %*% b))
    x2 <- sum(pearson(d, mu)^2)
    list(glm = g, b = b, X = X, mu = mu, x2 = x2, df = nrow(X) - ncol(X),
         phi = max(1, x2 / (nrow(X) - ncol(X))))
}

# normal score of P(X < x) + P(X = x) / 2, from the nearer tail
mid_p <- function(x, n, mu) {
    half <- dbinom(x, n, mu) / 2
    ifelse(x <= n * mu, qnorm(pbinom(x - 1, n, mu) + half),
           qnorm(pbinom(x, n, mu, lower.tail = FALSE) + half, lower.tail = FALSE))
}

judge <- function(d, resources, sign, deleted = TRUE, far = FALSE) {
    d$z <- d$mu <- d$phi <- NA
    all <- if (!deleted) fit(d, resources, far)
    for (u in unique(d$unit)) {
        own <- d$unit == u
        f <- if (deleted) fit(d[!own, ], resources, far) else all
        X <- matrix(0, sum(own), length(f$b), dimnames = list(NULL, names(f$b)))
        X[cbind(seq_len(sum(own)), match(paste("year", d$year[own]), names(f$b)))] <- 1
        for (r in resources) X[, r] <- d[own, r]
        d$mu[own] <- plogis(as.vector(X %*% f$b))
        d$phi[own] <- f$phi
        d$z[own] <- sign * mid_p(d$events[own], d$population[own], d$mu[own]) / sqrt(f$phi)
    }
    d
}

lags <- function(years) abs(outer(years, years, "-"))

# rho[1 + lag]: larger of the units' median correlation and the people in common
overlap <- function(d, width) {
    sapply(0:last_years, function(lag) {
        if (lag == 0) return(1)
        r <- sapply(split(d, d$unit), function(one) {
            cross <- outer(one$z, one$z)[lags(one$year) == lag]
            if (length(cross) == 0) NA else mean(cross) / mean(one$z^2)
        })
        common <- if (is.na(width)) 0 else max(0, 1 - lag / width)
        min(1, max(common, median(r, na.rm = TRUE)))
    })
}

pooled <- function(d, rho) t(sapply(split(d, d$unit), function(one) {
    V <- mean(matrix(rho[1 + lags(one$year)], nrow(one)))
    c(z = mean(one$z) / sqrt(V), V = V)
}))

# ML of a, ratios Gamma(a, a), counts Poisson: the root of the score
spread <- function(o, e) {
    score <- function(a) sum(digamma(o + a) - digamma(a) + log(a) + 1 - log(a + e) - (o + a) / (a + e))
    grid <- exp(seq(log(1e-2), log(1e6), length.out = 400))
    s <- sapply(grid, score)
    at <- which(s[-1] < 0 & s[-400] > 0)
    if (length(at) == 0) return(Inf)
    uniroot(score, grid[c(at[1], at[1] + 1)], tol = 1e-13)$root
}

screen <- function(d, resources, sign, width) {
    now <- judge(d, resources, sign)
    rho <- overlap(now, width)
    p <- pooled(now, rho)
    by <- function(x) as.vector(tapply(x, now$unit, sum))
    O <- by(now$events)
    E <- by(now$population * now$mu)
    N <- by(rep(1, nrow(now)))
    f <- N * p[, "V"] * as.vector(tapply(now$phi, now$unit, max)) * (1 - E / by(now$population))
    a <- spread(O / f, E / f)
    ratio <- if (is.infinite(a)) rep(1, length(O)) else (a + O / f) / (a + E / f)
    end <- function(q) if (is.infinite(a)) ratio else qgamma(q, a + O / f, a + E / f)
    at_one <- if (is.infinite(a)) 0 else qnorm(pgamma(a + E / f, a + O / f, 1))
    agree <- as.numeric(-sign * at_one >= better) # shrunk
    count <- function(d, resources, far = FALSE) {
        z <- pooled(judge(d, resources, sign, far = far), rho)[, "z"]
        out <- setNames(rep(0, length(O)), rownames(p))
        out[names(z)] <- z >= better
        as.vector(out)
    }
    agree <- agree + count(d, character()) + count(d, resources) + count(d, resources, TRUE)
    for (r in resources) agree <- agree + count(d, setdiff(resources, r))
    for (y in unique(d$year)) agree <- agree + count(d[d$year != y, ], resources)
    tests <- 4 + length(resources) + length(unique(d$year))
    upper <- pnorm(p[, "z"], lower.tail = FALSE)
    data.frame(unit = rownames(p), years = N, observed = O, expected = E, ratio = O / E,
               residual = pooled(judge(d, resources, sign, deleted = FALSE), rho)[, "z"],
               residual_deleted = p[, "z"], p = upper,
               q = p.adjust(ifelse(N >= 3, upper, NA), "BH"),
               years_better = by(now$z >= better), agree = agree / tests,
               specifications = tests,
               shrunk_ratio = ratio, shrunk_lo = end(.05), shrunk_hi = end(.95))
}

terms_of <- function(f) {
    b <- f$b
    X <- f$X
    se <- sqrt(f$phi * diag(solve(t(X) %*% (X * f$weight))))
    data.frame(term = names(b), estimate = b, se = se, z = b / se,
               p = 2 * pnorm(-abs(b / se)), phi = f$x2 / f$df, deviance = f$deviance, df = f$df)
}

told <- function(d, resources, far = FALSE) {
    f <- fit(d, resources, far)
    f$weight <- d$population * f$mu * (1 - f$mu)
    x <- d$events
    part <- function(a, b) ifelse(a > 0, a * log(a / b), 0)
    f$deviance <- 2 * sum(part(x, d$population * f$mu) +
                          part(d$population - x, d$population * (1 - f$mu)))
    if (!far) stopifnot(abs(f$deviance / deviance(f$glm) - 1) < 1e-9)
    f
}

rows_of <- function(d, f) {
    g <- f$glm
    data.frame(unit = d$unit, year = d$year, events = d$events, population = d$population,
               fitted = fitted(g), hat = hatvalues(g), pearson = residuals(g, "pearson"),
               deviance = residuals(g, "deviance"), standardised = rstandard(g),
               studentised = rstudent(g, infl = influence(g, do.coef = FALSE)),
               quantile = mid_p(d$events, d$population, fitted(g)))
}

all <- read.csv("outcomes.csv")
made <- lapply(list(list("wide", c("r1", "r2", "r3"), -1, NA), list("band", c("r1", "r2"), 1, 10)),
    function(s) {
        d <- subset(all, study == s[[1]])
        d <- subset(d, year %in% tail(sort(unique(year)), last_years))
        d <- d[!is.na(d$events) & !is.na(d$population), ]
        f <- told(d, s[[2]])
        r <- told(d, s[[2]], TRUE)
        # methods F3: MASS's M-estimate on the empirical logits, weighed by their variance
        w <- d$population * f$mu * (1 - f$mu)
        y <- qlogis((d$events + .5) / (d$population + 1))
        m <- rlm(f$X, y, weights = w, psi = psi.bisquare, c = 4.685, maxit = 200, acc = 1e-10)
        list(terms = data.frame(study = s[[1]], model = "binomial", terms_of(f)),
             robust = data.frame(study = s[[1]], model = "robust", terms_of(r)),
             rlm = data.frame(study = s[[1]], term = names(f$b), estimate = coef(m)),
             rows = data.frame(study = s[[1]], rows_of(d, f)),
             units = data.frame(study = s[[1]], screen(d, s[[2]], s[[3]], s[[4]])))
    })
pick <- function(what) do.call(rbind, lapply(made, `[[`, what))
fixture(rbind(pick("terms"), pick("robust")), "deviants-terms.csv")
fixture(pick("rlm"), "deviants-rlm.csv")
fixture(pick("rows"), "deviants-rows.csv")
fixture(pick("units"), "deviants-units.csv")
