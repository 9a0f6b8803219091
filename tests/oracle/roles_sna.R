# roles_sna.R - makes roles-sna.csv: the five roles of Gould and Fernandez of
# every actor of seven graphs, their expectation and z, by sna::brokerage
# (w_I, w_O, b_OI, b_IO, b_O, t = coordinator, itinerant, gatekeeper,
# representative, liaison, brokerage). Undirected: both arcs; no moments.
#     cd tests/oracle && Rscript roles_sna.R
source("common.R")
suppressMessages(library(sna))

role <- c(w_I = "coordinator", w_O = "itinerant", b_OI = "gatekeeper",
          b_IO = "representative", b_O = "liaison", t = "brokerage")

roles <- function(name) {
    rows <- graph_rows(name)
    b <- brokerage(graph_matrix(rows), as.character(rows$actors$sector))
    out <- data.frame(graph = name, id = rows$actors$id)
    for (r in names(role)) {
        z <- b$z.nli[, r]
        out[[role[r]]] <- b$raw.nli[, r]
        out[[paste0(role[r], "_expected")]] <- if (rows$directed) b$exp.nli[, r] else NA
        out[[paste0(role[r], "_z")]] <- if (rows$directed) ifelse(is.finite(z), z, NA) else NA
    }
    out
}

fixture(do.call(rbind, lapply(setdiff(graph_names, "karate"), roles)), "roles-sna.csv")
