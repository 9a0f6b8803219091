# Fisher's exact test, two-sided, of the shares of two services that name each
# other, and Benjamini and Hochberg over them: test_named_services.c.
shares <- rbind(c(6, 8, 1, 9), c(5, 5, 0, 6), c(4, 8, 2, 9))
p <- apply(shares, 1, function(x)
    fisher.test(matrix(c(x[1], x[2] - x[1], x[3], x[4] - x[3]), 2))$p.value)
cat(sprintf("%d/%d %d/%d p %.12f q %.12f\n", shares[, 1], shares[, 2],
            shares[, 3], shares[, 4], p, p.adjust(p, "BH")), sep = "")
