# How often the interval of the over-dispersion holds the truth (1) when only
# chance is there: ours, and the plain k phi / chi2 with k - 1 degrees.
# Rscript tests/oracle/phi_interval.R    (about half a minute)
set.seed(1)
one <- function(k, given, draws = 10000) {
    z <- matrix(rnorm(k * draws), k)
    if (!given) z <- sweep(z, 2, colMeans(z))
    phi <- apply(z, 2, function(v) {
        q <- quantile(v, c(.1, .9), names = FALSE)
        mean(pmin(pmax(v, q[1]), q[2])^2)
    })
    m <- if (given) k else k - 1
    s <- .7 / .6787 * k * phi
    lo <- s / qchisq(.975, .7 * m)
    hi <- s / qchisq(.025, .7 * m)
    c(units = k, given = given, phi = mean(phi),
      ours = mean(lo <= 1 & 1 <= hi), above = mean(lo > 1),
      below = mean(hi < 1),
      plain = mean(k * phi / qchisq(.975, m) <= 1 &
                   1 <= k * phi / qchisq(.025, m)))
}
print(round(t(sapply(c(2, 3, 4, 6, 8, 12, 20, 46, 100, 356), one, given = 0)), 4))
print(round(t(sapply(c(2, 3, 4, 6, 8, 12, 20, 46, 100, 356), one, given = 1)), 4))
