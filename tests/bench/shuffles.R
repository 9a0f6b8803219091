# What bench_kernels holds our label shuffles against: base R, no loop but that
# over the draws. Labels are shuffled within strata, the arcs counted by pair of
# groups, and compared with what was seen. The cells are those of ordered pairs,
# which is less work than ours.
#   Rscript --vanilla shuffles.R ACTORS ARCS GROUPS DRAWS
# prints processor seconds.
args <- as.integer(commandArgs(trailingOnly = TRUE))
n <- args[1]
m <- args[2]
groups <- args[3]
draws <- args[4]

set.seed(1)
group <- rep_len(seq_len(groups), n)
from <- sample.int(n, m, replace = TRUE)
to <- sample.int(n, m, replace = TRUE)
strata <- unname(split(seq_len(n), rep_len(1L, n)))

count <- function(g) tabulate((g[from] - 1L) * groups + g[to], groups * groups)
seen <- count(group)
low <- high <- integer(groups * groups)
shuffle <- function() {
    for (i in seq_len(draws)) {
        g <- group
        for (s in strata) g[s] <- group[s[sample.int(length(s))]]
        x <- count(g)
        low <<- low + (x <= seen)
        high <<- high + (x >= seen)
    }
}
took <- system.time(shuffle())
cat(took[["user.self"]] + took[["sys.self"]], "\n")
