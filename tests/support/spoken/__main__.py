"""Holds what reports say, in every language of their page, against the rules of
words. Knows no pdnet code.

    python3 spoken STUDY REPORT [STUDY REPORT ...]
    python3 spoken --internal STUDY REPORT ...   the owner's copy: its language
    python3 spoken --list LANG REPORT      the texts themselves, to be read aloud

STUDY is the folder of the study's files. Exit 1 where a rule is broken."""
import csv
import glob
import os
import re
import sys

import rules
from page import Page


class Study:
    """What the rules need to know of a study: its own names and people."""

    def __init__(self, folder):
        self.names, self.persons, self.units = set(), set(), set()
        self.most_people, self.young = 0, None
        self.organisations, self.people = False, {}
        for line in open(os.path.join(folder, "study.ini"), encoding="utf-8"):
            key, _, value = (part.strip() for part in line.partition("="))
            if key == "title":
                self.names.add(value)
            if key.startswith("people_label."):
                self.people[key[-2:]] = value.split(",")[1].strip()
            if key == "answers" and value == "organisations":
                self.organisations = True
        for path in glob.glob(os.path.join(folder, "*.csv")):
            self.read(path)
        self.all_names = "\n".join(self.names).lower()
        self.name = self.any_of(self.names, "")
        self.person = self.any_of(self.persons, r"(?!\w)")
        self.masked = {}

    @staticmethod
    def any_of(names, end):
        names = sorted(names, key=lambda n: (-len(n), n))
        either = "|".join(re.escape(n) for n in names)
        return re.compile(rf"(?<!\w)(?:{either}){end}", re.I) if names else None

    def without_names(self, words):
        """What the study itself calls things is not ours."""
        if words not in self.masked:
            self.masked[words] = self.name.sub("·", words) \
                if self.name else words
        return self.masked[words]

    def is_part(self, words):
        return words.lower() in self.all_names

    def read(self, path):
        text = open(path, "rb").read()
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = text.decode("cp1252")
        comma = ";" if text.split("\n")[0].count(";") else ","
        rows = list(csv.DictReader(text.splitlines(), delimiter=comma))
        name = os.path.basename(path)
        people = {}
        for row in rows:
            row = {(k or "").lower(): v or "" for k, v in row.items()
                   if isinstance(v, (str, type(None)))}
            self.names |= {v for v in row.values()
                           if len(v) > 3 and re.search(r"[^\W\d_]", v)}
            if name.startswith(("actors", "deltakere")) \
                    and not self.organisations:
                self.persons |= {row.get("id", ""), row.get("name", ""),
                                 row.get("navn", "")} - {""}
            if name == "outcomes.csv":
                key = row.get("indicator"), row.get("year")
                n = float(row.get("population") or 0)
                people[key] = people.get(key, 0) + n
                self.units.add(row.get("unit"))
            if name == "voices.csv" and row.get("kind") == "youth":
                self.young = {"nb": "de unge", "nn": "dei unge",
                              "en": "young people"}
        if name == "outcomes.csv":
            self.most_people = max(people.values(), default=0)


def read(report):
    with open(os.path.join(report, "report.html"), encoding="utf-8") as f:
        return Page(f.read())


def main(words):
    if words[:1] == ["--list"]:
        seen = set()
        for t in read(words[2]).texts:
            if t.lang == words[1] and t.words not in seen:
                seen.add(t.words)
                print(f"[{t.kind}] {t.words}")
        return 0
    held = rules.RULES
    if words[:1] == ["--internal"]:
        held, words = rules.OF_INTERNAL, words[1:]
    if len(words) < 2 or len(words) % 2:
        print(__doc__)
        return 2
    bad = 0
    for folder, report in zip(words[::2], words[1::2]):
        study, page = Study(folder), read(report)
        spoken = {t.lang for t in page.texts}
        if spoken != {"nb", "nn", "en"} or len(page.texts) < 100:
            print(f"{report}: {len(page.texts)} texts in {sorted(spoken)}")
            bad += 1
        for rule in held:
            told = set()
            for text, what in rule(page, study):
                line = f"{rule.__name__}: {text.lang} {text.kind}: {what}"
                if line in told:
                    continue
                told.add(line)
                print(f"{os.path.basename(folder)}: {line}\n    {text.words}")
            bad += len(told)
    print(f"{bad} texts break a rule of words")
    return 1 if bad else 0


sys.exit(main(sys.argv[1:]))
