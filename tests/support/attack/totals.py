"""Totals that count contacts of services that are not shown: less those of the
services that are, they tell how many those are."""
import re

from identities import FACTS
from published import decimals, number, pair_tables, wave_of

COUNTED = re.compile(r"(?:Oppgitte kontakter|Oppgitte kontaktar|"
                     r"Reported contacts): ([^<]*)\.")
OF_WAVE = re.compile(r"([^;]+): ([\d\s\u202f\u00a0]+)(?:,\s[^;]*)?(?:;|$)")


def _true(reader, table):
    """The rows of that table in the owner's report, or as they stand."""
    for t in reader.truth.tables if reader.truth is not None else ():
        if t.name == table.name:
            return t.rows
    return table.rows


def _few(table):
    """Services of which nothing is shown there."""
    return {r["group_a"] for r in table.rows if r["group_a"] == r["group_b"] and
            (r.get("verdict") == "hidden" or r.get("people_a") == ":")}


def _sum(reader, table, column, out, step=None):
    """Of a column over the services that are not left out; None: not known."""
    x = [number(r[column]) for r in _true(reader, table)
         if not {r["group_a"], r["group_b"]} & out and
         (step is None or (r["from_wave"], r["to_wave"]) == step)]
    return None if None in x else sum(x)


OF_CONTACTS = ("reciprocity_arcs", "reciprocity_dyads", "confirmation",
               "ei_index")


def _whole(reader, t):
    """Shares of all contacts, in so many digits that they tell of those of
    services that are not shown; what gives a hidden figure's middle."""
    for r in t.rows:
        for c in ("value", "lo", "hi"):
            x = number(r.get(c, ""))
            if x is None:
                continue
            if r["value"] == ":":
                reader.tell(t.name, r["measure"], c, r[c],
                            "beside a value that is hidden")
            elif r["measure"] in OF_CONTACTS and (
                    decimals(r[c]) > 2 or
                    (c == "value" and abs(x) in (0, 1))):
                reader.tell(t.name, r["measure"], c, r[c],
                            "tells of services that are not shown")


def read(reader):
    pairs = {wave_of(t): t for t in pair_tables(reader.folder)}
    few = {wave: _few(t) for wave, t in pairs.items()}

    def tell(file, row, column, n, table, out, step=None, of=None):
        least = _sum(reader, table, of or column, out, step)
        if n is not None and out and least is not None and \
                abs(n - least) > 0.5:
            reader.tell(file, row, column, "%g" % (n - least), "counts "
                        "contacts of services that are not shown")

    last = wave_of(pair_tables(reader.folder)[-1]) if pairs else None
    for what, says in reader.folder.facts() if pairs else ():
        for column, names in FACTS.items():
            if what in names:
                tell("report.html", what, column, number("".join(says.split())),
                     pairs[last], few[last])
    for said in COUNTED.findall(reader.folder.page):
        for wave, n in OF_WAVE.findall(said):
            wave = wave.strip()
            if wave in pairs:
                tell("report.html", wave, "ties", number("".join(n.split())),
                     pairs[wave], few[wave])
    for t in reader.folder.tables:
        if t.has("measure", "value") and few.get(wave_of(t)):
            _whole(reader, t)
        if t.has("measure", "value") and wave_of(t) in pairs:
            for r in t.rows:
                if r["measure"] == "arcs":
                    tell(t.name, "arcs", "value", number(r["value"]),
                         pairs[wave_of(t)], few[wave_of(t)], None, "ties")
        if t.has("from_wave", "to_wave", "kept"):
            _turnover(reader, t, pairs, few, tell)


def _turnover(reader, t, pairs, few, tell):
    both = [x for x in reader.folder.tables
            if x.has("group_a", "from_wave", "ties_before", "people_a")]
    for r in t.rows:
        step = (r["from_wave"], r["to_wave"])
        out = few.get(step[0], set()) | few.get(step[1], set())
        for x in both:
            out |= {y["group_a"] for y in x.rows
                    if (y["from_wave"], y["to_wave"]) == step and
                    y["group_a"] == y["group_b"] and y["people_a"] == ":"}
        for wave, column in zip(step, ("ties_before", "ties_after")):
            if wave in pairs:
                tell(t.name, "-".join(step), column, number(r[column]),
                     pairs[wave], out, None, "ties")
        for x in both:
            for column, other in (("ties_before", "lost"), ("ties_after", "new")):
                n = [number(r["kept"]), number(r[other])]
                tell(t.name, "-".join(step), "kept", None if None in n else
                     sum(n), x, out, step, column)
