"""Unknown counts, what is known of sums of them, and how far each can go."""
import math
from collections import defaultdict

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_matrix

INF = math.inf
NEAR = 1e-6
FAR = 1e7  # more than any count


class Contradiction(Exception):
    """No figures at all fit what is known."""


class System:
    """Variables are named by any hashable; a row says low <= sum <= high."""

    def __init__(self):
        self.low, self.high, self.rows = {}, {}, []

    def var(self, key, low=0.0, high=INF):
        """Narrows a variable to low .. high, making it where it is new."""
        self.low[key] = max(self.low.get(key, 0.0), low)
        self.high[key] = min(self.high.get(key, INF), high)
        return key

    def known(self, key):
        return (key in self.low and
                self.high[key] - self.low[key] <= NEAR)

    def row(self, terms, low, high, why):
        """A sum of coefficient x variable lies between low and high."""
        for key in terms:
            self.var(key)
        self.rows.append((dict(terms), low, high, why))

    def equal(self, terms, value, why):
        self.row(terms, value, value, why)

    def parts(self):
        """The rows that hang together through variables that are not known."""
        parent = {k: k for k in self.low if not self.known(k)}

        def root(k):
            while parent[k] != k:
                parent[k] = parent[parent[k]]
                k = parent[k]
            return k

        open_rows = []
        for terms, low, high, why in self.rows:
            free = {k: c for k, c in terms.items() if k in parent and c != 0}
            fixed = sum(c * self.low[k] for k, c in terms.items()
                        if k not in parent)
            slack = NEAR + 1e-9 * abs(fixed)
            if not free:
                if fixed < low - slack or fixed > high + slack:
                    raise Contradiction(why)
                continue
            keys = list(free)
            for k in keys[1:]:
                parent[root(k)] = root(keys[0])
            open_rows.append((free, low - fixed, high - fixed, why))
        found = defaultdict(lambda: ([], []))
        for k in parent:
            found[root(k)][0].append(k)
        for r in open_rows:
            found[root(next(iter(r[0])))][1].append(r)
        return found.values()

    def ranges(self, wanted, enough=None):
        """{key: (least, most)} of every wanted variable. enough(key, least):
        a width beyond which nobody asks how wide it is."""
        out = {k: (self.low[k], self.high[k]) for k in wanted}
        for keys, rows in self.parts():
            asked = [k for k in keys if k in out]
            if asked and rows:
                out.update(_solve(_Programme(keys, rows, self.low, self.high),
                                  asked, enough))
        return out

    def reasons(self, key):
        """What is said about a variable, shortly."""
        said = []
        for terms, _, _, why in self.rows:
            if terms.get(key) and why not in said:
                said.append(why)
        return "; ".join(said[:3])


class _Programme:
    """The rows over the variables of one part."""

    def __init__(self, keys, rows, low, high):
        self.at = {k: i for i, k in enumerate(keys)}
        self.rows = rows
        entries = [(c, n, self.at[k]) for n, (terms, *_) in enumerate(rows)
                   for k, c in terms.items()]
        c, row, column = zip(*entries)
        self.held = LinearConstraint(
            csc_matrix((c, (row, column)), (len(rows), len(keys))),
            [r[1] for r in rows], [r[2] for r in rows])
        self.low = numpy.array([low[k] for k in keys])
        self.high = numpy.array([high[k] for k in keys])

    def least(self, cost, most=INF):
        """A point where the cost is least, no variable above `most`; None where
        it has no end, or nothing is below it."""
        high = numpy.where(self.high == INF, most, self.high)
        got = milp(cost, constraints=self.held, bounds=Bounds(self.low, high))
        if got.status == 3 or (got.status == 2 and most < INF):
            return None
        if got.status != 0:
            raise Contradiction("; ".join(
                sorted({r[3] for r in self.rows})[:6]))
        return got.x


class _Seen:
    """How far each variable was seen to go, in points of the system: a range is
    no narrower than that."""

    def __init__(self, p, enough):
        self.p, self.enough = p, enough
        self.low = numpy.full(len(p.at), INF)
        self.high = numpy.full(len(p.at), -INF)

    def least(self, cost, most=INF):
        x = self.p.least(cost, most)
        if x is not None:
            self.low = numpy.minimum(self.low, x)
            self.high = numpy.maximum(self.high, x)
        return x

    def range(self, k):
        return self.low[self.p.at[k]], self.high[self.p.at[k]]

    def is_wide(self, k):
        low, high = self.range(k)
        return (self.enough is not None and
                high - low >= self.enough(k, low) + 1e-6)


def _look(seen, asked):
    """Each point is as far as a sum can go of all that are not wide yet, some
    of them up and the others down; until that shows nothing more."""
    left, dull, turn = list(asked), 0, numpy.random.RandomState(1)
    while left and dull < 3:
        before, up = len(left), turn.uniform(-1, 1, len(left))
        if before == len(asked):
            up = 1 + numpy.arange(before) % 7 / 7  # first: all one way
        for sign in (1, -1):
            cost = numpy.zeros(len(seen.p.at))
            for n, k in enumerate(left):
                cost[seen.p.at[k]] = sign * up[n]
            seen.least(cost, FAR)
        left = [k for k in left if not seen.is_wide(k)]
        dull = dull + 1 if before - len(left) < max(1, before // 20) else 0


def _solve(p, asked, enough):
    seen, out = _Seen(p, enough), {}
    if enough is not None:
        _look(seen, asked)
    for k in asked:
        if seen.is_wide(k):
            out[k] = seen.range(k)
            continue
        ends = []
        for sign in (1, -1):
            cost = numpy.zeros(len(p.at))
            cost[p.at[k]] = sign
            x = seen.least(cost)
            ends.append(sign * -INF if x is None else x[p.at[k]])
        out[k] = (ends[0], ends[1])
    return out
