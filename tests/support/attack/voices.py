"""Means of what few answered to a question."""
import math

import answers
from published import ABSENT, HIDDEN, number

ENDS = {"staff_mean": ("staff_lo", "staff_hi"),
        "youth_mean": ("youth_lo", "youth_hi"), "mean": ("lo", "hi")}
KINDS = (("staff_answers", "staff_mean"), ("youth_answers", "youth_mean"),
         ("answers", "mean"))
SD = {"staff_mean": "staff_sd", "youth_mean": "youth_sd", "mean": "sd"}


def read(reader, t, row, r):
    for answers_, mean in KINDS:
        n, x = number(r.get(answers_, "")), number(r.get(mean, ""))
        if n is not None and n < reader.fewest and \
                r.get(mean, "") not in ABSENT + (HIDDEN,):
            reader.tell(t.name, row, mean, r[mean],
                        "a mean of fewer than %d" % reader.fewest)
        _skipped(reader, t, row, r, answers_, n)
        low, ends = _scale(reader, t, r["question"])
        for high in ends if n else ():
            if n >= 10 and high > low + 1 and high < max(ends):
                continue  # other questions let it end later
            answers.read(reader, t, row, r, mean, n, (low, high),
                         number(r.get(SD[mean], "")),
                         [number(r.get(c, "")) for c in ENDS[mean]])
        if not n or n >= 10:
            continue
        if r.get(mean) == HIDDEN and r["service"] != HIDDEN:
            reader.tell(t.name, row, mean, r[mean],
                        "hidden beside %s: it is at an end" % answers_)
        sd = number(r.get(SD[mean], ""))
        if x is not None and sd is not None and sd - .05 <= 1 / math.sqrt(n):
            reader.tell(t.name, row, mean, r[mean],
                        "%d alike, but for one at most" % n)
        if x is not None and any(min(x - low, high - x) <= (high - low) / n
                                 for high in ends):
            reader.tell(t.name, row, mean, r[mean],
                        "all but one of %d at an end of the scale" % n)


def _skipped(reader, t, row, r, column, n):
    """Those who answer another question and not this one."""
    for o in t.rows:
        more = number(o.get(column, ""))
        if n and more and (o["service"], o.get("kind")) == (
                r["service"], r.get("kind")) and \
                r["service"] != HIDDEN and 1 <= more - n < reader.fewest:
            reader.tell(t.name, row, column, r[column],
                        "%d answer %s" % (more, o["question"]))


def _scale(reader, t, question):
    """Where it begins, and where it can end. That is not told: at 5, or, where
    all means of the question are known, as soon as they let it."""
    truth = reader.truth.tables if reader.truth is not None else []
    rows = next((o.rows for o in truth if o.name == t.name), t.rows)
    means = [number(o.get(c, "")) for o in rows for _, c in KINDS
             if o["question"] == question]
    means = [m for m in means if m is not None]
    low = min([1] + [math.floor(m) for m in means if m < 0.95])
    first = max([math.ceil(m - 0.05) for m in means], default=5)
    return low, {max(5, first)} | ({first} if truth else set())
