"""The private inputs: what must not occur in public, read from a study."""
import configparser
import csv
import hashlib
import os

PUBLIC_ACTOR = {
    "sector", "sektor", "tjeneste", "etat", "unit", "enhet", "avdeling",
    "municipality", "kommune", "role", "rolle", "stilling", "level", "fte",
    "årsverk", "stillingsbrøk", "mandate", "mandat", "responded", "svart",
    "besvart", "har svart", "har svara", "svarte", "group", "kind"}
FREE = {"actions": {"finding", "step", "owner", "invited"},
        "duties": {"why", "lead"},
        "corrections": {"said_by", "from", "to", "value"},
        "inputs": {"challenge", "ideas", "input"},
        "offers": {"owner", "offer"}}
COUNTED = {"outcomes", "handovers", "together", "stages", "bands", "crosswalk"}


def read(path):
    """Rows of a table in any of the encodings and separators."""
    with open(path, "rb") as f:
        raw = f.read()
    for encoding in ("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else
                     "utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    lines = text.splitlines()
    if lines and lines[0].startswith("sep="):
        lines = lines[1:]
    first = lines[0] if lines else ""
    mark = max(",;\t|", key=first.count)
    return list(csv.DictReader(lines, delimiter=mark))


class Study:
    """Strings that are about people, and hashes of the files of answers and outcomes."""

    def __init__(self, path):
        ini = configparser.ConfigParser(
            interpolation=None, strict=False, delimiters=("=",),
            comment_prefixes=("#", ";"), inline_comment_prefixes=None)
        with open(path, encoding="utf-8-sig") as f:
            ini.read_file(f)
        self.folder = os.path.dirname(path)
        self.never, self.open, self.hashes = set(), set(), {}
        privacy = ini["privacy"] if ini.has_section("privacy") else {}
        self.fewest = int(privacy.get("fewest", 5))
        told = ini["study"] if ini.has_section("study") else {}
        self.by = told.get("by", "sector")
        survey = ini["survey"] if ini.has_section("survey") else {}
        self.organisations = survey.get("answers") == "organisations"
        self.named = survey.get("alters") == "groups"
        for section in ini.sections():
            self._section(section.split()[0], ini[section])
        self.never -= self.open
        self.ini = ini

    def _section(self, kind, keys):
        for key, name in keys.items():
            path = os.path.join(self.folder, name)
            if not os.path.isfile(path):
                continue
            if kind in ("wave", "corrections") or \
                    (kind == "outcomes" and key == "file"):
                with open(path, "rb") as f:
                    self.hashes[hashlib.sha256(f.read()).hexdigest()] = name
            if not path.endswith(".csv"):
                continue
            if kind == "wave" and key == "actors":
                self._actors(read(path))
            elif kind in FREE:
                for r in read(path):
                    self.never |= {r[c] for c in FREE[kind] if r.get(c)}
            elif kind in COUNTED:
                self.open |= {v for r in read(path) for v in r.values()
                              if isinstance(v, str)}

    def _actors(self, rows):
        for r in rows:
            for c, v in r.items():
                if c is None or not isinstance(v, str) or not v:
                    continue
                known = c.strip().lower() in PUBLIC_ACTOR
                if known or self.organisations:
                    self.open.add(v)
                else:
                    self.never.add(v)
