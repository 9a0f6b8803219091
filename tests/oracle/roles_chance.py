#!/usr/bin/env python3
"""Exact p of the roles on the worked graph D: all 560 ways to hand out the
labels AAABBBCC. Prints, by actor and role (coordinator, itinerant, gatekeeper,
representative, liaison), how many labelings have at most and at least as many
ways as observed: the table in tests/unit/test_rolechance.c."""
from itertools import permutations

ARCS = [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (3, 1),
        (1, 4), (6, 4), (4, 7), (7, 8), (8, 2)]
LABELS = "AAABBBCC"
WAYS = [(i, j, k) for (i, j) in ARCS for (a, k) in ARCS
        if a == j and i != k and (i, k) not in ARCS]


def role(i, j, k):
    if i == j:
        return 0 if j == k else 3
    if j == k:
        return 2
    return 1 if i == k else 4


def count(labels):
    counts = [[0] * 5 for _ in range(8)]
    for i, j, k in WAYS:
        counts[j - 1][role(labels[i - 1], labels[j - 1], labels[k - 1])] += 1
    return counts


observed = count(LABELS)
drawn = [count(x) for x in set(permutations(LABELS))]
for j in range(8):
    low = [sum(c[j][r] <= observed[j][r] for c in drawn) for r in range(5)]
    high = [sum(c[j][r] >= observed[j][r] for c in drawn) for r in range(5)]
    print(j + 1, len(drawn), low, high)
