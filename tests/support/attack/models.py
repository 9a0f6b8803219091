"""Models over pairs of people: with one predictor that is 1 within a group and
0 between, they are the densities of both, and these times the reports that
could be are sums of contacts."""
from people import GUESS
from published import number, pair_tables, wave_of

DECIMALS = 3


def _terms(table):
    return {r["term"]: r for r in table.rows}


def _within(table):
    """(rows within groups, those between); None where a group is not shown."""
    rows = [r for r in table.rows if r.get("verdict") != "hidden"]
    if len(rows) < len(table.rows):
        return None
    return ([r for r in rows if r["group_a"] == r["group_b"]],
            [r for r in rows if r["group_a"] != r["group_b"]])


def _sum(cells, wave, rows, density, why):
    possible = [number(r["possible"]) for r in rows]
    keys = [("pair", wave, r["group_a"], r["group_b"], "ties") for r in rows]
    if None in possible or not all(k in cells.system.low for k in keys):
        return
    cells.system.row({k: 1 for k in keys}, density[0] * sum(possible),
                     density[1] * sum(possible), GUESS + why)


def add(cells, folder):
    pairs = {wave_of(t): t for t in pair_tables(folder)}
    for t in folder.tables:
        if not t.has("term", "estimate", "cells"):
            continue
        terms, wave = _terms(t), wave_of(t)
        same = [x for x in terms if x.startswith("same:")]
        parts = _within(pairs[wave]) if wave in pairs else None
        if len(same) != 1 or "intercept" not in terms or parts is None or \
                len(terms) > 3:
            continue
        base, more = (t.interval(terms[x], "estimate", DECIMALS)
                      for x in ("intercept", same[0]))
        if base is None or more is None:
            continue
        _sum(cells, wave, parts[0], [x + y for x, y in zip(base, more)],
             "density within, of the model")
        _sum(cells, wave, parts[1], base, "density between, of the model")
