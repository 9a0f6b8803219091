"""Rows that are the sum of others, by their counts: a region among its units,
three years beside each, all services, all kinds, a stage in two chains."""
import math
from collections import defaultdict
from itertools import combinations

from published import number
from units import ADD_UP

TOTAL = ("alle", "all", "totalt", "total", "i alt")
ALL = 12  # of so many units every sum is looked for; of more, of two and three

# what is added up, where, and which counts: key of each is that of counts.py
KINDS = (
    (("unit",), ("year", "indicator"), ("events", "population"),
     lambda r, c: (c, r["unit"], r["year"], r["indicator"])),
    (("year", "indicator"), ("unit",), ("events",),
     lambda r, c: (c, r["unit"], r["year"], r["indicator"])),
    (("chain",), ("stage",), ("count",),
     lambda r, c: ("stage", r["chain"], r["stage"])),
) + tuple(
    ((x,), tuple(y for y in of if y != x), counts,
     lambda r, c, of=of, what=what: (what, *(r[y] for y in of), c))
    for what, of, counts in (
        ("handover", ("from", "to", "year"), ("sent", "arrived")),
        ("together", ("service_a", "service_b", "year"),
         ("both", "coordinated")))
    for x in of)


def chance(units, parts):
    return 0 if units == 0 else math.log2(units * max(math.comb(units - 1, parts), 1))


def found(units):
    """(whole, parts) of units, {name: {slot: (key, text)}}, whose counts that
    stand agree, and are of as many digits as there are ways to choose."""
    names = sorted(units)
    figures = {n: _figures(units[n]) for n in names}
    for whole in names:
        slots = list(units[whole])
        of = {n: [figures[n].get(s) for s in slots] for n in names}
        may = [n for n in names if n != whole and set(units[n]) & set(slots) and
               not any(x is not None and y is not None and y > x
                       for x, y in zip(of[whole], of[n]))]
        most = len(may) if len(may) <= ALL else 3
        for k in range(2, most + 1):
            for parts in combinations(may, k):
                if _agrees(of[whole], [of[p] for p in parts], len(names)):
                    yield whole, parts


def _figures(unit):
    """{slot: figure} of a unit; None where it is hidden."""
    return {s: number(text) for s, (_, text) in unit.items()}


def _agrees(whole, parts, n):
    """Figures of the same slots, as many as there are units or 0."""
    digits, seen = 0, set()
    for x, *of in zip(whole, *parts):
        if x is None or None in of:
            continue
        if abs(sum(of) - x) > 0.5:
            return False
        if (x, *of) not in seen:  # as many people in another year say no more
            digits += math.log2(1 + x)
        seen.add((x, *of))
    return digits >= chance(n, len(parts))


def named(units):
    """The same by what they are called: all of the others."""
    for whole in units:
        if whole[0].lower() in TOTAL and len(units) > 2:
            yield whole, tuple(n for n in units if n != whole)


def _units(table, unit, slot, counts, key, known):
    """{unit: {slot: (key, text)}} of a table."""
    units = defaultdict(dict)
    for r in table.rows:
        for c in counts:
            if known(key(r, c)):
                units[tuple(r[x] for x in unit)][
                    tuple(r[x] for x in slot) + (c,)] = (key(r, c), r[c])
    return units


def _is_so(units, whole, parts):
    """In everything that is counted, as far as it is known."""
    least = _figures(units.get(whole, {}))
    return all(p in units for p in parts) and _agrees(
        list(least.values()), [
            [_figures(units[p]).get(s) for s in least] for p in parts], 0)


def add(cells, folder, truth=None):
    true = {t.name: t for t in truth.tables} if truth is not None else {}
    for t in folder.tables:
        for kind in KINDS:
            if not t.has(*kind[0], *kind[1], *kind[2]):
                continue
            units = _units(t, *kind, cells.system.low.__contains__)
            of = _units(true[t.name], *kind, lambda _: True) \
                if t.name in true else None
            for whole, parts in {*found(units), *named(units)}:
                if of is None or _is_so(of, whole, parts):
                    _row(cells, units, whole, parts)
            if "stage" in kind[1]:
                _same(cells, units)


def _same(cells, units):
    """A stage of one name is one, in whatever chain."""
    at = defaultdict(list)
    for of in units.values():
        for slot, (key, _) in of.items():
            at[slot].append(key)
    for keys in at.values():
        for key in keys[1:]:
            cells.system.equal({key: 1, keys[0]: -1}, 0, ADD_UP)


def _row(cells, units, whole, parts):
    for slot, (key, _) in units[whole].items():
        if all(slot in units[p] for p in parts):
            cells.system.equal({key: -1, **{units[p][slot][0]: 1
                                            for p in parts}}, 0, ADD_UP)
