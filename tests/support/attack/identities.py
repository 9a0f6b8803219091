"""What the contract says of the columns, as sums of unknown counts.

A variable is (kind of table, row, column); one figure that stands in several
outputs is one variable. Rounded figures enter as intervals."""
import chance
import people
import verdicts
from published import ABSENT, HIDDEN, number, pair_tables, wave_of

# Decimals of what is rounded: shares one of a percent, expected none; a ratio
# is not said.
SHARE, WHOLE, RATIO = 3, 0, 1
DYADS = ("confirmed", "one_sided", "unknown")
OF_A_PAIR = ("ties", "possible") + DYADS + (
    "one_sided_ab", "one_sided_ba", "carriers", "carriers_max",
    "cut_people") + people.COLUMNS


class Cells:
    """Puts the cells of tables into the system and remembers the hidden."""

    def __init__(self, system, fewest):
        self.system, self.fewest = system, fewest
        self.rows = {}  # of a pair: its row
        self.hidden = {}  # variable: [(file, row, column)]
        self.shown = set()  # stands in a table
        self.parts = set()  # of sums: they are hidden for one another's sake

    def put(self, key, text, where):
        """False where the cell holds no figure that exists."""
        if text is None or text in ABSENT:
            return False
        self.system.var(key)
        value = number(text)
        if value is not None:
            self.system.var(key, value, value)
            self.shown.add(key)
        elif text == HIDDEN:
            self.hidden.setdefault(key, []).append(where)
        return True

    def value(self, key):
        s = self.system
        return s.low[key] if key in s.low and s.known(key) else None


def quotient(cells, part, whole, share, why):
    """part / sum of whole lies in an interval, if there is one."""
    if share is None:
        return
    for times, low, high in ((share[0], 0, float("inf")),
                             (share[1], -float("inf"), 0)):
        cells.system.row({part: 1.0, **_less(whole, times, part)}, low, high,
                         why)


def _less(whole, times, part):
    """-times x each of whole; where the part is in it, 1 - times."""
    return {k: (1.0 if k == part else 0.0) - times for k in whole}


# ---- Pairs of groups.

def pairs(cells, table):
    """breakdown-WAVE: dyads, people, shares of a pair and their sums."""
    s, wave = cells.system, wave_of(table)
    # undirected ties and services that are named have no such counts
    dyadic = not any(r.get("confirmed", "") in ABSENT for r in table.rows)
    for r in table.rows:
        a, b = r["group_a"], r["group_b"]
        key = {c: ("pair", wave, a, b, c) for c in OF_A_PAIR}
        here = {c for c in OF_A_PAIR if c in r and cells.put(
            key[c], r[c], (table.name, a + " - " + b, c))}
        _people(cells, table, r, wave)
        cells.rows[(wave, a, b)] = r
        people.sums(cells, r, key, here, cells.fewest)
        verdicts.sums(cells, table, r, key, here)
        if not here >= {"ties"}:
            continue
        if dyadic and here >= set(DYADS):
            s.equal({key["ties"]: 1, key["confirmed"]: -2,
                     key["one_sided"]: -1, key["unknown"]: -1}, 0,
                    "ties = 2 confirmed + one_sided + unknown")
            if all(number(r.get("actors_" + k, "")) is not None and
                   r["actors_" + k] == r["respondents_" + k] for k in "ab"):
                s.equal({key["unknown"]: 1}, 0, "everybody answered")
            _shares(cells, table, r, key, here)
            _dyads(cells, wave, r, key)
        if a != b and here >= {"one_sided_ab", "one_sided_ba", "one_sided"}:
            s.equal({key["one_sided"]: 1, key["one_sided_ab"]: -1,
                     key["one_sided_ba"]: -1}, 0,
                    "one_sided = one_sided_ab + one_sided_ba")
        if "possible" in here:
            s.row({key["possible"]: 1, key["ties"]: -1}, 0, float("inf"),
                  "ties <= possible")
            quotient(cells, key["ties"], [key["possible"]],
                     table.interval(r, "density", SHARE), "density")
        _expected(s, table, r, key["ties"])
        _services(cells, table, r, key["ties"])
        _carriers(s, table, r, key, here if dyadic else here - set(DYADS))
    chance.margins(cells, table, wave)
    chance.labels(cells, table, wave)


def _people(cells, table, r, wave):
    s = cells.system
    for side, other in (("a", "raters_ab"), ("b", "raters_ba")):
        g = r["group_" + side]
        row = (table.name, r["group_a"] + " - " + r["group_b"])
        listed, answered = ("actors", wave, g), ("respondents", wave, g)
        if not cells.put(listed, r.get("actors_" + side),
                         (*row, "actors_" + side)):
            continue
        cells.put(answered, r.get("respondents_" + side),
                  (*row, "respondents_" + side))
        s.var(listed, 1)
        s.row({listed: 1, answered: -1}, 0, float("inf"),
              "who answered is on the list")
        raters = ("pair", wave, r["group_a"], r["group_b"], other)
        if raters in s.low:
            s.row({answered: 1, raters: -1}, 0, float("inf"),
                  "raters answered")


def _dyads(cells, wave, r, key):
    """No more than there are of people who both answered, or one did."""
    a, b = r["group_a"], r["group_b"]
    both, one = both_answered(cells, wave, a, b), one_answered(cells, wave, a, b)
    if both is not None and one is not None:
        cells.system.row({key["confirmed"]: 1, key["one_sided"]: 1}, 0, both,
                         "dyads of who answered")
        cells.system.row({key["unknown"]: 1}, 0, one, "dyads of who did not")


def _shares(cells, table, r, key, here):
    c, o = key["confirmed"], key["one_sided"]
    quotient(cells, c, [c, o], table.interval(r, "confirmation", SHARE),
             "confirmation")
    for column, other in (("recall_ab", "one_sided_ba"),
                          ("recall_ba", "one_sided_ab")):
        if other in here:
            quotient(cells, c, [c, key[other]],
                     table.interval(r, column, SHARE), column)


def _expected(s, table, r, ties):
    expected = table.interval(r, "expected", WHOLE)
    ratio = table.interval(r, "ratio", RATIO)
    if expected and ratio:
        s.row({ties: 1}, max(ratio[0], 0) * max(expected[0], 0),
              ratio[1] * expected[1], "ratio x expected")


def _services(cells, table, r, ties):
    """People who name services: ties = share_ab r_a + share_ba r_b, where
    nobody left it open."""
    wave = wave_of(table)
    a, b = (table.interval(r, c, SHARE) for c in ("share_ab", "share_ba"))
    r_a = cells.value(("respondents", wave, r["group_a"]))
    r_b = cells.value(("respondents", wave, r["group_b"]))
    possible = number(r.get("possible", ""))
    if None in (a, b, r_a, r_b, possible) or possible != r_a + r_b:
        return
    cells.system.row({ties: 1}, a[0] * r_a + b[0] * r_b,
                     a[1] * r_a + b[1] * r_b, "share_ab r_a + share_ba r_b")


def _carriers(s, table, r, key, here):
    if here >= {"carriers", "carriers_max"}:
        s.row({key["carriers_max"]: 1, key["carriers"]: -1}, 0, float("inf"),
              "carriers <= carriers_max")
    if not here >= set(DYADS):
        return
    dyads = {key[c]: 1.0 for c in DYADS}
    if "carriers" in here:
        s.row({**dyads, key["carriers"]: -1}, 0, float("inf"),
              "carriers <= dyads")
    share = table.interval(r, "top_share", SHARE)
    if share and share[0] > 0:
        s.row({k: share[1] for k in dyads}, 1, float("inf"),
              "top_share of the dyads is one at least")


def room(cells, key, truth):
    """How far a count can go by the size of its groups and how many of them
    answered, which always stand: nobody takes that away."""
    if key[0] == "change":
        return _of_wave(cells, key, truth)
    if key[0] != "pair":
        return float("inf")
    wave, a, b, column = key[1:]
    if column in ("ties", "confirmed") and verdicts.is_told_few(
            cells.rows[(wave, a, b)]):
        most = cells.fewest - 1
        return most - 1 if column == "ties" else most // 2  # two reports each
    if column in people.COLUMNS or column == "ties" and \
            people.names_services(cells.rows[(wave, a, b)]):
        r = dict(cells.rows[(wave, a, b)])
        for side, g in (("a", a), ("b", b)):  # other rows tell of the group
            n = cells.value(("respondents", wave, g))
            if n is not None:
                r["respondents_" + side] = "%g" % n
        return people.room(r, column, cells.fewest)
    of = cells.value(key[:4] + ("possible",))
    if column in ("confirmed", "one_sided"):
        of = least(of, both_answered(cells, wave, a, b))
    if column == "unknown":
        of = least(of, one_answered(cells, wave, a, b))
    return float("inf") if of is None else of


def _of_wave(cells, key, truth):
    """Of a wave without any contact of the pair that stands, those seen both
    times have none: it tells no more. Nor does it where they are said to be
    few."""
    _, before, after, a, b, column = key
    wave = before if column == "ties_before" else after
    if cells.value(("pair", wave, a, b, "ties")) == 0 == truth:
        return 0
    row = cells.rows.get((wave, a, b))
    return cells.fewest - 2 if row and verdicts.is_told_few(row) \
        else float("inf")


def least(*some):
    return min((x for x in some if x is not None), default=None)


def both_answered(cells, wave, a, b):
    """Pairs of people of whom each could tell of the other."""
    n_a = cells.value(("respondents", wave, a))
    n_b = cells.value(("respondents", wave, b))
    if n_a is None or n_b is None:
        return None
    return n_a * (n_a - 1) / 2 if a == b else n_a * n_b


def one_answered(cells, wave, a, b):
    """Pairs of people of whom one could tell of the other, and did not hear."""
    n = [cells.value((what, wave, g)) for g in (a, b)
         for what in ("respondents", "actors")]
    if None in n:
        return None
    if a == b:
        return n[0] * (n[1] - n[0])
    return n[0] * (n[3] - n[2]) + n[2] * (n[1] - n[0])


def totals(cells, folder):
    """What stands of all groups together: descriptions, nullpunkt, page."""
    s = cells.system
    tables = pair_tables(folder)
    for table in tables:
        _everybody(s, wave_of(table), table.about.get("n"), table.about.get("answered"),
                   table.name + ".resource.json")
    n = folder.nullpunkt
    _nullpunkt(cells, n)
    _everybody(s, str(n.get("wave")), n.get("actors"), n.get("respondents"),
               "nullpunkt.json")
    if tables:
        _page(cells, folder, wave_of(tables[-1]))


def _everybody(s, wave, actors, respondents, where):
    """How many there are in all, unless that counts shown groups only: a hidden
    group has somebody."""
    listed = [k for k in s.low if k[:2] == ("actors", wave)]
    shown = sum(s.low[k] for k in listed if s.known(k))
    if not listed or actors is None or abs(shown - float(actors)) < 0.5:
        return
    s.equal({k: 1 for k in listed}, float(actors),
            "actors of all (%s)" % where)
    if respondents is not None:
        s.equal({("respondents", *k[1:]): 1 for k in listed},
                float(respondents), "respondents of all (%s)" % where)


def _nullpunkt(cells, n):
    s, wave = cells.system, str(n.get("wave"))
    for service in n.get("services", []):
        for what in ("actors", "respondents"):
            if service.get(what) is not None:
                s.var((what, wave, service["name"]), service[what],
                      service[what])
    for p in n.get("pairs", []):
        for c in ("ties", "possible"):
            if p.get(c) is not None:
                s.var(("pair", wave, p["group_a"], p["group_b"], c), p[c],
                      p[c])


# What the page calls the sums of its last wave.
FACTS = {
    "ties": ("oppgitte kontakter", "oppgitte kontaktar", "reported contacts"),
    "confirmed": ("oppgitt av begge", "reported by both"),
    "one_sided": ("oppgitt av bare den ene", "oppgitt av berre den eine",
                  "reported by one of the two"),
    "unknown": ("kan ikke bekreftes (den andre svarte ikke)",
                "kan ikkje stadfestast (den andre svarte ikkje)",
                "cannot be confirmed (the other did not answer)")}


def _page(cells, folder, wave):
    s = cells.system
    for what, says in folder.facts():
        total = number("".join(says.split()))
        for column, names in FACTS.items():
            if total is None or what not in names:
                continue
            # of services that are not shown: totals.py
            keys = [k for k in s.low if k[:2] == ("pair", wave) and
                    k[4] == column and
                    cells.rows.get(k[1:4], {}).get("verdict") != "hidden"]
            if keys:
                s.equal({k: 1 for k in keys}, total,
                        "sum of %s (page)" % column)
