"""What stands beside the outcomes of units and adds them up: the region's own
figures, and indicators that are parts of one another."""
import re
from collections import defaultdict
from itertools import combinations
from math import comb, log2

from people import GUESS
from published import decimals, number

ADD_UP = GUESS + "indicators add up"
MOST, AGREED = 5, 3  # parts of a sum; units and years that show it
MOST_UNITS = 14
COUNTED = re.compile(r"(.+?): ([\d\s\u202f\u00a0]+) \w+ ([\d\s\u202f\u00a0]+),"
                     r" [\d,.]+\s?%$")
ALONE = re.compile(r"(.+?): ([\d]+(?:[,.]\d+)?)\s?%$")


def whole(text):
    return float("".join(text.split()))


def _said(folder):
    """(events, population, None) or (None, half a digit, share) of whatever is
    named with such a figure in a picture. What is said of two names alike is
    the benchmark, which stands."""
    out, names = set(), defaultdict(set)
    for file, text in folder.fragments:
        if not file.endswith(".svg"):
            continue
        m = COUNTED.match(text)
        if m:
            out.add((whole(m[2]), whole(m[3]), None))
            continue
        m = ALONE.match(text)
        if m:
            x = m[2].replace(",", ".")
            half = .5 * 10.0 ** -(2 + decimals(x))
            names[(None, half, float(x) / 100)].add(m[1])
    return out | {x for x, of in names.items() if len(of) == 1}


def references(cells, folder, table):
    """They are the sum of a year's units, or of those of a group."""
    s, sets = cells.system, defaultdict(list)
    for r in table.rows:
        keys = tuple((c, r["unit"], r["year"], r["indicator"])
                     for c in ("events", "population"))
        if all(k in s.low for k in keys):
            for group in {"", r.get("group", "")}:
                sets[(r["year"], r["indicator"], group)].append(keys)
    for events, population, share in _said(folder):
        for (_, _, group), rows in sets.items():
            if share is None and group == "":
                _of_some(cells, rows, events, population)
        for rows in sets.values():
            people = [cells.value(p) for _, p in rows]
            if None in people:
                continue
            if share is None:
                if abs(sum(people) - population) < 0.5:
                    s.equal({e: 1 for e, _ in rows}, events,
                            GUESS + "the region's events")
            else:
                half = population
                s.row({e: 1 for e, _ in rows}, (share - half) * sum(people),
                      (share + half) * sum(people),
                      GUESS + "the region's share")


def _of_some(cells, rows, events, population):
    """The same of some of the units, told by how many people they have: one of
    as many digits as there are ways to choose so many."""
    people = {e: cells.value(p) for e, p in rows}
    may = [e for e, n in people.items() if n is not None and n <= population]
    if not may or len(may) > MOST_UNITS:
        return
    digits = log2(1 + events) + log2(1 + population)
    for k in range(2, len(may) + 1):
        if log2(comb(len(rows), k)) > digits:
            continue
        for some in combinations(may, k):
            if abs(sum(people[e] for e in some) - population) < 0.5:
                cells.system.equal({e: 1 for e in some}, events,
                                   GUESS + "the region's events")


def indicators(cells, table):
    """Of those of a unit and year: some make another, or everybody."""
    at = defaultdict(dict)
    for r in table.rows:
        at[(r["unit"], r["year"])][r["indicator"]] = r
    names = sorted({r["indicator"] for r in table.rows})
    for n in range(2, min(MOST, len(names)) + 1):
        for parts in combinations(names, n):
            for total in [None] + [x for x in names if x not in parts]:
                _add(cells, at, parts, total)


def _sides(of, parts, total):
    """(events of the parts, the whole) as texts."""
    first = of[parts[0]]
    return ([of[p]["events"] for p in parts],
            first["population"] if total is None else of[total]["events"])


def _add(cells, at, parts, total):
    seen, rows = 0, []
    for of in at.values():
        if not all(x in of for x in parts + ((total,) if total else ())):
            continue
        figures, all_of = _sides(of, parts, total)
        known = [number(x) for x in figures + [all_of]]
        if None not in known:
            if abs(sum(known[:-1]) - known[-1]) > 0.5:
                return
            seen += 1
        rows.append(of)
    if seen < AGREED:
        return
    for of in rows:
        def key(x, what="events"):
            return (what, of[x]["unit"], of[x]["year"], x)

        terms = {key(p): 1 for p in parts}
        terms[key(total) if total else key(parts[0], "population")] = -1
        if all(k in cells.system.low for k in terms):
            cells.system.equal(terms, 0, ADD_UP)


def add(cells, folder):
    for t in folder.tables:
        if t.has("unit", "year", "indicator", "events", "population"):
            references(cells, folder, t)
            indicators(cells, t)
