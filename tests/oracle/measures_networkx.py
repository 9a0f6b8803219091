#!/usr/bin/env python3
"""Freezes what networkx says of two real networks, for tests/cli/measure.bats.

    python3 measures_networkx.py karate --undirected > karate-measures.csv
    python3 measures_networkx.py texas > texas-measures.csv
    python3 measures_networkx.py texas --weighted > texas-weighted.csv

Made with networkx 2.8.8. karate: Zachary 1977, as networkx has it. texas:
Drabek et al. 1981, a search and rescue effort, as R's network data has it.
"""
import csv
import os
import sys

import networkx as nx
import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
name = sys.argv[1]
undirected = "--undirected" in sys.argv
weighted = "--weighted" in sys.argv


def rows(kind):
    with open(os.path.join(here, f"{name}-{kind}.csv"), newline="") as f:
        return list(csv.DictReader(f))


g = nx.Graph() if undirected else nx.DiGraph()
g.add_nodes_from(r["id"] for r in rows("actors"))
for r in rows("ties"):
    f = float(r["frequency"])
    # whole lengths, 12 times 1/f: networkx does not see that 1/3 + 1/3 + 1/3 is 1
    g.add_edge(r["from"], r["to"], frequency=f, length=round(12 / f))
both = g.to_undirected()
z = nx.Graph()
z.add_nodes_from(g)
for a, b in both.edges:
    z.add_edge(a, b, z=g.has_edge(a, b) + g.has_edge(b, a))

n = len(g)
length, scale = ("length", 12) if weighted else (None, 1)
between = nx.betweenness_centrality(g, normalized=False, weight=length)
near_in = nx.harmonic_centrality(g, distance=length)
near_out = nx.harmonic_centrality(g if undirected else g.reverse(),
                                  distance=length)
part = max(nx.connected_components(both), key=len)
part = [v for v in g if v in part]
values, vectors = np.linalg.eigh(nx.to_numpy_array(both, part, weight=None))
top = np.abs(vectors[:, np.argmax(values)])
eigen = dict(zip(part, top / top.max()))
rank = nx.pagerank(g, weight=None, tol=1e-16, max_iter=1000)
constraint = nx.constraint(z, weight="z")
size = nx.effective_size(z, weight="z")
core = nx.core_number(both)
cluster = nx.clustering(both)


def parts(v):
    own = nx.node_connected_component(both, v) - {v}
    return nx.number_connected_components(both.subgraph(own)) if own else 0


def cell(x):
    return "" if x is None or x != x else repr(float(f"{x:.13g}"))


out = csv.writer(sys.stdout, lineterminator="\n")
if weighted:
    out.writerow(["id", "betweenness", "harmonic_in", "harmonic_out"])
    for v in g:
        out.writerow([v] + [cell(x) for x in (
            between[v], scale * near_in[v] / (n - 1),
            scale * near_out[v] / (n - 1))])
    sys.exit()
out.writerow("id out_degree in_degree degree out_strength in_strength "
             "betweenness betweenness_share harmonic_in harmonic_out "
             "eigenvector pagerank constraint effective_size core clustering "
             "cut_actor parts_if_gone nominators".split())
pairs = (n - 1) * (n - 2) / (2 if undirected else 1)
for v in g:
    to = g.degree if undirected else g.out_degree
    fro = g.degree if undirected else g.in_degree
    out.writerow([v] + [cell(x) for x in (
        to(v), fro(v), both.degree(v),
        to(v, weight="frequency"), fro(v, weight="frequency"),
        between[v], between[v] / pairs,
        near_in[v] / (n - 1), near_out[v] / (n - 1),
        eigen.get(v), rank[v], constraint[v] if both.degree(v) else None,
        size[v] if both.degree(v) else None, core[v],
        cluster[v] if both.degree(v) > 1 else None,
        parts(v) > 1, parts(v), n - 1)])
