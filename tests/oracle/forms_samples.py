#!/usr/bin/env python3
"""Makes the two samples of other forms of survey, with what is planted.

  forms_samples.py SAMPLES

writes SAMPLES/people-name-services/{deltakere,svar,answers,codebook}.csv and
SAMPLES/organisations/{actors,ties,duties}.csv. The same files every time: the
numbers come from a linear congruential generator below, not from Python's.
"""
import csv
import math
import os
import sys


class Chance:
    """Numerical Recipes' 64-bit congruential generator, upper 53 bits."""

    def __init__(self, seed):
        self.state = seed

    def share(self):
        self.state = (6364136223846793005 * self.state + 1442695040888963407) % 2**64
        return (self.state >> 11) / 2**53

    def of(self, n):
        return int(self.share() * n)

    def normal(self):
        u = self.share() or 0.5
        return math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * self.share())


def write(folder, name, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)


# ---- people who name services ----------------------------------------------

SERVICES = {
    "BUP": 14, "NAV": 18, "barnevern": 14, "helsestasjon": 12,
    "ungdomsskole": 16, "politi": 12, "PPT": 12, "kultur og fritid": 12,
}
PLACES = ["Eidskog", "Grue", "Kongsvinger", "Nord-Odal"]
OFTEN = ["Aldri", "Sjeldnere", "Månedlig", "Ukentlig", "Daglig"]
GOOD = ["Svært dårlig", "Dårlig", "Verken/eller", "Godt", "Svært godt"]
RESPONSE = .8


def naming(c, own, other, activity, popular):
    """The chance that somebody in one service names the other."""
    x = activity + popular[other]
    pair = {own, other}
    if pair == {"BUP", "NAV"}:
        x -= 4  # planted: missing
    if (own, other) == ("ungdomsskole", "politi"):
        x = 2.5  # planted: one side sees it
    if (own, other) == ("politi", "ungdomsskole"):
        x = -4
    if pair == {"helsestasjon", "PPT"}:
        x = 1.8  # planted: works
    return 1 / (1 + math.exp(-x))


def rating(c, own, other):
    if (own, other) == ("barnevern", "kultur og fritid"):
        return c.of(2)  # planted: strained
    if {own, other} == {"helsestasjon", "PPT"}:
        return 3 + c.of(2)
    return 2 + (c.share() < .75) + (c.share() < .35)


def answers_of(c, own, popular):
    often, good = [], []
    activity = .6 * c.normal()
    for other in SERVICES:
        if other == own:
            # a form asks everybody of everything, and some tick their own
            often.append(OFTEN[4] if c.share() < .5 else "")
            good.append("")
            continue
        names = c.share() < naming(c, own, other, activity, popular)
        often.append(OFTEN[1 + c.of(4)] if names else OFTEN[0])
        good.append(GOOD[rating(c, own, other)] if names else "")
        if c.share() < .01:
            often[-1] = good[-1] = ""  # left open
    return often + good


def people(folder):
    c = Chance(20240917)
    popular = {s: .6 * c.normal() for s in SERVICES}
    popular["kultur og fritid"] = .8  # enough raters for what is planted there
    ask = [["Hvor ofte samarbeider du med: [%s]" % s for s in SERVICES],
           ["Hvor godt fungerer samarbeidet med: [%s]" % s for s in SERVICES]]
    actors = [["id", "sektor", "kommune", "stillingsprosent"]]
    sheet = [["ID"] + ask[0] + ask[1]]
    number = 0
    for service, size in SERVICES.items():
        for _ in range(size):
            number += 1
            who = "P%03d" % number
            actors.append([who, service, PLACES[c.of(4)], [50, 80, 100, 100][c.of(4)]])
            row = answers_of(c, service, popular)
            if c.share() < RESPONSE:
                sheet.append([who] + row)
    write(folder, "deltakere.csv", actors)
    write(folder, "svar.csv", sheet)
    words = [["frequency", w, k] for k, w in enumerate(OFTEN)]
    words += [["quality", w, k + 1] for k, w in enumerate(GOOD)]
    write(folder, "answers.csv", [["question", "answer", "value"]] + words)
    write(folder, "codebook.csv", [
        ["code", "actor", "question"],
        ["Hvor ofte samarbeider du med", "", "frequency"],
        ["Hvor godt fungerer samarbeidet med", "", "quality"]])


# ---- organisations ---------------------------------------------------------

ORGANISATIONS = [
    ("O01", "NAV Kongsvinger", "stat"), ("O02", "BUP Kongsvinger", "stat"),
    ("O03", "politiet i Glåmdal", "stat"), ("O04", "barneverntjenesten", "kommune"),
    ("O05", "helsestasjonen", "kommune"), ("O06", "ungdomsskolen", "kommune"),
    ("O07", "den videregående skolen", "fylke"), ("O08", "oppfølgingstjenesten", "fylke"),
    ("O09", "Røde Kors", "frivillig"), ("O10", "idrettsrådet", "frivillig"),
    ("O11", "utekontakten", "kommune"), ("O12", "næringsforeningen", "frivillig"),
]
SILENT = {"O10", "O12"}
# frequency (0-4) and quality (1-5) that one says of another
PLANTED = {
    ("O01", "O02"): (0, None), ("O02", "O01"): (0, None),  # a duty, both say no
    ("O06", "O03"): (3, 4), ("O03", "O06"): (0, None),     # one side
    ("O04", "O06"): (3, 2), ("O06", "O04"): (3, 4),        # strained
    ("O07", "O08"): (4, 5), ("O08", "O07"): (1, 4),        # both, not alike
    ("O09", "O03"): (0, None), ("O03", "O09"): (0, None),  # neither
    ("O11", "O12"): (2, 4),                                # the other silent
    ("O05", "O12"): (0, None),                             # no, the other silent
}


def organisations(folder):
    c = Chance(7)
    ties = [["from", "to", "frequency", "quality"]]
    ids = [o[0] for o in ORGANISATIONS]
    said = {}
    for k, i in enumerate(ids):
        for j in ids[k + 1:]:
            often = 1 + c.of(4) if c.share() < .6 else 0
            for a, b in ((i, j), (j, i)):
                x = often if c.share() < .85 else c.of(3)
                said[a, b] = (x, 4 + c.of(2) if x > 0 else None)
    said.update(PLANTED)
    for i in ids:
        for j in ids:
            if i == j or i in SILENT:
                continue
            often, good = said[i, j]
            ties.append([i, j, often, "" if good is None else good])
    write(folder, "ties.csv", ties)
    write(folder, "actors.csv", [["id", "name", "sector", "responded"]] +
          [[i, name, kind, int(i not in SILENT)] for i, name, kind in ORGANISATIONS])
    write(folder, "duties.csv", [
        ["from", "to", "why", "lead"],
        ["NAV Kongsvinger", "BUP Kongsvinger", "samarbeidsavtale", "NAV Kongsvinger"],
        ["den videregående skolen", "oppfølgingstjenesten", "opplæringslova", ""]])


if __name__ == "__main__":
    people(os.path.join(sys.argv[1], "people-name-services"))
    organisations(os.path.join(sys.argv[1], "organisations"))
