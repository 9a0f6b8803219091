# deviants.R - makes deviants-terms.csv, deviants-rows.csv and deviants-units.csv:
# the model of events by year and resources of outcomes.csv by glm(), its
# residuals, and what the screen says of each unit, every unit held against a glm()
# of the others. Last, the model whose far rows weigh less, by its own estimating
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

# The shares that a fit gives any rows: NaN in a year that it does not know.
share <- function(f, d, resources) {
    X <- matrix(0, nrow(d), length(f$b), dimnames = list(NULL, names(f$b)))
    at <- match(paste("year", d$year), names(f$b))
    X[cbind(seq_len(nrow(d)), at)] <- 1
    for (r in resources) X[, r] <- d[, r]
    plogis(as.vector(X %*% f$b))
}

# Differences that last are additive (pdn-deviants(1)): every unit held against a fit of
# the others, its years (those of d that are in `years`) taken together.
apart <- function(d, resources, sign, rho, far = FALSE, years = unique(d$year)) {
    out <- sapply(split(seq_len(nrow(d)), d$unit), function(own) {
        f <- fit(d[-own, ], resources, far)
        e <- d
        e$mu <- share(f, d, resources)
        e <- e[e$year %in% years, ]
        u <- d$unit[own[1]]
        if (!u %in% e$unit) return(c(z = NA, p = NA, tau2 = NA))
        sums <- t(sapply(split(e, e$unit), function(one) {
            n <- sum(one$population)
            x <- sum(one$events)
            mu <- sum(one$population * one$mu) / n
            N <- nrow(one)
            V <- mean(matrix(rho[1 + lags(one$year)], N))
            c(y = log((x + .5) / (n - x + .5)), v = V * N / (n * mu * (1 - mu)),
              one = 1, colMeans(one[resources]))
        }))
        X <- sums[, -(1:2), drop = FALSE]
        rest <- rownames(sums) != u
        df <- sum(rest) - ncol(X)
        wls <- function(t) {
            w <- 1 / (sums[rest, "v"] + t)
            C <- solve(t(X[rest, , drop = FALSE]) %*% (X[rest, , drop = FALSE] * w))
            b <- C %*% t(X[rest, , drop = FALSE]) %*% (w * sums[rest, "y"])
            list(w = w, C = C, b = b,
                 q = sum(w * (sums[rest, "y"] - X[rest, , drop = FALSE] %*% b)^2) - df)
        }
        tau2 <- if (wls(0)$q <= 0) 0 else uniroot(function(t) wls(t)$q, c(0, 10), tol = 1e-15)$root
        m <- wls(tau2)
        if (far) {
            r <- rlm(X[rest, , drop = FALSE], sums[rest, "y"], weights = m$w, psi = psi.bisquare,
                     c = 4.685, init = as.vector(m$b), maxit = 500, acc = 1e-11)
            m$b <- coef(r)
            k <- m$w * r$w
            m$C <- solve(t(X[rest, , drop = FALSE]) %*% (X[rest, , drop = FALSE] * k))
        }
        x <- X[u, ]
        z <- sign * (sums[u, "y"] - sum(x * m$b)) / sqrt(sums[u, "v"] + tau2 + c(x %*% m$C %*% x))
        c(z = unname(z), p = pt(unname(z), df, lower.tail = FALSE), tau2 = tau2)
    })
    as.data.frame(t(out))
}

# ML of a, ratios Gamma(a, a), counts Poisson: the root of the score
spread <- function(o, e) {
    score <- function(a) sum(digamma(o + a) - digamma(a) + log(a) + 1 - log(a + e) - (o + a) / (a + e))
    grid <- exp(seq(log(1e-2), log(1e6), length.out = 400))
    s <- sapply(grid, score)
    at <- which(s[-1] < 0 & s[-400] > 0)
    if (length(at) == 0) return(Inf)
    uniroot(score, grid[c(at[1], at[1] + 1)], tol = 1e-13)$root
}

# Which of the rules that others use would choose a unit.
chosen <- function(y, X, sign, better_years, raw) {
    m <- lm(y ~ 0 + X)
    k <- length(y)
    deleted <- sign * rstudent(m) > qt(.9, k - ncol(X) - 1)
    inside <- sign * rstandard(m)
    rules <- cbind("deleted-t-90" = deleted,
                   "top-decile" = rank(-inside) <= ceiling(k / 10),
                   "three-of-four" = better_years >= 3,
                   "best-share" = sign * raw >= max(sign * raw))
    apply(rules, 1, function(r) paste(colnames(rules)[r], collapse = "+"))
}

screen <- function(d, resources, sign, width, base) {
    now <- judge(d, resources, sign)
    rho <- overlap(now, width)
    p <- pooled(now, rho)
    by <- function(x) as.vector(tapply(x, now$unit, sum))
    O <- by(now$events)
    E <- by(now$population * now$mu)
    n <- by(now$population)
    N <- by(rep(1, nrow(now)))
    event <- sum(E) <= sum(n) / 2
    o <- if (event) O else n - O
    e <- if (event) E else n - E
    f <- N * p[, "V"] * as.vector(tapply(now$phi, now$unit, max)) * (1 - e / n)
    a <- spread(o / f, e / f)
    ratio <- if (is.infinite(a)) rep(1, length(O)) else (a + o / f) / (a + e / f)
    end <- function(q) if (is.infinite(a)) ratio else qgamma(q, a + o / f, a + e / f)
    at_one <- if (is.infinite(a)) 0 else qnorm(pgamma(a + e / f, a + o / f, 1))
    worse <- if (event) -sign else sign # of more of the rarer outcome
    together <- apart(d, resources, sign, rho)
    score <- worse * at_one # shrunk
    z_of <- function(d, resources, far = FALSE, ...) {
        z <- setNames(apart(d, resources, sign, rho, far, ...)$z, sort(unique(d$unit)))
        as.vector(z[rownames(p)])
    }
    year <- sort(unique(d$year))
    ways <- function(...) cbind(z_of(d, character(), ...), z_of(d, resources, ...),
                                z_of(d, resources, TRUE, ...),
                                sapply(resources, function(r) z_of(d, setdiff(resources, r), ...)))
    table <- cbind(score, ways(), sapply(year, function(y) z_of(d[d$year != y, ], resources)))
    agree <- rowSums(table >= better, na.rm = TRUE)
    tests <- rep(ncol(table), nrow(p))
    yearly <- sapply(year, function(y) apart(d, resources, sign, rho, years = y)$z)
    yearly_p <- sapply(year, function(y) apart(d, resources, sign, rho, years = y)$p)
    years_better <- rowSums(yearly >= better, na.rm = TRUE)
    # improved: the last two years, the unit's own nullpunkt as one more predictor
    last <- d[d$year %in% tail(sort(unique(d$year)), 2), ]
    last$base <- base[last$unit]
    last <- last[!is.na(last$base), ]
    own <- apart(last, c(resources, "base"), sign, rho)
    own <- own[match(rownames(p), sort(unique(last$unit))), ]
    tested <- N >= 3
    q <- p.adjust(ifelse(tested, together$p, NA), "BH")
    both <- p.adjust(c(ifelse(tested, own$p, NA), ifelse(tested, together$p, NA)), "BH")
    # one-year where some year has q <= .10 and the unit is not sustained (nobody
    # here is improved): then the ways of that year are counted
    yearly_q <- apply(yearly_p, 2, function(x) p.adjust(ifelse(tested, x, NA), "BH"))
    good <- if (worse > 0) ratio <= .9 else ratio >= 1 / .9
    last_z <- apply(yearly, 1, function(z) tail(z[!is.na(z)], 1))
    sustained <- years_better >= 3 & last_z > 0 & q <= .1 & good & agree / tests >= .8 &
        rowSums(table <= -better, na.rm = TRUE) == 0
    one_year <- tested & apply(yearly_q, 1, min, na.rm = TRUE) <= .1 & !sustained
    for (u in which(one_year)) {
        t <- which.min(yearly_q[u, ])
        f1 <- as.vector(tapply(now$phi, now$unit, max))
        at <- now$year == year[t]
        spot <- match(rownames(p), now$unit[at])
        x1 <- now$events[at][spot]
        n1 <- now$population[at][spot]
        e1 <- n1 * now$mu[at][spot]
        if (!(sum(e1, na.rm = TRUE) <= sum(n1, na.rm = TRUE) / 2)) {
            x1 <- n1 - x1
            e1 <- n1 - e1
        }
        f1 <- f1 * (1 - e1 / n1)
        k <- tested & !is.na(x1)
        a1 <- spread((x1 / f1)[k], (e1 / f1)[k])
        s1 <- if (is.infinite(a1)) 0 else worse * qnorm(pgamma(a1 + e1 / f1, a1 + x1 / f1, 1))[u]
        z1 <- c(s1, ways(years = year[t])[u, ])
        agree[u] <- sum(z1 >= better, na.rm = TRUE)
        tests[u] <- length(z1)
    }
    X <- cbind(1, sapply(resources, function(r) as.vector(tapply(d[[r]], d$unit, mean))))
    data.frame(unit = rownames(p), years = N, observed = O, expected = E, ratio = O / E,
               residual = pooled(judge(d, resources, sign, deleted = FALSE), rho)[, "z"],
               residual_deleted = p[, "z"], p = together$p, q = q,
               years_better = years_better, agree = agree / tests,
               specifications = tests, claim = ifelse(!tested, "too-little-data",
                   ifelse(sustained, "sustained", ifelse(one_year, "one-year", "none"))), tau2 = together$tau2,
               chosen_by = chosen(log((O + .5) / (n - O + .5)), X, sign, years_better, O / n),
               improved_z = own$z, improved_q = both[seq_along(N)],
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
        first <- subset(d, year == min(year))
        base <- with(first, setNames(log((events + .5) / (population - events + .5)), unit))
        d <- subset(d, year %in% tail(sort(unique(year)), last_years))
        d <- d[!is.na(d$events) & !is.na(d$population), ]
        f <- told(d, s[[2]])
        r <- told(d, s[[2]], TRUE)
        # the worked example: MASS's M-estimate on the empirical logits, weighed by their variance
        w <- d$population * f$mu * (1 - f$mu)
        y <- qlogis((d$events + .5) / (d$population + 1))
        m <- rlm(f$X, y, weights = w, psi = psi.bisquare, c = 4.685, maxit = 200, acc = 1e-10)
        list(terms = data.frame(study = s[[1]], model = "binomial", terms_of(f)),
             robust = data.frame(study = s[[1]], model = "robust", terms_of(r)),
             rlm = data.frame(study = s[[1]], term = names(f$b), estimate = coef(m)),
             rows = data.frame(study = s[[1]], rows_of(d, f)),
             units = data.frame(study = s[[1]], screen(d, s[[2]], s[[3]], s[[4]], base)))
    })
pick <- function(what) do.call(rbind, lapply(made, `[[`, what))
fixture(rbind(pick("terms"), pick("robust")), "deviants-terms.csv")
fixture(pick("rlm"), "deviants-rlm.csv")
fixture(pick("rows"), "deviants-rows.csv")
fixture(pick("units"), "deviants-units.csv")
