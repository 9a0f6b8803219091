#!/usr/bin/env python3
"""The exact bootstrap distribution of a difference of two means, and its
expanded percentiles (Hesterberg 2015): each rater gives one rating, raters are
drawn again within their group. The numbers stand in tests/unit/test_gap.c."""
from collections import Counter
from fractions import Fraction
from math import sqrt
from scipy.stats import norm, t

A = [5, 4, 4, 3, 5, 2, 4, 5]
B = [2, 3, 1, 2, 4, 3, 2, 5, 1]


def sums(x):
    out = Counter({0: Fraction(1)})
    for _ in x:
        more = Counter()
        for s, p in out.items():
            for v in x:
                more[s + v] += p / len(x)
        out = more
    return out


gap = Counter()
for a, p in sums(A).items():
    for b, q in sums(B).items():
        gap[Fraction(a, len(A)) - Fraction(b, len(B))] += p * q
k = min(len(A), len(B))
tail = norm.cdf(-sqrt(k / (k - 1)) * t.ppf(.975, k - 1))
error = 4 * sqrt(tail * (1 - tail) / 100000)
print("gap", sum(A) / len(A) - sum(B) / len(B), "tail", tail)
for wanted in (tail - error, tail, tail + error, .025):
    ends = []
    for q in (wanted, 1 - wanted):
        below = Fraction(0)
        for value in sorted(gap):
            below += gap[value]
            if below >= q:
                ends.append(float(value))
                break
    print("at", wanted, ends)
