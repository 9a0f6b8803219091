"""What can be seen by reading alone: names, small counts, few people."""
import re

import adjusted
import answers
import masks
import mirrors
import named
import networks
import people
import told_rows
import totals
import verdicts
import voices
from published import ABSENT, HIDDEN, decimals, label, number, pair_tables, \
    wave_of
from sentences import Sentences

# Facts of the study, no figures about people.
NO_FIGURE = {"group_a", "group_b", "verdict", "quality_lo", "quality_hi",
             "duty", "null", "friction_parts", "lead"}
COUNTS = {
    "pairs": ("ties", "confirmed", "one_sided", "unknown", "one_sided_ab",
              "one_sided_ba", "carriers", "carriers_max", "cut_people",
              *people.COLUMNS),
    "outcomes": ("events", "population", "paired_n"),
    "together": ("both", "coordinated"),
    "handovers": ("sent", "arrived", "lost", "not_sent_on"),
    "stages": ("count", "of"),
    "themes": ("inputs", "of", "votes", "ideas", "voted", "with_ideas"),
    "voices": ("staff_answers", "youth_answers", "answers"),
    "deviants": ("observed", "population"),
    "turnover": ("people", "ties_before", "ties_after", "kept", "lost", "new",
                 "lost_by_leavers", "lost_by_silence", "lost_by_renaming",
                 "new_by_joiners", "new_by_silence", "new_by_renaming"),
    "changes": ("ties_before", "ties_after"),
    "ratings": ("raters",),
    "obstacles": ("asked", "named_before", "named_after", "named_both"),
    "barriers": ("respondents", "asked")}
# (part, whole): whole - part is a count too.
WHOLES = {
    "pairs": (("ties", "possible"), ("barrier_named", "barrier_asked"),
              ("named_ab", "could_name_ab"), ("named_ba", "could_name_ba")),
    "outcomes": (("events", "population"),),
    "together": (("coordinated", "both"),),
    "handovers": (("arrived", "sent"),),
    "stages": (("count", "of"),),
    "themes": (("inputs", "of"), ("voted", "inputs"),
               ("with_ideas", "inputs")),
    "deviants": (("observed", "population"),),
    "obstacles": (("named_before", "asked"), ("named_after", "asked"),
                  ("named_both", "named_before"),
                  ("named_both", "named_after")),
    "barriers": (("respondents", "asked"),)}
# What is computed of a count and tells it.
FROM = {
    "pairs": {
        "ties": ("density", "ratio", "z", "p", "q", "p_low", "q_low",
                 "ratio_lo", "ratio_hi", "tipping"),
        "confirmed": ("confirmation", "recall_ab", "recall_ba",
                      "contacts_estimated"),
        "one_sided": ("confirmation",),
        "one_sided_ab": ("recall_ba", "contacts_estimated"),
        "one_sided_ba": ("recall_ab", "contacts_estimated"),
        # of raters: people.py, and a mean of fewer than `fewest`
        "named_ab": ("share_ab", "share_ab_lo", "share_ab_hi", "q_direction"),
        "named_ba": ("share_ba", "share_ba_lo", "share_ba_hi", "q_direction"),
        "barrier_named": ("top_barrier", "top_barrier_share"),
        "barrier_asked": ("top_barrier_share",),
        "quality_ab": ("quality_gap", "quality_gap_lo", "quality_gap_hi",
                       "friction"),
        "quality_ba": ("quality_gap", "quality_gap_lo", "quality_gap_hi",
                       "friction")},
    "outcomes": {
        "events": ("share", "lo", "hi", "z", "z_adjusted", "shrunk",
                   "shrunk_lo", "shrunk_hi", "rank", "rank_lo", "rank_hi",
                   "p_best_quarter", "change", "change_lo", "change_hi",
                   "change_p", "change_ratio", "change_ratio_lo",
                   "change_ratio_hi", "rate", "rate_lo", "rate_hi", "ratio",
                   "ratio_lo", "ratio_hi", "ratio_byar_lo", "ratio_byar_hi",
                   "band"),
        "population": ("funnel95_lo", "funnel95_hi", "funnel998_lo",
                       "funnel998_hi", "detectable", "expected")},
    "together": {"coordinated": ("share", "lo", "hi"),
                 "both": ("lo", "hi")},
    "handovers": {"arrived": ("arrival", "lo", "hi"),
                  "sent": ("lo", "hi")},
    "stages": {"count": ("share", "lo", "hi")},
    "themes": {"inputs": ("share", "lo", "hi", "votes", "ideas"),
               "votes": ("vote_share",)},
    "voices": {"staff_answers": ("staff_mean", "gap", "staff_sd", "staff_lo",
                                 "staff_hi", "gap_lo", "gap_hi"),
               "youth_answers": ("youth_mean", "gap", "youth_sd", "youth_lo",
                                 "youth_hi", "gap_lo", "gap_hi"),
               "answers": ("mean", "sd", "lo", "hi")},
    "deviants": {"observed": ("ratio", "share", "residual",
                              "residual_deleted", "p", "q")},
    # p and q are about contacts
    "changes": {"ties_before": ("expected_before", "change", "lo", "hi",
                                "dyads_changed"),
                "ties_after": ("expected_after", "change", "lo", "hi",
                               "dyads_changed"),
                "contacts": ("contacts_lo", "contacts_hi", "change", "p",
                             "q")},
    # a mean tells nothing of how many say it, but that they are not few
    "ratings": {"raters": ("lo", "hi", "p", "q", "detectable"),
                "before": ("change",), "after": ("change",),
                "change": ("lo", "hi", "p", "q", "detectable")},
    "obstacles": {"named_before": ("share_before", "change"),
                  "named_after": ("share_after", "change"),
                  "asked": ("share_before", "share_after", "change", "lo",
                            "hi", "detectable"),
                  "named_both": ("lo", "hi", "p", "q", "detectable")}}
# Of what people, or organisations, answer about one another.
OF_ANSWERS = ("pairs", "barriers", "turnover", "changes", "ratings",
              "obstacles")
MARKS = (("pairs", ("group_a", "group_b", "actors_a", "ties")),
         ("barriers", ("barrier", "group_a", "group_b", "respondents")),
         ("ratings", ("rating", "group_a", "raters")),
         ("obstacles", ("barrier", "group_a", "named_before")),
         ("changes", ("group_a", "group_b", "ties_before")),
         ("outcomes", ("unit", "year", "indicator", "events")),
         ("together", ("service_a", "service_b", "both")),
         ("handovers", ("from", "to", "sent", "arrived")),
         ("stages", ("chain", "stage", "count")),
         ("themes", ("theme", "inputs", "of")),
         ("voices", ("question", "staff_answers")),
         ("deviants", ("unit", "observed", "expected")),
         ("turnover", ("from_wave", "to_wave", "ties_before")))
DECIMALS = {"share": 3, "scale": 1, "frequency": 1, "arcs": 0}
PRECISE = {"quality_lo", "quality_hi", "ties", "possible"}


def kind_of(table):
    for kind, columns in MARKS:
        if table.has(*columns):
            return kind
    return ""


def figure(text):
    """Something is told: neither hidden nor nothing."""
    return text not in ABSENT and text != HIDDEN


def _who(row):
    """Of whom, of what and when a row is."""
    return tuple(row.get(c) for c in (
        "from_wave", "to_wave", "rating", "barrier", "group_a", "group_b"))


class Reader:
    """Collects (file, row, column, least, most, why)."""

    def __init__(self, folder, fewest, study=None, truth=None):
        self.folder, self.fewest, self.most = folder, fewest, fewest - 1
        self.study, self.truth = study, truth
        self.found, self.notes, self._true = [], [], {}
        self.hidden_services = named.hidden_services(folder)

    def tell(self, file, row, column, value, why):
        self.found.append((file, row, column, value, value, why))

    def all(self):
        self._names()
        self._files()
        for t in self.folder.tables:
            kind = kind_of(t)
            self._precision(t)
            masks.read(self, t)
            for i, r in enumerate(t.rows):
                self._row(t, kind, i, r)
            named.practices(self, t)
            if not self._organisations():
                people.whole(self, t, self._on_both_lists)
                networks.read(self, t, self._on_both_lists)
        if not self._organisations():
            totals.read(self)
            told_rows.read(self)
            adjusted.read(self)
            mirrors.read(self)
        self._page()
        self._frozen()
        return self.found

    def _organisations(self):
        return self.study is not None and self.study.organisations

    # ---- Files as text.

    def _names(self):
        if self.study is None:
            return
        shown = {v for t in self.folder.tables for r in t.rows
                 for c, v in r.items() if t.name != "actions"}
        said = {r["verdict"][1].lower()
                for name, rows in self.folder.page_tables()
                if name == "pairs" for r in rows if "verdict" in r}
        names = sorted(n for n in self.study.never - shown
                       if len(n) > 2 and number(n) is None
                       and not named.is_of_pair(n, shown, said))
        if not names:
            return
        for file, text in self.folder.texts:
            words = set(re.findall(r"\w+", text))
            near = [n for n in names if words.issuperset(re.findall(r"\w+", n))]
            said = re.findall(r"(?<!\w)(%s)(?!\w)" %
                              "|".join(map(re.escape, near)), text) if near else ()
            for n in sorted(set(said))[:20]:
                self.tell(file, "", "", n, "a person's id, name or words")
            for digest, name in self.study.hashes.items():
                if digest in text:
                    self.tell(file, "", "", name, "hash of a file of figures")

    def _files(self):
        for f in self.folder.files:
            if re.match(r"network-.*\.graphml$|tables/measures-", f):
                self.tell(f, "", "", "", "a file of people")
            elif re.search(r"\.[A-Za-z0-9]{6}$", f) and \
                    not f.endswith((".graphml")):
                self.tell(f, "", "", "", "what a killed run left")
        for t in self.folder.tables:
            if not t.has("finding", "step", "owner"):
                continue
            for i, r in enumerate(t.rows):
                for c in ("finding", "step", "owner", "invited"):
                    if figure(r.get(c, "")):
                        self.tell(t.name, str(i + 1), c, r[c],
                                  "owner, invited or free text")

    def _on_both_lists(self, step):
        """How many people are in two waves: said of the turnover, or beside
        the ratings of all."""
        for t in self.folder.tables:
            for r in t.rows:
                if (r.get("from_wave"), r.get("to_wave")) != step:
                    continue
                if kind_of(t) == "turnover":
                    n = number(r.get("people", ""))
                elif kind_of(t) in ("ratings", "obstacles"):
                    n = None if r["group_a"] else number(r["people_a"])
                else:
                    n = None
                if n is not None:
                    return n
        return None

    # ---- Rows of tables.

    def _precision(self, t):
        for c in t.columns:
            places = DECIMALS.get(t.unit.get(c))
            if places is None or c in PRECISE:
                continue
            bad = [r[c] for r in t.rows if decimals(r[c]) > places]
            if bad:
                self.tell(t.name, "%d rows" % len(bad), c, bad[0],
                          "more than %d decimals" % places)

    def _barrier(self, t, row, r):
        """Who could name one is said of the pair, too, where that stands."""
        for of in pair_tables(self.folder):
            for p in of.rows:
                if wave_of(of) == wave_of(t) and \
                        {p["group_a"], p["group_b"]} == {
                            r["group_a"], r["group_b"]} and \
                        HIDDEN in (p.get("barrier_asked"), p["actors_a"]):
                    for c in ("asked", "expected", "share"):
                        if figure(r.get(c, "")):
                            self.tell(t.name, row, c, r[c],
                                      "hidden in " + of.name)

    def _row(self, t, kind, i, r):
        row = label(t, r)
        named.services(self, t, kind, row, r)
        if kind in OF_ANSWERS and self._organisations():
            return  # each is one organisation's answer, nobody's own
        for c in COUNTS.get(kind, ()):
            x = number(r.get(c, ""))
            if x is not None and 1 <= x <= self.most:
                self.tell(t.name, row, c, r[c], "a count of 1 to %d" %
                          self.most)
        for part, whole in WHOLES.get(kind, ()):
            self._whole(t, row, r, part, whole)
        for base, columns in FROM.get(kind, {}).items():
            if r.get(base) != HIDDEN:
                continue
            if r.get("group_a") == "" and kind in ("ratings", "obstacles"):
                continue  # of everybody: differences.py, and too few digits
            for c in columns:
                if figure(r.get(c, "")):
                    self.tell(t.name, row, c, r[c], "tells of hidden " + base)
        if kind == "pairs":
            self._pair(t, row, r, self._true_row(t, r))
            some = verdicts.surprising(r, self.most)
            if some is not None and len(some) < self.most:
                self.tell(t.name, row, "ties", r["expected"],
                          "as surprising as is said: %s" % some)
        if kind == "barriers":
            self._barrier(t, row, r)
        if kind in ("ratings", "obstacles"):
            self._of_few(t, kind, row, r)
            people.rest_of_waves(self, t, row, r, self._true_row(t, r))
        if kind == "ratings" and self.truth is None:
            self._others(t, row, r)  # else differences.py knows who they are
        if kind == "outcomes" and r["events"] in ABSENT:
            self._published(t, row, r)
        if kind == "stages":
            self._parts(t, row, r)
        if kind == "voices":
            voices.read(self, t, row, r)
        answers.of_row(self, t, kind, row, r)

    def _published(self, t, row, r):
        """A share, or a ratio, and its total give the count."""
        for c, total in (("share", "population"), ("ratio", "expected")):
            x, n = number(r.get(c, "")), number(r.get(total, ""))
            if x is None or n is None:
                continue
            count = round(x * n)
            if 1 <= count <= self.most or (
                    c == "share" and 1 <= round(n) - count <= self.most):
                self.tell(t.name, row, c, r[c], "%s gives the count: %d" %
                          (total, count))

    def _parts(self, t, row, r):
        """What several parts of a stage lack of it, or have too much."""
        m = re.fullmatch(r"(?:short|over)-by-(\d+)", r.get("check", ""))
        parts = [number(p["count"]) for p in t.rows
                 if p["chain"] == r["chain"] and p["part_of"] == r["stage"]]
        whole = number(r["count"])
        lack = int(m[1]) if m else 0
        if len(parts) > 1 and None not in parts + [whole]:
            lack = abs(whole - sum(parts))
        if 1 <= lack <= self.most:
            self.tell(t.name, row, "check", r["check"],
                      "the parts are off by 1 to %d" % self.most)

    def _of_few(self, t, kind, row, r):
        """What is said of a group that is too small."""
        people = [number(r.get(c, "")) for c in ("people_a", "people_b")]
        small = any(x is not None and x < self.fewest for x in people)
        hidden = r["group_a"] != "" and \
            HIDDEN in (r.get("people_a"), r.get("people_b"))
        for c in COUNTS[kind] + tuple(FROM[kind]):
            if (small or hidden) and figure(r.get(c, "")):
                self.tell(t.name, row, c, r[c], "of a group that is too small")

    def _others(self, t, row, r):
        """The mean of all raters of a wave less that of those who rated both
        times is that of the others."""
        for wave, mean in (("from_wave", "before"), ("to_wave", "after")):
            n, x = number(r.get("raters", "")), number(r.get(mean, ""))
            if r["rating"] != "quality" or n is None or x is None:
                continue
            for of in self.folder.tables:
                if kind_of(of) != "pairs" or wave_of(of) != r[wave]:
                    continue
                for p in of.rows:
                    ends = (p["group_a"], p["group_b"])
                    for at, way in ((ends, "ab"), (ends[::-1], "ba")):
                        if at != (r["group_a"], r["group_b"]):
                            continue
                        all_of = number(p.get("raters_" + way, ""))
                        if all_of is not None and \
                                1 <= all_of - n <= self.most and \
                                figure(p.get("quality_" + way, "")):
                            self.tell(t.name, row, mean, r[mean],
                                      "tells of %d others" % (all_of - n))

    def _whole(self, t, row, r, part, whole):
        x, n = number(r.get(part, "")), number(r.get(whole, ""))
        if x is None or n is None:
            return
        if 1 <= n - x <= self.most:
            self.tell(t.name, row, part, r[part],
                      "%s - %s is 1 to %d" % (whole, part, self.most))
        if 0 < n < 10 and x in (0, n) and (whole, part) != (
                "possible", "ties"):
            self.tell(t.name, row, part, r[part],
                      "all of fewer than 10 the same")

    def _true_row(self, t, r):
        """The same row of the internal report, or this one (in public some
        rows are gone)."""
        if self.truth is not None and t.name not in self._true:
            self._true[t.name] = {
                _who(x): x for other in self.truth.tables
                if other.name == t.name for x in other.rows}
        return self._true.get(t.name, {}).get(_who(r), r)

    def _pair(self, t, row, r, true):
        few = self._few_in(true)
        shown = [c for c in t.columns if c not in NO_FIGURE and figure(r[c])]
        if few and shown:
            self.tell(t.name, row, "+".join(shown[:6]), r[shown[0]],
                      "%s has fewer than %d or fewer than 3 who answered"
                      % (few, self.fewest))
        if few and r.get("verdict") != "hidden":
            self.tell(t.name, row, "verdict", r.get("verdict"),
                      "%s may not be shown: want hidden" % few)
        people.read(self, t, row, r, true)
        for raters, mean in people.MEANS.items():
            x = number(true.get(raters, ""))
            if x is not None and x < self.fewest and figure(r.get(mean, "")):
                self.tell(t.name, row, mean, r[mean],
                          "a mean of fewer than %d" % self.fewest)
        self._answers(t, row, r, true)

    def _few_in(self, r):
        """The group of a row that may not be shown, by its own figures."""
        for side in "ab":
            n = number(r.get("actors_" + side, ""))
            k = number(r.get("respondents_" + side, ""))
            if n is not None and k is not None and (n < self.fewest or k < 3):
                return r["group_" + side]
        return ""

    def _answers(self, t, row, r, true):
        """Shares of people's answers."""
        n = {s: number(true.get("respondents_" + s, "")) for s in "ab"}
        for c, people in (("share_ab", n["a"]), ("share_ba", n["b"])):
            x = number(r.get(c, ""))
            if x is None or people is None:
                continue
            if people < self.fewest:
                self.tell(t.name, row, c, r[c], "a share of fewer than %d" %
                          self.fewest)
            elif people < 10 and x in (0.0, 1.0):
                self.tell(t.name, row, c, r[c],
                          "all of fewer than 10 the same")
        x = number(r.get("top_barrier_share", ""))
        # three decimals stand: 5 of 17 is .294
        if x is not None and None not in n.values() and \
                (x + 0.0005) * (n["a"] + n["b"]) < self.fewest - 1e-9:
            self.tell(t.name, row, "top_barrier", r["top_barrier"],
                      "named by fewer than %d" % self.fewest)

    # ---- The page, its pictures, the frozen figures.

    def _page(self):
        last = pair_tables(self.folder)
        for name, rows in self.folder.page_tables():
            for t in last[-1:] if name == "pairs" else [
                    t for t in self.folder.tables if t.name == name]:
                self._same(t, rows)
        for name, answered, listed in self.folder.services():
            if not self._organisations() and (
                    listed < self.fewest or answered < 3):
                self.tell("report.html", name, "", "%d/%d" % (answered, listed),
                          "how many answered, of too few")
        hidden = any(HIDDEN in r.values() for t in self.folder.tables
                     for r in t.rows)
        claim = re.search(r"(?i)ingen tall er skjult|ingen tal er skjult|"
                          r"no counts are hidden", self.folder.page)
        if hidden and claim:
            self.tell("report.html", "", "", claim.group(0),
                      "says that nothing is hidden")
        Sentences(self.folder, self.tell, COUNTS["pairs"]).read(last)

    def _same(self, t, rows):
        """A cell that the table hides stands nowhere on the page."""
        keys = [c for c in t.columns[:3] if rows and c in rows[0]]
        at = {tuple(r[c] for c in keys): r for r in t.rows}
        for shown in rows:
            r = at.get(tuple(shown[c][0] for c in keys))
            for c, (value, text) in shown.items() if r else ():
                if r.get(c) == HIDDEN and (number(value) is not None or
                                           re.search(r"\d", text)):
                    self.tell("report.html", label(t, r), c, value or text,
                              "stands on the page, hidden in " + t.name)

    def _frozen(self):
        n = self.folder.nullpunkt
        for t in self.folder.tables:
            if kind_of(t) == "pairs" and wave_of(t) == str(n.get("wave")):
                at = {(r["group_a"], r["group_b"]): r for r in t.rows}
                for p in n.get("pairs", []):
                    self._frozen_row(at.get((p["group_a"], p["group_b"])), p)
            elif kind_of(t) == "outcomes":
                at = {(r["unit"], r["indicator"], number(r["year"])): r
                      for r in t.rows}
                for o in n.get("outcomes", []):
                    self._frozen_row(
                        at.get((o["unit"], o["indicator"], o["year"])), o)

    def _frozen_row(self, row, frozen):
        for c, value in frozen.items():
            if row and row.get(c) == HIDDEN and value not in (None, HIDDEN):
                self.tell("nullpunkt.json", " - ".join(
                    str(v) for v in list(frozen.values())[:2]), c, value,
                          "hidden in the table")
