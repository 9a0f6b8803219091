"""Means of whole answers: how many gave each answer, by all the ways of
answering that fit what stands."""
import functools
import math

from published import HIDDEN, number

HALF = 0.05 + 1e-9
MOST_WAYS = 200000  # more are not counted
T = {5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262, 11: 2.228,
     12: 2.201, 13: 2.179, 14: 2.160}  # 97.5 % of Student's t, n - 1


@functools.lru_cache(maxsize=64)
def _reached(n, options, without, spread):
    """Of 0 to n who answer 0 to options - 1, but none of them `without`: what
    their answers can add up to. Bit s is the sum s; with the spread bit
    s * width + q is the sum s, of squares q."""
    each = [_at(k, n, options, spread) for k in range(options) if k != without]
    out = [1]
    for _ in range(n):
        sums = 0
        for x in each:
            sums |= out[-1] << x
        out.append(sums)
    return out


def _width(n, options):
    return n * (options - 1) ** 2 + 1


def _at(k, n, options, spread):
    return k * _width(n, options) + k * k if spread else k


def _bits(mask):
    while mask:
        last = mask & -mask
        yield last.bit_length() - 1
        mask ^= last


def _fits(n, total, squares, sd, ends, m):
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


def _fitting(n, options, low, mean, sd, ends):
    """The sums, with their squares where something is said of them, that fit;
    and whether something is."""
    spread = n > 1 and (sd is not None or None not in ends)
    totals = [t for t in range(n * (options - 1) + 1)
              if abs(low + t / n - mean) <= HALF]
    if not spread:
        return sum(1 << t for t in totals), False
    width, fit = _width(n, options), 0
    every = _reached(n, options, None, True)[n]
    for t in totals:
        for q in _bits(every >> t * width & (1 << width) - 1):
            if _fits(n, t, q, sd, ends, low + t / n):
                fit |= 1 << t * width + q
    return fit, True


def _gave(n, options, k, fit, spread):
    """Of how many who give the answer k the others can make it fit."""
    others, x = _reached(n, options, k, spread), _at(k, n, options, spread)
    return [c for c in range(n + 1) if others[n - c] << c * x & fit]


def told(n, low, high, mean, fewest, sd=None, ends=(None, None)):
    """(answer, least, most) of those who gave it, where they are known to be
    few, or but for less than fewest - 2."""
    options = int(high - low) + 1
    if options < 2 or math.comb(n + options - 1, options - 1) > MOST_WAYS:
        return None
    fit, spread = _fitting(n, options, low, mean, sd, ends)
    for k in range(options if fit else 0):
        of = _gave(n, options, k, fit, spread)
        least, most = of[0], of[-1]
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
