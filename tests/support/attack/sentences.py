"""Numbers that sentences say of a pair some of whose counts are hidden must be
among its published figures."""
import functools
import re

from published import HIDDEN, number, wave_of


class Sentences:
    """Of a folder: `tell` takes what is found, `counts` are columns of pairs."""

    def __init__(self, folder, tell, counts):
        self.folder, self.tell, self.counts = folder, tell, counts

    def read(self, tables):
        """The page and its pictures, beside the tables of pairs."""
        if not tables:
            return
        display = self._displayed()
        open_rows = {}
        for t in tables:
            for r in t.rows:
                pair = frozenset((r["group_a"], r["group_b"]))
                if any(r.get(c) == HIDDEN for c in self.counts):
                    open_rows.setdefault(pair, []).append(r)
        for file, text in sorted(set(self.folder.fragments)):
            low = text.lower()
            named = {g for g, words in display.items()
                     if any(w in low for w in words)}
            named = {g for g in named
                     if not any(g != h and display[g] <= display[h]
                                for h in named)}
            rows = open_rows.get(frozenset(named))
            if rows and len(named) == 2:
                self._said(file, text, rows, display, named, tables)

    def _displayed(self):
        out = {}
        for name, rows in self.folder.page_tables():
            if name != "pairs":
                continue
            for r in rows:
                for c in ("group_a", "group_b"):
                    out.setdefault(r[c][0], set()).update(
                        {r[c][0].lower(), r[c][1].lower()})
        return out

    @functools.cached_property
    def _days(self):
        """The days of published tables, as words write them too."""
        out = set()
        for t in self.folder.tables:
            for v in {v for r in t.rows for v in r.values()}:
                if re.fullmatch(r"\d{4}-\d\d-\d\d", v):
                    year, month, day = v.split("-")
                    out |= {v, "%d.%d.%s" % (int(day), int(month), year)}
        return sorted(out, key=len, reverse=True)

    @functools.cached_property
    def _rows_with(self):
        """The rows of all tables in which a value stands, by place."""
        out = {}
        for place, r in enumerate(self._rows):
            for v in set(r.values()):
                out.setdefault(v, []).append(place)
        return out

    @functools.cached_property
    def _rows(self):
        return [r for t in self.folder.tables for r in t.rows]

    @functools.cache
    def _figures(self, place):
        """What words would say of that row."""
        return _spoken(self._rows[place])

    def _said(self, file, text, rows, display, named, tables):
        bare = re.sub(r"^\d+ ", " ", text.lower())  # its number in the list
        for g in named:
            for w in display[g]:
                bare = bare.replace(w, " ")
        bare = re.sub(r"(?:færre enn|mindre enn|fewer than|under) \d+", " ",
                      bare)
        # steps are no people: how many are agreed on, and how many in each state
        bare = re.sub(r"\d+ (?:steg er avtalte?|steps are agreed)[^.]*\."
                      r"(?: [^.:]+: \d+\.)*", " ", bare)
        for day in self._days:
            bare = bare.replace(day, " ")
        known = {wave_of(t) for t in tables}
        for place in self._rows_with.get(min(named), []):
            if named <= set(self._rows[place].values()):
                known |= self._figures(place)
        said = [n.replace(",", ".") for n in
                re.findall(r"(?<![\w,.])\d+(?:[,.]\d+)?(?![\w])", bare)]
        for n in said:
            if n not in known:
                self.tell(file, " - ".join(sorted(named)), "", n,
                          "said, and no published figure: " + text[:120])


def _spoken(row):
    """The published figures of a row as words would say them."""
    out = set()
    for c, v in row.items():
        x = number(v)
        if x is None:
            continue
        x = abs(x)  # a sign is read apart
        out |= {"%g" % x, "%d" % round(x), "%.1f" % x, "%d" % round(100 * x),
                "%.1f" % (100 * x), "%d" % (100 * x), "%d" % (100 * x + 1)}
    lo, hi = (number(row.get(c, "")) for c in ("quality_lo", "quality_hi"))
    if lo is not None and hi is not None:  # the middle of the scale, the rule's
        out |= {"%g" % (lo + part * (hi - lo)) for part in (.375, .5, .625)}
    n = [number(row.get(c, "")) for c in ("actors_a", "actors_b",
                                          "respondents_a", "respondents_b")]
    if None not in n:  # of both groups, how many answered, and how many not
        out |= {"%d" % (n[0] + n[1]), "%d" % (n[2] + n[3]),
                "%d" % (n[0] + n[1] - n[2] - n[3])}
    d = [number(row.get(c, "")) for c in ("confirmed", "one_sided", "unknown")]
    if None not in d:
        dyads = sum(d)
        out |= {"%d" % dyads, "%d" % (d[0] + d[1])}
        share = number(row.get("top_share", ""))
        if share is not None:
            out.add("%d" % round(share * dyads))
    return out
