#!/usr/bin/env python3
"""Makes matches.csv: the ordinary units to visit of the made county, for
tests/cli/matches.bats. The claims are those of tests/cli/deviants.bats; who is
nearest to whom is worked out here from the file alone, with Python's statistics
module.
    cd tests/oracle && python3 matches.py
"""
import csv
import statistics

RESOURCES = ["low_income_share", "upper_secondary_share", "vacancy_rate"]
CLAIMED = {"Kommune %s" % n for n in (12, 19, 27, 31, 40)}
BARGAIN = {"Kommune 35"}

with open("../../samples/kongsvinger/outcomes.csv", encoding="utf-8") as f:
    rows = [r for r in csv.DictReader(f) if r["indicator"] == "utenfor-laget"]
last = sorted({int(r["year"]) for r in rows})[-4:]
rows = [r for r in rows if int(r["year"]) in last]
sd = {x: statistics.pstdev(float(r[x]) for r in rows) for x in RESOURCES}
units = sorted({r["unit"] for r in rows}, key=lambda s: s.encode())
group = {r["unit"]: r["group"] for r in rows}
mean = {(u, x): statistics.fmean(float(r[x]) for r in rows if r["unit"] == u)
        for u in units for x in RESOURCES}

out = csv.writer(open("matches.csv", "w", encoding="utf-8"), lineterminator="\n")
out.writerow(["unit", "matched_unit", "order", "distance", "resource", "difference"])
for u in sorted(CLAIMED):
    ordinary = [v for v in units if v not in CLAIMED | BARGAIN]
    ordinary = [v for v in ordinary if group[v] == group[u]] or ordinary
    off = {v: [(mean[u, x] - mean[v, x]) / sd[x] for x in RESOURCES] for v in ordinary}
    far = {v: sum(d * d for d in off[v]) ** .5 for v in ordinary}
    for k, v in enumerate(sorted(ordinary, key=far.get)[:4]):
        for x, d in zip(RESOURCES, off[v]):
            out.writerow([u, v, k + 1, "%.12f" % far[v], x, "%.12f" % d])
