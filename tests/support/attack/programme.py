"""How far variables can go: linear programmes, one a part of a system."""
import numpy
from linear import INF, Contradiction
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_matrix

FAR = 1e7  # more than any count


class _Programme:
    """Rows over variables."""

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

    def add(self, x):
        self.low = numpy.minimum(self.low, x)
        self.high = numpy.maximum(self.high, x)

    def least(self, cost, most=INF):
        x = self.p.least(cost, most)
        if x is not None:
            self.add(x)
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
            if seen.least(cost, FAR) is None:
                return False
        left = [k for k in left if not seen.is_wide(k)]
        dull = dull + 1 if before - len(left) < max(1, before // 20) else 0
    return True


def _ends(seen, asked):
    """The ranges of one part: as wide as was seen, or as far as each goes."""
    out = {}
    for k in asked:
        if seen.is_wide(k):
            out[k] = seen.range(k)
            continue
        ends = []
        for sign in (1, -1):
            cost = numpy.zeros(len(seen.p.at))
            cost[seen.p.at[k]] = sign
            x = seen.least(cost)
            ends.append(sign * -INF if x is None else x[seen.p.at[k]])
        out[k] = (ends[0], ends[1])
    return out


def solve(parts, low, high, enough):
    """{key: (least, most)} of those asked in (keys, rows, asked) of parts; see
    System.ranges. What is wide is looked for in all of them at once, and where
    no figures fit one of them, in each by itself."""
    whole = _Seen(_Programme([k for keys, *_ in parts for k in keys],
                             [r for _, rows, _ in parts for r in rows],
                             low, high), enough)
    fits = enough is not None and _look(
        whole, [k for *_, asked in parts for k in asked])
    out, first = {}, 0
    for keys, rows, asked in parts:
        seen = _Seen(_Programme(keys, rows, low, high), enough)
        if fits:
            these = slice(first, first + len(keys))
            seen.add(whole.low[these])
            seen.add(whole.high[these])
        elif enough is not None:
            _look(seen, asked)
        out.update(_ends(seen, asked))
        first += len(keys)
    return out
