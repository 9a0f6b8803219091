#!/usr/bin/env python3
"""Freezes what networkx says of losses in two real networks, for
tests/cli/fragility.bats and qap.bats.

    python3 fragility_networkx.py karate > karate-fragility.csv
    python3 fragility_networkx.py texas > texas-fragility.csv
    python3 fragility_networkx.py karate --sets 3 > karate-sets.csv
    python3 fragility_networkx.py texas --regression > texas-regression.csv

Made with networkx 3.6.1. The most in between goes first, found again
after each loss; who is tied goes in the order of actors. Sets: all of so many
whose loss fragments most (F, denominator those who stay). Regression: ordinary
least squares of frequency on having the same sector, over ordered pairs.
"""
import csv
import itertools
import os
import sys
from math import fsum, sqrt

import networkx as nx

here = os.path.dirname(os.path.abspath(__file__))
name = sys.argv[1]


def rows(kind):
    with open(os.path.join(here, f"{name}-{kind}.csv"), newline="") as f:
        return list(csv.DictReader(f))


g = nx.Graph()
ids = [r["id"] for r in rows("actors")]
g.add_nodes_from(ids)
g.add_edges_from((r["from"], r["to"]) for r in rows("ties") if float(r["frequency"]) > 0)
n = len(g)


def figures(h):
    share = max((len(c) for c in nx.connected_components(h)), default=0) / n
    near = nx.global_efficiency(h) * len(h) * (len(h) - 1) / (n * (n - 1))
    return share, near


def curve():
    h = g.copy()
    print("removed,actor,largest_share,efficiency")
    for q in range(int(0.3 * n) + 1):
        gone = ""
        if q > 0:
            b = nx.betweenness_centrality(h, normalized=False)
            most = max(b.values())
            gone = next(v for v in ids if v in b and b[v] >= most * (1 - 1e-9))
            h.remove_node(gone)
        print(q, gone, *map(repr, figures(h)), sep=",")


def fragmentation(gone):
    h = g.subgraph(set(ids) - set(gone))
    s = sum(len(c) * (len(c) - 1) for c in nx.connected_components(h))
    return 1 - s / (len(h) * (len(h) - 1))


def sets(k):
    f = {p: fragmentation(p) for p in itertools.combinations(ids, k)}
    most = max(f.values())
    print("actors,fragmentation")
    for p, x in f.items():
        if x > most - 1e-12:
            print("+".join(p), repr(x), sep=",")


def regression():
    sector = {r["id"]: r["sector"] for r in rows("actors")}
    y = {(r["from"], r["to"]): float(r["frequency"]) for r in rows("ties")}
    cells = [(a, b) for a in ids for b in ids if a != b]
    n = len(cells)
    x = [float(sector[a] == sector[b]) for a, b in cells]
    y = [y.get(c, 0.0) for c in cells]
    mx, my = fsum(x) / n, fsum(y) / n
    sxx = fsum((a - mx) ** 2 for a in x)
    b = fsum((a - mx) * (c - my) for a, c in zip(x, y)) / sxx
    a = my - b * mx
    s2 = fsum((c - a - b * d) ** 2 for d, c in zip(x, y)) / (n - 2)
    print("term,estimate,t,cells")
    print("intercept", repr(a), repr(a / sqrt(s2 * (1 / n + mx * mx / sxx))), n, sep=",")
    print("same:sector", repr(b), repr(b / sqrt(s2 / sxx)), n, sep=",")


if "--sets" in sys.argv:
    sets(int(sys.argv[sys.argv.index("--sets") + 1]))
elif "--regression" in sys.argv:
    regression()
else:
    curve()
