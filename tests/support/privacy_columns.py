"""Names of columns in lib/privacy are columns: those of identities.def and of
rows that add up of the table they are said of, others of some table.

  python3 tests/support/privacy_columns.py SOURCE

Prints those that are not; exit 1 where there is any."""
import glob
import os
import re
import sys

SOURCE = sys.argv[1]
COLUMN = re.compile(r"^(?:COLUMN|COLUMN_AS|MEASURE|ASKED_FOR)\((\w+)", re.M)
NAME = re.compile(r'"([a-z]+(?:_[a-z]+)*)"')


def read(*path):
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as f:
        return f.read()


def columns_of(table):
    name = table.replace("-", "_") + ".def"
    if not os.path.exists(os.path.join(SOURCE, "lib", "columns", name)):
        return set()
    return set(COLUMN.findall(read("lib", "columns", name)))


def of_identities():
    text = read("lib", "columns", "identities.def")
    for table, rest in re.findall(r"^[A-Z_]+\(([\w-]+), ([^)]*)\)", text, re.M):
        for name in rest.split(", "):
            if re.match(r"[a-z]", name) and name != "none":
                yield "identities.def", table, name


def of_sums():
    text = read("lib", "privacy", "rows", "sums_of_rows.c")
    rows = re.search(r"kinds\[\] = \{(.*?)\n?\};", text, re.S).group(1)
    for table, names in re.findall(r"\{&pdn_(\w+)_schema,(.*?)(?:true|false)\}",
                                   rows, re.S):
        for name in NAME.findall(names):
            yield "sums_of_rows.c", table, name


def of_sources():
    """Names that a column is looked up by, where they are said."""
    looked_up = re.compile(r"table_rules__field\(|\b(?:was|hide|field|shown|"
                           r"hide_mean|is_held)\(")
    for path in glob.glob(os.path.join(SOURCE, "lib", "privacy", "**", "*.c"),
                          recursive=True):
        if "pseudonyms" in path:
            continue
        for said in re.split(r"[;{}]", read(path)):
            if looked_up.search(said):
                for name in NAME.findall(said):
                    yield os.path.basename(path), None, name


def main():
    # rows of a network as a whole are looked up by their measure
    every = set(re.findall(r'^FIGURE\(\w+, "(\w+)"',
                           read("lib", "columns", "whole_measures.def"), re.M))
    for path in glob.glob(os.path.join(SOURCE, "lib", "columns", "*.def")):
        every |= columns_of(os.path.basename(path)[:-4])
    looked, unknown = 0, 0
    for where in (of_identities, of_sums, of_sources):
        found = list(where())
        if not found:
            sys.exit("no name found: " + where.__name__)
        for file, table, name in found:
            looked += 1
            if name not in (every if table is None else columns_of(table)):
                unknown += 1
                print("%s: %s is no column of %s" % (file, name,
                                                     table or "any table"))
    print("%d names looked at" % looked)
    return unknown > 0


if __name__ == "__main__":
    sys.exit(main())
