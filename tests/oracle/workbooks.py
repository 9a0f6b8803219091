#!/usr/bin/env python3
"""Makes the workbooks of tests/data/workbooks/ (Debian: python3-openpyxl).

    workbooks.py FOLDER

survey.xlsx    a list of participants and their answers, as a person keeps them
outcomes.xlsx  as NAV publishes: titles above, merged cells, a per cent, notes
pair.xlsx      pair-actors.csv, pair-ties.csv and pair-outcomes.csv, a sheet each
forms.xlsx     as Microsoft Forms exports: a no-break space behind a heading
"""
import csv
import datetime
import sys

import openpyxl

folder = sys.argv[1]
made = datetime.datetime(2026, 1, 2, 3, 4, 5)


def save(book, name):
    book.properties.created = book.properties.modified = made
    book.save(f"{folder}/{name}")


book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Deltakere"
sheet.append(["ID", "Navn", "Sektor", "Kommunenr", "Svart", "Født"])
for row in [
    ["1", "Kari Moe", "NAV & OT", 301, True, datetime.date(1980, 2, 29)],
    [2, "Ola Dahl ", "BUP", 3417, True, datetime.date(1899, 12, 31)],
    ["03", "Åse Øy", "NAV & OT", 402, False, None],
]:
    sheet.append(row)
for cell in sheet["D"][1:]:
    cell.number_format = "0000"
for cell in sheet["F"][1:]:
    cell.number_format = "dd.mm.yyyy"
sheet["F3"] = 1  # Excel's first day: 1 January 1900
answers = book.create_sheet("Svar 2024")
answers.append(["Fra", "Til", "Hyppighet", "Kvalitet", "Sendt"])
answers.append([1, 2, 3, 2.5, datetime.datetime(2024, 11, 20, 8, 1)])
answers.append([2, 1, 0.1 + 0.2, None, datetime.datetime(2024, 11, 20, 23, 59, 59)])
answers.append([1, "03", "4", 1, None])  # a number kept as text
answers["E2"].number_format = "dd/mm/yyyy hh:mm"
answers["E3"].number_format = "yyyy-mm-dd hh:mm:ss"
hidden = book.create_sheet("Lister", 0)
hidden.sheet_state = "hidden"
hidden.append(["ja", "nei"])
book.active = 1
save(book, "survey.xlsx")

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Tabell 1"
sheet["A1"] = "Tabell 1. Unge utenfor arbeid og utdanning, etter kommune"
sheet.merge_cells("A1:E1")
sheet["A2"] = "Alder 20-29 år"
rows = [
    ["Kommune", "År", "Folketall", "Antall", "Ledige"],
    ["Kongsvinger", 2020, 1392, 132, 0.183],
    [None, 2021, 1406, 120, 0.2],
    ["Grue", 2020, 410, 41, 0.093],
    [None, 2021, 402, "*", None],
]
for i, row in enumerate(rows):
    for k, value in enumerate(row):
        sheet.cell(4 + i, 1 + k, value)
sheet.merge_cells("A5:A6")
sheet.merge_cells("A7:A8")
for cell in sheet["C"][4:]:
    cell.number_format = "# ##0"
for cell in sheet["E"][4:]:
    cell.number_format = "0.0%"
sheet.row_dimensions[6].hidden = True
sheet["A10"] = "Kilde: NAV"
sheet["A11"] = "* Færre enn 4"
save(book, "outcomes.xlsx")

with open(f"{folder}/pair-actors.csv") as actors, open(
    f"{folder}/pair-ties.csv"
) as ties, open(f"{folder}/pair-outcomes.csv") as outcomes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("A", actors), ("T", ties), ("O", outcomes)):
        sheet = book.create_sheet(name)
        for row in csv.reader(rows):
            sheet.append([float(x) if x.replace(".", "").isdigit() else x or None
                          for x in row])
save(book, "pair.xlsx")

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Form1"
sheet.append(["ID", "Start time", "Navn\u00a0", "Hyppighet: [BUP]"])
sheet.append([1, datetime.datetime(2024, 11, 20, 8, 1), "Kari Moe", "Ukentlig"])
sheet["B2"].number_format = "m/d/yy h:mm:ss"
save(book, "forms.xlsx")
