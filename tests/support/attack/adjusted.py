"""q of Benjamini and Hochberg: m / k times a p that may be another row's."""
import math

from published import ABSENT, HIDDEN, number

TESTS = (("q", "p"), ("q", "p_exact"), ("q_low", "p_low"))
EDGE = 1e-9
STEPS = ("waves-pairs", "waves-ratings", "waves-barriers")


def families(folder):
    """((table, row number, row), its q, its p) of each family."""
    found = {}
    for t in folder.tables:
        for q, p in TESTS:
            if not t.has(q, p) or not t.has("group_a") and p == "p":
                continue
            for i, r in enumerate(t.rows):
                key = (t.name, q, r.get("group_a") == r.get("group_b"))
                if t.name in STEPS:  # one family for all three
                    key = (r.get("from_wave"), r.get("to_wave"))
                found.setdefault(key, []).append((t, i, r, q, p))
    return found.values()


def _absent(rows):
    """Rows of what the same people rate that are not there, few of whom may."""
    at = [r for t, _, r, _, _ in rows if t.name == "waves-ratings"]
    groups = {r[c] for t, _, r, _, _ in rows for c in ("group_a", "group_b")
              if r.get(c)}
    return len({r["rating"] for r in at}) * len(groups) ** 2 - \
        sum(1 for r in at if r["group_a"])


def tests(rows):
    """How many there are, at least and at most."""
    t, q = rows[0][0], rows[0][3]
    most = sum(x[2][q] not in ABSENT and x[2].get("assessable") != "0"
               for x in rows)
    if t.name in STEPS:
        most += _absent(rows)
    # what stood out was tested among more than what is left; a code once
    if t.name in STEPS or t.has("barrier"):
        return 1, most
    if t.has("assessable"):
        tested = [x[2]["assessable"] for x in rows]
        return tested.count("1"), most
    return sum(number(x[2][q]) is not None for x in rows), most


def _chance(t, r, column):
    """The least that is shown, .001, is also what is less."""
    found = t.interval(r, column, 3)
    if found is not None and found[1] < .0016:
        return 0, found[1]
    return found


def is_own(rows, t, r, q, p):
    """Whether a p that is shown, the row's own or a larger one, gives the q,
    for some m and rank."""
    is_q, own = _chance(t, r, q), _chance(t, r, p)
    least, most = tests(rows)
    for at, _, other, _, of in rows:
        is_p = _chance(at, other, of)
        if is_p is None or own and is_p[1] < own[0]:
            continue
        for m in range(max(least, 1), most + 1):
            first = max(math.ceil(is_p[0] * m / is_q[1] - EDGE), 1)
            last = is_p[1] * m / is_q[0] + EDGE if is_q[0] > 0 else m
            if first <= min(last, m):
                return True
    return False


def read(reader):
    for rows in families(reader.folder):
        if not any(r.get(p) == HIDDEN for _, _, r, _, p in rows):
            continue
        for t, i, r, q, p in rows:
            if number(r[q]) is not None and not is_own(rows, t, r, q, p):
                reader.tell(t.name, str(i + 1), q, r[q],
                            "a p that is not shown, times m / k")
