# Fisher's exact test, two-sided, of the shares in which two services name each
# other, and Benjamini and Hochberg over the pairs: test_named_services.c.
# Services of 8, 9, 5 and 6 people; named[g, h] of g name h.
size <- c(8, 9, 5, 6)
named <- rbind(c(0, 6, 4, 2), c(1, 0, 5, 3), c(1, 2, 0, 5), c(3, 3, 0, 0))
pairs <- combn(4, 2)
p <- apply(pairs, 2, function(k) {
    a <- named[k[1], k[2]]
    b <- named[k[2], k[1]]
    fisher.test(rbind(c(a, size[k[1]] - a), c(b, size[k[2]] - b)))$p.value
})
cat(sprintf("%d-%d p %.12f q %.12f\n", pairs[1, ] - 1, pairs[2, ] - 1, p,
            p.adjust(p, "BH")), sep = "")
