# The gain of an improved unit and its 95 % interval, from the formulas and R's
# glm alone (base R is enough). Run from the top folder:
#
#   Rscript tests/oracle/improvement.R 2017      # the nullpunkt
#
# Prints gain, gain_lo and gain_hi of Kommune 31 of the sample, and the test of
# three units. Numbers of R 4.2.2 stand in tests/cli/deviants.bats.
nullpunkt <- as.numeric(commandArgs(TRUE)[1])
all <- read.csv("samples/kongsvinger/outcomes.csv", encoding = "UTF-8")
all <- all[all$indicator == "utenfor-laget", ]
resources <- c("low_income_share", "upper_secondary_share", "vacancy_rate")
d <- all[all$year >= 2020, ]
base <- all[all$year == nullpunkt, ]
x <- base$events[match(d$unit, base$unit)]
n <- base$population[match(d$unit, base$unit)]
d$base <- log((x + .5) / (n - x + .5))
units <- sort(unique(d$unit))
logit <- function(x, n) log((x + .5) / (n - x + .5))

# z of unit u by its years in rows, held against a binomial logit fit of the
# others, differences that last additive (pdn-deviants(1))
judge <- function(rows, columns, u, rho) {
    g <- glm(as.formula(paste("cbind(events, population - events) ~ 0 + factor(year) +",
                              paste(columns, collapse = " + "))),
             binomial, rows[rows$unit != u, ],
             control = glm.control(epsilon = 1e-14, maxit = 100))
    rows$mu <- predict(g, rows, type = "response")
    m <- do.call(rbind, lapply(split(rows, rows$unit), function(one) {
        x <- sum(one$events)
        n <- sum(one$population)
        mu <- sum(one$population * one$mu) / n
        V <- mean(outer(one$year, one$year, function(s, t) rho[1 + abs(s - t)]))
        data.frame(unit = one$unit[1], y = logit(x, n), v = V * nrow(one) / (n * mu * (1 - mu)),
                   t(colMeans(one[columns])))
    }))
    rest <- m[m$unit != u, ]
    own <- m[m$unit == u, ]
    lines <- as.formula(paste("y ~", paste(columns, collapse = " + ")))
    wls <- function(t) lm(lines, cbind(rest, w = 1 / (rest$v + t)), weights = w)
    q <- function(t) sum(residuals(wls(t))^2 / (rest$v + t)) - df.residual(wls(t))
    tau2 <- if (q(0) <= 0) 0 else uniroot(q, c(0, 10), tol = 1e-15)$root
    fit <- wls(tau2)
    X <- c(1, unlist(own[columns]))
    C <- summary(fit)$cov.unscaled
    z <- -(own$y - sum(X * coef(fit))) / sqrt(own$v + tau2 + c(X %*% C %*% X))
    mine <- rows[rows$unit == u, ]
    list(z = z, df = df.residual(fit), gain = sum(mine$population * mine$mu - mine$events) /
             sum(mine$population))
}

# mid-p quantile residuals of a unit under the fit without it; lower is better
residual <- function(u) {
    g <- glm(as.formula(paste("cbind(events, population - events) ~ 0 + factor(year) +",
                              paste(resources, collapse = " + "))), binomial, d[d$unit != u, ],
             control = glm.control(epsilon = 1e-14, maxit = 100))
    mine <- d[d$unit == u, ]
    mu <- predict(g, mine, type = "response")
    z <- -qnorm(pbinom(mine$events - 1, mine$population, mu) +
                dbinom(mine$events, mine$population, mu) / 2)
    z[order(mine$year)]
}

# rho: the larger of the median over units and the share of people in common
z <- sapply(units, residual)
rho <- c(1, sapply(1:3, function(lag) {
    one <- apply(z, 2, function(v) mean(v[1:(4 - lag)] * v[(1 + lag):4]) / mean(v^2))
    min(1, max(1 - lag / 10, median(one)))
}))

last <- d[d$year >= 2022 & d$year > nullpunkt, ]
own <- lapply(units, function(u) judge(last, c(resources, "base"), u, rho))
all_years <- lapply(units, function(u) judge(d, resources, u, rho))
value <- sapply(own, `[[`, "z")
df <- own[[1]]$df
p <- pt(value, df, lower.tail = FALSE)
sustained <- sapply(all_years, function(r) pt(r$z, r$df, lower.tail = FALSE))
q <- p.adjust(c(p, sustained), "BH")[seq_along(units)]
k <- which(units == "Kommune 31")
gain <- own[[k]]$gain
t <- qt(.975, df)
cat(sprintf("gain %.12f from %.12f to %.12f\n", gain,
            gain * (1 - t / value[k]), gain * (1 + t / value[k])))
for (u in c("Kommune 31", "Kommune 12", "Eidskog"))
    cat(sprintf("%s: improved_z %.12f improved_q %.12f\n", u, value[units == u],
                q[units == u]))
