"""Figures that are functions of sums which are hidden: of a network as a whole,
of contacts in all; who stands out, of a benchmark; a gap, of the two means."""
from published import ABSENT, HIDDEN, decimals, number

# what (n max - contacts) / (n - 1)^2, ways of one step, shares of contacts give
OF_TOTAL = ("density", "centralisation_in", "efficiency", "mean_distance",
            "reciprocity_arcs", "confirmation", "ei_index", "assortativity",
            "modularity_group")
PARTS = {"before": ("lost", "ties_before", "lost_by_leavers",
                    "lost_by_silence", "lost_by_renaming"),
         "after": ("new", "ties_after", "new_by_joiners", "new_by_silence",
                   "new_by_renaming")}
APART = {"before": "leavers", "after": "joiners"}


def _stands(x):
    return x not in ABSENT + (HIDDEN,)


def _step(r):
    return r["from_wave"], r["to_wave"]


def _is_total_hidden(step, side):
    other, *rest = (step.get(c) == HIDDEN for c in PARTS[side])
    return any(rest) and (other or step.get("kept") == HIDDEN)


def _least_most_apart(step, side):
    """How many people are in all of the wave and not among those seen in both,
    or answered and are not heard there."""
    n = [number(step.get(c, "")) for c in (
        APART[side], "answered_" + side, "answered_both")]
    if None in n:
        return 0, 0
    silent = n[1] - n[2]
    return max(n[0], silent), n[0] + silent


def _steps(reader, name):
    """Of the owner's report who they are, of this what stands."""
    true = {}
    for folder in (reader.folder, reader.truth):
        for t in folder.tables if folder is not None else ():
            if t.name == name:
                true.update((_step(r), r) for r in t.rows)
    return true


def _waves(reader, t, steps, true):
    for r in t.rows:
        step = steps.get(_step(r))
        for side in PARTS if step else ():
            if not _stands(r[side]) or step.get("dyads") == HIDDEN:
                continue
            if r["measure"] in OF_TOTAL and _is_total_hidden(step, side):
                reader.tell(t.name, r["measure"], side, r[side],
                            "it gives contacts that are hidden")
            least, most = _least_most_apart(true[_step(r)], side)
            if 1 <= least and most < reader.fewest and \
                    r["measure"] in OF_TOTAL and decimals(r[side]) > 0:
                reader.tell(t.name, r["measure"], side, r[side],
                            "of all of that wave but %d people" % most)


def _is_beyond(r):
    """Far beyond chance at the benchmark, and told that it is not outside: so
    much do units differ."""
    x, n, at = (number(r.get(c, "")) for c in ("events", "population",
                                               "benchmark"))
    if None in (x, n, at) or HIDDEN in r.get("flag", HIDDEN).split("+"):
        return False
    chance = n * at * (1 - at)
    return chance >= 10 and abs(x - n * at) > 3 * chance ** .5


def read(reader):
    tables = reader.folder.tables
    people = reader.study is None or not reader.study.organisations
    _pictures(reader)
    for t in tables:
        if people and t.has("measure", "before", "after", "from_wave"):
            for w in tables:
                if w.has("ties_before", "kept", "lost_by_leavers"):
                    _waves(reader, t, {_step(r): r for r in w.rows},
                           _steps(reader, w.name))
        for i, r in enumerate(t.rows):
            if HIDDEN in (r.get("benchmark"), r.get("tau2")) and \
                    ("outside" in r.get("flag", "") or _is_beyond(r)):
                reader.tell(t.name, i, "flag", r["flag"],
                            "judged by a benchmark or a spread that is hidden")
            if t.has("staff_mean", "youth_mean", "gap"):
                _gap(reader, t, i, r)


def _gap(reader, t, i, r):
    means = [r["staff_mean"], r["youth_mean"]]
    if means.count(HIDDEN) == 1 and any(map(_stands, means)):
        for c in ("gap", "gap_lo", "gap_hi"):
            if _stands(r.get(c, "")):
                reader.tell(t.name, i, c, r[c],
                            "with the other mean it gives the hidden one")


def _pictures(reader):
    """Whoever knows all of a file but a few figures tries them against it."""
    for file, text in reader.folder.texts:
        if file.endswith(".svg") and "sha256:" in text:
            reader.tell(file, "", "", "sha256", "the digest of a file")
