# pairs.R - makes pairs.csv, pairs-small-actors.csv, pairs-small-ties.csv and
# pairs-enumerated.csv: figures of pairs of groups. Ties between groups by
# sna::blockmodel; expectation and spread by the join-count formulas; the activity
# check by loglin(); carriers and cut people by igraph's matching, independent
# sets and vertex connectivity. For small networks with silent people every
# labeling that keeps who answered (and the municipality) is gone through.
#     cd tests/oracle && Rscript pairs.R
source("common.R")
suppressMessages({ library(sna); library(igraph) })

falling <- function(n, k) prod(n - seq_len(k) + 1)

# mean and sd of the ties between g and h when labels move freely: pdn-breakdown(1) with
# everybody answered; undirected: the worked example
moments <- function(a, n_g, n_h, same, directed) {
    n <- nrow(a)
    p <- if (same) c(falling(n_g, 2) / falling(n, 2), falling(n_g, 3) / falling(n, 3),
                     falling(n_g, 4) / falling(n, 4)) else
        c(2 * n_g * n_h / falling(n, 2), n_g * n_h * (n_g + n_h - 2) / falling(n, 3),
          4 * falling(n_g, 2) * falling(n_h, 2) / falling(n, 4))
    if (directed) {
        m <- sum(a)
        q <- m + sum(a * t(a))
        o1 <- sum((rowSums(a) + colSums(a))^2) - 2 * q
    } else {
        m <- q <- sum(a) / 2
        o1 <- sum(rowSums(a) * (rowSums(a) - 1))
    }
    mean <- m * p[1]
    var <- q * p[1] + o1 * p[2] + (m^2 - q - o1) * p[3] - mean^2
    c(mean, if (var > 1e-12) sqrt(var) else NA)
}

# quasi-independence: expected arcs g > h, g and h apart, given what each sends
# and gets; NA with fewer than four groups that have contact beyond themselves
activity <- function(sums, possible) {
    diag(sums) <- diag(possible) <- 0
    if (sum(rowSums(sums) + colSums(sums) > 0) < 4) return(sums * NA)
    loglin(sums, list(1, 2), start = possible, fit = TRUE, eps = 1e-13, iter = 1e6, print = FALSE)$fit
}

carriers <- function(near, in_g, in_h, same) {
    if (same) {
        own <- graph_from_adjacency_matrix(near[in_g, in_g, drop = FALSE], "undirected")
        return(if (vcount(own) == 0) 0 else vcount(own) - clique_num(complementer(own)))
    }
    e <- near * 0
    e[in_g, in_h] <- near[in_g, in_h]
    max_bipartite_match(graph_from_adjacency_matrix(e + t(e), "undirected"), types = in_h)$matching_size
}

# fewest people whose loss separates the groups: a source before all of g, a sink
# behind all of h
cut_people <- function(near, in_g, in_h) {
    n <- nrow(near)
    big <- rbind(cbind(near, 0, 0), 0, 0)
    big[n + 1, which(in_g)] <- big[which(in_g), n + 1] <- 1
    big[n + 2, which(in_h)] <- big[which(in_h), n + 2] <- 1
    vertex_connectivity(graph_from_adjacency_matrix(big, "undirected"), n + 1, n + 2)
}

both_ways <- function(a, b) a + if (identical(a, b)) 0 else b

pairs_of <- function(name) {
    rows <- graph_rows(name)
    a <- graph_matrix(rows)
    sector <- as.character(rows$actors$sector)
    groups <- sort(unique(sector), method = "radix")
    class <- match(sector, groups)
    sums <- blockmodel(a, class, block.content = "sum")$block.model
    sums[is.nan(sums) | is.na(sums)] <- 0
    size <- tabulate(class)
    room <- outer(size, size) - diag(size, length(size))
    expected <- activity(sums, room)
    near <- (a + t(a) > 0) * 1
    out <- NULL
    for (g in seq_along(groups)) for (h in g:length(groups)) {
        in_g <- class == g; in_h <- class == h
        same <- g == h
        ties <- if (same) sums[g, g] else sums[g, h] + sums[h, g]
        possible <- if (same) room[g, g] else 2 * room[g, h]
        if (!rows$directed) { ties <- ties / 2; possible <- possible / 2 }
        m <- moments(a, size[g], size[h], same, rows$directed)
        lone <- possible == 0
        block <- a[in_g, in_h, drop = FALSE]
        back <- t(a[in_h, in_g, drop = FALSE])
        half <- if (same) 2 else 1
        confirmed <- sum(block * back) / half
        one <- sum(block != back) / half
        out <- rbind(out, data.frame(
            graph = name, group_a = groups[g], group_b = groups[h], ties = ties,
            possible = possible, density = if (lone) NA else ties / possible,
            expected = if (lone) 0 else m[1], ratio = if (lone || m[1] == 0) NA else ties / m[1],
            z = if (lone) NA else (ties - m[1]) / m[2],
            confirmed = if (rows$directed) confirmed else NA,
            one_sided = if (rows$directed) one else NA,
            carriers = carriers(near, in_g, in_h, same),
            cut_people = if (same) NA else cut_people(near, in_g, in_h),
            expected_activity = if (same || !rows$directed) NA else expected[g, h] + expected[h, g]))
    }
    out
}
fixture(do.call(rbind, lapply(graph_names, pairs_of)), "pairs.csv")

# Small networks, every labeling
set.seed(4200)
small <- function(name, sizes, silent, towns, density) {
    n <- sum(sizes)
    id <- paste0(name, letters[seq_len(n)])
    said <- rep(1, n)
    said[sample(n, silent)] <- 0
    arc <- which(matrix(runif(n * n) < density, n) & diag(n) == 0, arr.ind = TRUE)
    arc <- arc[said[arc[, 1]] == 1, , drop = FALSE]
    list(actors = data.frame(graph = name, id = id, sector = sample(rep(LETTERS[seq_along(sizes)], sizes)),
                             municipality = sample(rep(paste0("M", seq_len(towns)), length.out = n)),
                             responded = said),
         ties = data.frame(graph = name, from = id[arc[, 1]], to = id[arc[, 2]], frequency = 1))
}
nets <- list(small("e", c(4, 3, 2), 0, 1, .3), small("f", c(3, 3, 2), 2, 1, .45),
             small("g", c(4, 3, 2), 2, 2, .35))
fixture(do.call(rbind, lapply(nets, `[[`, "actors")), "pairs-small-actors.csv")
fixture(do.call(rbind, lapply(nets, `[[`, "ties")), "pairs-small-ties.csv")

# every different order of the labels
orders <- function(x) {
    if (length(x) < 2) return(list(x))
    unlist(lapply(unique(x), function(v) lapply(orders(x[-match(v, x)]), function(o) c(v, o))), FALSE)
}

enumerated <- function(net) {
    d <- net$actors
    id <- d$id
    a <- matrix(0, nrow(d), nrow(d), dimnames = list(id, id))
    a[cbind(net$ties$from, net$ties$to)] <- 1
    strata <- split(seq_len(nrow(d)), paste(d$municipality, d$responded))
    all <- list(d$sector)
    for (s in strata) {
        o <- orders(d$sector[s])
        all <- unlist(lapply(all, function(l) lapply(o, function(x) { l[s] <- x; l })), FALSE)
    }
    groups <- sort(unique(d$sector))
    count <- function(l) sapply(groups, function(g) sapply(groups, function(h) sum(a[l == g, l == h])))
    arcs <- sapply(all, count) # groups^2 x labelings; column-major: h within g
    out <- NULL
    for (g in seq_along(groups)) for (h in g:length(groups)) {
        at <- function(i, j) arcs[(j - 1) * length(groups) + i, ]
        draws <- if (g == h) at(g, g) else at(g, h) + at(h, g)
        seen <- draws[match(TRUE, sapply(all, identical, d$sector))]
        spread <- sqrt(mean(draws^2) - mean(draws)^2)
        low <- mean(draws <= seen); high <- mean(draws >= seen)
        out <- rbind(out, data.frame(graph = d$graph[1], group_a = groups[g], group_b = groups[h],
                                     ties = seen, expected = mean(draws),
                                     z = if (spread > 1e-9) (seen - mean(draws)) / spread else NA,
                                     p_low = low, p = min(1, 2 * min(low, high)), labelings = length(all)))
    }
    out
}
fixture(do.call(rbind, lapply(nets, enumerated)), "pairs-enumerated.csv")
