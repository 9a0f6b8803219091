"""What networkx and igraph write of one small network, and what is in it: the
fixtures of tests/data/formats. Of five services, named by their ids:

    a -> b 2, b -> a 1, b -> c 3, c -> d 1, d -> b 2; e has no contact.

    python3 formats.py FOLDER [OURS]    (networkx 2.8.8, python-igraph 0.10.2)

OURS is a GraphML that pdn-ingest wrote, of back-actors.csv and back-ties.csv.
"""
import os
import sys

import igraph
import networkx as nx

ACTORS = [("a", "Åse", "Skole", 3), ("b", "Bo", "Skole", 4), ("c", "Kari", "NAV", 5),
          ("d", "Dag", "NAV", 2), ("e", "Eli", "Helse", 1)]
TIES = [("a", "b", 2), ("b", "a", 1), ("b", "c", 3), ("c", "d", 1), ("d", "b", 2)]


def by_networkx(folder):
    g = nx.DiGraph()
    for name, label, sector, age in ACTORS:
        g.add_node(name, label=label, Sector=sector, age=age)
    for source, target, weight in TIES:
        g.add_edge(source, target, weight=weight)
    nx.write_graphml(g, f"{folder}/networkx.graphml")
    plain = nx.DiGraph()  # its Pajek writer takes text alone
    for name, _, sector, _ in ACTORS:
        plain.add_node(name, Sector=sector)
    plain.add_weighted_edges_from(TIES)
    nx.write_pajek(plain, f"{folder}/networkx.net")
    nx.write_gml(nx.relabel_nodes(plain, {"a": "å"}), f"{folder}/networkx.gml")


def by_igraph(folder):
    at = {row[0]: k for k, row in enumerate(ACTORS)}
    g = igraph.Graph([(at[s], at[t]) for s, t, _ in TIES], directed=True, n=len(ACTORS))
    for k, attribute in enumerate(("name", "label", "sector", "age")):
        g.vs[attribute] = [row[k] for row in ACTORS]
    g.es["weight"] = [w for _, _, w in TIES]
    g.write_graphml(f"{folder}/python-igraph.graphml")
    g.write_gml(f"{folder}/python-igraph.gml", creator="python-igraph")
    del g.vs["label"], g.vs["age"], g.vs["sector"]
    g.vs["id"] = g.vs["name"]
    g.write_pajek(f"{folder}/python-igraph.net")


def and_back(folder, source):
    """What they write of a network of ours: no word of it may be lost."""
    nx.write_graphml(nx.read_graphml(source), f"{folder}/back-networkx.graphml")
    igraph.Graph.Read_GraphML(source).write_graphml(f"{folder}/back-python-igraph.graphml")


os.makedirs(sys.argv[1], exist_ok=True)
by_networkx(sys.argv[1])
by_igraph(sys.argv[1])
if len(sys.argv) > 2:
    and_back(sys.argv[1], sys.argv[2])
