# What chain.sh holds the chain against: the same done in R with igraph and sna,
# in one session. Prints a line a part, "part processor-seconds note"; what
# is done on fewer draws than the chain's is scaled by their number, and the note
# says so.
#   Rscript --vanilla chain.R STUDY STARTS SHARE OUT
# STARTS of the Leiden method for each network, each to its end; SHARE of the draws that are made.
args <- commandArgs(trailingOnly = TRUE)
study <- args[1]
starts <- as.integer(args[2])
share <- as.numeric(args[3])
out <- args[4]
ranks <- shuffled <- 1000L
rewired <- 200L
posterior <- 10000L
simulated <- 2000L

suppressMessages({ library(sna); library(igraph) })

cpu <- function() sum(proc.time()[c(1, 2, 4, 5)])
told <- function(part, seconds, made = NULL, of = NULL)
{
    note <- if (is.null(made) || made == of) "" else
        sprintf("from %d of %d draws", made, of)
    cat(sprintf("%s %.3f %s\n", part, seconds, note))
}
some <- function(draws) max(2L, as.integer(ceiling(draws * share)))
timed <- function(part, work) { at <- cpu(); work(); told(part, cpu() - at) }
# `once` and draws of `each`; all but a share of the draws is not made.
timed_draws <- function(part, draws, each)
{
    made <- some(draws)
    at <- cpu()
    for (i in seq_len(made)) each()
    told(part, (cpu() - at) * draws / made, made, draws)
}

set.seed(1)
actors <- read.csv(file.path(study, "actors-2021.csv"), stringsAsFactors = FALSE)
ties <- read.csv(file.path(study, "ties-2021.csv"), stringsAsFactors = FALSE)
ties <- ties[!is.na(ties$frequency) & ties$frequency > 0, c("from", "to")]
g <- simplify(graph_from_data_frame(ties, vertices = actors))
both <- as.undirected(g, "collapse")
sector <- as.integer(factor(actors$sector))
answered <- actors$responded == 1
n <- vcount(g)
told("read", cpu())

timed("figures", function() {
    edges <- cbind(as_edgelist(g, names = FALSE), 1)
    attr(edges, "n") <- n
    list(igraph::degree(g, mode = "in"), igraph::degree(g, mode = "out"),
         igraph::betweenness(g), constraint(both),
         sna::brokerage(edges, sector))
})

# As many again fall silent: their rows go, the others are ranked.
lost <- tapply(answered, sector, function(a) min(.5, max(.1, 1 - mean(a))))
from <- as_edgelist(g, names = FALSE)[, 1]
timed_draws("ranks", ranks, function() {
    gone <- unlist(lapply(split(which(answered), sector[answered]), function(v)
        v[sample.int(length(v), round(length(v) * lost[sector[v[1]]]))]))
    rank(-igraph::betweenness(delete_edges(g, which(from %in% gone))))
})

# Rounds until one gains no more; the best of the starts.
best_division <- function(g)
    max(replicate(starts, {
        quality <- -1
        member <- NULL
        repeat {
            now <- cluster_leiden(g, "modularity", n_iterations = 1,
                                  initial_membership = member)
            if (now$quality <= quality + 1e-4) break
            quality <- now$quality
            member <- membership(now)
        }
        quality
    }))
# As ours: contacts are moved for what asks who returns them, pairs with contact
# for the rest.
at <- cpu()
walk <- rewire(g, keeping_degseq(niter = 100 * ecount(g)))
flat <- rewire(both, keeping_degseq(niter = 100 * ecount(both)))
burned <- cpu() - at
made <- some(rewired)
spent <- c(rewired = 0, leiden = 0, leiden_default = 0)
modularity_found <- c()
for (i in seq_len(made)) {
    at <- cpu()
    walk <- rewire(walk, keeping_degseq(niter = 10 * ecount(g)))
    flat <- rewire(flat, keeping_degseq(niter = 10 * ecount(both)))
    c(transitivity(flat), reciprocity(walk))
    spent[1] <- spent[1] + cpu() - at
    at <- cpu()
    modularity_found[i] <- best_division(flat)
    spent[2] <- spent[2] + cpu() - at
    at <- cpu()
    cluster_leiden(flat, "modularity")
    spent[3] <- spent[3] + cpu() - at
}
spent <- spent * rewired / made
told("rewired", burned + spent[1], made, rewired)
told("leiden", spent[2], made, rewired)
told("leiden_default", spent[3], made, rewired)
cat("modularity", mean(modularity_found), "\n")

# What the intervals of --whole take. Each person left out (above 500 people, each
# hundredth of them): the figures again, and what becomes of the division found.
# People drawn again: who of the drawn names whom.
whole_division <- membership(cluster_leiden(both, "modularity"))
parts <- if (n > 500) 100L else n
of_part <- (seq_len(n) - 1L) %% parts + 1L
timed("intervals", function() {
    for (part in seq_len(parts)) {
        gone <- which(of_part == part)
        h <- delete_vertices(g, gone)
        flat <- delete_vertices(both, gone)
        c(transitivity(flat), count_components(flat),
          max(igraph::degree(h, mode = "in")))
        if (n > 2000) next
        d <- distances(flat)
        c(mean(d[is.finite(d)]), mean(1 / d[d > 0]), max(igraph::betweenness(h)))
        now <- whole_division[-gone]
        quality <- -1
        repeat {
            again <- cluster_leiden(flat, "modularity", n_iterations = 1,
                                    initial_membership = now)
            if (again$quality <= quality + 1e-4) break
            quality <- again$quality
            now <- membership(again)
        }
    }
    named <- as_adjacency_matrix(g, sparse = FALSE)
    for (i in seq_len(rewired)) {
        drawn <- sample.int(n, n, replace = TRUE)
        a <- named[drawn, drawn]
        c(mean(a), sum(a & t(a)) / sum(a))
    }
})

# Contacts of each pair of groups under labels shuffled among those who
# answered and among the silent, inside each municipality.
ends <- as_edgelist(g, names = FALSE)
groups <- max(sector)
contacts <- 1000L
strata <- split(seq_len(n), paste(answered, actors$municipality))
count <- function(of)
    tabulate((of[ends[, 1]] - 1L) * groups + of[ends[, 2]], groups * groups)
timed("shuffles", function() {
    seen <- count(sector)
    low <- high <- integer(groups * groups)
    for (i in seq_len(shuffled)) {
        now <- sector
        for (s in strata) now[s] <- sector[s[sample.int(length(s))]]
        x <- count(now)
        low <- low + (x <= seen)
        high <- high + (x >= seen)
    }
})

# The pairs' contacts in networks rewired five trials a contact: igraph has no
# rewiring that keeps mutual contacts, groups and strata apart, so all contacts.
between <- walk
timed_draws("contacts", contacts, function() {
    between <<- rewire(between, keeping_degseq(niter = 5 * ecount(g)))
    of <- as_edgelist(between, names = FALSE)
    tabulate((sector[of[, 1]] - 1L) * groups + sector[of[, 2]], groups * groups)
})

# Up to 30 per cent leave, whoever has the most betweenness first, found again
# after each loss (above 500 people: once), and what is left.
left <- function(g, rows)
{
    d <- distances(g, v = if (length(rows) < n) sample.int(vcount(g), 1) else V(g))
    c(max(components(g)$csize), mean(1 / d[d > 0 & is.finite(d)]))
}
curve <- NULL
timed("attack", function() {
    h <- both
    order <- order(-igraph::betweenness(both))
    steps <- floor(.3 * n)
    if (n <= 500) {
        for (k in seq_len(steps)) {
            h <- delete_vertices(h, which.max(igraph::betweenness(h)))
            curve <<- rbind(curve, left(h, seq_len(n)))
        }
    } else {
        full <- unique(round(seq(1, steps, length.out = 30)))
        for (k in seq_len(steps)) {
            h <- delete_vertices(both, order[seq_len(k)])
            size <- max(components(h)$csize)
            curve <<- rbind(curve, if (k %in% full)
                c(size, mean(1 / distances(h)[upper.tri(diag(vcount(h)))]))
                else c(size, NA))
        }
    }
})

# Units' shares drawn together, a beta each about what they have in common, and
# their ranks in every draw.
outcomes <- read.csv(file.path(study, "outcomes.csv"), stringsAsFactors = FALSE)
sets <- split(outcomes, paste(outcomes$indicator, outcomes$year))
timed("baseline", function() for (d in sets) {
    p <- d$events / d$population
    m <- weighted.mean(p, d$population)
    between <- max(1e-6, var(p) - mean(m * (1 - m) / d$population))
    size <- m * (1 - m) / between
    drawn <- matrix(rbeta(posterior * nrow(d), d$events + m * size,
                          d$population - d$events + (1 - m) * size),
                    nrow(d))
    apply(apply(drawn, 2, rank), 1, quantile, c(.05, .95))
})

# Every year's regression on resources again and again with events drawn from
# the fit, and the most extreme residual of each.
timed("deviants", function()
    for (d in sets[grep("^utenfor", names(sets))]) {
        x <- cbind(1, as.matrix(d[c("low_income_share", "upper_secondary_share",
                                    "vacancy_rate")]))
        fit <- glm.fit(x, d$events / d$population, d$population,
                       family = quasibinomial())
        for (i in seq_len(simulated)) {
            y <- rbinom(nrow(d), d$population, fit$fitted.values) / d$population
            again <- glm.fit(x, y, d$population, family = quasibinomial())
            max(abs((y - again$fitted.values) / sqrt(again$fitted.values)))
        }
    })

timed("plots", function() {
    services <- simplify(contract(both, sector, vertex.attr.comb = "ignore"))
    pdf(paste0(out, ".pdf"))
    plot(services, layout = layout_with_fr(services),
         vertex.label = levels(factor(actors$sector)))
    image(matrix(count(sector), groups), axes = FALSE)
    plot(seq_len(nrow(curve)), curve[, 1], type = "l")
    dev.off()
})
