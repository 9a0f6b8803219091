"""What is expected by chance, which tells of contacts: chance leaves everybody's
contacts with other groups as many as they are, and shuffled labels all that
there are."""
import people
from published import ABSENT, HIDDEN, number

INF = float("inf")
WHOLE, RATIO = 0, 1


def seen(r):
    """The share of a pair's reports that somebody who answered could give."""
    n = [number(r.get("actors_" + x, "")) for x in "ab"]
    possible = number(r.get("possible", ""))
    if None in n or possible is None:
        return None
    if people.names_services(r):  # each could name the other
        all_of = n[0] + n[1]
    elif r["group_a"] != r["group_b"]:
        all_of = 2 * n[0] * n[1]
    else:
        all_of = n[0] * (n[0] - 1)
    return possible / all_of if all_of else None


def expected(table, r):
    """Whole contacts, and more closely by the ratio, and by what the silent
    would have to have."""
    x = table.interval(r, "expected", WHOLE)
    ties, ratio = number(r["ties"]), table.interval(r, "ratio", RATIO)
    if x is None or not ties or ratio is None:
        return x
    low, high = ratio
    tip, c = table.interval(r, "tipping", RATIO), seen(r)
    if tip is not None and c is not None and 0 < c < 1:
        low = max(low, (2 / 3 - tip[1] * (1 - c)) / c)
        high = min(high, (2 / 3 - tip[0] * (1 - c)) / c)
    if high > 0:
        x = max(x[0], ties / high), x[1]
    if low > 0:
        x = x[0], min(x[1], ties / low)
    return x


def margins(cells, table, wave):
    """Those of a group are what was expected of them, and what its activity
    gives."""
    s = cells.system
    for column in ("expected", "expected_activity"):
        for g in sorted({r["group_a"] for r in table.rows}):
            terms, low, high, known = {}, 0.0, 0.0, True
            for r in table.rows:
                a, b = r["group_a"], r["group_b"]
                ties = ("pair", wave, a, b, "ties")
                if g not in (a, b) or a == b:
                    continue
                if ties not in s.low or r.get(column, "") in ABSENT or (
                        column == "expected" and r.get("null") != "contacts"):
                    known = False
                    break
                if column == "expected":
                    x = _variable(cells, table, r, wave)
                    terms[ties], terms[x] = 1.0, -1.0
                    continue
                terms[ties] = 1.0
                x = table.interval(r, column, WHOLE)
                if x is None:  # hidden
                    x = 0.0, INF
                low, high = low + x[0], high + x[1]
            if known and terms:
                s.row(terms, low, high, "sum of " + column)


def _variable(cells, table, r, wave):
    key = ("expected", wave, r["group_a"], r["group_b"])
    x = expected(table, r) if r["expected"] != HIDDEN else (0.0, INF)
    cells.system.var(key, max(x[0], 0), x[1])
    return key


def _sizes(table):
    """{group: (answered, silent)}; None where one is not known."""
    out = {}
    groups = {r["group_" + x] for r in table.rows for x in "ab"}
    own = [r for r in table.rows if r["group_a"] == r["group_b"]]
    if {r["group_a"] for r in own} != groups:
        return None
    for r in own:
        n, k = (number(r[c + "_a"]) for c in ("actors", "respondents"))
        if n is None or k is None:
            return None
        out[r["group_a"]] = k, n - k
    return out


def labels(cells, table, wave):
    """All contacts, of those who answered and of those who did not, times the
    share that the groups could have of them."""
    s, sizes = cells.system, _sizes(table)
    if not sizes or any(people.names_services(r) for r in table.rows):
        return
    answered = sum(k for k, _ in sizes.values())
    silent = sum(m for _, m in sizes.values())
    ties, unknown = ({("pair", wave, r["group_a"], r["group_b"], c): 1.0
                      for r in table.rows} for c in ("ties", "unknown"))
    if not all(k in s.low for k in ties) or answered < 2:
        return
    if not all(k in s.low for k in unknown):
        unknown = {}  # without directions
    for r in table.rows:
        a, b = (sizes[r["group_" + x]] for x in "ab")
        between = r["group_a"] != r["group_b"]
        if between and r.get("null") != "labels" or \
                r.get("expected", "") in ABSENT + (HIDDEN,):
            continue
        one = (2 * a[0] * b[0] if between else a[0] * (a[0] - 1)) / (
            answered * (answered - 1))
        other = (a[0] * b[1] + b[0] * a[1] if between else a[0] * a[1]) / (
            answered * silent) if silent else 0
        x = expected(table, r)
        terms = {k: one for k in ties}
        for k in unknown:
            terms[k] = other - one
        s.row(terms, x[0], x[1], people.GUESS + "expected, by all contacts")


STEP = (("before", "from_wave"), ("after", "to_wave"))


def shares(cells, folder):
    """Of all contacts, those that both report and those within groups: of
    everybody, where all who answered did so both times."""
    s = cells.system
    for t in folder.tables:
        if not t.has("measure", "from_wave", "before", "after"):
            continue
        for r in t.rows:
            for column, wave in STEP:
                x = t.interval(r, column, 0)
                terms = {k: c for k, c in _of_share(s, r["measure"], r[wave])}
                if x is None or not terms:
                    continue
                for end, low, high in ((x[0], 0, INF), (x[1], -INF, 0)):
                    row = {k: c - end * (k[4] == "ties") - end * less * (
                        k[4] == "confirmed") for k, (c, less) in terms.items()}
                    s.row(row, low, high, people.GUESS + r["measure"])


def _of_share(s, measure, wave):
    """(variable, (its times above the line, and what it lacks below it))."""
    for k in list(s.low):
        if k[0] != "pair" or k[1] != wave or k[4] not in ("ties", "confirmed"):
            continue
        ties = k[4] == "ties"
        if measure == "reciprocity_arcs":
            yield k, (0 if ties else 2, 0)
        elif measure == "confirmation":
            yield k, (0 if ties else 1, -1)
        elif measure == "ei_index" and ties:
            yield k, (-1 if k[2] == k[3] else 1, 0)
