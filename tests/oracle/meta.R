# meta.R - makes meta-rows.csv and meta-fits.csv: regressions of estimates of
# known variance by metafor's rma(method = "PM"), every row left out in turn, and
# z of the row left out; the equation that defines the variance between is solved
# by uniroot beside it. The robust fit keeps that variance: MASS::rlm.
#     cd tests/oracle && Rscript meta.R
source("common.R")
suppressMessages(library(metafor))
suppressMessages(library(MASS))

set.seed(4)
study <- function(name, x, n, columns)
    data.frame(study = name, y = log((x + .5) / (n - x + .5)),
               v = 1 / (x + .5) + 1 / (n - x + .5), columns)
n1 <- round(exp(runif(12, 3, 8)))
r1 <- rnorm(12)
r2 <- runif(12)
p1 <- plogis(-1 + .4 * r1 - .6 * r2 + rnorm(12, 0, .35))
n2 <- round(exp(runif(9, 4, 6)))
s1 <- rnorm(9)
made <- list(
    study("plain", c(30, 12, 45, 5, 22, 40), c(100, 60, 120, 50, 90, 110),
          data.frame(a = 0, b = 0)),
    study("spread", rbinom(12, n1, p1), n1, data.frame(a = r1, b = r2)),
    # no variance between: 0
    study("calm", round(n2 * plogis(-1 + .4 * s1)), n2, data.frame(a = s1, b = 0)))

fit <- function(d) {
    columns <- Filter(function(k) var(d[[k]]) > 0, c("a", "b"))
    X <- cbind(1, as.matrix(d[columns]))
    q <- function(t) {
        w <- 1 / (d$v + t)
        b <- solve(t(X) %*% (X * w), t(X) %*% (w * d$y))
        sum(w * (d$y - X %*% b)^2) - (nrow(X) - ncol(X))
    }
    root <- if (q(0) <= 0) 0 else uniroot(q, c(0, 10), tol = 1e-14)$root
    f <- rma(d$y, d$v, mods = X, intercept = FALSE, method = "PM",
             control = list(tol = 1e-14))
    stopifnot(abs(f$tau2 - root) < 1e-9)
    w <- 1 / (d$v + root)
    C <- solve(t(X) %*% (X * w))
    b <- as.vector(C %*% t(X) %*% (w * d$y))
    stopifnot(abs(b - coef(f)) < 1e-8)
    far <- rlm(X, d$y, weights = w, psi = psi.bisquare, c = 4.685, init = b, maxit = 500,
               acc = 1e-14)
    list(tau2 = root, b = b, far = unname(coef(far)), C = C, df = nrow(X) - ncol(X), columns = columns)
}

rows <- do.call(rbind, made)
fits <- do.call(rbind, lapply(made, function(d) do.call(rbind, lapply(0:nrow(d), function(u) {
    f <- fit(if (u > 0) d[-u, ] else d)
    b <- c(f$b, 0, 0)[1:3]
    far <- c(f$far, 0, 0)[1:3]
    z <- p <- NA
    if (u > 0) {
        x <- c(1, unlist(d[u, f$columns]))
        sd <- sqrt(d$v[u] + f$tau2 + c(x %*% f$C %*% x))
        z <- (d$y[u] - sum(x * f$b)) / sd
        p <- pt(z, f$df)
    }
    data.frame(study = d$study[1], without = u, tau2 = f$tau2, b0 = b[1], b1 = b[2],
               b2 = b[3],
               far0 = far[1], far1 = far[2], far2 = far[3], df = f$df, z = z, p = p)
}))))
fixture(rows, "meta-rows.csv")
fixture(fits, "meta-fits.csv")
