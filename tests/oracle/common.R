# common.R - what every script of this folder uses: reading graphs, writing
# fixtures. Scripts run in this folder: cd tests/oracle && Rscript NAME.R
# Fixtures were made by R 4.2.2 with igraph 1.3.5, sna 2.7-1, MASS 7.3-58.2,
# epiR 2.0.57, epitools 0.5-10.1 and metafor 3.8-1 (Debian 12);
# ./remake makes them all. Formulas that no package has are written out plainly
# in the script.
#
# Where packages differ from us, and why:
# - sna::netlm draws its p and counts no relabeling that equals the observed t but
#   for rounding: coefficients and t are compared, p with every relabeling.
# - epitools::pois.byar puts x + 1/2 at both ends: Byar is compared with
#   epiR::epi.smr, which has x and x + 1 as Breslow and Day.
# - FunnelPlotR's limits for shares are Poisson's unless adjusted, and its
#   transformation is arcsin sqrt: over-dispersion is written out on the share.
# - MASS::rlm is an M-estimate on logits, ours on Pearson residuals of counts:
#   within one in a hundred (tests/cli/oracle-outcomes.bats).
# - igraph's communities depend on the start: ours are the best of many.
# - sna::gtrans, sna::closeness and others count along arcs: what is compared is on
#   the collapsed graph by igraph.
options(warn = 1, stringsAsFactors = FALSE)

# Fifteen digits; nothing where there is no value.
cell <- function(x) {
    if (!is.numeric(x)) return(ifelse(is.na(x), "", as.character(x)))
    text <- vapply(x + 0, formatC, "", digits = 15, format = "g", width = 1)
    ifelse(is.na(x), "", ifelse(x == 0, "0", text))
}

fixture <- function(rows, file) {
    rows <- as.data.frame(lapply(rows, cell), check.names = FALSE)
    write.csv(rows, file, row.names = FALSE, quote = FALSE)
}

# A graph by name: its actors, ties and whether ties have a direction.
# karate: Zachary 1977. texas, cheyenne: Drabek et al. 1981. The others are
# made by random_graphs.R.
graph_names <- c("karate", "texas", "cheyenne", "r8", "r15", "r24", "r40", "u18")
graph_rows <- function(name) {
    sample <- "../../samples/search-and-rescue"
    if (name == "cheyenne") {
        actors <- read.csv(file.path(sample, "actors-cheyenne.csv"))
        ties <- read.csv(file.path(sample, "ties-cheyenne.csv"))
    } else if (name %in% c("karate", "texas")) {
        actors <- read.csv(paste0(name, "-actors.csv"))
        ties <- read.csv(paste0(name, "-ties.csv"))
    } else {
        actors <- subset(read.csv("random-actors.csv"), graph == name)
        ties <- subset(read.csv("random-ties.csv"), graph == name)
    }
    list(name = name, actors = actors, ties = ties,
         directed = !name %in% c("karate", "u18"))
}

# Its matrix of 0 and 1 (both ways when undirected), or of a column of the ties.
graph_matrix <- function(rows, column = NULL) {
    id <- rows$actors$id
    a <- matrix(0, length(id), length(id), dimnames = list(id, id))
    value <- if (is.null(column)) 1 else rows$ties[[column]]
    a[cbind(rows$ties$from, rows$ties$to)] <- value
    if (!rows$directed) a[cbind(rows$ties$to, rows$ties$from)] <- value
    a
}

# The same as an igraph graph with attribute frequency.
graph_igraph <- function(rows)
    igraph::graph_from_data_frame(rows$ties[c("from", "to", "frequency")],
                                  rows$directed, rows$actors["id"])
