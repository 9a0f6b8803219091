"""A made study of few people, for the attacker.

  python3 tests/support/attack/small.py DIR SEED

Two to five services of one to nine people, two waves; between them one to
four people move to another service, leave and come. One of three studies has
a service of a single post. Its outcomes add up, and the region's stand beside. The same seed gives the same files."""
import os
import random
import sys

import made


def sizes(rng, seed):
    n = rng.randint(2, 5)
    out = [rng.randint(3, 9) for _ in range(n)]
    out[0] = rng.randint(5, 9)  # somebody is shown
    if seed % 3 == 0:
        out[-1] = 1
    return out


def later(rng, listed, new="N"):
    """The list of the next wave: who answers may be another then."""
    services = sorted({p[2] for p in listed})
    out = list(listed)
    rng.shuffle(out)
    del out[:min(rng.randint(0, 4), len(out) - 5)]
    for k in range(min(rng.randint(0, 4), len(out))):
        i, name, _, answered = out[k]
        out[k] = (i, name, rng.choice(services), answered)
    for k in range(rng.randint(0, 4)):
        out.append(("%s%02d" % (new, k), "Ny%d Person" % k, rng.choice(services), 1))
    return sorted((i, name, s, a if rng.random() < 0.9 else 1 - a)
                  for i, name, s, a in out)


def outcomes(rng, folder):
    """Three indicators of which everybody is in one, and the region's own."""
    names = ("i arbeid", "på skole", "utenfor")
    rows, region = [], [0, 0]
    for u in range(rng.randint(3, 7)):
        n = rng.choice((20, 40, 90, 200, 600)) + u  # no unit is others' sum
        for y in (2021, 2022, 2023):
            out = min(n, int(rng.expovariate(1 / (0.12 * n))))
            school = min(n - out, int(rng.expovariate(1 / (0.2 * n))))
            rows += [("kommune %d" % u, y, name, n, e) for name, e in zip(
                names, (n - out - school, school, out))]
        region = [region[0] + out, region[1] + n]
    made.write(folder, "outcomes.csv",
               ("unit", "year", "indicator", "population", "events"), rows)
    return "references = Regionen %d/%d" % tuple(region)


def main():
    folder, seed = sys.argv[1], int(sys.argv[2])
    rng = random.Random("small %d" % seed)
    os.makedirs(folder, exist_ok=True)
    listed = [(i, n, s, 1 if rng.random() < 0.85 else 0)
              for i, n, s, _ in made.people(rng, sizes(rng, seed), {})]
    made.wave(rng, folder, "2021", listed)
    made.wave(rng, folder, "2022", later(rng, listed))
    made.study(rng, folder, ("2021", "2022"), sorted({p[2] for p in listed}))
    more = outcomes(random.Random("outcomes %d" % seed), folder)
    with open(os.path.join(folder, "study.ini"), "r+", encoding="utf-8") as f:
        text = f.read().replace("indicator = utenfor",
                                "indicator = utenfor\n" + more)
        f.seek(0)
        f.write(text)


if __name__ == "__main__":
    main()
