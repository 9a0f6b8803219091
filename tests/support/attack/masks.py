"""What the mark of a hidden cell tells where others stand empty, or 0."""
from published import ABSENT, HIDDEN, label, number

# Texts of which there may be none.
TEXTS = ("hangs_on", "top_barrier")
# (hidden figure, what must not stand beside it): a 0 tells that it is 0, a code
# or a bound what it may be.
ZERO = {"ties": ("carriers", "reporters", "raters_ab", "raters_ba",
                 "raters_knowledge", "raters_recognition", "raters_skill")}
CODES = {"events": ("flag",), "observed": ("chosen_by",),
         "carriers": ("carriers_max",)}


def _texts(reader, t):
    for c in TEXTS:
        if c not in t.columns or not any(r[c] == HIDDEN for r in t.rows):
            continue
        for r in t.rows:
            rest = r.get("barrier_named") if c == "top_barrier" else HIDDEN
            if r[c] in ABSENT and rest == HIDDEN:
                reader.tell(t.name, label(t, r), c, "",
                            "none, beside others that are hidden")


def _nobody(reader, t):
    """A column of people's names is of everybody or says whether there is one;
    who names no obstacle is no other than who is one of few that do."""
    people = reader.study is None or not reader.study.organisations
    if "hangs_on" in t.columns and t.rows and people and \
            all(r["hangs_on"] in ABSENT for r in t.rows):
        reader.tell(t.name, "all rows", "hangs_on", "", "nobody, of any row")
    asked = any(r.get("barrier_asked", "") not in ABSENT for r in t.rows)
    for r in t.rows:
        if r.get("top_barrier") == HIDDEN and \
                r.get("barrier_named", HIDDEN) in ABSENT:
            reader.tell(t.name, label(t, r), "barrier_named", "",
                        "nobody names an obstacle: top_barrier is hidden")
        if asked and r.get("ties") == HIDDEN and \
                r["barrier_asked"] != HIDDEN:
            reader.tell(t.name, label(t, r), "barrier_asked",
                        r["barrier_asked"],
                        "two people a contact: ties is hidden")


def _stages(reader, t):
    count = {(r["chain"], r["stage"]): r["count"] for r in t.rows}
    for r in t.rows:
        if count.get((r["chain"], r["part_of"])) == HIDDEN and \
                number(r.get("of", "")) is not None:
            reader.tell(t.name, label(t, r), "of", r["of"],
                        "a hidden count, once more")


def _products(reader, t):
    """What is expected of each pair is a product of few sums: with most of them
    it gives the sum of contacts that a hidden one is in."""
    stands = [r for r in t.rows
              if number(r.get("expected_activity", "")) is not None]
    if stands and any(r.get("ties") == HIDDEN for r in t.rows):
        reader.tell(t.name, "%d rows" % len(stands), "expected_activity",
                    stands[0]["expected_activity"],
                    "stands where contacts of other pairs are hidden")


def read(reader, t):
    _texts(reader, t)
    _nobody(reader, t)
    _products(reader, t)
    if t.has("chain", "stage", "part_of", "count"):
        _stages(reader, t)
    for r in t.rows:
        for c, beside in ZERO.items():
            for b in beside:
                if r.get(c) == HIDDEN and number(r.get(b, "")) == 0:
                    reader.tell(t.name, label(t, r), b, r[b],
                                "0 where %s is hidden" % c)
        for c, beside in CODES.items():
            for b in beside:
                if r.get(c) == HIDDEN and \
                        r.get(b, "") not in ABSENT + (HIDDEN, "none"):
                    reader.tell(t.name, label(t, r), b, r[b],
                                "stands where %s is hidden" % c)
