"""Unknown counts, what is known of sums of them, and how far each can go."""
import math
from collections import defaultdict

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
        """{key: (least, most)} of every wanted variable. enough(key, least):
        a width beyond which nobody asks how wide it is."""
        out = {k: (self.low[k], self.high[k]) for k in wanted}
        asked = [(keys, rows, [k for k in keys if k in out])
                 for keys, rows in self.parts()]
        asked = [part for part in asked if part[1] and part[2]]
        if asked:
            import programme  # scipy takes longer than most runs need
            out.update(programme.solve(asked, self.low, self.high, enough))
        return out

    def reasons(self, key):
        """What is said about a variable, shortly."""
        said = []
        for terms, _, _, why in self.rows:
            if terms.get(key) and why not in said:
                said.append(why)
        return "; ".join(said[:3])
