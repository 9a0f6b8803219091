"""The tables of counts: outcomes, handovers, stages, together, themes, waves."""
from collections import defaultdict
from math import sqrt

from identities import SHARE, quotient
from published import HIDDEN, number, wave_of

INF = float("inf")


def outcomes(cells, table, levels=1.959964):
    """baseline: events of a population, by unit, year and indicator."""
    s = cells.system
    groups = defaultdict(list)
    for r in table.rows:
        row = (r["unit"], r["year"], r["indicator"])
        e, p = ("events", *row), ("population", *row)
        if not cells.put(e, r["events"], (table.name, " ".join(row), "events")):
            continue
        if not cells.put(p, r["population"],
                         (table.name, " ".join(row), "population")):
            continue
        s.row({p: 1, e: -1}, 0, INF, "events <= population")
        quotient(cells, e, [p], table.interval(r, "share", SHARE), "share")
        for c, below in (("share_min", True), ("share_max", False)):
            share = table.interval(r, c, SHARE)
            if share is not None:
                s.row({e: 1, p: -share[0 if below else 1]},
                      0 if below else -INF, INF if below else 0, c)
        n = cells.value(p)
        if n:
            _ends(s, table, r, e, n, levels)
        groups[(r["year"], r["indicator"])].append((r, e, p))
    for members in groups.values():
        _benchmark(s, table, members)
    _changes(cells, table)


def _benchmark(s, table, members):
    """benchmark = events of all compared / their population: all rows of the
    year, or those of one peer group, as the figures say."""
    said = {r.get("benchmark") for r, _, _ in members
            if number(r.get("benchmark", "")) is not None}
    of = {}
    for r, e, p in members:
        of.setdefault("" if len(said) == 1 else r.get("group", ""), []).append(
            (table.interval(r, "benchmark", SHARE), e, p))
    for rows in of.values():
        shares = {b for b, _, _ in rows} - {None}
        if len(shares) != 1:
            continue
        low, high = shares.pop()
        for share, least, most in ((low, 0, INF), (high, -INF, 0)):
            s.row({k: c for _, e, p in rows for k, c in ((e, 1), (p, -share))},
                  least, most, "benchmark")


def _ends(s, table, r, events, n, z):
    """Wilson's ends and the z of a share rise with the events."""
    for column, sign in (("lo", -1), ("hi", 1)):
        end = table.interval(r, column, SHARE)
        if end is not None:
            s.row({events: 1}, _turn(end[0], n, z, sign),
                  _turn(end[1], n, z, sign), column)
    t, far = table.interval(r, "benchmark", SHARE), table.interval(r, "z", 1)
    if t is not None and far is not None and 0 < t[0] and t[1] < 1:
        ends = [x + d * sqrt(x * (1 - x) / n) for x in t for d in far]
        s.row({events: 1}, n * min(ends), n * max(ends), "z")


def _turn(end, n, z, sign):
    """The events at which Wilson's lower or upper limit is `end`: as far from
    it as z of its own deviations."""
    p = min(max(end, 0), 1)
    return min(max(n * p - sign * z * sqrt(n * p * (1 - p)), 0), n)


def _changes(cells, table):
    """share - nullpunkt = change, where both populations are known."""
    s = cells.system
    for r in table.rows:
        e, p = (("events", r["unit"], r["year"], r["indicator"]),
                ("population", r["unit"], r["year"], r["indicator"]))
        a = table.interval(r, "nullpunkt", SHARE)
        b = table.interval(r, "change", SHARE)
        n = cells.value(p) if p in s.low else None
        if n and a and b:
            s.row({e: 1}, n * (a[0] + b[0]), n * (a[1] + b[1]),
                  "nullpunkt + change")


def frozen(cells, folder):
    """nullpunkt.json holds rows of the baseline once more."""
    for o in folder.nullpunkt.get("outcomes", []):
        row = (o["unit"], "%g" % o["year"], o["indicator"])
        for c in ("events", "population"):
            if o.get(c) is not None:
                cells.system.var((c, *row), o[c], o[c])


def deviants(cells, table):
    """observed is the sum over the years judged of an indicator; which one is
    read off the units of which everything stands."""
    s = cells.system
    series = defaultdict(dict)
    for k in list(s.low):
        if k[0] == "events":
            series[(k[1], k[3])][k[2]] = k
    names = {i for _, i in series}
    fits = {i for i in names if _fits(cells, table, series, i)}
    if len(fits) != 1:
        return
    indicator = fits.pop()
    for r in table.rows:
        keys = _judged(series, r, indicator)
        total = number(r.get("observed", ""))
        if keys and total is not None:
            s.equal({k: 1 for k in keys}, total, "observed of deviants")


def _judged(series, r, indicator):
    years = number(r.get("years", ""))
    one = series.get((r["unit"], indicator), {})
    if not years:
        return []
    return [one[y] for y in sorted(one, key=float)[-int(years):]]


def _fits(cells, table, series, indicator):
    seen = 0
    for r in table.rows:
        keys = _judged(series, r, indicator)
        total = number(r.get("observed", ""))
        values = [cells.value(k) for k in keys]
        if total is None or not values or None in values:
            continue
        if abs(sum(values) - total) > 1e-6:
            return False
        seen += 1
    return seen > 0


def together(cells, table):
    s = cells.system
    for r in table.rows:
        row = (r["service_a"], r["service_b"], r["year"])
        key = {c: ("together", *row, c) for c in ("both", "coordinated")}
        here = [cells.put(key[c], r[c], (table.name, " ".join(row), c))
                for c in key]
        if all(here):
            s.row({key["both"]: 1, key["coordinated"]: -1}, 0, INF,
                  "coordinated <= both")
            quotient(cells, key["coordinated"], [key["both"]],
                     table.interval(r, "share", SHARE), "share")


def handovers(cells, table):
    s = cells.system
    into, out, left = defaultdict(list), defaultdict(list), {}
    for r in table.rows:
        row = (r["from"], r["to"], r["year"])
        key = {c: ("handover", *row, c) for c in ("sent", "arrived", "lost")}
        here = {c for c in key
                if cells.put(key[c], r[c], (table.name, " ".join(row), c))}
        if here == set(key):
            s.equal({key["sent"]: 1, key["arrived"]: -1, key["lost"]: -1}, 0,
                    "sent = arrived + lost")
            quotient(cells, key["arrived"], [key["sent"]],
                     table.interval(r, "arrival", SHARE), "arrival")
        into[(r["to"], r["year"])].append(key["arrived"])
        out[(r["from"], r["year"])].append(key["sent"])
        place = ("not_sent_on", r["from"], r["year"])
        if cells.put(place, r.get("not_sent_on"),
                     (table.name, " ".join(row), "not_sent_on")):
            left[(r["from"], r["year"])] = place
    for at, place in left.items():
        terms = {k: 1.0 for k in into[at]}
        terms.update({k: -1.0 for k in out[at]})
        terms[place] = -1.0
        # it is empty where more were sent on than came, and hidden just so
        values = [cells.value(k) for k in terms if k != place]
        came = None if None in values else sum(
            c * cells.value(k) for k, c in terms.items() if k != place)
        if into[at] and (cells.value(place) is not None or
                         (came is not None and came >= 0)):
            s.equal(terms, 0, "not_sent_on = arrived - sent on")


def stages(cells, table):
    s = cells.system
    children = defaultdict(list)
    for r in table.rows:
        at = ("stage", r["chain"], r["stage"])
        if not cells.put(at, r["count"], (table.name, r["stage"], "count")):
            continue
        if r["part_of"] and r["part_of"] != ":":
            whole = ("stage", r["chain"], r["part_of"])
            cells.put(whole, r.get("of"), (table.name, r["stage"], "of"))
            s.row({whole: 1, at: -1}, 0, INF, "part <= whole")
            quotient(cells, at, [whole],
                     table.interval(r, "share", SHARE), "share")
            children[whole].append(at)
    for r in table.rows:
        at = ("stage", r["chain"], r["stage"])
        if r["check"] == "adds-up" and children[at]:
            s.equal({at: -1, **{k: 1 for k in children[at]}}, 0,
                    "the parts add up")


def themes(cells, table):
    """Inputs stand under one theme each where the known ones do."""
    s = cells.system
    keys = []
    for r in table.rows:
        of = ("theme", "", "of")
        cells.put(of, r["of"], (table.name, r["theme"], "of"))
        for c in ("inputs", "votes", "ideas"):
            cells.put(("theme", r["theme"], c), r.get(c),
                      (table.name, r["theme"], c))
        at = ("theme", r["theme"], "inputs")
        if at in s.low and of in s.low:
            quotient(cells, at, [of], table.interval(r, "share", SHARE), "share")
            keys.append(at)
        votes = [("theme", x["theme"], "votes") for x in table.rows]
        if all(k in s.low for k in votes):
            quotient(cells, ("theme", r["theme"], "votes"), votes,
                     table.interval(r, "vote_share", SHARE), "vote_share")
    if keys:
        s.equal({("theme", "", "of"): -1, **{k: 1 for k in keys}}, 0,
                "every input has one theme")


ADD_UP = "pairs add up to kept and "
BEFORE = ("kept", "lost", "lost_by_leavers", "lost_by_silence",
          "lost_by_renaming")
AFTER = ("kept", "new", "new_by_joiners", "new_by_silence", "new_by_renaming")


def _step(r):
    return r.get("from_wave", ""), r.get("to_wave", "")


def _all_answered(cells, r, side):
    """Whether all of those who are shown in a wave did."""
    n, k = (number(r.get(c + "_" + side, "")) for c in ("people", "answered"))
    if n is not None and n == k:
        return True
    wave = _step(r)[side == "after"]
    rows = [x for (w, a, b), x in cells.rows.items() if w == wave and a == b
            and x.get("verdict") != "hidden"]
    return bool(rows) and all(
        x.get("actors_a") == x.get("respondents_a") != HIDDEN for x in rows)


def _of_nobody(cells, r):
    """Contacts of people that there are none of."""
    if number(r.get("leavers", "")) == 0:
        yield "lost_by_leavers"
    if number(r.get("joiners", "")) == 0:
        yield "new_by_joiners"
    if _all_answered(cells, r, "after"):
        yield "lost_by_silence"
    if _all_answered(cells, r, "before"):
        yield "new_by_silence"


def waves(cells, table):
    """Turnover between two waves."""
    s = cells.system
    for r in table.rows:
        for c in _of_nobody(cells, r):
            s.var(("turnover", *_step(r), c), 0, 0)
        for total, parts in (("ties_before", BEFORE), ("ties_after", AFTER)):
            if not table.has(total, *parts):
                continue
            here = [cells.put(("turnover", *_step(r), c), r[c],
                              (table.name, "-".join(_step(r)), c))
                    for c in (total, *parts)]
            if all(here):
                s.equal({("turnover", *_step(r), total): -1,
                         **{("turnover", *_step(r), c): 1 for c in parts}}, 0,
                        "%s = its parts" % total)
        for c in _of_nobody(cells, r):  # everybody knows: it is no secret
            cells.hidden.pop(("turnover", *_step(r), c), None)


def _is_few(cells, wave, group):
    """Whether nothing of the group is shown in that wave: no sum counts it."""
    row = cells.rows.get((wave, group, group), {})
    return row.get("verdict") == "hidden"


def changes(cells, table):
    """Contacts of a pair that both waves saw: a part of each wave's, and all
    pairs together what is kept and lost, or kept and new."""
    s, sums = cells.system, {}
    for r in table.rows:
        a, b = r["group_a"], r["group_b"]
        for c, wave, other in (("ties_before", 0, "lost"),
                               ("ties_after", 1, "new")):
            key = ("change", *_step(r), a, b, c)
            if not cells.put(key, r[c], (table.name, a + " - " + b, c)):
                continue
            if HIDDEN not in (r.get("people_a"), r.get("people_b")) and \
                    not any(_is_few(cells, w, g) for w in _step(r)
                            for g in (a, b)):
                sums.setdefault((_step(r), other), []).append(key)
            whole = ("pair", _step(r)[wave], a, b, "ties")
            if whole not in s.low:
                continue
            s.row({whole: 1, key: -1}, 0, float("inf"),
                  "contacts seen both times are among the wave's")
            could = cells.value(("pair", _step(r)[wave], a, b, "possible"))
            seen = number(r.get("possible", ""))
            if could is not None and seen is not None:
                s.row({whole: 1, key: -1}, -float("inf"), could - seen,
                      "no more others than could be reported")
    for (step, other), keys in sums.items():
        kept, rest = (("turnover", *step, c) for c in ("kept", other))
        if kept in s.low and rest in s.low:
            s.equal({kept: -1, rest: -1, **{k: 1 for k in keys}}, 0,
                    ADD_UP + other)


def same_people(cells, table, code, counts):
    """Raters, or who names an obstacle, in both of two waves. All and the
    groups make no sum: who spoke of one group before and another after is in
    neither."""
    s = cells.system
    for r in table.rows:
        of = (code, r[code], *_step(r), r["group_a"], r["group_b"])
        for c in counts:
            cells.put((*of, c), r[c],
                      (table.name, " ".join(x for x in of[1:] if x), c))
        asked = number(r.get("asked", ""))
        for c, share in (("named_before", "share_before"),
                         ("named_after", "share_after")):
            if asked is None or (*of, c) not in s.low:
                continue
            named = number(r.get(c, ""))
            s.var((*of, c), 0, asked)  # no more name it than could
            quotient(cells, (*of, c), [(*of, "asked")],
                     table.interval(r, share, SHARE), share)
            if (*of, "named_both") in s.low:  # who does so twice does it once
                s.var((*of, "named_both"), 0, asked if named is None else named)


def all_tables(cells, folder, pairs):
    """Every table that is known by its columns."""
    for t in folder.tables:
        if t.has("group_a", "group_b", "actors_a", "ties"):
            pairs(cells, t)
        elif t.has("unit", "year", "indicator", "events", "population"):
            outcomes(cells, t)
        elif t.has("service_a", "service_b", "both", "coordinated"):
            together(cells, t)
        elif t.has("from", "to", "sent", "arrived", "lost"):
            handovers(cells, t)
        elif t.has("chain", "stage", "part_of", "count"):
            stages(cells, t)
        elif t.has("theme", "inputs", "of"):
            themes(cells, t)
        elif t.has("from_wave", "to_wave", "kept"):
            waves(cells, t)
        elif t.has("rating", "group_a", "raters"):
            same_people(cells, t, "rating", ("raters",))
        elif t.has("barrier", "group_a", "named_before"):
            same_people(cells, t, "barrier", ("asked", "named_before",
                                              "named_after", "named_both"))
    frozen(cells, folder)
    for t in folder.tables:  # what is beside other tables
        if t.has("group_a", "group_b", "from_wave", "ties_before"):
            changes(cells, t)
        if t.has("unit", "observed", "years"):
            deviants(cells, t)
