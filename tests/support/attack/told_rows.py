"""Rows that stand only where somebody said something, and what an empty cell
beside a hidden one says."""
from collections import defaultdict

from published import ABSENT, HIDDEN, number

# Of a row of obstacles of which the code is hidden: by these, in this order.
READ = ("group_a", "group_b", "asked", "named_before", "named_after")


def _says(r):
    """Whether what the row is there for can be read in it."""
    if "raters" in r:
        return any(number(r[c]) is not None
                   for c in ("raters", "before", "after"))
    return any((number(r[c]) or 0) > 0 for c in (
        "named_before", "named_after", "share_before", "share_after"))


def _place(r):
    return tuple(r[c] if c in READ[:2] else
                 -1 if number(r[c]) is None else number(r[c]) for c in READ)


def _order(reader, t):
    """A hidden code among others is that of the rows around it."""
    steps = defaultdict(list)
    for r in t.rows:
        steps[(r["from_wave"], r["to_wave"])].append(r)
    for step, rows in steps.items():
        unnamed = [k for k, r in enumerate(rows) if r["barrier"] == HIDDEN]
        last = list(range(len(rows) - len(unnamed), len(rows)))
        places = [_place(rows[k]) for k in unnamed]
        if unnamed != last or places != sorted(places):
            reader.tell(t.name, "-".join(step), "barrier", HIDDEN,
                        "where its row stands tells which it is")


def _empty(reader, t, count, columns, why):
    """That it is empty tells how many, where others of the table are not."""
    for c in columns:
        if not any(r[c] not in ABSENT for r in t.rows):
            continue
        for r in t.rows:
            if r.get(count) == HIDDEN and r[c] in ABSENT:
                reader.tell(t.name, "%s - %s" % (r["group_a"], r["group_b"]), c,
                            r[c], why)


def read(reader):
    for t in reader.folder.tables:
        if t.has("from_wave", "raters", "clear"):
            _empty(reader, t, "raters", ("clear",), "no hidden few rate")
        if t.has("from_wave", "dyads_changed", "p", "q"):
            _empty(reader, t, "dyads_changed", ("p", "q"),
                   "none, or five, of the hidden dyads changed")
        if not (t.has("from_wave", "raters", "before") or
                t.has("from_wave", "named_before", "barrier")):
            continue
        for r in t.rows:
            if r["group_a"] and not _says(r):  # of everybody it is told
                reader.tell(t.name, "%s - %s" % (r["group_a"], r["group_b"]),
                            "", "", "that there is a row tells that somebody "
                            "said so")
        if t.has("barrier"):
            _order(reader, t)
