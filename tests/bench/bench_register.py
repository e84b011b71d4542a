"""A register of births of 5,000 rows against 60,000 children: matched, placed, compared, checked.

The aim: 5 s. Of ten rows seven are of children we have, one of a baby without a name in our book,
two of new children whose parents we know. Beside it, in the same run: reading all records out of
the store alone, which a list was matched against before everybody was read by columns; and
rapidfuzz, which looks for each row's name among the children born on its day.

Run by hand: `python tests/bench/bench_register.py [children] [rows]`.
"""

import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter
from filled_store import PASSPHRASE, print_table
from rapidfuzz import fuzz, process

from app.bootstrap import create_app
from app.demo.commune import invent_commune
from app.domain.handoff.registration import Span
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.places.units import find_commune
from app.domain.text.text import fold
from app.services.doubles.find_likely import LikelyChildren
from app.services.fill_demo import fill_demo
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import RowOutcome
from app.services.lists.preview_list import preview_list
from app.services.lists.read_list import read_list

CHILDREN, ROWS = 60_000, 5_000
ON = date(2026, 6, 8)
HEADER = [
    *("STT", "Số giấy khai sinh", "Ngày đăng ký khai sinh", "Họ, chữ đệm, tên"),
    *("Ngày, tháng, năm sinh", "Giới tính", "Họ tên mẹ", "Họ tên cha", "Nơi cư trú của mẹ"),
]
KNOWN, UNNAMED, SIBLING = "known", "unnamed", "sibling"


def main():
    children = int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    chance = Random(5)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        commune = find_commune("07603")
        invented = invent_commune(7, children, commune=commune, on=ON)
        kinds, invented = with_unnamed(invented, rows, chance)
        truth = write_register(invented, kinds, place / "ks.xlsx", chance)
        app = create_app(place / "kho", commune, passphrase=PASSPHRASE, author="bench")
        fill_demo(app, replace(invented, arriving=()))
        remember(app)
        try:
            compare(app, place / "ks.xlsx", truth, len(invented.children))
        finally:
            app.close()


def remember(app):
    """Keep who is like whom, as the desktop does after each search for doubles."""
    likely = LikelyChildren(app)
    with app.store.read() as snapshot:
        likely.level_with(snapshot)
    likely.keep()


def with_unnamed(invented, rows, chance):
    """Choose whom the register names, and take the names of some out of our book."""
    whole = [c for c in invented.children if c.birth_date and c.birth_date.is_complete]
    whole = [c for c in whole if c.full_name and c.sex and c.mother_name]
    chosen = chance.sample(whole, min(rows, len(whole)))
    kinds = {c.id: (c, chance.choices((KNOWN, UNNAMED, SIBLING), (7, 1, 2))[0]) for c in chosen}
    unnamed = {Sex.MALE: "Bé trai", Sex.FEMALE: "Bé gái"}
    children = [
        replace(c, full_name=unnamed[c.sex]) if kinds.get(c.id, ("", ""))[1] == UNNAMED else c
        for c in invented.children
    ]
    return kinds, replace(invented, children=tuple(children))


def write_register(invented, kinds, path, chance):
    """Write the register; gives the row of each child, and the kind of each."""
    homes = {home.id: home for home in invented.households}
    villages = {village.id: village.name for village in invented.villages}
    truth = {}
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("KS")
        sheet.write_row(0, 0, HEADER)
        for at, (child, kind) in enumerate(kinds.values(), start=1):
            born, name = child.birth_date, child.full_name
            if kind == SIBLING:
                day = date(born.year, born.month, born.day) + timedelta(
                    days=chance.choice((400, 700))
                )
                day = min(day, ON)
                born, name = BirthDate(day.year, day.month, day.day), f"{name} Mới"
            home = homes[child.household_id]
            lives = villages.get(home.village_id, "")
            cells = [at, f"{at}/2026", "20/05/2026", name.upper()]
            cells += [f"{born.day:02}/{born.month:02}/{born.year}", str(child.sex)]
            cells += [child.mother_name.upper(), child.father_name.upper()]
            sheet.write_row(at, 0, [*cells, f"Thôn {lives}, xã Nam Dương" if lives else ""])
            truth[at + 1] = (child.id, kind, home.id)
    return truth


def compare(app, path, truth, children):
    found = read_list(app, path, on=ON)
    span = Span(date(2025, 6, 1), date(2026, 5, 31), ON)
    ours = measured(lambda: preview_list(app, found, on=ON, decisions=Decisions(span=span)))
    read = measured(lambda: stored(app))
    peer = measured(lambda: by_rapidfuzz(read[0], ours[0].rows))
    print(f"{len(truth):,} rows against {children:,} children\n")
    lines = [
        ("sotreem: matched, placed, compared, checked", ours, score(ours[0], truth)),
        ("all records read from the encrypted store", read, "–"),
        ("rapidfuzz: names of the same day", peer, peer_score(peer[0], truth)),
    ]
    print_table(
        ["", "seconds", "of the processor", "right of known and unnamed", "at home", "doubled"],
        [
            (name, f"{wall:.2f}", f"{cpu:.2f}", *(right if right != "–" else ("–",) * 3))
            for name, (_, wall, cpu), right in lines
        ],
    )


def measured(work):
    began, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - began, time.process_time() - cpu


def stored(app):
    with app.store.read() as snapshot:
        homes = {home.id: home for home in snapshot.households.all_ever()}
        return [(child, homes[child.household_id]) for child in snapshot.children.all_ever()]


def score(preview, truth):
    """Count rows that found their child, new ones in their parents' home, and doubled children."""
    lines = {line.row: line for line in preview.report.lines}
    right = known = home = siblings = doubled = 0
    for row, (child_id, kind, home_id) in truth.items():
        line = lines[row]
        if kind == SIBLING:
            siblings += 1
            home += line.child_id in preview.plan.living and (
                preview.plan.living[line.child_id][1].id == home_id
            )
        else:
            known += 1
            right += line.child_id == child_id
            doubled += line.outcome is RowOutcome.ADDED
    return f"{right} of {known}", f"{home} of {siblings}", doubled


def by_rapidfuzz(people, rows):
    """Take of the children born on the day of a row the one whose name is most like it."""
    days = {}
    for child, _ in people:
        days.setdefault(str(child.birth_date or ""), {})[child.id] = fold(child.full_name)
    return {
        row.number: process.extractOne(
            fold(row.child.get("full_name", "")),
            days.get(row.child.get("birth_date", ""), {}),
            scorer=fuzz.WRatio,
            score_cutoff=86,
        )
        for row in rows
    }


def peer_score(found, truth):
    known = [(row, one) for row, one in truth.items() if one[1] != SIBLING]
    right = sum(bool(found[row]) and found[row][2] == one[0] for row, one in known)
    return f"{right} of {len(known)}", "–", sum(not found[row] for row, _ in known)


if __name__ == "__main__":
    main()
