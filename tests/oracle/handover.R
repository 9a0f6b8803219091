# handover.R - makes handover-steps.csv and handover-reach.csv: chances to reach a
# goal by the fundamental matrix of an absorbing chain, solve(I - Q) R, with
# circles; arrival with prop.test; the most that can get through by max_flow of
# igraph, and its drop without each step.
#     cd tests/oracle && Rscript handover.R
source("common.R")
suppressMessages(library(igraph))
set.seed(90)

# services s (source), a .. f and the goal t; each sends to a few others, and
# loses some on the way and some that are not sent on
made <- function(name, services, density) {
    to_all <- c(services, "t")
    rows <- do.call(rbind, lapply(c("s", services), function(v) {
        w <- setdiff(to_all, v)
        w <- w[runif(length(w)) < density | w == sample(w, 1)]
        data.frame(network = name, from = v, to = w, year = 2021, sent = sample(5:60, length(w)))
    }))
    rows$arrived <- rbinom(nrow(rows), rows$sent, .8)
    rows
}
steps <- rbind(made("small", c("a", "b"), .5), made("round", letters[1:4], .45), made("large", letters[1:6], .4))
fixture(steps, "handover-steps.csv")

reach <- function(d) {
    v <- setdiff(unique(c(d$from, d$to)), "t")
    # whoever came to a service or was sent from it was there
    had <- sapply(v, function(u) max(sum(d$arrived[d$to == u]), sum(d$sent[d$from == u])))
    Q <- matrix(0, length(v), length(v), dimnames = list(v, v))
    R <- setNames(rep(0, length(v)), v)
    for (i in seq_len(nrow(d))) {
        p <- d$arrived[i] / had[[d$from[i]]]
        if (d$to[i] == "t") R[d$from[i]] <- R[d$from[i]] + p else Q[d$from[i], d$to[i]] <- p
    }
    h <- c(solve(diag(length(v)) - Q, R), t = 1)
    left <- sapply(v, function(u) had[[u]] - sum(d$sent[d$from == u]))
    flow <- function(d) {
        g <- graph_from_data_frame(d[c("from", "to")], vertices = data.frame(name = c(v, "t")))
        max_flow(g, "s", "t", capacity = d$arrived)$value
    }
    most <- flow(d)
    w <- t(mapply(function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int, d$arrived, d$sent))
    sent <- sapply(v, function(u) sum(d$sent[d$from == u]))
    data.frame(d[c("network", "from", "to", "year", "sent", "arrived")], lost = d$sent - d$arrived,
               arrival = d$arrived / d$sent, lo = w[, 1], hi = w[, 2], reach_goal_from = h[d$from],
               vitality = sapply(seq_len(nrow(d)), function(i) most - flow(d[-i, ])),
               repair_gain = (d$sent - d$arrived + left[d$from] * d$sent / sent[d$from]) * h[d$to],
               way_gain = (d$sent - d$arrived) * h[d$to])
}
fixture(do.call(rbind, lapply(split(steps, steps$network), reach)), "handover-reach.csv")
