# qap.R - makes qap-cells.csv and qap-terms.csv, small matrices with the
# coefficients and t of sna::netlm (of lm() where cells are unknown) and p by
# double semi-partialling over every relabeling that leaves the cells of which
# everything is known where they are (NA for fewer than 20 of them, or fewer than
# 100 relabelings); and qap-netlm.csv, coefficients
# and t of the ties' frequency in three networks. netlm's own p is not taken: it
# draws, and misses relabelings that equal the observed t but for rounding.
#     cd tests/oracle && Rscript qap.R
source("common.R")
suppressMessages(library(sna))
set.seed(7)

orders <- function(n) {
    if (n == 1) return(matrix(1, 1, 1))
    less <- orders(n - 1)
    do.call(rbind, lapply(seq_len(n), function(k) cbind(k, less + (less >= k))))
}

apart <- function(m, directed) if (directed) m[row(m) != col(m)] else m[lower.tri(m)]

t_of <- function(y, X) {
    known <- !is.na(y) & !is.na(rowSums(X))
    g <- summary(lm(y[known] ~ X[known, , drop = FALSE]))$coefficients
    g[, "t value"]
}

exact <- function(y, x, directed) {
    all <- orders(nrow(y))
    vy <- apart(y, directed)
    X <- sapply(x, apart, directed)
    whole <- !is.na(Reduce(`+`, c(list(y), x)))
    diag(whole) <- TRUE
    all <- all[apply(all, 1, function(o) identical(whole[o, o], whole)), , drop = FALSE]
    if (sum(!is.na(vy) & !is.na(rowSums(X))) < 20 || nrow(all) < 100) return(rep(NA, length(x)))
    sapply(seq_along(x), function(k) {
        seen <- abs(t_of(vy, X)[k + 1])
        known <- !is.na(vy) & !is.na(rowSums(X))
        left <- rep(NA, length(vy))
        left[known] <- if (length(x) > 1) residuals(lm(X[known, k] ~ X[known, -k])) else
            X[known, k] - mean(X[known, k])
        e <- y * NA
        if (directed) e[row(e) != col(e)] <- left else {
            e[lower.tri(e)] <- left
            e <- pmax(e, t(e), na.rm = TRUE)
        }
        t <- apply(all, 1, function(o) {
            Z <- X
            Z[, k] <- apart(e[o, o], directed)
            Z[!known, ] <- NA
            abs(t_of(vy, Z)[k + 1])
        })
        mean(t >= seen * (1 - 1e-9))
    })
}

terms_of <- function(name, y, x, directed) {
    vy <- apart(y, directed)
    X <- sapply(x, apart, directed)
    known <- !is.na(vy) & !is.na(rowSums(X))
    if (all(known)) {
        g <- netlm(y, x, mode = if (directed) "digraph" else "graph", nullhyp = "classical")
        b <- g$coefficients
        t <- g$tstat
    } else {
        s <- summary(lm(vy ~ X))$coefficients
        b <- s[, 1]
        t <- s[, 3]
    }
    p <- exact(y, x, directed)
    out <- data.frame(case = name, term = c("intercept", paste0("x", seq_along(x))),
                      estimate = as.vector(b), t = as.vector(t), p = c(NA, p), cells = sum(known))
    if (length(x) > 1) return(out)
    r <- cor(vy[known], X[known])
    rbind(data.frame(case = name, term = "r", estimate = r, t = t[2], p = p, cells = sum(known)), out)
}

square <- function(n, values, directed) {
    m <- matrix(sample(values, n * n, TRUE), n)
    if (!directed) m[upper.tri(m)] <- t(m)[upper.tri(m)]
    diag(m) <- 0
    m
}
methods_y <- rbind(c(0, 3, 1, 0, 2), c(3, 0, 2, 1, 0), c(1, 2, 0, 0, 1), c(0, 1, 0, 0, 4), c(2, 0, 1, 4, 0))
methods_z <- rbind(c(0, 2, 1, 3, 3), c(2, 0, 2, 1, 2), c(1, 2, 0, 2, 2), c(3, 1, 2, 0, 1), c(3, 2, 2, 1, 0))
same <- outer(1:5 < 4, 1:5 < 4, "==") * 1
holes <- list(y = square(5, 0:4, TRUE), x = list(square(5, 0:3, TRUE), square(5, 1:5, TRUE)))
holes$y[2, -2] <- NA
holes$x[[1]][4, 1] <- NA
cases <- list(methods = list(methods_y, list(same, methods_z), FALSE),
              one = list(square(5, 0:4, TRUE), list(square(5, 0:2, TRUE)), TRUE),
              three = list(square(5, 0:4, TRUE), list(square(5, 0:1, TRUE), square(5, 0:4, TRUE), square(5, 1:3, TRUE)), TRUE),
              six = list(square(6, 0:4, TRUE), list(square(6, 0:3, TRUE), square(6, 0:1, TRUE)), TRUE),
              holes = list(holes$y, holes$x, TRUE))
silent <- list(y = square(6, 0:4, TRUE), x = list(square(6, 0:3, TRUE), square(6, 1:5, TRUE)))
silent$y[2, -2] <- NA
blank <- list(y = square(7, 0:4, TRUE), x = list(square(7, 0:3, TRUE), square(7, 0:2, TRUE)))
blank$x[[1]][4, 1] <- NA
cases$silent <- list(silent$y, silent$x, TRUE)
cases$blank <- list(blank$y, blank$x, TRUE)
fixture(do.call(rbind, lapply(names(cases), function(k) {
    c <- cases[[k]]
    d <- data.frame(case = k, directed = as.integer(c[[3]]), i = as.vector(row(c[[1]])), j = as.vector(col(c[[1]])),
                    y = as.vector(c[[1]]), x1 = as.vector(c[[2]][[1]]), x2 = NA, x3 = NA)
    for (p in seq_along(c[[2]])) d[[paste0("x", p)]] <- as.vector(c[[2]][[p]])
    d[d$i != d$j, ]
})), "qap-cells.csv")
fixture(do.call(rbind, lapply(names(cases), function(k)
    terms_of(k, cases[[k]][[1]], cases[[k]][[2]], cases[[k]][[3]]))), "qap-terms.csv")

fixture(do.call(rbind, lapply(c("texas", "cheyenne", "r24"), function(name) {
    rows <- graph_rows(name)
    group <- as.character(rows$actors$sector)
    same <- outer(group, group, "==") * 1
    g <- netlm(graph_matrix(rows, "frequency"), list(same, graph_matrix(rows)), nullhyp = "classical")
    data.frame(graph = name, term = c("intercept", "same:sector", "tie"),
               estimate = as.vector(g$coefficients), t = as.vector(g$tstat),
               cells = length(group) * (length(group) - 1))
})), "qap-netlm.csv")
