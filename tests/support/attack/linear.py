"""Unknown counts, what is known of sums of them, and how far each can go."""
import math
from collections import defaultdict

import numpy
from scipy.optimize import linprog
from scipy.sparse import lil_matrix

INF = math.inf
NEAR = 1e-6


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
        """{key: (least, most)} of every wanted variable. enough: {key: width};
        a range of that width is not looked at further."""
        out = {k: (self.low[k], self.high[k]) for k in wanted}
        for keys, rows in self.parts():
            asked = [k for k in keys if k in out]
            if asked and rows:
                out.update(_solve(keys, rows, self.low, self.high, asked,
                                  enough or {}))
        return out

    def reasons(self, key):
        """What is said about a variable, shortly."""
        said = []
        for terms, _, _, why in self.rows:
            if terms.get(key) and why not in said:
                said.append(why)
        return "; ".join(said[:3])


def _solve(keys, rows, low, high, asked, enough):
    at = {k: i for i, k in enumerate(keys)}
    a, b = lil_matrix((2 * len(rows), len(keys))), []
    for terms, lo, hi, _ in rows:
        for sign, end in ((1, hi), (-1, -lo)):
            if end < INF:
                for k, c in terms.items():
                    a[len(b), at[k]] = sign * c
                b.append(end)
    a = a.tocsr()[:len(b)]
    bounds = [(low[k], None if high[k] == INF else high[k]) for k in keys]
    out = {}
    # what each could be, in all that fitted so far
    least, most = numpy.full(len(keys), INF), numpy.full(len(keys), -INF)
    for k in asked:
        if most[at[k]] - least[at[k]] >= enough.get(k, INF):
            out[k] = (least[at[k]], most[at[k]])
            continue
        ends = []
        for sign in (1, -1):
            c = numpy.zeros(len(keys))
            c[at[k]] = sign
            got = linprog(c, A_ub=a, b_ub=numpy.array(b),
                          bounds=bounds, method="highs")
            if got.status == 3:
                ends.append(sign * -INF)
            elif got.status == 0:
                ends.append(sign * got.fun)
                least = numpy.minimum(least, got.x)
                most = numpy.maximum(most, got.x)
            else:
                raise Contradiction("; ".join(sorted({r[3] for r in rows})[:6]))
        out[k] = (ends[0], ends[1])
    return out
