"""What a verdict says of the counts that are hidden beside it: it stands, and
everybody knows the rule (pdn-breakdown --help)."""
import math

from published import ABSENT, HIDDEN, number

INF = float("inf")
HAIR = 1e-9


def _held(r):
    """The verdict, and what else holds."""
    return {r.get("verdict", "")} | set(r.get("also", "").split("+"))


def _speaks(r):
    """The side that reports where one does; None where it is not told."""
    for x in ("ab", "ba"):
        if "one-sided-" + x in r.get("verdict_note", "").split("+"):
            return x
    for c in ("share_", "one_sided_"):
        ab, ba = (number(r.get(c + x, "")) for x in ("ab", "ba"))
        if ab is not None and ba is not None:
            return "ab" if ab >= ba else "ba"
    return None


def named(r):
    """{column: (least, most)} of those of a side who name the other, of people
    who name services: it works where half or more of both do, and is one-sided
    where half or more of one and a fifth at most of the other do."""
    out, held = {}, _held(r)
    one = _speaks(r) if "one-sided" in held else None
    for x in ("ab", "ba"):
        could = number(r.get("could_name_" + x, ""))
        if could is None or r["group_a"] == r["group_b"]:
            continue
        many = "works" in held or one == x
        few = one is not None and one != x
        out["named_" + x] = (math.ceil(could / 2 - HAIR) if many else 0,
                             math.floor(could / 5 + HAIR) if few else could)
    return out


def _withheld(cells, table, r):
    """The (named_ab, named_ba) that fit a verdict which is withheld: one-sided,
    whichever side reports, or works, where anybody is asked how well; of fewer
    figures than `fewest` any other that is no finding too."""
    n = [number(r.get(c, "")) for c in ("could_name_ab", "could_name_ba",
                                        "respondents_a", "respondents_b")]
    if r.get("verdict") != HIDDEN or None in n or r["group_a"] == r["group_b"]:
        return None
    a, b = (int(x) for x in n[:2])
    half = [math.ceil(x / 2 - HAIR) for x in (a, b)]
    fifth = [math.floor(x / 5 + HAIR) for x in (a, b)]
    fit = set()
    if min(n[2:]) >= 5:
        fit |= {(x, y) for x in range(half[0], a + 1)
                for y in range(fifth[1] + 1)}
        fit |= {(x, y) for x in range(fifth[0] + 1)
                for y in range(half[1], b + 1)}
    if min(a, b) >= 3 and any(x.get("quality_ab", "") not in ABSENT
                              for x in table.rows):
        fit |= {(x, y) for x in range(half[0], a + 1)
                for y in range(half[1], b + 1)}
    for of, most in ((lambda p: p[0], a), (lambda p: p[1], b), (sum, a + b)):
        said = {of(p) for p in fit} or {0}
        if max(said) - min(said) < min(cells.fewest - 1, most):
            fit = {(x, y) for x in range(a + 1) for y in range(b + 1)}
    return fit


def _fit(cells, table, r, key, here):
    """What a withheld verdict says of counts, beside those that stand."""
    fit = _withheld(cells, table, r)
    if fit is None:
        return
    of = {"named_ab": lambda p: p[0], "named_ba": lambda p: p[1], "ties": sum}
    for column, count in of.items():
        stands = number(r.get(column, ""))
        if stands is not None:
            fit = {p for p in fit if count(p) == stands}
    for column, count in of.items():
        said = {count(p) for p in fit}
        if column in here and said:
            cells.system.row({key[column]: 1}, min(said), max(said),
                             "verdict that is withheld, and who could name")


def raters(r):
    """{column: least} of those who rate: three of both sides where it works, and
    of the side that finds it strained. An organisation gives one answer."""
    if any(r.get(c, "") not in ABSENT for c in ("from_says", "to_says")):
        return {}
    works, notes = "works" in _held(r), r.get("verdict_note", "").split("+")
    return {"raters_" + x: 3 for x in ("ab", "ba")
            if works or "strained-" + x in notes}


def is_told_few(r):
    """Whether a sentence says that the hidden contacts are fewer than `fewest`:
    it does where it says how many were expected."""
    return (r.get("verdict") in ("missing", "thin") and r.get("ties") == HIDDEN
            and number(r.get("expected", "")) is not None)


def _at_most(x, mean):
    """The chance of x or fewer, by Poisson: rewired, they differ less."""
    return sum(math.exp(i * math.log(mean) - mean - math.lgamma(i + 1))
               for i in range(x + 1))


def surprising(r, few):
    """Of 1 to `few` contacts those that are as surprising as is said, beside how
    many were expected; None where nothing is said."""
    if not is_told_few(r) or number(r["expected"]) < .5:
        return None
    chance = .05 if r["verdict"] == "missing" or \
        "draws-undecided" in r.get("verdict_note", "").split("+") else .2
    return [x for x in range(1, few + 1)
            if _at_most(x, number(r["expected"])) <= chance]


# Contacts to what was expected, as the rule judges it, on two decimals.
RATIO = {"missing": (0, .505), "thin": (0, .755), "works": (.995, INF),
         "ordinary": (.5, INF)}


def _of_expected(cells, table, r, ties):
    if is_told_few(r):
        cells.system.row({ties: 1}, 0, cells.fewest - 1, "said to be few")
    expected = table.interval(r, "expected", 0)
    if expected is None or r.get("null") not in ("contacts", "labels"):
        return
    for verdict in _held(r) & set(RATIO):
        low, high = RATIO[verdict]
        if low > 0 and number(r.get("could_name_ab", "")) is not None:
            continue  # by how many of a side name the other
        if number(r.get("duty", "")) == 1:
            high = INF  # a duty is no test
        cells.system.row({ties: 1}, low * max(expected[0], 0),
                         high * expected[1], "verdict, and what was expected")


def _all_of_one(sides, n):
    """The chance that n dyads placed at random are all one person's: sum over
    people of C(his dyads, n) / C(all, n)."""
    (a, heard_a), (b, heard_b) = sides
    people = ((heard_a, b), (a - heard_a, heard_b),
              (heard_b, a), (b - heard_b, heard_a))
    every = a * b - (a - heard_a) * (b - heard_b)
    return sum(k * math.comb(d, n) for k, d in people) / math.comb(every, n)


def of_one(r):
    """How many dyads there are at least where all hang on one person."""
    if "hangs-on-one" not in _held(r):
        return 0
    if "four-of-five" in r.get("verdict_note", "").split("+"):
        return 6
    sides = [[number(r.get(c + x, "")) for c in ("actors_", "respondents_")]
             for x in "ab"]
    if r["group_a"] == r["group_b"] or None in sides[0] + sides[1]:
        return 3
    sides = [[int(n) for n in side] for side in sides]
    return next((n for n in (3, 4, 5) if _all_of_one(sides, n) <= .05 + HAIR),
                6)


def sums(cells, table, r, key, here):
    """The same as rows; of dyads a third at most is confirmed where one side
    reports, .8 of the others are that side's, and half where it works."""
    s, held = cells.system, _held(r)
    if "ties" in here:
        _of_expected(cells, table, r, key["ties"])
    _fit(cells, table, r, key, here)
    dyads = {key[c]: 1 for c in ("confirmed", "one_sided", "unknown")
             if c in here}
    for seen in ({key["ties"]: 1} if "ties" in here else {}, dyads):
        if of_one(r) > 0 and len(seen) in (1, 3) and seen:
            s.row(seen, of_one(r), INF, "verdict: so many dyads are one's")
    for column, n in raters(r).items():
        if column in here:
            s.row({key[column]: 1}, n, INF, "verdict: three rate")
    for column, (least, most) in named(r).items():
        if column in here:
            s.row({key[column]: 1}, least, most, "verdict, and who could name")
    # one answer of an organisation is another rule
    if not here >= {"confirmed", "one_sided"} or \
            any(r.get(c, "") not in ABSENT for c in ("from_says", "to_says")):
        return
    seen = {key["confirmed"]: 1, key["one_sided"]: 1}
    if held & {"one-sided", "works"}:
        s.row(seen, 5, INF, "verdict: five dyads that both could report")
    if "one-sided" in held:
        s.row({key["one_sided"]: 1, key["confirmed"]: -2}, 0, INF,
              "verdict: a third is confirmed at most")
        x = _speaks(r)
        if x is not None and here >= {"one_sided_ab", "one_sided_ba"}:
            s.row({key["one_sided_" + x]: 1,
                   key["one_sided_" + x[::-1]]: -4}, 0, INF,
                  "verdict: .8 are reported by that side")
    if "works" in held:
        s.row({key["confirmed"]: 1, key["one_sided"]: -1}, 0, INF,
              "verdict: half is confirmed")
