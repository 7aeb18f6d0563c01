# SPDX-License-Identifier: GPL-3.0-or-later
"""hostile.py BOOK.xlsx [--bomb]: copies of a workbook that nobody should be able to open, beside it."""
import sys
import warnings
import zipfile

warnings.simplefilter("ignore")
SHEET = "xl/worksheets/sheet1.xml"
parts = {}
with zipfile.ZipFile(sys.argv[1]) as book:
    for name in book.namelist():
        parts[name] = book.read(name)


def write(name, changed, more=()):
    with zipfile.ZipFile(name + ".xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        for part, data in {**parts, **changed}.items():
            if data is not None:
                book.writestr(part, data)
        for part, data in more:
            book.writestr(part, data)


sheet = parts[SHEET]
lol = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
write("doctype", {SHEET: lol + sheet})
write("twice-named", {}, [(SHEET, sheet)])
write("deep", {SHEET: b"<a>" * 100000})
write("no-sheet", {SHEET: None})


def bomb():
    """520 MiB of blanks behind the rows: half a megabyte in the file."""
    blanks = b" " * (1 << 20)
    with zipfile.ZipFile("bomb.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for part, data in parts.items():
            if part != SHEET:
                book.writestr(part, data)
        with book.open(SHEET, "w", force_zip64=True) as out:
            out.write(sheet.replace(b"</worksheet>", b""))
            for _ in range(520):
                out.write(b"<x>" + blanks[:-7] + b"</x>")
            out.write(b"</worksheet>")


if "--bomb" in sys.argv:
    bomb()
# one byte of the compressed sheet is another one
data = bytearray(open(sys.argv[1], "rb").read())
with zipfile.ZipFile(sys.argv[1]) as book:
    # the checksum and not the content, which may stop being XML before its end
    info = book.getinfo(SHEET)
    data[info.header_offset + 14] ^= 0x55
    data[data.rfind(SHEET.encode()) - 46 + 16] ^= 0x55
open("flipped.xlsx", "wb").write(data)
