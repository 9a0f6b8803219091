# losses.R - makes losses-cuts.csv, losses-sets.csv and losses-curves.csv: people
# and contacts whose loss splits eight networks (igraph's articulation_points and
# bridges), the best pairs of key people by Borgatti's measures over every pair, and
# what is left as the most in between go.
#     cd tests/oracle && Rscript losses.R
source("common.R")
suppressMessages(library(igraph))

sizes <- function(g) paste(sort(components(g)$csize, decreasing = TRUE), collapse = "+")

net <- function(name) as.undirected(graph_igraph(graph_rows(name)), "collapse")

cuts <- function(name) {
    g <- net(name)
    id <- V(g)$name
    own <- function(v) induced_subgraph(g, subcomponent(g, v))
    people <- sort(as.integer(articulation_points(g)))
    out <- do.call(rbind, lapply(people, function(v) {
        left <- delete_vertices(own(v), id[v])
        data.frame(kind = "person", actor = id[v], other = "", parts = components(left)$no, sizes = sizes(left))
    }))
    ends <- ends(g, bridges(g), names = FALSE)
    ends <- cbind(pmin(ends[, 1], ends[, 2]), pmax(ends[, 1], ends[, 2]))
    out <- rbind(out, do.call(rbind, lapply(seq_len(nrow(ends)), function(k) {
        left <- delete_edges(g, paste(id[ends[k, ]], collapse = "|"))
        left <- induced_subgraph(left, as.integer(subcomponent(g, ends[k, 1])))
        data.frame(kind = "bridge", actor = id[ends[k, 1]], other = id[ends[k, 2]], parts = components(left)$no,
                   sizes = sizes(left))
    })))
    if (!is.null(out)) data.frame(graph = name, out)
}
fixture(do.call(rbind, lapply(graph_names, cuts)), "losses-cuts.csv")

key_sets <- function(name) {
    g <- net(name)
    n <- vcount(g)
    d <- distances(g)
    inverse <- function(d) { x <- 1 / d; diag(x) <- 0; x }
    place <- combn(n, 2)
    told <- t(apply(place, 2, function(s) {
        left <- delete_vertices(g, s)
        m <- vcount(left)
        c_ <- components(left)$csize
        near <- pmin(d[s[1], ], d[s[2], ])
        c(fragmentation = 1 - sum(c_ * (c_ - 1)) / (m * (m - 1)),
          fragmentation_n = 1 - sum(c_ * (c_ - 1)) / (n * (n - 1)),
          distance_fragmentation = 1 - sum(inverse(distances(left))) / (m * (m - 1)),
          reached = sum(near <= 1), distance_reach = sum(1 / pmax(near, 1)) / n)
    }))
    goal <- c(fragment = "fragmentation", reach = "reached", "distance-reach" = "distance_reach")
    out <- do.call(rbind, lapply(names(goal), function(k) {
        x <- told[, goal[k]]
        best <- which(x >= max(x) - 1e-9)
        data.frame(goal = k, actors = apply(place[, best, drop = FALSE], 2, function(s) paste(V(g)$name[s], collapse = "+")),
                   size = 2, told[best, , drop = FALSE], exact = 1, sets = length(best))
    }))
    data.frame(graph = name, out[out$sets <= 40, ]) # more than that says little
}
fixture(do.call(rbind, lapply(graph_names, key_sets)), "losses-sets.csv")

# the most in between first, found again after each loss, ties in the order of actors
curve <- function(name) {
    g <- net(name)
    n <- vcount(g)
    gone <- character()
    rows <- NULL
    for (k in 0:floor(n / 2)) {
        d <- distances(g)
        e <- 1 / d; diag(e) <- 0
        rows <- rbind(rows, data.frame(graph = name, removed = k, order = "targeted", actor = if (k > 0) gone[k] else "",
                                       largest_share = max(components(g)$csize) / n, efficiency = sum(e) / (n * (n - 1))))
        b <- betweenness(g, directed = FALSE)
        v <- which(b >= max(b) - 1e-9)[1]
        gone <- c(gone, V(g)$name[v])
        g <- delete_vertices(g, v)
    }
    rows
}
fixture(do.call(rbind, lapply(c("cheyenne", "r15", "r24", "r40", "u18"), curve)), "losses-curves.csv")
