"""What anybody can read of a report's folder: tables, descriptions, page."""
import csv
import functools
import html
import json
import os
import re
import shutil
import subprocess

HIDDEN = ":"
ABSENT = ("", "NA", ".", "..")
TEXT_FILES = (".csv", ".json", ".html", ".svg", ".graphml", ".txt")


def number(text):
    """The figure a cell holds; None where it holds none."""
    try:
        return float(text)
    except ValueError:
        return None


def decimals(text):
    """How many a figure shows."""
    if number(text) is None or "." not in text:
        return 0
    return 9 if "e" in text.lower() else len(text.split(".")[1])


def label(table, row):
    return " - ".join(row[c] for c in table.columns[:3]
                      if number(row[c]) is None or c == "year")


class Table:
    """Rows of one CSV as they stand: cells are texts."""

    def __init__(self, name, path):
        self.name = name
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.reader(f))
        self.columns = rows[0] if rows else []
        self.rows = [dict(zip(self.columns, r)) for r in rows[1:]]
        self.about, self._places = {}, {}
        resource = path[:-4] + ".resource.json"
        if os.path.exists(resource):
            with open(resource, encoding="utf-8") as f:
                self.about = json.load(f)
        fields = self.about.get("schema", {}).get("fields", [])
        self.unit = {f["name"]: f.get("unit") for f in fields}

    def places(self, column):
        """Most decimals that a figure of the column shows."""
        if column not in self._places:
            self._places[column] = max(
                [decimals(r[column]) for r in self.rows if column in r] + [0])
        return self._places[column]

    def interval(self, row, column, least):
        """What a figure may have been before it was rounded, at `least`
        decimals as the contract says; None where there is none. A column that
        shows more than four was not rounded."""
        value = number(row.get(column, ""))
        if value is None:
            return None
        places = max(self.places(column), least)
        half = 1e-9 + (0 if places > 4 else 0.5 * 10.0 ** -places)
        return value - half, value + half

    def has(self, *names):
        return all(n in self.columns for n in names)


class Folder:
    """Everything in the folder that can be read as text or as a table."""

    def __init__(self, path):
        self.path = path
        self.files = sorted(
            os.path.relpath(os.path.join(at, f), path)
            for at, _, names in os.walk(path) for f in names)
        self.tables = [
            Table(os.path.basename(f)[:-4], os.path.join(path, f))
            for f in self.files if f.endswith(".csv")]
        self.page = self._read("report.html")
        self.nullpunkt = json.loads(self._read("nullpunkt.json") or "{}")

    def _read(self, name):
        path = os.path.join(self.path, name)
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8", errors="replace") as f:
            return f.read()

    @functools.cached_property
    def texts(self):
        """(file, text) of every file, entities resolved, PDF as its words."""
        out = []
        for f in self.files:
            path = os.path.join(self.path, f)
            if f.endswith(TEXT_FILES):
                with open(path, encoding="utf-8", errors="replace") as o:
                    text = o.read()
                out.append((f, html.unescape(text)))
            elif f.endswith(".pdf") and shutil.which("pdftotext"):
                done = subprocess.run(["pdftotext", path, "-"], check=False,
                                      capture_output=True)
                out.append((f, done.stdout.decode("utf-8", "replace")))
        return out

    @functools.cached_property
    def fragments(self):
        """(file, text) of each thing that is said: titles of pictures, list
        items, paragraphs and headings of the page."""
        said = []
        for f in self.files:
            if not f.endswith((".html", ".svg")):
                continue
            text = self._read(f)
            text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.S)
            found = re.findall(
                r"<(title|li|p|h\d|figcaption|summary|dd|text)\b[^>]*>(.*?)</\1>",
                text, flags=re.S)
            for _, inner in found:
                inner = html.unescape(re.sub(r"<[^>]*>", " ", inner))
                said.append((f, " ".join(inner.split())))
        return said

    def page_tables(self):
        """(name, rows) of each table of the page that carries raw values."""
        parts = re.split(r'<div data-table="([^"]*)">', self.page)
        for name, text in zip(parts[1::2], parts[2::2]):
            text = text.split("</table>")[0]
            columns = re.findall(r'<th\b[^>]*data-name="([^"]*)"', text)
            rows = []
            for row in re.findall(r"<tr>(.*?)</tr>", text, flags=re.S):
                cells = re.findall(
                    r'<td\b[^>]*data-v="([^"]*)"[^>]*>(.*?)</td>', row,
                    flags=re.S)
                if len(cells) == len(columns):
                    rows.append({c: (html.unescape(v), html.unescape(t))
                                 for c, (v, t) in zip(columns, cells)})
            yield name, rows

    def facts(self):
        """(what, figure) of the page's lists of facts."""
        for what, says in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>",
                                     self.page, flags=re.S):
            yield html.unescape(what), html.unescape(says)

    def services(self):
        """(displayed name, answered, listed) of the page's own table."""
        found = re.findall(
            r"<tr><td>([^<]*)</td><td[^>]*>\s*(\d+) \S+ (\d+)\s*</td>",
            self.page)
        return [(html.unescape(n), int(a), int(b)) for n, a, b in found]


def in_order(labels, tables):
    """The waves, each behind the one that the steps of tables come from."""
    after = {r["from_wave"]: r["to_wave"] for t in tables
             if t.has("from_wave", "to_wave") for r in t.rows}
    first = sorted(set(labels) - set(after.values()))
    out = []
    for label in first + sorted(labels):
        while label in labels and label not in out:
            out.append(label)
            label = after.get(label)
    return out


def pair_tables(folder):
    """Those of breakdown, in the order of their waves."""
    found = {wave_of(t): t for t in folder.tables
             if t.has("group_a", "group_b", "actors_a", "ties")}
    return [found[w] for w in in_order(found, folder.tables)]


def wave_of(table):
    """The wave of a table by its description, else by its name."""
    if table.about.get("wave"):
        return str(table.about["wave"])
    return table.name.split("-", 1)[1] if "-" in table.name else ""


def by_measure(t):
    """Figures of networks as a whole: of the waves and the column that a row
    stands in, each measure's."""
    steps = {}
    for r in t.rows:
        at = (r.get("from_wave", ""), r.get("to_wave", ""))
        for c in ("value", "before", "after"):
            if c in r:
                steps.setdefault((at, c), {})[r["measure"]] = r[c]
    return steps
