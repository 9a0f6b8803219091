"""shrink.py - makes shrink-units.csv: shares drawn towards their common
distribution by plain quadrature, to hold pdn_shrink_fit and pdn_shrunk_make
against. Of the prior only what it says: p uniform where logit p is within
6 se + 1 of the known counts together, s uniform. Not their grid: even steps in
logit p and in v, s = s_max(p) v^2, four hundred of each over the part of the
window in which the weight is; the beta distribution by scipy's betainc, its
quantiles by halving. The columns grid_* are by the 100 x 100 grid of pdn-baseline(1) as
it is stated, by the same means: they hold the arithmetic, the others the method.
    cd tests/oracle && python3 shrink.py
Made by scipy 1.10.1 and numpy 1.24.2 (Debian 12).
"""
import csv

import numpy as np
from scipy.special import betainc, betaln, gammaln, ndtr

STEPS = 400
CASES = {
    # the worked example; pdn-baseline(1): shares of .0005; six units that do not differ
    "six": [(30, 100), (12, 60), (45, 120), (5, 50), (22, 90), (40, 110)],
    "rare": [(6, 12000), (1, 9000), (3, 4000), (9, 11000), (2, 7000), (14, 16000), (0, 2500), (5, 9000)],
    "close": [(195, 1000), (140, 700), (84, 400), (171, 900), (66, 300), (300, 1500)],
    "two": [(4, 40), (19, 50)],
    "nil": [(0, 10), (0, 20), (0, 30), (0, 500)],
    "most": [(95, 100), (58, 60), (110, 120), (50, 50)],
    "hidden": [(12, 90), (None, 40), (7, 55), (None, 60), (25, 110), (9, 100), (None, 25), (31, 95)],
}


def log_likelihood(units, p, s):
    m = p * (1 - p) / s**2 - 1
    a, b = p * m, (1 - p) * m

    def one(x, n):
        return gammaln(n + 1) - gammaln(x + 1) - gammaln(n - x + 1) + betaln(x + a, n - x + b) - betaln(a, b)

    total = np.zeros_like(p * s)
    for x, n in units:
        hidden = range(1, min(4, n) + 1) if x is None else [x]
        total += np.logaddexp.reduce([one(c, n) for c in hidden])
    return total


def grid(units, window):
    """p, s and weights that sum to 1; window: of logit p and of v."""
    (low, high), (v_low, v_high) = window
    middle = (np.arange(STEPS) + 0.5) / STEPS
    p = 1 / (1 + np.exp(-(low + middle * (high - low))))[:, None]
    v = (v_low + middle * (v_high - v_low))[None, :]
    most = np.minimum(0.25, np.sqrt(p * (1 - p)))
    s = most * v**2
    # p and s uniform: dp = p (1 - p) d(logit p), ds = 2 most v dv
    w = log_likelihood(units, p, s) + np.log(p * (1 - p)) + np.log(most * v)
    w = np.exp(w - w.max())
    return p + 0 * s, s, w / w.sum()


def posterior(units):
    known = [(x, n) for x, n in units if x is not None]
    x, n = (sum(column) for column in zip(*known))
    centre = np.log((x + 0.5) / (n - x + 0.5))
    half = 6 * np.sqrt(1 / (x + 0.5) + 1 / (n - x + 0.5)) + 1
    window = ((centre - half, centre + half), (0.0, 1.0))
    for _ in range(4):
        p, s, w = grid(units, window)
        rows, columns = w.sum(1) > 1e-13, w.sum(0) > 1e-13

        def held(part, ends):
            step = (ends[1] - ends[0]) / STEPS
            at = np.flatnonzero(part)
            return (max(ends[0], ends[0] + (at[0] - 1) * step), min(ends[1], ends[0] + (at[-1] + 2) * step))

        window = (held(rows, window[0]), held(columns, window[1]))
    p, s, w = grid(units, window)
    keep = w > 1e-15
    return p[keep], s[keep], w[keep] / w[keep].sum()


def stated(units):
    """The grid of pdn-baseline(1): p, s, weights."""
    known = [(x, n) for x, n in units if x is not None]
    x, n = (sum(column) for column in zip(*known))
    half = 6 * np.sqrt(1 / (x + 0.5) + 1 / (n - x + 0.5)) + 1
    middle = (np.arange(100) + 0.5) / 100
    p = 1 / (1 + np.exp(-(np.log((x + 0.5) / (n - x + 0.5)) - half + middle * 2 * half)))[:, None]
    u = middle[None, :]
    s = 0.25 * u**3 + 0 * p
    p = p + 0 * s
    m = p * (1 - p) / s**2 - 1
    inside, point = m > 0, m > 1e7
    s = np.where(inside, s, np.nan)
    w = log_likelihood(units, p, np.where(point, 1e-4, s))
    w = np.where(point, log_binomial(units, p), w) + np.log(p * (1 - p)) + 2 * np.log(u)
    w = np.where(inside, np.exp(w - np.nanmax(w[inside])), 0)
    return p[inside], s[inside], w[inside] / w[inside].sum()


def log_binomial(units, p):
    total = np.zeros_like(p)
    for x, n in units:
        hidden = range(1, min(4, n) + 1) if x is None else [x]
        choose = lambda c: gammaln(n + 1) - gammaln(c + 1) - gammaln(n - c + 1)
        total += np.logaddexp.reduce([choose(c) + c * np.log(p) + (n - c) * np.log1p(-p) for c in hidden])
    return total


def below(a, b, at):
    """Of a Beta; where it is a point all but for rounding, of the normal."""
    narrow = a + b > 1e7
    sd = np.sqrt(a * b / (a + b + 1)) / (a + b)
    return np.where(narrow, ndtr((at - a / (a + b)) / sd), betainc(np.where(narrow, 1, a), np.where(narrow, 1, b), at))


def quantile(a, b, w, level):
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if (w * below(a, b, middle)).sum() < level:
            low = middle
        else:
            high = middle
        if high - low < 1e-11:
            break
    return (low + high) / 2


def figures(x, n, p, s, w):
    m = p * (1 - p) / s**2 - 1
    a, b = x + p * m, n - x + (1 - p) * m
    return [(w * a / (a + b)).sum(), quantile(a, b, w, 0.025), quantile(a, b, w, 0.975), (w * s).sum()]


def main():
    with open("shrink-units.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        names = ["mean", "lo", "hi", "sd"]
        out.writerow(["case", "x", "n"] + names + ["grid_" + name for name in names])
        for name, units in CASES.items():
            fine, coarse = posterior(units), stated(units)
            for x, n in units:
                if x is None:
                    out.writerow([name, ":", n] + [""] * 8)
                    continue
                row = figures(x, n, *fine) + figures(x, n, *coarse)
                out.writerow([name, x, n] + [f"{f:.10g}" for f in row])


main()
