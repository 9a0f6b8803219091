# whole_igraph.R - makes whole-igraph.csv: figures of eight networks as wholes by
# R's igraph (reciprocity by sna::grecip too). Modularity of communities is the
# best of 300 starts of its Leiden and Louvain; the best core is found by going
# through all.
#     cd tests/oracle && Rscript whole_igraph.R
source("common.R")
suppressMessages(library(igraph))

# Borgatti and Everett 2000: the core whose pattern (one of two at least belongs
# to it) correlates best with who has contact, among all 2^n.
best_core <- function(near) {
    n <- nrow(near)
    pair <- which(upper.tri(near), arr.ind = TRUE)
    y <- near[upper.tri(near)]
    best <- -Inf
    for (code in seq_len(2^n - 2)) {
        core <- bitwAnd(code, bitwShiftL(1L, seq_len(n) - 1L)) > 0
        x <- core[pair[, 1]] | core[pair[, 2]]
        if (any(x) && !all(x)) best <- max(best, cor(x, y))
    }
    best
}

best_division <- function(both) {
    set.seed(1)
    one <- function(k)
        max(cluster_leiden(both, "modularity", n_iterations = 20)$quality,
            modularity(cluster_louvain(both)))
    max(sapply(1:300, one))
}

whole <- function(name) {
    rows <- graph_rows(name)
    g <- graph_igraph(rows)
    both <- as.undirected(g, "collapse")
    a <- graph_matrix(rows)
    n <- nrow(a)
    group <- as.integer(factor(rows$actors$sector))
    crossing <- group[as_edgelist(g, FALSE)[, 1]] != group[as_edgelist(g, FALSE)[, 2]]
    m <- ecount(g)
    value <- list(
        n = n, arcs = m, density = edge_density(g),
        reciprocity_arcs = reciprocity(g, mode = "default"),
        reciprocity_dyads = reciprocity(g, mode = "ratio"),
        transitivity = transitivity(both, type = "global"),
        components = components(both)$no,
        largest_share = max(components(both)$csize) / n,
        efficiency = global_efficiency(both),
        mean_distance = mean_distance(both, directed = FALSE),
        centralisation_in = centr_degree(g, mode = "in", loops = FALSE)$centralization,
        centralisation_betweenness = centr_betw(g, directed = rows$directed)$centralization,
        ei_index = (sum(crossing) - sum(!crossing)) / m,
        assortativity = assortativity_nominal(g, group, directed = rows$directed),
        modularity_group = modularity(both, group))
    if (rows$directed)
        stopifnot(abs(sna::grecip(a, measure = "edgewise") - value$reciprocity_arcs) < 1e-12)
    else value$reciprocity_arcs <- value$reciprocity_dyads <- NA
    value$modularity_leiden <- best_division(both)
    if (n <= 15) value$core_periphery <- best_core(a + t(a) > 0)
    data.frame(graph = name, measure = names(value), value = unlist(value))
}

fixture(do.call(rbind, lapply(graph_names, whole)), "whole-igraph.csv")
