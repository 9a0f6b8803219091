# survey.R - makes survey-actors.csv and survey-ties.csv, a survey of 31 people in
# four services and three municipalities, seven of them silent, with ratings, needs
# and obstacles; survey-pairs.csv, pairs of services by tapply(), with mean and
# spread of the ties when labels move within municipality and answered or not, summed
# over every pair of arcs; and survey-barriers.csv, obstacles by chisq.test().
#     cd tests/oracle && Rscript survey.R
source("common.R")
set.seed(1148)

n <- 31
id <- sprintf("p%02d", seq_len(n))
actors <- data.frame(id = id, sector = sample(rep(c("BUP", "NAV", "OT", "PPT"), c(5, 11, 9, 6))),
                     municipality = sample(rep(c("Eidskog", "Grue", "Kongsvinger"), c(8, 10, 13))),
                     responded = 1)
actors$responded[sample(n, 7)] <- 0
said <- which(actors$responded == 1)
pairs <- subset(expand.grid(to = seq_len(n), from = said), to != from & runif(length(to)) < .2)
frequency <- sample(0:4, nrow(pairs), TRUE, c(3, 2, 3, 2, 1))
rating <- function(gone) ifelse(frequency == 0 | runif(nrow(pairs)) < gone, NA, sample(5, nrow(pairs), TRUE))
code <- c("", "", "", "time", "trust", "law", "time+law", "knowledge")
ties <- data.frame(from = id[pairs$from], to = id[pairs$to], frequency = frequency,
                   quality = rating(.15), knowledge = rating(.3),
                   need = ifelse(runif(nrow(pairs)) < .4, NA, sample(0:4, nrow(pairs), TRUE)),
                   barrier = ifelse(frequency == 0, "", sample(code, nrow(pairs), TRUE)))
fixture(actors, "survey-actors.csv")
fixture(ties, "survey-ties.csv")

arcs <- subset(ties, frequency > 0)
i <- match(arcs$from, id)
j <- match(arcs$to, id)
sector <- actors$sector
groups <- sort(unique(sector))
stratum <- as.integer(factor(paste(actors$municipality, actors$responded)))
in_stratum <- tabulate(stratum)
members <- table(sector, stratum)
falling <- function(n, k) if (k == 0) 1 else prod(n - seq_len(k) + 1)

# chance that the people v get the labels l, drawn without return in each stratum
chance <- function(v, l) prod(sapply(unique(stratum[v]), function(s) {
    own <- l[stratum[v] == s]
    prod(sapply(unique(own), function(g) falling(members[g, s], sum(own == g)))) /
        falling(in_stratum[s], length(own))
}))
# that every arc of `who` (rows from, to) goes from g to h or back
covers <- function(who, g, h) {
    v <- unique(as.vector(who))
    labels <- as.matrix(expand.grid(rep(list(unique(c(g, h))), length(v)), stringsAsFactors = FALSE))
    at <- matrix(match(who, v), ncol = 2)
    sum(apply(labels, 1, function(l) {
        ok <- if (g == h) TRUE else all(l[at[, 1]] != l[at[, 2]])
        if (ok) chance(v, l) else 0
    }))
}
m <- length(i)
moments <- function(g, h) {
    mean <- sum(sapply(seq_len(m), function(k) covers(cbind(i[k], j[k]), g, h)))
    # pairs of arcs alike in strata and in who coincides have the same chance
    known <- new.env()
    square <- sum(sapply(seq_len(m), function(a) sum(sapply(seq_len(m), function(b) {
        who <- rbind(c(i[a], j[a]), c(i[b], j[b]))
        v <- unique(as.vector(who))
        key <- paste(c(match(who, v), stratum[v]), collapse = " ")
        if (is.null(known[[key]])) known[[key]] <- covers(who, g, h)
        known[[key]]
    }))))
    c(mean, sqrt(square - mean^2))
}

by_rater <- function(value, rows) {
    own <- tapply(value[rows], arcs$from[rows], mean, na.rm = TRUE)
    if (all(is.na(own))) NA else mean(own, na.rm = TRUE)
}

# the mean of the parts that there are, with five raters on either side
friction <- function(g, h, confirmed, one) {
    said_of <- function(from, to) which(sector[match(ties$from, id)] == from & sector[match(ties$to, id)] == to)
    sides <- if (g == h) list(c(g, g)) else list(c(g, h), c(h, g))
    each <- lapply(sides, function(s) {
        own <- ties[said_of(s[1], s[2]), ]
        rated <- tapply(own$quality, own$from, function(x) mean(x, na.rm = TRUE))
        need <- own[!is.na(own$need), ]
        wants <- unique(need$from[need$need >= 2])
        list(means = rated[!is.na(rated)], asked = unique(need$from),
             unmet = setdiff(wants, own$from[own$frequency > 0]))
    })
    quality <- mean(sapply(each, function(s) mean(s$means))) # each direction one voice
    asked <- sum(lengths(lapply(each, `[[`, "asked")))
    own <- ties[unlist(lapply(sides, function(s) said_of(s[1], s[2]))), ]
    own <- own[own$frequency > 0 & (!is.na(own$quality) | !is.na(own$knowledge) | own$barrier != ""), ]
    part <- c(f1 = sum(lengths(lapply(each, `[[`, "unmet"))) / asked, f2 = (5 - quality) / 4,
              f4 = one / (one + confirmed), f5 = mean(own$barrier != ""))
    part <- part[!is.nan(part)]
    shown <- min(sapply(each, function(s) length(s$means))) >= 5 && length(part) >= 3
    list(index = if (shown) mean(part) else NA, parts = if (shown) paste(names(part), collapse = "+") else NA)
}

looked_at <- function(g, h) {
    same <- g == h
    gh <- sector[i] == g & sector[j] == h
    hg <- sector[i] == h & sector[j] == g
    on <- gh | hg
    m <- moments(g, h)
    both <- function(x) length(unique(c(x[[1]], x[[2]])))
    dyad <- unique(data.frame(a = pmin(i[on], j[on]), b = pmax(i[on], j[on])))
    told <- function(a, b) any(i == a & j == b)
    seen <- actors$responded[dyad$a] & actors$responded[dyad$b]
    ab <- mapply(told, dyad$a, dyad$b); ba <- mapply(told, dyad$b, dyad$a)
    first <- sector[dyad$a] == g # is the dyad's a of group g
    names <- strsplit(arcs$barrier[on], "[+]")
    who <- tapply(rep(arcs$from[on], lengths(names)), unlist(names), function(x) length(unique(x)))
    asked <- length(unique(arcs$from[on & (!is.na(arcs$quality) | !is.na(arcs$knowledge) | arcs$barrier != "")]))
    q <- c(by_rater(arcs$quality, gh), by_rater(arcs$quality, hg))
    k <- c(by_rater(arcs$knowledge, gh), by_rater(arcs$knowledge, hg))
    r <- sapply(c(g, h), function(x) sum(actors$responded[sector == x]))
    size <- sapply(c(g, h), function(x) sum(sector == x))
    one <- sum(seen & ab != ba)
    f <- friction(g, h, sum(seen & ab & ba), one)
    T <- sum(on)
    data.frame(group_a = g, group_b = h, actors_a = size[1], actors_b = size[2],
               respondents_a = r[1], respondents_b = r[2], ties = T,
               possible = if (same) r[1] * (size[1] - 1) else r[1] * size[2] + r[2] * size[1],
               expected = m[1], ratio = T / m[1], z = (T - m[1]) / m[2],
               confirmed = sum(seen & ab & ba), one_sided = one, unknown = sum(!seen),
               confirmation = sum(seen & ab & ba) / sum(seen), mean_frequency = mean(arcs$frequency[on]),
               quality_ab = q[1], quality_ba = q[2], quality_gap = q[1] - q[2], knowledge = mean(k),
               top_barrier = names(who)[which.max(who)], top_barrier_share = max(who) / asked,
               friction = f$index, friction_parts = f$parts,
               one_sided_ab = if (same) NA else sum(seen & ab != ba & (ab == first)),
               one_sided_ba = if (same) NA else sum(seen & ab != ba & (ba == first)))
}
table_of <- NULL
for (g in seq_along(groups)) for (h in g:length(groups))
    table_of <- rbind(table_of, looked_at(groups[g], groups[h]))
fixture(table_of, "survey-pairs.csv")

pair <- paste(pmin(sector[i], sector[j]), pmax(sector[i], sector[j]), sep = ",")
gave <- !is.na(arcs$quality) | !is.na(arcs$knowledge) | arcs$barrier != ""
asked <- tapply(arcs$from[gave], pair[gave], function(x) length(unique(x)))
codes <- sort(unique(unlist(strsplit(arcs$barrier, "[+]"))))
fixture(do.call(rbind, lapply(codes, function(b) {
    has <- grepl(b, arcs$barrier)
    named <- sapply(names(asked), function(p) length(unique(arcs$from[has & pair == p])))
    g <- suppressWarnings(chisq.test(rbind(named, asked - named), correct = FALSE))
    data.frame(barrier = b, do.call(rbind, strsplit(names(asked), ",")), respondents = named, asked = as.vector(asked),
               share = named / as.vector(asked), expected = g$expected[1, ], residual = g$stdres[1, ])
})) |> setNames(c("barrier", "group_a", "group_b", "respondents", "asked", "share", "expected", "residual")),
    "survey-barriers.csv")
