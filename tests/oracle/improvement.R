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
units <- unique(d$unit)
plain <- paste("cbind(events, population - events) ~ 0 + factor(year) +",
               paste(resources, collapse = " + "))
own <- paste(plain, "+ base")

# mid-p quantile residuals of unit u under the fit without it; lower is better
judge <- function(formula, d, u) {
    g <- glm(as.formula(formula), binomial, d[d$unit != u, ],
             control = glm.control(epsilon = 1e-14, maxit = 100))
    phi <- max(1, sum(residuals(g, "pearson")^2) / g$df.residual)
    mine <- d[d$unit == u, ]
    mu <- predict(g, mine, type = "response")
    z <- -qnorm(pbinom(mine$events - 1, mine$population, mu) +
                dbinom(mine$events, mine$population, mu) / 2) / sqrt(phi)
    list(z = z, mu = mu, year = mine$year, mine = mine)
}

# rho: the larger of the median over units and the share of people in common
z <- sapply(units, function(u) {
    r <- judge(plain, d, u)
    r$z[order(r$year)]
})
rho <- sapply(1:3, function(lag) {
    one <- apply(z, 2, function(v)
        mean(v[1:(4 - lag)] * v[(1 + lag):4]) / mean(v^2))
    min(1, max(1 - lag / 10, median(one)))
})

# p of the first question, by the overlap alone
overlap <- sum(toeplitz(c(1, rho)))
p.sustained <- pnorm(colMeans(z) / sqrt(overlap / 16), lower.tail = FALSE)

last <- d[d$year >= 2022 & d$year > nullpunkt, ]
g <- glm(as.formula(own), binomial, last,
         control = glm.control(epsilon = 1e-14, maxit = 100))
rows <- model.matrix(g) * sqrt(last$population * fitted(g) * (1 - fitted(g)))
parts <- sapply(units, simplify = FALSE, function(who) {
    m <- rows[last$unit == who, ]
    list(bread = crossprod(m), sum = colSums(m),
         meat = t(m) %*% matrix(c(1, rho[1], rho[1], 1), 2) %*% m)
})
bread <- Reduce(`+`, lapply(parts, `[[`, "bread"))
meat <- Reduce(`+`, lapply(parts, `[[`, "meat"))
lost <- sum(solve(bread) * meat)
taken <- (nrow(last) - ncol(rows)) / (nrow(last) - lost)
value <- sapply(units, function(u) {
    turn <- solve(bread - parts[[u]]$bread, parts[[u]]$sum)
    doubt <- c(turn %*% (meat - parts[[u]]$meat) %*% turn)
    sum(judge(own, last, u)$z) / sqrt((2 + 2 * rho[1] + doubt) * taken)
})
df <- length(units) - length(resources) - 3
p <- pt(value, df, lower.tail = FALSE)
q <- p.adjust(c(p, p.sustained), "BH")[seq_along(units)]
u <- "Kommune 31"
r <- judge(own, last, u)
gain <- (sum(r$mine$population * r$mu) - sum(r$mine$events)) /
    sum(r$mine$population)
t <- qt(.975, df)
cat(sprintf("gain %.12f from %.12f to %.12f\n", gain,
            gain * (1 - t / value[u]), gain * (1 + t / value[u])))
for (u in c("Kommune 31", "Kommune 12", "Eidskog"))
    cat(sprintf("%s: improved_z %.12f improved_q %.12f\n", u, value[u],
                q[units == u]))
