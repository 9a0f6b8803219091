# waves.R - makes waves-cells.csv: tables of contacts between groups, some with
# pairs left out, and what quasi-independence expects in each cell: a Poisson
# regression on senders and receivers with the possible contacts as exposure,
# the diagonal and the pairs left out being no part of it.
#     cd tests/oracle && Rscript waves.R
source("common.R")
set.seed(10)

one <- function(case, n, out) {
    d <- expand.grid(h = seq_len(n), g = seq_len(n))
    sizes <- sample(4:12, n, TRUE)
    answered <- pmax(2, sizes - sample(0:3, n, TRUE))
    d$possible <- answered[d$g] * sizes[d$h]
    apart <- d$g == d$h
    for (p in out)
        apart <- apart | (d$g %in% p & d$h %in% p)
    d$possible[apart] <- 0
    alpha <- exp(rnorm(n, -1.5, .4))
    beta <- exp(rnorm(n, 0, .3))
    rate <- pmin(.9, alpha[d$g] * beta[d$h])
    d$seen <- ifelse(apart, 0, rbinom(n * n, d$possible, rate))
    fit <- glm(seen ~ factor(g) + factor(h) + offset(log(possible)), poisson,
               d[!apart, ], control = glm.control(1e-14, 100))
    d$mu <- 0
    d$mu[!apart] <- fitted(fit)
    cbind(case = case, groups = n, d[, c("g", "h", "possible", "seen", "mu")])
}

fixture(rbind(one("four", 4, list()), one("eight", 8, list()),
              one("one-out", 6, list(c(1, 4))),
              one("two-out", 9, list(c(2, 3), c(3, 8)))), "waves-cells.csv")
