# measures_igraph.R - makes measures-igraph.csv: figures of every actor of eight
# graphs by R's igraph; those that igraph lacks (effective size, hierarchy, E-I)
# by the formulas of their papers, on the matrix; eigenvector and PageRank from
# eigen() and solve(), to which igraph's agree within its own tolerance.
#     cd tests/oracle && Rscript measures_igraph.R
source("common.R")
suppressMessages(library(igraph))

# Burt 1992: p_ij = z_ij / sum z_i, m_jq = z_jq / max z_j, z_ij = a_ij + a_ji
burt <- function(a) {
    z <- a + t(a)
    p <- z / rowSums(z)
    m <- z / apply(z, 1, max)
    n <- nrow(a)
    rows <- sapply(seq_len(n), function(i) {
        near <- which(z[i, ] > 0)
        if (length(near) == 0) return(c(NA, NA))
        size <- sum(sapply(near, function(j) {
            q <- setdiff(near, j)
            1 - sum(p[i, q] * m[j, q])
        }))
        c_ij <- sapply(near, function(j) {
            q <- setdiff(near, j)
            (p[i, j] + sum(p[i, q] * p[q, j]))^2
        })
        k <- length(near)
        share <- c_ij / (sum(c_ij) / k)
        c(size, if (k < 2) NA else sum(share * log(share)) / (k * log(k)))
    })
    list(effective_size = rows[1, ], hierarchy = rows[2, ])
}

leading <- function(both) {
    part <- components(both)
    own <- which(part$membership == which.max(part$csize))
    x <- abs(eigen(as_adjacency_matrix(both, sparse = FALSE)[own, own],
                   symmetric = TRUE)$vectors[, 1])
    out <- rep(NA, vcount(both))
    out[own] <- x / max(x)
    theirs <- eigen_centrality(induced_subgraph(both, own), weights = NA)$vector
    stopifnot(max(abs(theirs - out[own])) < 1e-6)
    out
}

surfer <- function(g, a) {
    n <- nrow(a)
    step <- a / pmax(1, rowSums(a))
    step[rowSums(a) == 0, ] <- 1 / n
    x <- solve(diag(n) - .85 * t(step), rep(.15 / n, n))
    stopifnot(max(abs(x - page_rank(g, weights = NA)$vector)) < 1e-9)
    x
}

parts_if_gone <- function(both, v) {
    own <- setdiff(subcomponent(both, v), v)
    if (length(own) == 0) 0 else components(induced_subgraph(both, own))$no
}

measured <- function(name) {
    rows <- graph_rows(name)
    g <- graph_igraph(rows)
    a <- graph_matrix(rows)
    n <- nrow(a)
    both <- as.undirected(g, "collapse")
    long <- 12 / E(g)$frequency # whole numbers: equal ways are equal
    group <- rows$actors$sector
    near <- a + t(a) > 0
    own <- rowSums(near & outer(group, group, "=="))
    degree <- rowSums(near)
    v <- V(g)
    b <- burt(a)
    at <- function(mode) harmonic_centrality(g, mode = mode, weights = NA, normalized = TRUE)
    far <- function(mode)
        12 * harmonic_centrality(g, mode = mode, weights = long, normalized = TRUE)
    data.frame(
        graph = name, id = rows$actors$id,
        out_degree = igraph::degree(g, mode = "out"), in_degree = igraph::degree(g, mode = "in"),
        degree = igraph::degree(both),
        out_strength = strength(g, mode = "out", weights = E(g)$frequency),
        in_strength = strength(g, mode = "in", weights = E(g)$frequency),
        betweenness = betweenness(g, weights = NA),
        betweenness_share = betweenness(g, weights = NA, normalized = TRUE),
        harmonic_in = at("in"), harmonic_out = at("out"),
        eigenvector = leading(both), pagerank = surfer(g, a),
        constraint = constraint(g, weights = rep(1, ecount(g))),
        effective_size = b$effective_size, hierarchy = b$hierarchy,
        core = coreness(both),
        clustering = transitivity(both, type = "local", isolates = "nan"),
        ei_index = ifelse(degree > 0, (degree - 2 * own) / degree, NA),
        cut_actor = as.integer(v %in% articulation_points(both)),
        parts_if_gone = sapply(v, function(i) parts_if_gone(both, i)),
        weighted_betweenness = betweenness(g, weights = long),
        weighted_harmonic_in = far("in"), weighted_harmonic_out = far("out"))
}

fixture(do.call(rbind, lapply(graph_names, measured)), "measures-igraph.csv")
