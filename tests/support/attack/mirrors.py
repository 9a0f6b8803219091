"""Of four groups, two differ from what was expected as the other two do: what
chance makes of either is that of the other."""
from published import ABSENT, HIDDEN, number

SAME = ("z", "p", "q", "p_low", "q_low", "contacts", "contacts_lo",
        "contacts_hi")
MOST_Q = 0.1  # a change with no more is judged among all, others without it


def _is_of_chance(table, r):
    if r["group_a"] == r["group_b"]:
        return False
    if table.has("null"):
        return r["null"] == "contacts"
    return not (number(r["q"]) or 1) <= MOST_Q


def _tables(folder):
    """The rows between groups of one wave, or of two."""
    for t in folder.tables:
        if not (t.has("group_a", "null", "p_low") or
                t.has("group_a", "from_wave", "contacts")):
            continue
        steps = {}
        for r in t.rows:
            if _is_of_chance(t, r):
                steps.setdefault((r.get("from_wave"), r.get("to_wave")),
                                 []).append(r)
        yield from ((t, rows) for rows in steps.values())


def read(reader):
    for t, rows in _tables(reader.folder):
        groups = {r["group_" + x] for r in rows for x in "ab"}
        for r in rows if len(groups) == 4 else ():
            others = groups - {r["group_a"], r["group_b"]}
            for y in rows:
                if {y["group_a"], y["group_b"]} != others:
                    continue
                for c in SAME:
                    if r.get(c) == HIDDEN and y.get(c, "") not in ABSENT + (
                            HIDDEN,):
                        reader.tell(t.name, "%s - %s" % (
                            y["group_a"], y["group_b"]), c, y[c],
                            "it is that of the other two, which is hidden")
