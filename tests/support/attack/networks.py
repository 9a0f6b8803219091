"""Figures of one network as a whole: who is in no largest part follows from the
distances of those who reach each other; the same when people are gone; sums of
a model of who is in one group; means over the people of a unit."""
import collections
import glob
import math
import os
import xml.etree.ElementTree as xml
from math import comb

from published import HIDDEN, by_measure, decimals, number, wave_of

HALF = .0005  # of shares and distances as they stand
MOST_OUTSIDE = 8


# ---- Distances: pairs at 1 have contact, all others that reach each other are
# farther.

def reached(k, n):
    """How many pairs can reach each other where k are outside the largest
    part."""
    def parts(left, most):
        if left == 0:
            yield []
        for a in range(min(left, most), 0, -1):
            for rest in parts(left - a, a):
                yield [a] + rest
    return sorted({comb(n - k, 2) + sum(comb(a, 2) for a in p)
                   for p in parts(k, k)})


def _fits(n, pairs, contacts, one, least=None):
    """Whether numbers of pairs at each distance fit what stands; of contacts,
    the least or the most that fit where `least` says which."""
    from scipy.optimize import linprog  # takes longer than most runs need
    for longest in range(2, n):
        at = range(1, longest + 1)
        # whoever is so far off is there by others who are nearer
        nearer = [0] + [longest - d + 1 for d in at][1:]
        upper, bound = [], []
        for each, mean, of in (
                (list(at), one["mean_distance"], pairs),
                ([-1 / d for d in at], one["efficiency"], comb(n, 2))):
            if mean is None:
                continue
            total, slack = each[0] * mean * of, HALF * of
            upper += [each, [-x for x in each]]
            bound += [total + slack, slack - total]
            if each[0] * pairs + sum(k * (x - each[0]) for k, x in zip(
                    nearer, each)) > total + slack + 1e-3:
                return  # nor is there room for any that are farther
        aim = [0] * longest
        if least is not None:
            aim[0] = 1 if least else -1
        found = linprog(aim, A_ub=upper, b_ub=bound, A_eq=[[1] * longest],
                        b_eq=[pairs], bounds=[contacts] +
                        [(k, None) for k in nearer[1:]])
        if found.status == 0:
            yield abs(found.fun)


def _contacts(one):
    """Pairs of people with contact: arcs less those that come back."""
    arcs, back = one["arcs"], one["reciprocity_arcs"]
    if arcs is None:
        return 0, comb(int(one["n"]), 2)
    if back is None:
        return arcs / 2, arcs
    return (math.ceil(arcs * (1 - (back + HALF) / 2) - 1e-9),
            math.floor(arcs * (1 - (back - HALF) / 2) + 1e-9))


def outside(one):
    """How many may stand outside the largest part."""
    n = int(one["n"])
    return [k for k in range(min(MOST_OUTSIDE, n - 2) + 1)
            if any(any(True for _ in _fits(n, pairs, _contacts(one), one))
                   for pairs in reached(k, n))]


def mutual(one):
    """The fewest and the most contacts that both report."""
    n, low, high = int(one["n"]), math.inf, -math.inf
    k = round((1 - one["largest_share"]) * n)
    for pairs in reached(k, n):
        for least in (True, False):
            for x in _fits(n, pairs, _contacts(one), one, least):
                low, high = min(low, one["arcs"] - x), max(high,
                                                           one["arcs"] - x)
    return math.ceil(low - 1e-6), math.floor(high + 1e-6)


NEEDS = ("n", "arcs", "reciprocity_arcs", "efficiency", "mean_distance",
         "largest_share")


def distances(reader, t, people):
    """Rows of measures of one network, or of two waves."""
    for (at, c), said in by_measure(t).items():
        one = {m: number(said.get(m, "")) for m in NEEDS}
        if at[0]:
            one["n"] = people(at)
        if one["n"] is None or not 3 <= one["n"] <= 200 or \
                one["efficiency"] is None and one["mean_distance"] is None:
            continue
        row = "-".join(at)
        if said.get("largest_share") == HIDDEN:
            may = [k for k in outside(one) if 1 <= k < reader.fewest]
            if len(may) < reader.fewest - 1:
                reader.tell(t.name, row, c, " ".join(map(str, may)),
                            "outside the largest part, by distances")
        elif said.get("reciprocity_arcs") == HIDDEN and \
                None not in (one["arcs"], one["largest_share"]):
            low, high = mutual(one)
            if max(low, 1) > 1 or high < reader.fewest - 1:
                reader.tell(t.name, row, c, "%d to %d" % (low, high),
                            "reported by both, by distances")


# ---- When people are gone.

def removals(reader, t):
    """Orders by chance: while nobody is gone they are everybody; a mean over
    them is those who are outside anyway, less who of them is gone, and of each
    who is gone those who hang on them."""
    n = t.about.get("n")
    for x in reader.truth.tables if reader.truth is not None else ():
        if x.name == t.name:
            n = x.about.get("n", n)
    if not n:
        return
    rows = {(int(r["removed"]), r["order"]): r for r in t.rows}
    hidden = HIDDEN in [rows[k]["largest_share"] for k in rows if k[0] == 0]
    away = _outside(rows, n)
    for (gone, order), r in rows.items():
        for c in ("largest_share", "largest_lo", "largest_hi"):
            share = number(r.get(c, ""))
            if share is None or order != "random":
                continue
            off = n - gone - share * n
            left = 1 - gone / n
            single = c != "largest_share" or gone == 0
            few = off if single else off / left if hidden else \
                (off - away * left) * n / gone
            slack = HALF * n * (1 if single or hidden else n / gone)
            if slack < few < reader.fewest - .5 - slack or (
                    hidden and gone < reader.fewest and few <= slack):
                reader.tell(t.name, "%d" % gone, c, r[c],
                            "%.3g hang on few, or together with nobody" % few)
        if hidden and gone == 0 and number(r.get("efficiency", "")) is not None:
            reader.tell(t.name, "0", "efficiency", r["efficiency"],
                        "tells of pairs that reach each other")


def _outside(rows, n):
    for (gone, _), r in rows.items():
        share = number(r["largest_share"])
        if gone == 0 and share is not None:
            return round(n - share * n)
    return 0


# ---- Models of who is in one group.

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def _people(truth, wave):
    """[{column: value}] of the owner's network of that wave, or of the only
    one."""
    found = glob.glob(os.path.join(truth.path, "network*.graphml"))
    named = [f for f in found if f.endswith("network-%s.graphml" % wave)]
    if len(named or found) != 1:
        return []
    root = xml.parse((named or found)[0]).getroot()
    key = {k.get("id"): k.get("attr.name") for k in root.iter(SPACE + "key")}
    return [{key[d.get("key")]: d.text for d in p.iter(SPACE + "data")}
            for p in root.iter(SPACE + "node")]


def sums(reader, t):
    """Least squares give the contacts of all pairs that a sum of predictors
    tells apart: of those in two groups, the intercept x them. Who is in which,
    and who answered, many know."""
    terms = {r["term"]: r for r in t.rows}
    same = [x for x in terms if x.startswith("same:")]
    if reader.truth is None or not 1 <= len(same) <= 3 or \
            "intercept" not in terms or set(terms) - {"r", "intercept", *same}:
        return
    listed = [([p.get(x[5:]) for x in same],
               p.get("responded") not in ("0", "false"))
              for p in _people(reader.truth, wave_of(t))]
    estimate = [number(terms[x]["estimate"]) for x in ["intercept"] + same]
    if None in estimate or not listed or any(None in g for g, _ in listed):
        return
    pairs = collections.Counter(
        (1,) + tuple(int(x == y) for x, y in zip(g, h))
        for i, (g, a) in enumerate(listed) if a
        for j, (h, _) in enumerate(listed) if i != j)
    for some in _told_apart(sorted(pairs)):
        n = sum(pairs[x] * sum(c * v for c, v in zip(estimate, x)) for x in some)
        of = sum(pairs[x] for x in some)
        slack = of * sum(.5 * 10.0 ** -decimals(terms[x]["estimate"])
                         for x in ["intercept"] + same)
        if slack < reader.fewest / 2 and (
                1 <= round(n) < reader.fewest or
                1 <= of - round(n) < reader.fewest):
            reader.tell(t.name, " and ".join(["intercept"] + same), "estimate",
                        terms["intercept"]["estimate"], "%d contacts of %d "
                        "pairs" % (round(n), of))


def _told_apart(levels):
    """The sets of levels that a sum of predictors is 1 in, and 0 elsewhere."""
    import numpy  # as above
    x = numpy.array(levels, float)
    for bits in range(1, 2 ** len(levels) - 1):
        y = numpy.array([bits >> i & 1 for i in range(len(levels))], float)
        fit = numpy.linalg.lstsq(x, y, rcond=None)[0]
        if numpy.abs(x @ fit - y).max() < 1e-9:
            yield [v for v, of in zip(levels, y) if of]


# ---- Means over the people of a unit.

def _judged(folder):
    """{claim is of a deviant: units} of the table of deviants."""
    out = {True: [], False: []}
    for t in folder.tables:
        if t.has("unit", "claim"):
            for r in t.rows:
                if r["claim"] in ("sustained", "improved", "none", "one-year"):
                    out[r["claim"] in ("sustained", "improved")].append(
                        r["unit"])
    return out


def means(reader, t):
    """Of the one unit of a side: a mean x its people, who are known."""
    if reader.truth is None or not t.has("kind", "deviants_mean"):
        return
    measures = [x for x in reader.truth.tables if x.has("id", "in_degree")]
    if not measures:
        return
    units = _judged(reader.folder)
    for side, deviant in (("deviants", True), ("peers", False)):
        for unit in units[deviant] if len(units[deviant]) == 1 else ():
            people = [r for r in measures[-1].rows
                      if unit in (r.get("unit"), r.get("municipality"),
                                  r.get("sector"))]
            for r in t.rows:
                if r["kind"] == "measure":
                    _mean(reader, t, r, side + "_mean", people)
            _apart(reader, t, side + "_mean", people, measures[-1].rows)


def _sums(t, column, people):
    """{measure: {person: value}} of those whose mean stands; none is 0."""
    out = {}
    for r in t.rows:
        if r["kind"] == "measure" and number(r.get(column, "")) is not None:
            x = [number(p.get(r["name"], "")) for p in people]
            out[r["name"]] = [0 if v is None else v for v in x]
    return out


def _apart(reader, t, column, people, everybody):
    """What is over of two measures, and contacts that both name."""
    own, of_all = (_sums(t, column, x) for x in (people, everybody))
    forms = [{x: 1, y: -1} for x in own for y in own if x != y]
    forms.append({"in_degree": 1, "out_degree": 1, "degree": -1})
    for f in forms:
        if not all(x in own for x in f):
            continue
        rest, all_of = ([sum(c * v[x][i] for x, c in f.items())
                         for i in range(len(next(iter(v.values()))))]
                        for v in (own, of_all))
        if min(all_of) < 0 or any(x != int(x) for x in all_of):
            continue
        if 1 <= sum(rest) < reader.fewest:
            reader.tell(t.name, " and ".join(f), column, "%g" % sum(rest),
                        "%g in all are apart" % sum(rest))


def _mean(reader, t, r, column, people):
    mean, name = number(r.get(column, "")), r["name"]
    those = [p for p in people if number(p.get(name, "")) is not None]
    if mean is None or not those:
        return
    answered = sum(number(p["responded"]) == 1 for p in those)
    if answered < reader.fewest:
        reader.tell(t.name, name, column, r[column],
                    "of %d who answered" % answered)
    base = 1 if name == "parts_if_gone" else 0
    count = round((mean - base) * len(those))
    whole = all(number(p[name]) == int(number(p[name])) for p in those)
    if whole and 1 <= count < reader.fewest:
        reader.tell(t.name, name, column, r[column], "%d in all" % count)


def read(reader, t, people):
    if t.has("measure") and (t.has("value") or t.has("before")):
        distances(reader, t, people)
    if t.has("removed", "order", "largest_share"):
        removals(reader, t)
    if t.has("term", "estimate", "cells"):
        sums(reader, t)
    if t.has("deviants_with", "peers_with"):
        means(reader, t)
