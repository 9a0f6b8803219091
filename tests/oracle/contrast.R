# contrast.R - makes contrast-fisher.csv (fisher.test), contrast-values.csv and
# contrast-groups.csv (every assignment by combn(): exact p, the smallest p there
# could be, the range of shifts not refused by the one-sided tests, Cliff's delta)
# and contrast-adjusted.csv (p.adjust).
#     cd tests/oracle && Rscript contrast.R
source("common.R")
set.seed(84)

tables <- rbind(c(3, 3, 1, 6), c(0, 4, 7, 9), c(2, 5, 11, 40), c(6, 6, 0, 30), c(1, 1, 1, 9),
                c(5, 9, 14, 21), c(0, 3, 0, 8), c(4, 4, 12, 12), c(40, 90, 160, 500), c(7, 12, 3, 12))
fixture(do.call(rbind, apply(tables, 1, function(r) {
    test <- function(w) fisher.test(rbind(c(w, r[2] - w), c(r[1] + r[3] - w, r[4] - r[1] - r[3] + w)))$p.value
    can <- max(0, r[1] + r[3] - r[4]):min(r[2], r[1] + r[3])
    data.frame(with1 = r[1], n1 = r[2], with2 = r[3], n2 = r[4], p = test(r[1]),
               smallest_p = min(sapply(can, test)))
})), "contrast-fisher.csv")

groups <- list(methods = list(c(7, 9, 8), c(3, 5, 4, 8, 2, 6)),
               apart = list(c(10.5, 11.25, 12), c(1, 2.5, 2.25, 3, 4.5)),
               tied = list(c(2, 2, 3, 3), c(1, 2, 2, 2, 3, 1, 2)),
               some = list(round(rnorm(4, 1), 2), round(rnorm(9), 2)),
               more = list(round(rexp(6), 3), round(rexp(8), 3)),
               many = list(round(rnorm(5, 50, 9), 1), round(rnorm(11, 44, 9), 1)),
               two = list(c(1.5, -2), c(.5, 3)), equal = list(c(4, 4), c(4, 4, 4)))

# the end of the shifts d for which the one-sided p of a - d is above 2.5 %
end_of <- function(a, b, side) {
    place <- combn(length(a) + length(b), length(a))
    if (1 / ncol(place) > .025) return(NA) # nothing is ever refused
    p <- function(d) {
        x <- c(a - d, b)
        sums <- colSums(matrix(x[place], length(a)))
        seen <- sum(x[seq_along(a)])
        mean(if (side < 0) sums >= seen - 1e-12 else sums <= seen + 1e-12)
    }
    middle <- mean(a) - mean(b)
    in_ <- middle
    out <- middle + side * 10 * (1 + diff(range(c(a, b))))
    for (k in 1:80) {
        at <- (in_ + out) / 2
        if (p(at) > .025) in_ <- at else out <- at
    }
    round(in_, 9)
}

fixture(do.call(rbind, lapply(names(groups), function(k) {
    a <- groups[[k]][[1]]; b <- groups[[k]][[2]]; x <- c(a, b)
    place <- combn(length(x), length(a))
    far <- function(x) {
        d <- apply(place, 2, function(i) mean(x[i]) - mean(x[-i]))
        list(all = abs(d), seen = abs(mean(a) - mean(b)))
    }
    f <- far(x)
    off <- outer(a, b, "-")
    data.frame(case = k, mean_a = mean(a), mean_b = mean(b), difference = mean(a) - mean(b),
               delta = mean(sign(off)), p = mean(f$all >= f$seen - 1e-9),
               # of the assignments farthest out; without ties among the values one in each tail
               smallest_p = max(2 / ncol(place), mean(f$all >= max(f$all) - 1e-9)),
               lo = end_of(a, b, -1), hi = end_of(a, b, 1))
})), "contrast-groups.csv")
fixture(do.call(rbind, lapply(names(groups), function(k)
    data.frame(case = k, side = rep(c("a", "b"), lengths(groups[[k]])), value = unlist(groups[[k]])))),
    "contrast-values.csv")

families <- list(methods = c(.001, .008, .039, .041, .042, .06, .074, .205), one = .03,
                 some = c(.5, NA, .01, .01, NA, 1, .2), drawn = round(runif(30)^2, 4), ties = c(.04, .04, .04))
fixture(do.call(rbind, lapply(names(families), function(k)
    data.frame(case = k, p = families[[k]], q = p.adjust(families[[k]], "BH")))), "contrast-adjusted.csv")
