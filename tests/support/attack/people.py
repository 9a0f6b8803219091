"""The same people in several columns of a pair, and single people behind a
figure: who rates is among who says how often and who could name an obstacle."""
import verdicts
from published import ABSENT, HIDDEN, by_measure, number

BOTH = ("reporters", "barrier_asked", "raters_knowledge", "raters_recognition",
        "raters_skill")
SIDES = (("raters_ab", "named_ab", "respondents_a"),
         ("raters_ba", "named_ba", "respondents_b"))
COLUMNS = BOTH + ("raters_ab", "raters_ba", "named_ab", "named_ba",
                  "barrier_named")
MEANS = {"reporters": "mean_frequency", "raters_ab": "quality_ab",
         "raters_ba": "quality_ba", "raters_knowledge": "knowledge",
         "raters_recognition": "recognition", "raters_skill": "skill"}
# What need not be so: most who do one thing do the other, and a public report
# has no means of fewer. Dropped where the true figures break it.
GUESS = "guess: "


def names_services(r):
    """Each says one thing of a service: a mean tells of how many."""
    return r.get("could_name_ab", "") not in ABSENT


def _answered(r, between):
    """How many answered, of both groups or the one; None where it is hidden."""
    n = [number(r.get("respondents_" + s, "")) for s in ("ab" if between
                                                         else "a")]
    return None if None in n else sum(n)


def least(r, column, fewest):
    """A mean that stands is of so many at least."""
    mean = number(r.get(MEANS.get(column, ""), ""))
    return fewest if mean is not None and not names_services(r) else 0


def least_of_side(r, raters, fewest):
    """Those of both, less all who answered on the other side."""
    other = 0
    if r["group_a"] != r["group_b"]:
        other = number(r.get("respondents_b" if raters == "raters_ab"
                             else "respondents_a", ""))
    if other is None:
        return least(r, raters, fewest)
    return max([least(r, raters, fewest)] +
               [least(r, c, fewest) - other for c in BOTH])


def room(r, column, fewest):
    """How far a count of people can go by who answered and by which means
    stand: nobody takes that away."""
    between = r["group_a"] != r["group_b"]
    if column in ("raters_ab", "raters_ba"):
        most = number(r.get("respondents_" + column[-2], ""))
        floor = max(least_of_side(r, column, fewest),
                    verdicts.raters(r).get(column, 0))
    else:
        most, floor = _answered(r, between), 0
    if column in BOTH:
        floor = max([least(r, c, fewest) for c in BOTH] + [sum(
            least_of_side(r, s, fewest) for s, _, _ in SIDES[:1 + between])])
    room = float("inf") if most is None else max(most - floor, 0)
    could = {name: number(r.get("could_name_" + name[-2:], ""))
             for _, name, _ in SIDES}
    if column in ("ties", "reporters") and None not in could.values():
        room = min(room, sum(could.values()))
    for raters, name, _ in SIDES:
        if column in (raters, name) and could[name] is not None:
            room = min(room, could[name])
    return room


def sums(cells, r, key, here, fewest):
    """What is known of a row's people, as sums."""
    s, between = cells.system, r["group_a"] != r["group_b"]
    sides = SIDES[:1 + between]
    raters = {key[x]: -1.0 for x, _, _ in sides if x in here}
    for c in COLUMNS:
        if c in here:
            s.row({key[c]: 1}, least(r, c, fewest), float("inf"),
                  GUESS + "a mean that stands is of %d at least" % fewest)
    if not between and here >= {"raters_ab", "raters_ba"}:
        s.equal({key["raters_ab"]: 1, key["raters_ba"]: -1}, 0,
                "within a group the same people")
    for c in (x for x in BOTH if x in here):
        answered = _answered(r, between)
        if answered is not None:
            s.row({key[c]: 1}, 0, answered, c + " answered")
        if len(raters) == len(sides):
            _among(s, {key[c]: 1.0, **raters}, "who rates is of " + c)
        if c != "reporters" and "reporters" in here:
            _among(s, {key["reporters"]: 1.0, key[c]: -1.0},
                   c + " say how often")
    if here >= {"reporters", "ties"}:
        _among(s, {key["ties"]: 1.0, key["reporters"]: -1.0},
               "who says how often has a contact", names_services(r))
    if here >= {"barrier_named", "barrier_asked"}:
        s.row({key["barrier_asked"]: 1, key["barrier_named"]: -1}, 0,
              float("inf"), "who names it could")
    _named(s, r, key, here)


def _among(s, terms, why, guess=True):
    """The first are no fewer than the others; no more either, it is guessed.
    Not everybody who could do one did the other: it is no rule."""
    s.row(terms, 0, float("inf"), GUESS + why)
    if guess:
        s.row(terms, 0, 0, GUESS + why + ", and nobody else")


def _named(s, r, key, here):
    """People who name services: one report each."""
    if not names_services(r) or r["group_a"] == r["group_b"]:
        return
    if here >= {"ties", "named_ab", "named_ba"}:
        s.equal({key["ties"]: 1, key["named_ab"]: -1, key["named_ba"]: -1}, 0,
                "ties = named_ab + named_ba")
    for raters, named, _ in SIDES:
        if here >= {raters, named}:
            _among(s, {key[named]: 1.0, key[raters]: -1.0},
                   "who rates names it")


# ---- by reading alone

def rest(r, fewest):
    """(column, how many of those who answered are not among them)."""
    between = r["group_a"] != r["group_b"]
    of = {c: _answered(r, between) for c in BOTH}
    of.update({raters: number(r.get(answered, ""))
               for raters, _, answered in SIDES[:1 + between]})
    for c, n in of.items():
        x = number(r.get(c, ""))
        if x is None or n is None or x < 1:
            continue
        if 1 <= n - x < fewest or (n == x and n < 10):
            yield c, n - x


def rest_of_waves(reader, t, row, r, true):
    """Of those who answered in both of two waves few do not rate, or name
    nothing; a mean that stands of few."""
    column = "raters" if "rating" in r else "asked"
    n = number(r[column])
    if not r["group_a"]:
        return
    few = number(true[column])
    for c in ("before", "after", "change"):
        if few is not None and few < reader.fewest and \
                number(r.get(c, "")) is not None and column == "raters":
            reader.tell(t.name, row, c, r[c],
                        "a mean of fewer than %d" % reader.fewest)
    groups = {r["group_a"]} | ({r["group_b"]} if column == "asked" else set())
    whole = sum(number(p["respondents_a"]) or 0
                for x in reader.folder.tables
                if x.has("from_wave", "ties_before", "respondents_a")
                for p in x.rows if p["group_a"] == p["group_b"] and
                p["group_a"] in groups and
                (p["from_wave"], p["to_wave"]) == (
                    r["from_wave"], r["to_wave"]))
    if n and whole and (1 <= whole - n < reader.fewest or
                        (whole == n and n < 10)):
        reader.tell(t.name, row, column, r[column],
                    "all who answered both times but %d" % (whole - n))


def silent(r, true):
    """How many people did not answer, where what is said of them stands."""
    between = r["group_a"] != r["group_b"]
    if number(r.get("unknown", "")) is None or number(r.get("ties")) == 0:
        return None
    n = [(number(true.get("actors_" + s, "")),
          number(true.get("respondents_" + s, "")))
         for s in ("ab" if between else "a")]
    if any(None in x for x in n):
        return None
    return sum(listed - answered for listed, answered in n)


def busiest(r, true):
    """(dyads of the busiest, dyads in all), where their share stands."""
    share = number(r.get("top_share", ""))
    d = [number(true.get(c, "")) for c in ("confirmed", "one_sided",
                                           "unknown")]
    if share is None or None in d:
        return None
    return round(share * sum(d)), sum(d)


def unmet(t, r):
    """Least and most who want contact and have none, by friction less what
    stands of its other parts; None where it is not known."""
    f, f4 = t.interval(r, "friction", 3), t.interval(r, "confirmation", 3)
    q = [t.interval(r, c, 1) for c in ("quality_ab", "quality_ba")]
    ends = [number(r.get(c, "")) for c in (
        "quality_lo", "quality_hi", "respondents_a", "respondents_b")]
    parts = r.get("friction_parts", "").split("+")
    if None in (f, f4, *q, *ends) or "f1" not in parts or \
            ("f5" in parts and number(r.get("barrier_named", "")) != 0):
        return None
    lo, hi, people = ends[0], ends[1], ends[2] + ends[3]
    mean = [(q[0][k] + q[1][k]) / 2 for k in (0, 1)]
    least = len(parts) * f[0] - (hi - mean[0]) / (hi - lo) - (1 - f4[0])
    most = len(parts) * f[1] - (hi - mean[1]) / (hi - lo) - (1 - f4[1])
    return least * people, most * people


def read(reader, t, row, r, true):
    """What a row tells of people by itself."""
    n = unmet(t, r)
    if n is not None and n[0] > 1e-6 and n[1] < reader.fewest:
        reader.tell(t.name, row, "friction", r["friction"],
                    "%.1f to %.1f at most want contact and have none" % n)
    for c, n in rest(r, reader.fewest):
        reader.tell(t.name, row, c, r[c], "all of them but %d" % n)
    for side in ("raters_ab", "raters_ba"):
        x = number(true.get(side, ""))
        if r["group_a"] == r["group_b"] or not x or 2 * x >= reader.fewest:
            continue
        for c in ("knowledge", "recognition", "skill"):
            if number(r.get(c, "")) is not None:
                reader.tell(t.name, row, c, r[c],
                            "half of it is of %d who rate one way" % x)
    n = silent(r, true)
    if n is not None and 1 <= n < reader.fewest:
        reader.tell(t.name, row, "unknown", r["unknown"],
                    "about %d who did not answer" % n)
    own = busiest(r, true)
    if own is not None and (
            1 <= own[0] < reader.fewest or
            1 <= own[1] - own[0] < reader.fewest or
            (own[0] == own[1] and own[1] < 10)):
        reader.tell(t.name, row, "top_share", r["top_share"],
                    "%d of %d dyads are one person's" % own)
    if names_services(r):
        for people, mean in MEANS.items():
            if r.get(people) == HIDDEN and number(r.get(mean, "")) is not None:
                reader.tell(t.name, row, mean, r[mean],
                            "tells of hidden " + people)


# ---- of the network as a whole

def parts(reader, t, people):
    """Who is outside the largest part, and who is alone: rows of measures of one
    network, so many people."""
    for (at, c), one in by_measure(t).items():
        n = people(at) if at[0] else number(one.get("n", ""))
        share, count = (number(one.get(m, "")) for m in
                        ("largest_share", "components"))
        if n is None or share is None or count is None or count < 1.5:
            continue
        outside = round((1 - share) * n)
        low = max(0, 2 * (count - 1) - outside)
        high = count - 1 if outside == count - 1 else count - 2
        if 1 <= outside < reader.fewest:
            reader.tell(t.name, "-".join(at), c, one["largest_share"],
                        "%d outside the largest part" % outside)
        if 1 <= low < reader.fewest and high - low < reader.fewest - 1:
            reader.tell(t.name, "-".join(at), c, one["components"],
                        "%d to %d are alone" % (low, high))


def cut_off(reader, t):
    """Who is outside the largest part when people are gone."""
    n = t.about.get("n")  # of groups that are shown: a guess, right or not
    for x in reader.truth.tables if reader.truth is not None else ():
        if x.name == t.name:
            n = x.about.get("n", n)
    for r in t.rows if n else ():
        for c in ("largest_share", "largest_lo", "largest_hi"):
            share = number(r.get(c, ""))
            # of many random orders it is a mean; its ends are single draws
            mean = c == "largest_share" and r["order"] != "targeted"
            if share is None or mean and number(r["removed"]) > 0:
                continue
            outside = round(n - number(r["removed"]) - share * n)
            if 1 <= outside < reader.fewest or n < reader.fewest:
                reader.tell(t.name, r["removed"], c, r[c],
                            "%d are cut off" % outside)


def whole(reader, t, on_both_lists):
    if t.has("removed", "order", "largest_share"):
        cut_off(reader, t)
    if t.has("measure") and (t.has("value") or t.has("before")):
        parts(reader, t, on_both_lists)
