"""Means of whole answers: how many gave each answer, by all the ways of
answering that fit what stands."""
import functools
import itertools
import math

from published import HIDDEN, number

HALF = 0.05 + 1e-9
MOST_WAYS = 200000  # more are not counted
T = {5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262, 11: 2.228,
     12: 2.201, 13: 2.179, 14: 2.160}  # 97.5 % of Student's t, n - 1


@functools.lru_cache(maxsize=4)
def _ways(n, options):
    """[(of each answer, sum, squares)] of n who answer 0 to options - 1."""
    out = []
    for cut in itertools.combinations(range(n + options - 1), options - 1):
        ends = (-1,) + cut + (n + options - 1,)
        of = tuple(b - a - 1 for a, b in zip(ends, ends[1:]))
        out.append((of, sum(k * c for k, c in enumerate(of)),
                    sum(k * k * c for k, c in enumerate(of))))
    return out


def _fits(n, total, squares, low, mean, sd, ends):
    m = low + total / n
    if abs(m - mean) > HALF:
        return False
    if n < 2 or sd is None and None in ends:
        return True
    s = math.sqrt(max(0, squares - total * total / n) / (n - 1))
    if sd is not None and abs(s - sd) > HALF:
        return False
    if n not in T or None in ends:
        return True
    half = T[n] * s / math.sqrt(n)
    # of voices it may be of a mean that was rounded; T has three decimals
    hair = 0.002 if sd is None else 0.01
    return all(abs(x - y) <= HALF + hair
               for x, y in zip(ends, (m - half, m + half)))


def told(n, low, high, mean, fewest, sd=None, ends=(None, None)):
    """(answer, least, most) of those who gave it, where they are known to be
    few, or but for less than fewest - 2."""
    options = int(high - low) + 1
    if options < 2 or math.comb(n + options - 1, options - 1) > MOST_WAYS:
        return None
    fit = [of for of, total, squares in _ways(n, options)
           if _fits(n, total, squares, low, mean, sd, ends)]
    for k in range(options if fit else 0):
        least, most = (f(of[k] for of in fit) for f in (min, max))
        for a, b in ((least, most), (n - most, n - least)):
            if 1 <= a and b < fewest or \
                    least > 0 and 1 <= a < fewest and b - a < fewest - 2:
                return low + k, a, b
    return None


def read(reader, t, row, r, column, n, scale, sd=None, ends=(None, None)):
    """Tells what a mean of n says."""
    mean, (low, high) = number(r.get(column, "")), scale
    if None in (mean, n, low, high) or r.get(column) == HIDDEN:
        return
    if low != int(low) or high != int(high) or n != int(n) or n < 1:
        return
    found = told(int(n), int(low), int(high), mean, reader.fewest, sd, ends)
    if found:
        reader.tell(t.name, row, column, r[column],
                    "whole answers: %d to %d of %d for or against %d" % (
                        found[1], found[2], n, found[0]))


MEANS = {
    "pairs": (("quality_ab", "raters_ab", "quality_lo", "quality_hi"),
              ("quality_ba", "raters_ba", "quality_lo", "quality_hi"),
              ("mean_frequency", "ties", 1, 4),
              ("knowledge", "raters_knowledge", 1, 5),
              ("recognition", "raters_recognition", 1, 5),
              ("skill", "raters_skill", 1, 5)),
    "ratings": (("before", "raters", "scale_lo", "scale_hi"),
                ("after", "raters", "scale_lo", "scale_hi"))}


def of_row(reader, t, kind, row, r):
    """Means of pairs and of the same people; a contact is of 1 at least. What
    they changed is steps up or down, and its interval says how these spread."""
    for mean, n, *scale in MEANS.get(kind, ()):
        scale = [number(r.get(x, "")) if isinstance(x, str) else x
                 for x in scale]
        read(reader, t, row, r, mean, number(r.get(n, "")), scale)
    if kind == "pairs":
        raters = [number(r.get("raters_" + x, "")) for x in ("ab", "ba")]
        if None not in raters and min(raters) < 10 and \
                number(r.get("quality_gap_lo", "")) is not None:
            reader.tell(t.name, row, "quality_gap_lo", r["quality_gap_lo"],
                        "how the answers of %d spread" % min(raters))
    scale = [number(r.get(x, "")) for x in ("scale_lo", "scale_hi")]
    if kind == "ratings" and None not in scale:
        steps = scale[1] - scale[0]
        read(reader, t, row, r, "change", number(r.get("raters", "")),
             (-steps, steps), None,
             [number(r.get(x, "")) for x in ("lo", "hi")])
