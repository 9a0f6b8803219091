# What R's igraph writes of the network of formats.py:
#     Rscript formats.R FOLDER [OURS]      (igraph 1.3.5)
# OURS: a GraphML that pdn-ingest wrote.
suppressMessages(library(igraph))
folder <- commandArgs(TRUE)[1]
g <- graph_from_data_frame(
  data.frame(from = c("a", "b", "b", "c", "d"), to = c("b", "a", "c", "d", "b"),
             weight = c(2, 1, 3, 1, 2)),
  vertices = data.frame(name = c("a", "b", "c", "d", "e"),
                        sector = c("Skole", "Skole", "NAV", "NAV", "Helse"),
                        age = c(3, 4, 5, 2, 1)))
write_graph(g, file.path(folder, "r-igraph.graphml"), "graphml")
V(g)$id <- V(g)$name
write_graph(g, file.path(folder, "r-igraph.net"), "pajek")
if (length(commandArgs(TRUE)) > 1) {
  ours <- read_graph(commandArgs(TRUE)[2], "graphml")
  write_graph(ours, file.path(folder, "back-r-igraph.graphml"), "graphml")
}
