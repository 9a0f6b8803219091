"""A made study with small services and small counts, for the attacker.

  python3 tests/support/attack/made.py DIR SEED SIZE...

One service of each SIZE people (SIZE:K: K of them answer, the same in every
wave), two waves (odd seeds: three), answers of most; outcomes, handovers, stages, voices and services together with counts from 0 up. The
same seed gives the same files."""
import csv
import os
import random
import sys


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8",
              newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def people(rng, sizes, answer):
    """(id, name, service, answered): most answer, some services hardly; so
    many where `answer` says it of the service."""
    out = []
    for s, size in enumerate(sizes):
        answers = rng.choice((0.3, 0.7, 0.8, 0.9, 1.0))
        for i in range(size):
            out.append(("P%02d-%02d" % (s + 1, i + 1),
                        "Navn%d Etternavn%d" % (len(out), s),
                        "tjeneste %c" % (65 + s),
                        1 if rng.random() < answers else 0))
            if s in answer:
                out[-1] = out[-1][:3] + (1 if i < answer[s] else 0,)
    return out


def ties(rng, listed):
    chance = {}
    for a in listed:
        for b in listed:
            key = (a[2], b[2])
            chance.setdefault(key, 0.5 if a[2] == b[2] else
                              rng.choice((0.01, 0.05, 0.1, 0.25)))
            if a[0] != b[0] and a[3] and rng.random() < chance[key]:
                yield (a[0], b[0], rng.randint(1, 4), rng.randint(1, 5),
                       rng.randint(1, 5),
                       rng.choice(("", "kapasitet", "kjennskap", "tid")))


def counts(rng, folder, services):
    write(folder, "outcomes.csv",
          ("unit", "year", "indicator", "population", "events", "group"),
          [("kommune %d" % u, y, "utenfor", n,
            min(n, int(rng.expovariate(1 / (0.12 * n)))), "g%d" % (u % 2))
           for u in range(14)  # no unit is others' sum
           for n in [rng.choice((8, 20, 40, 90, 200, 600)) + u]
           for y in (2021, 2022, 2023)])
    write(folder, "together.csv",
          ("service_a", "service_b", "year", "both", "coordinated"),
          [(a, b, 2022, n, rng.randint(0, n))
           for a, b in zip(services, services[1:])
           for n in [rng.randint(1, 40)]])
    write(folder, "handovers.csv", ("from", "to", "year", "sent", "arrived"),
          [(a, b, 2022, n, rng.randint(max(0, n - 9), n))
           for a, b in zip(services, services[1:])
           for n in [rng.randint(2, 60)]])
    parts = [rng.choice((0, 1, 3, 6, 20, 50)) for _ in range(6)]
    write(folder, "stages.csv", ("chain", "stage", "part_of", "count"),
          [("vei", "alle", "", sum(parts))] +
          [("vei", "steg %d" % i, "alle", n) for i, n in enumerate(parts)])
    write(folder, "voices.csv",
          ("service", "kind", "question", "answers", "mean"),
          [(s, kind, "Vi lytter", rng.randint(1, 15),
            "%.1f" % rng.uniform(1, 5))
           for s in services for kind in ("staff", "youth")])


INI = """[study]
title = Laget for angrep
language = nb
seed = 1
by = sector
nullpunkt = 2021
origin = made

[scales]
frequency = 0:4
quality = 1:5
knowledge = 1:5

[survey]
most_draws = 1000

[outcomes]
file = outcomes.csv
indicator = utenfor

[handovers]
file = handovers.csv

[together]
file = together.csv

[stages]
file = stages.csv

[voices]
file = voices.csv
"""


def wave(rng, folder, label, listed):
    write(folder, "actors-%s.csv" % label,
          ("id", "name", "sector", "responded"), listed)
    write(folder, "ties-%s.csv" % label,
          ("from", "to", "frequency", "quality", "knowledge", "barrier"),
          ties(rng, listed))


def study(rng, folder, labels, services):
    counts(rng, folder, services)
    with open(os.path.join(folder, "study.ini"), "w", encoding="utf-8") as f:
        f.write(INI)
        for label in labels:
            f.write("\n[wave %s]\nactors = actors-%s.csv\n"
                    "ties = ties-%s.csv\n" % (label, label, label))


def main():
    folder, seed, sizes = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    rng = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    answer = {n: int(s.split(":")[1]) for n, s in enumerate(sizes)
              if ":" in s}
    fixed = {"tjeneste %c" % (65 + n) for n in answer}
    sizes = [int(s.split(":")[0]) for s in sizes] or [
        rng.randint(1, 14) for _ in range(rng.randint(5, 13))]
    listed = people(rng, sizes, answer)
    labels = ("2021", "2022", "2023")[:2 + seed % 2]
    for label in labels:
        wave(rng, folder, label, listed)
        # some leave, some join, some fall silent
        listed = [(i, n, s, a if rng.random() < 0.85 or s in fixed else 1 - a)
                  for i, n, s, a in listed if rng.random() < 0.95]
    study(rng, folder, labels, sorted({p[2] for p in listed}))


if __name__ == "__main__":
    main()
