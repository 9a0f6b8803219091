"""An attacker: what can be known of the cells that a public report hides?

  python3 tests/support/attack FOLDER [--study study.ini] [--internal FOLDER]
                                      [--fewest N] [--all]

Knows the published files and the contract of columns, nothing of pdnet's
code. Prints file, row, column, least, most, why of everything that may not
be: what stands where it should not, and hidden counts that are determined or
known to within less than max(T, 20 %), T = fewest - 1 (a count of few people
has no more room than they give; one that is hidden because it is 1 to T may be
known to be that, and nothing more). Exit 1 where there is
any, 2 where it fails itself. --study: what must not occur at all; --internal: the same report unhidden,
against which the attacker's own rules are held, and what few people are.
--by: the column that groups people, where no study says. --all prints the range of every hidden count."""
import argparse
import csv
import math
import sys
import traceback

import chance
import counts
import differences
import identities
import models
import named
import people
import sums
import units
import whole
from direct import Reader
from linear import Contradiction, System
from private import Study
from published import Folder


def build(folder, fewest, truth=None):
    system = System()
    cells = identities.Cells(system, fewest)
    counts.all_tables(cells, folder, identities.pairs)
    differences.expected(cells, folder, truth)
    chance.shares(cells, folder)
    identities.totals(cells, folder)
    units.add(cells, folder)
    sums.add(cells, folder, truth)
    models.add(cells, folder)
    return cells


def held_against(cells, truth, moved):
    """Drops the rows that the true figures break: they are no knowledge. moved:
    the steps of which the pairs do not add up."""
    s, known = cells.system, build(truth, cells.fewest).system
    cells.parts |= _parts(known) | _parts(s)
    # what became of contacts is told of services that are shown, there of all
    value = {k: known.low[k] for k in known.low
             if known.known(k) and k[0] != "turnover"}
    kept, wrong = [], set()
    for terms, low, high, why in s.rows:
        if any(k not in known.low for k in terms):
            continue  # hidden, and not defined in truth
        if why.startswith(counts.ADD_UP) and any(
                k[1:3] in moved for k in terms):
            continue
        if all(k in value for k in terms):
            total = sum(c * value[k] for k, c in terms.items())
            slack = 1e-6 * (1 + sum(abs(c * value[k])
                                    for k, c in terms.items()))
            if not low - slack <= total <= high + slack:
                if not why.startswith(people.GUESS):
                    wrong.add(why)
                continue
        kept.append((terms, low, high, why))
    s.rows = kept
    for key, (low, high) in few(cells, value).items():
        s.var(key, low, high)  # anybody may take it for what it is
    return value, sorted(wrong)


# Counts of young people; of what was answered nobody knows for what they are
# hidden, and a theme is no group of people.
OF_FEW = ("together", "handover", "not_sent_on", "stage", "events")
WHOLE = {"arrived": "sent", "lost": "sent", "coordinated": "both"}


def _parts(system):
    """Indicators that add up, whether or not enough of them stand to see it."""
    return {k for terms, _, _, why in system.rows if why == units.ADD_UP
            for k in terms}


def few(cells, value):
    """{count: (least, most)} of those that are hidden because they are few, or
    lack few of their population."""
    most, found = cells.fewest - 1, {}
    for k in cells.hidden:
        if k in cells.shown or k[0] not in OF_FEW or k not in value:
            continue
        if k in cells.parts:
            continue  # for whose sake is not known
        whole = k[:-1] + (WHOLE.get(k[-1]),)
        if value.get(whole, math.inf) < cells.fewest:
            continue  # of few it is known to be a part, and no more
        of = cells.value(("population",) + k[1:] if k[0] == "events" else whole)
        if 0.5 < value[k] < most + 0.5:
            found[k] = (1, most)
        elif of is not None and 0.5 < of - value[k] < most + 0.5:
            found[k] = (of - most, of - 1)
    return found


def ranges(cells, most, value, everything):
    """The hidden counts that are known too well, as lines of the table."""
    found, those = [], few(cells, value)
    # how many are in a group that is shown is no secret in other groups' rows
    def width(key, low):
        return min(max(most, 0.2 * value.get(key, low)),
                   most - 1 if key in those else math.inf,
                   identities.room(cells, key, value.get(key)))

    wanted = [k for k in cells.hidden if k not in cells.shown]
    for key, (low, high) in sorted(cells.system.ranges(
            wanted, None if everything else width).items(), key=str):
        narrow = high - low < width(key, low) - 1e-6
        if not narrow and not everything:
            continue
        why = "determined" if high - low < 1e-3 else (
            "too narrow" if narrow else "")
        for file, row, column in cells.hidden[key]:
            found.append((narrow, (file, row, column, "%.6g" % low,
                                   "%.6g" % high,
                                   why + ": " + cells.system.reasons(key))))
    return found


def arguments():
    p = argparse.ArgumentParser(prog="attack", description=__doc__)
    p.add_argument("folder")
    p.add_argument("--study")
    p.add_argument("--internal")
    p.add_argument("--fewest", type=int)
    p.add_argument("--by", default="sector")
    p.add_argument("--all", action="store_true")
    return p.parse_args()


def main():
    a = arguments()
    folder = Folder(a.folder)
    if not folder.tables:
        sys.exit("attack: %s has no tables" % a.folder)
    study = Study(a.study) if a.study else None
    if study:
        named.from_study(study, study.ini)
    truth = Folder(a.internal) if a.internal else None
    fewest = a.fewest or (study.fewest if study else 5)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("file", "row", "column", "least", "most", "why"))
    reader = Reader(folder, fewest, study, truth)
    bad = reader.all()
    whole.read(reader)
    # what organisations differ by from wave to wave is nobody's own
    moved = set()
    if truth is not None and not (study and study.organisations):
        by = study.by if study else a.by
        d = differences.Differences(folder, truth, by, fewest)
        bad += d.all()
        moved = d.moved()
    out.writerows(bad)
    cells, value, wrong, lines = build(folder, fewest, truth), {}, [], []
    try:
        if truth is not None:
            value, wrong = held_against(cells, truth, moved)
        else:  # nobody says which guesses are right
            cells.system.rows = [x for x in cells.system.rows
                                 if not x[3].startswith(people.GUESS)]
        lines = ranges(cells, fewest - 1, value, a.all)
        out.writerows(line for _, line in lines)
    except Contradiction as e:
        bad.append(("", "", "", "", "", "no figures fit: %s" % e))
        out.writerow(bad[-1])
    narrow = sum(n for n, _ in lines)
    for why in wrong:
        print("attack: not so in the internal report: " + why, file=sys.stderr)
    print("attack: %d to read, %d hidden counts, %d of their cells known too "
          "well" % (len(bad), len(cells.hidden), narrow), file=sys.stderr)
    return 1 if bad or narrow else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception:  # 1 is what it finds
        traceback.print_exc()
        sys.exit(2)
