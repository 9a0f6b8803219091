"""A made study of the kinds that are not in the others, for the attacker.

  python3 tests/support/attack/kinds.py DIR SEED

Three waves between which people move, leave and come; municipalities that
services lie in or across, need of contact, duties, outcomes with resources and
practices. By seed, modulo 4: people without directions; groups are the
municipalities; two services that answer hardly; sectors. The same seed gives
the same files."""
import os
import random
import sys

import made
import small

WAVES = ("2021", "2022", "2023")
DIRECTED, UNDIRECTED, PLACES, HARDLY = range(4)


def ties(rng, listed):
    for row in made.ties(rng, listed):
        yield row + (rng.randint(0, 4),)
    # who wants contact and has none
    for a in listed:
        for b in rng.sample(listed, min(2, len(listed))):
            if a[0] != b[0] and a[3] and rng.random() < .4:
                yield a[0], b[0], 0, "", "", "", rng.randint(1, 4)


def once(rows):
    """Each pair of people but once."""
    seen = set()
    for row in rows:
        if row[:2] not in seen:
            seen.add(row[:2])
            yield row


def wave(rng, folder, label, listed, place):
    made.write(folder, "actors-%s.csv" % label,
               ("id", "name", "sector", "responded", "municipality"),
               [p + (place(p),) for p in listed])
    made.write(folder, "ties-%s.csv" % label,
               ("from", "to", "frequency", "quality", "knowledge", "barrier",
                "need"), once(ties(rng, listed)))


def outcomes(rng, folder):
    """Units with resources over four years, and what is done in them."""
    rows, done = [], []
    for u in range(16):
        n = rng.choice((30, 60, 120, 300, 700)) + u
        poverty = rng.randint(4, 20)
        share = (.06 + .006 * poverty) * (.4 if u < 3 else 1)
        for y in (2020, 2021, 2022, 2023):
            e = sum(rng.random() < share for _ in range(n))
            rows.append(("kommune %d" % u, y, "utenfor", n, e, poverty,
                         rng.randint(1, 9)))
        for what in ("møte", "kontakt", "plan"):
            done.append(("kommune %d" % u, what,
                         int(rng.random() < (.9 if u < 3 else .3)), 2023))
    made.write(folder, "outcomes.csv",
               ("unit", "year", "indicator", "population", "events",
                "poverty", "vacancy"), rows)
    made.write(folder, "practices.csv",
               ("unit", "practice", "present", "year"), done)


def ini(folder, kind, services):
    made.write(folder, "duties.csv", ("from", "to", "why"),
               [(a, b, "") for a, b in zip(services, services[1:])])
    path = os.path.join(folder, "study.ini")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    text = text.replace("indicator = utenfor", "indicator = utenfor\n"
                        "resources = poverty,vacancy")
    text = text.replace("frequency = 0:4", "frequency = 0:4\nneed = 0:4")
    text += "\n[practices]\nfile = practices.csv\n"
    if kind == PLACES:
        text = text.replace("by = sector", "by = municipality")
    else:
        text += "\n[duties]\nfile = duties.csv\n"
    if kind == UNDIRECTED:
        text = text.replace("most_draws = 1000",
                            "most_draws = 1000\nundirected = yes")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main():
    folder, seed = sys.argv[1], int(sys.argv[2])
    kind = seed % 4
    rng = random.Random("kinds %d" % seed)
    os.makedirs(folder, exist_ok=True)
    sizes = [rng.choice((1, 4, 6, 8, 9, 11, 14)) for _ in range(
        rng.randint(4, 8))]
    answer = {0: 3, 1: 1} if kind == HARDLY else {}
    listed = made.people(rng, sizes, answer)
    services = sorted({p[2] for p in listed})
    places = rng.randint(3, 6)

    def place(p):  # some services lie in one place, others across
        at = services.index(p[2])
        own = at if at % 2 else hash_of(p[0])
        return "sted %d" % (own % places)

    for label in WAVES:
        wave(rng, folder, label, listed, place)
        listed = small.later(rng, listed, "N" + label)
    made.study(rng, folder, WAVES, services)
    outcomes(random.Random("outcomes %d" % seed), folder)
    ini(folder, kind, services)


def hash_of(name):
    """The same in every run."""
    return sum(ord(c) * (k + 3) for k, c in enumerate(name))


if __name__ == "__main__":
    main()
