"""Rows that name somebody: services of too few people, practices in somebody's
own words."""
import os
import re

from private import read
from published import ABSENT, HIDDEN, number, pair_tables

SERVICES = {"voices": ("service",), "together": ("service_a", "service_b"),
            "handovers": ("from", "to")}
KEYS = ("service", "service_a", "service_b", "from", "to", "year", "question",
        "kind")


def hidden_services(folder):
    """Those that the last survey says are too few to be shown."""
    return {r["group_a"] for t in pair_tables(folder)[-1:] for r in t.rows
            if r["group_a"] == r["group_b"] and r.get("verdict") == "hidden"}


def services(reader, t, kind, row, r):
    """Whatever is said of a hidden service."""
    for c in SERVICES.get(kind, ()):
        if r.get(c) not in reader.hidden_services:
            continue
        for other, v in r.items():
            if other not in KEYS and number(v) is not None:
                reader.tell(t.name, row, other, v,
                            "of %s, which is not shown" % r[c])


def practices(reader, t):
    """Names of what few units were asked of, and counts that stand beside the
    names of all but a hidden service."""
    if t.has("taken_up", "taken_up_by"):
        name, units = "practice", lambda r: number(r["units"])
    elif t.has("deviants_with", "peers_with"):
        name, units = "name", lambda r: None if number(r["peers"]) is None \
            else number(r["deviants"]) + number(r["peers"])
    else:
        return
    most = {}
    for other in reader.folder.tables:
        for r in other.rows:
            if "practice" in r and number(r.get("units", "")) is not None:
                most[r["practice"]] = max(most.get(r["practice"], 0),
                                          number(r["units"]))
    for r in t.rows:
        n = units(r)
        n = None if n is None else max(n, most.get(r[name], 0))
        if r.get("kind") == "measure":
            continue  # a column's name, nobody's words
        if r[name] not in ABSENT + (HIDDEN,) and n is not None and \
                n < reader.fewest and r[name] not in _declared(reader):
            reader.tell(t.name, r[name], name, r[name],
                        "named though %d units were asked" % n)
        if name == "practice":
            _counted(reader, t, r)


def _declared(reader):
    return reader.study.practices if reader.study is not None else set()


def _counted(reader, t, r):
    if reader.study is None:
        return
    asked = {x.get("unit") for x in reader.study.practice_rows}
    known = reader.hidden_services & asked
    for c in ("taken_up", "given_up"):
        n = number(r.get(c, ""))
        names = [x for x in r[c + "_by"].split("; ") if x]
        did = {x["unit"] for x in reader.study.practice_rows
               if x.get("practice") == r["practice"]}
        unnamed = did - set(names) - known
        if n is not None and known & did and n > len(names) and not unnamed:
            reader.tell(t.name, r["practice"], c, r[c],
                        "one more than is named: " + ", ".join(known & did))


def from_study(study, ini):
    """What study.ini lets stand, and the rows of the practices."""
    section = ini["practices"] if ini.has_section("practices") else {}
    study.practices = {x.strip() for x in section.get("named", "").split(",")}
    path = os.path.join(study.folder, section.get("file", ""))
    study.practice_rows = read(path) if os.path.isfile(path) else []


def is_of_pair(text, shown, verdicts):
    """Whether what somebody wrote is what the report says of any pair: two
    groups and a verdict, as "NAV og BUP: mangler"."""
    m = re.fullmatch(r"(.+) (?:og|and) (.+): (.+)", text)
    return m is not None and {m[1], m[2]} <= shown and \
        m[3].lower() in verdicts
