"""What two figures of one wave differ by: whose answers that is.

Knows the networks of the study (network-WAVE.graphml of its owner's report),
and counts person by person who is in one figure and not in the other."""
import os
import re
import xml.etree.ElementTree as xml
from collections import defaultdict

import people
from published import ABSENT, HIDDEN, in_order, number, wave_of

INF = float("inf")
SPACE = "{http://graphml.graphdrawing.org/xmlns}"
RATINGS = ("quality", "knowledge", "recognition", "skill")
ALL, LAST, NEXT = "all of the wave", "the step before", "the step after"


class Network:
    """One wave: who is in which group, answered, and said what of whom."""

    def __init__(self, path, by):
        root = xml.parse(path).getroot()
        name = {k.get("id"): k.get("attr.name") for k in root.iter(SPACE + "key")}

        def data(e):
            return {name[d.get("key")]: d.text or "" for d in e.findall(SPACE + "data")}

        graph = root.find(SPACE + "graph")
        self.directed = graph.get("edgedefault") == "directed"
        at, self.group, self.answered, self.kind = {}, {}, set(), set()
        for n in graph.findall(SPACE + "node"):
            d = data(n)
            i = at[n.get("id")] = d.get("id", n.get("id"))
            self.group[i] = d.get(by, "")
            # without directions everybody counts as having answered
            if number(d.get("responded", "1")) != 0 or not self.directed:
                self.answered.add(i)
            if d.get("kind") == "group":
                self.kind.add(i)
        self.ties = []
        for e in graph.findall(SPACE + "edge"):
            d = data(e)
            if d.get("tie") != "0":
                self.ties.append((at[e.get("source")], at[e.get("target")], d))

    def plain(self):
        """People who tell of each other, each answer of one of them."""
        return self.directed and not self.kind

    def heard(self):
        return self.answered - self.kind

    def spoken(self):
        """People, or the services that are named."""
        return self.kind or set(self.group)


class Sets:
    """Who is heard, and who is spoken of, in each figure of a wave."""

    def __init__(self, wave, last, after):
        self.wave = wave
        of = {ALL: (wave.heard(), wave.spoken(), wave.group)}
        for which, other in ((LAST, last), (NEXT, after)):
            if other is not None:
                both = set(wave.group) & set(other.group)
                of[which] = (both & wave.heard() & other.heard(),
                             both & wave.spoken(),
                             wave.group if which == LAST else other.group)
        self.of, self.other = of, {ALL: None, LAST: last, NEXT: after}

    def cells(self, which, a, b):
        """(i, j): what i could tell of j, counted in the pair of a and b."""
        heard, spoken, group = self.of[which]
        return {(i, j) for g, h in {(a, b), (b, a)} for i in heard
                if group[i] == g for j in spoken if j != i and group[j] == h}

    def apart(self, one, other, a, b):
        """Who is heard or spoken of in the pair by one set alone."""
        return self._of_pair(one, a, b) ^ self._of_pair(other, a, b)

    def _of_pair(self, which, a, b):
        heard, spoken, group = self.of[which]
        return {(i, group[i], i in heard, i in spoken)
                for i in heard | spoken if group[i] in (a, b)}

    def _told(self, network, which, has):
        """{(i, group told of): ties} of those heard in that set."""
        heard, spoken, group = self.of[which]
        out = defaultdict(dict)
        for i, j, d in network.ties:
            if i in heard and j in spoken and i != j and has(d):
                for h in (group[j], None):
                    out[(i, h)][j] = d
        return out

    def told(self, which, has):
        """The same of this wave, of people who did so in the other wave, too."""
        out = self._told(self.wave, which, has)
        other = self.other[which]
        if other is not None:
            then = self._told(other, which, has)
            out = {k: v for k, v in out.items() if k in then}
        return out

    def rated(self, which, rating, g, h):
        """{i: those i rates so} of group g about h; None: everybody."""
        group = self.of[which][2]
        return {i: frozenset(v) for (i, of), v in self._told_of(
            which, rating).items() if of == h and (g is None or group[i] == g)}

    def _told_of(self, which, rating):
        key = (which, rating)
        if key not in self.__dict__.setdefault("_kept", {}):
            self._kept[key] = self.told(
                which, (lambda d: number(d.get(rating, "")) is not None)
                if rating in RATINGS else could_name)
        return self._kept[key]

    def named(self, which, code, a, b):
        """{(i, group told of): whether it is named} in the pair a, b."""
        group = self.of[which][2]
        out = {}
        for (i, of), v in self._told_of(which, "barrier").items():
            if (group[i], of) in ((a, b), (b, a)) or (a is None and of is None):
                out[(i, of)] = any(code in codes(d) for d in v.values())
        return out


def codes(d):
    return [c for c in re.split(r"[ +]+", d.get("barrier", "")) if c]


def could_name(d):
    return bool(codes(d)) or any(
        number(d.get(r, "")) is not None for r in RATINGS)


def differ(x, y):
    """Who says something else in one than in the other."""
    return {i for i in set(x) | set(y) if x.get(i) != y.get(i)}


def least(*some):
    """The fewest people that move a figure, where some do."""
    return min((len(s) for s in some if s), default=0)


class Differences:
    def __init__(self, folder, truth, by, fewest):
        self.folder, self.fewest, self.found = folder, fewest, []
        self.networks = {}
        for f in truth.files:
            label = re.match(r"network-(.*)\.graphml$", os.path.basename(f))
            if label:
                self.networks[label.group(1)] = Network(
                    os.path.join(truth.path, f), by)
        labels = in_order(self.networks, folder.tables)
        self.sets = {}
        for k, label in enumerate(labels):
            self.sets[label] = Sets(
                self.networks[label],
                self.networks[labels[k - 1]] if k > 0 else None,
                self.networks[labels[k + 1]] if k + 1 < len(labels) else None)

    def few(self, n):
        return 1 <= n < self.fewest

    def all(self):
        if len(self.networks) < 2:
            return []
        self._figures()
        if not all(n.plain() for n in self.networks.values()):
            return self.found
        for t in self.folder.tables:
            if t.has("from_wave", "people_a", "group_a"):
                self._totals(t)
            if t.has("from_wave", "leavers", "lost_by_leavers"):
                self._absent(t)
        return self.found

    # ---- two figures of one wave

    def _figures(self):
        """{(kind, wave, key): {set: [(file, column)]}} of what stands."""
        at = defaultdict(lambda: defaultdict(list))
        for t in self.folder.tables:
            if t.has("group_a", "group_b", "actors_a", "ties"):
                self._whole(t, at)
            elif t.has("group_a", "from_wave"):
                self._steps(t, at)
        for (kind, wave, key), figures in at.items():
            if wave not in self.sets:
                continue
            for one in figures:
                for other in figures:
                    if one < other:
                        self._two(kind, wave, key, one, other, figures)

    def _whole(self, t, at):
        for r in t.rows:
            a, b = r["group_a"], r["group_b"]

            def stands(kind, key, *columns):
                for c in columns:
                    if number(r.get(c, "")) is not None:
                        at[(kind, wave_of(t), key)][ALL].append((t.name, c))

            stands("ties", (a, b), "ties")
            stands("rating", ("quality", a, b), "quality_ab", "raters_ab")
            stands("rating", ("quality", b, a), "quality_ba", "raters_ba")
            for x in RATINGS[1:]:
                stands("mean", (x, a, b), x)
            stands("barrier", (r.get("top_barrier", ""), a, b),
                   "barrier_asked", "barrier_named")

    def _steps(self, t, at):
        for r in t.rows:
            a, b = r["group_a"] or None, r["group_b"] or None
            for wave, which, i in ((r["from_wave"], NEXT, 0),
                                   (r["to_wave"], LAST, 1)):
                if "rating" in r:
                    kind, key, columns = "rating", (r["rating"], a, b), (
                        ("before", "after")[i], "raters")
                elif "named_before" in r:
                    kind, key, columns = "barrier", (r["barrier"], a, b), (
                        ("named_before", "named_after")[i], "asked")
                elif "ties_before" in r:
                    kind, key, columns = "ties", (a, b), (
                        ("ties_before", "ties_after")[i],)
                else:
                    continue
                for c in columns:
                    if number(r.get(c, "")) is not None:
                        at[(kind, wave, key)][which].append((t.name, c))
                        if kind == "rating" and key[0] != "quality" and a:
                            at[("mean", wave, (key[0],) + tuple(
                                sorted((a, b))))][which].append((t.name, c, a))

    def _two(self, kind, wave, key, one, other, figures):
        s = self.sets[wave]
        if kind != "ties" and not s.wave.plain():
            return
        if kind == "ties":
            n = least({i for i, _ in s.cells(one, *key) ^ s.cells(other, *key)},
                      {i for i, *_ in s.apart(one, other, *key)})
        elif kind == "rating":
            x, y = (s.rated(w, *key) for w in (one, other))
            n = least(differ(x, y), set(x) ^ set(y))
        elif kind == "mean":
            if ALL not in (one, other):
                return  # either way by itself
            n = self._mean(s, key, other if one == ALL else one, figures)
        else:
            x, y = (s.named(w, *key) for w in (one, other))
            people = [{i for i, _ in z} for z in (
                differ(x, y), set(x) ^ set(y),
                {k for k in x if x[k]} ^ {k for k in y if y[k]})]
            n = least(*people)
        if self.few(n):
            file, column = figures[other][0][:2]
            self.found.append((
                file, "%s %s" % (wave, " - ".join(str(k) for k in key)), column,
                n, n, "%d people apart from %s in %s (%s and %s)" % (
                    n, figures[one][0][1], figures[one][0][0], one, other)))

    def _mean(self, s, key, which, figures):
        """Of all both ways, less the ways that stand apart."""
        rating, a, b = key
        shown = {f[2] for f in figures[which]}
        parts = []
        for g, h in {(a, b), (b, a)}:
            x = s.rated(ALL, rating, g, h)
            y = s.rated(which, rating, g, h) if g in shown else {}
            parts.append((differ(x, y), set(x) ^ set(y)))
        return least(set().union(*(p[0] for p in parts)),
                     set().union(*(p[1] for p in parts)))

    # ---- groups that may not be shown, and all less those that are

    def _totals(self, t):
        shown, total = {}, {}
        for r in t.rows:
            step = (r["from_wave"], r["to_wave"])
            if not all(w in self.networks for w in step):
                continue
            if not r["group_a"]:
                total[step] = number(r["people_a"])
                continue
            for g, n in ((r["group_a"], r["people_a"]),
                         (r["group_b"], r["people_b"])):
                if number(n) is not None:
                    shown[(step, g)] = number(n)
            small = [g for g in {r["group_a"], r["group_b"]}
                     if self._small(step, g)]
            told = [c for c in t.columns if c not in (
                "rating", "barrier", "group_a", "group_b", "from_wave",
                "to_wave", "scale_lo", "scale_hi") and
                number(r[c]) is not None]
            if small and told:
                self.found.append((t.name, " - ".join(
                    (r["group_a"], r["group_b"])), told[0], r[told[0]],
                    r[told[0]], "%s may not be shown" % small[0]))
            elif small and not t.has("ties_before"):
                # where nobody said so both times there is none
                self.found.append((t.name, " - ".join(
                    (r["group_a"], r["group_b"])), "", "", "",
                    "that there is a row tells of %s" % small[0]))
        if t.has("raters") or t.has("asked"):
            self._counted(t)
        for step, n in total.items():
            if n is None:
                continue
            rest = n - sum(k for (s, _), k in shown.items() if s == step)
            if self.few(rest):
                self.found.append((t.name, "-".join(step), "people_a", rest,
                                   rest, "people of all less those shown"))

    def _counted(self, t):
        """Of all who rate, or could name an obstacle, those who are in no
        group that is shown, at least and at most."""
        people = "raters" if t.has("raters") else "asked"
        for r in t.rows:
            step = (r["from_wave"], r["to_wave"])
            n = number(r[people])
            if r["group_a"] or n is None or \
                    not all(w in self.networks for w in step):
                continue
            one, two = (self.networks[w] for w in step)
            both = {i for i in set(one.group) & set(two.group)}
            least, most, small = n, n, False
            for g in sorted({two.group[i] for i in both}):
                if self._small(step, g):
                    small = True
                    continue
                least -= len([i for i in both & one.answered & two.answered
                              if two.group[i] == g])
                most -= max([number(x[people]) or 0 for x in t.rows
                             if x["group_a"] == g and
                             (people == "raters" or x["group_b"] == g) and
                             x[t.columns[0]] == r[t.columns[0]] and
                             (x["from_wave"], x["to_wave"]) == step] + [0])
            if small and (self.few(least) or (
                    0 < most and least < self.fewest and
                    most - max(least, 0) < self.fewest - 2)):
                self.found.append((t.name, "-".join(step), people, max(0, least),
                                   most, "of groups that are not shown"))

    def _small(self, step, group):
        one, two = (self.networks[w] for w in step)
        both = {i for i in set(one.group) & set(two.group)
                if two.group[i] == group}
        heard = both & one.answered & two.answered
        return len(both) < self.fewest or len(heard) < 3

    def _is_out(self, step, group):
        """Whether the sums of the step leave it out: shown in one wave only."""
        for net in (self.networks[w] for w in step):
            of = {i for i, g in net.group.items() if g == group}
            if of and (len(of) < self.fewest or len(of & net.answered) < 3):
                return True
        return self._small(step, group)

    def moved(self):
        """The steps in which somebody came from a group that no sum counts to
        one that is counted, or the other way: the pairs count them."""
        out, labels = set(), in_order(self.networks, self.folder.tables)
        for step in zip(labels, labels[1:]):
            one, two = (self.networks[w].group for w in step)
            if any(self._is_out(step, one[i]) != self._is_out(step, two[i])
                   for i in set(one) & set(two)):
                out.add(step)
        return out

    def _absent(self, t):
        for r in t.rows:
            step = (r["from_wave"], r["to_wave"])
            if not all(w in self.networks for w in step):
                continue
            one, two = (self.networks[w] for w in step)
            shown = [{i for i, g in net.group.items()
                      if not self._is_out(step, g)} for net in (one, two)]
            both = shown[0] & shown[1]
            for column, people in (
                    ("lost_by_leavers", shown[0] - set(two.group)),
                    ("new_by_joiners", shown[1] - set(one.group)),
                    ("lost_by_silence", both & one.answered - two.answered),
                    ("new_by_silence", both & two.answered - one.answered)):
                if self.few(len(people)) and number(r[column]) is not None:
                    self.found.append((t.name, "-".join(step), column,
                                       r[column], r[column],
                                       "of %d people" % len(people)))


LIFT = 1e3  # a change may be negative, a variable not
NEAR = 1e-3


def expected(cells, folder, truth):
    """The change in contacts gives one wave's from the other's: what was
    expected follows from a model that everybody knows, to a contact's half."""
    s = cells.system
    at = {}
    for t in truth.tables if truth is not None else ():
        if t.has("group_a", "from_wave", "expected_before", "contacts"):
            at.update({_row(r): r for r in t.rows})
    for t in folder.tables:
        if not t.has("group_a", "from_wave", "expected_before", "contacts"):
            continue
        for r in t.rows:
            keys = [("change", r["from_wave"], r["to_wave"], r["group_a"],
                     r["group_b"], c) for c in ("ties_before", "ties_after")]
            change = ("beyond", *_row(r))
            low, high = t.interval(r, "contacts", 0) or (-LIFT, INF)
            if r["contacts"] in ABSENT or not all(k in s.low for k in keys):
                continue
            s.var(change, low + LIFT, high + LIFT)
            low = high = -LIFT
            for c, sign in (("expected_before", -1), ("expected_after", 1)):
                mu = t.interval(r, c, 0)
                if r[c] == HIDDEN:
                    x = number(at.get(_row(r), {}).get(c, ""))
                    if x is None:
                        break
                    mu = (x - 0.5, x + 0.5)
                if mu is not None:
                    low += min(sign * m for m in mu)
                    high += max(sign * m for m in mu)
            else:
                s.row({keys[1]: 1, keys[0]: -1, change: -1}, low, high,
                      "contacts and what was expected")
        _none_in_all(s, t)


MOST_Q = 0.1  # a change with no more is judged among all, others without it


def _none_in_all(s, t):
    """A group's changes beyond what was expected add up to none."""
    for step in {_row(r)[:2] for r in t.rows}:
        rows = [r for r in t.rows if _row(r)[:2] == step and
                r["group_a"] != r["group_b"] and
                r["expected_before"] not in ABSENT and
                not (number(r["q"]) or 1) <= MOST_Q]
        for g in sorted({r["group_a"] for r in t.rows}):
            keys = [("beyond", *_row(r)) for r in rows
                    if g in (r["group_a"], r["group_b"])]
            if keys and all(k in s.low for k in keys):
                s.row(dict.fromkeys(keys, 1.0), LIFT * len(keys) - NEAR,
                      LIFT * len(keys) + NEAR,
                      people.GUESS + "changes of a group add up to none")


def _row(r):
    return r["from_wave"], r["to_wave"], r["group_a"], r["group_b"]
