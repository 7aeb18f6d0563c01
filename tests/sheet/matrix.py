# SPDX-License-Identifier: GPL-3.0-or-later
"""matrix.py ROSTER.csv OUT.xlsx|OUT.csv [ID/DATE=SHIFT ...]: a roster as a person lays it out, people down
and days across, with changed cells. Written by openpyxl: shared strings and dates as serials."""
import csv
import datetime
import sys

import openpyxl

source, target, *changes = sys.argv[1:]
rows = list(csv.DictReader(open(source, encoding="utf-8-sig")))
days = sorted({row["date"] for row in rows})
people = list(dict.fromkeys(row["agent_id"] for row in rows))
shift = {(row["agent_id"], row["date"]): row["shift"] for row in rows}
for change in changes:
    place, new = change.split("=")
    shift[tuple(place.rsplit("/", 1))] = new
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "我改过的表"
sheet.append(["十一月排班"])
sheet.append(["序号", "工号", "姓名"] + [datetime.date.fromisoformat(day) for day in days])
sheet.append([None] * 3 + ["周" + "一二三四五六日"[datetime.date.fromisoformat(day).weekday()]
                           for day in days])
for i, person in enumerate(people):
    sheet.append([i + 1, person, None] + [shift.get((person, day)) or "休" for day in days])
for cell in sheet[2][3:]:
    cell.number_format = "m/d"
sheet.append([None, None, "在岗"] + [1] * len(days))
book.create_sheet("备注").append(["随便写的"])
if target.endswith(".csv"):  # as Excel saves it in China
    with open(target, "w", encoding="gbk", newline="") as out:
        for row in sheet.iter_rows(values_only=True):
            csv.writer(out).writerow([value.strftime("%m月%d日") if isinstance(value, datetime.date)
                                      else value for value in row])
else:
    book.save(target)
