# random_graphs.R - makes random-actors.csv and random-ties.csv: four directed
# graphs (r8 to r40) and an undirected one (u18), with groups of unequal size,
# one of a single actor, and some actors without contact.
#     cd tests/oracle && Rscript random_graphs.R
source("common.R")
set.seed(20240417)

make <- function(name, sizes, density, directed) {
    n <- sum(sizes)
    id <- sprintf("%s-%02d", name, seq_len(n))
    pair <- expand.grid(to = seq_len(n), from = seq_len(n))
    pair <- pair[if (directed) pair$from != pair$to else pair$from < pair$to, ]
    pair <- pair[runif(nrow(pair)) < density, ]
    list(actors = data.frame(graph = name, id = id,
                             sector = sample(rep(LETTERS[seq_along(sizes)], sizes))),
         ties = data.frame(graph = name, from = id[pair$from], to = id[pair$to],
                           frequency = sample(4, nrow(pair), replace = TRUE)))
}

graphs <- list(make("r8", c(4, 3, 1), .25, TRUE),
               make("r15", c(7, 5, 2, 1), .08, TRUE),
               make("r24", c(9, 6, 5, 3, 1), .15, TRUE),
               make("r40", c(15, 10, 7, 4, 3, 1), .08, TRUE),
               make("u18", c(8, 6, 4), .12, FALSE))
fixture(do.call(rbind, lapply(graphs, `[[`, "actors")), "random-actors.csv")
fixture(do.call(rbind, lapply(graphs, `[[`, "ties")), "random-ties.csv")
