"""Rolling up a small .xlsx file of every commune: read, checked, put together, made a report.

The files are progress tables as this program writes them, of invented figures drawn by seed, a
tenth of them with a wrong total. The floor is python-calamine reading the same files and doing
nothing with them.

    .venv/bin/python tests/bench/bench_roll_up.py [--files 3321] [--seed 1]
"""

import argparse
import random
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import python_calamine
import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.domain.places.gazetteer import shipped_gazetteer
from app.reports.kinds.roll_up import roll_up_report
from app.services.rollup.roll_up import roll_up_files

HEAD = ["STT", "Thôn/TDP", "Số dân dưới 16 tuổi", "Số trẻ em trên hệ thống"]
HEAD += ["Trẻ em có HCĐB", "Trẻ em có nguy cơ", "Trẻ em được trợ giúp", "Tỷ lệ (%)"]


def write(path, unit, chance):
    """Write a commune's file; give whether its total is wrong."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Bieu")
        sheet.write_row(0, 0, [unit.full_name])
        sheet.write_row(1, 0, ["Số liệu chốt đến 10 giờ, ngày 08/6/2026"])
        sheet.write_row(3, 0, HEAD)
        sums = [0] * 5
        villages = chance.randint(6, 17)
        for at in range(villages):
            whole = chance.randint(80, 500)
            row = [
                whole,
                chance.randint(whole // 2, whole),
                *(chance.randint(0, 40) for _ in "123"),
            ]
            sums = [a + b for a, b in zip(sums, row, strict=True)]
            line = [at + 1, f"Thôn {at + 1}", *row, round(100 * row[1] / whole + 1e-9, 2)]
            sheet.write_row(4 + at, 0, line)
        is_wrong = chance.random() < 0.1
        share = round(100 * sums[1] / sums[0] + 1e-9, 2)
        total = ["", "Tổng cộng", sums[0], sums[1], sums[2] + is_wrong, *sums[3:], share]
        sheet.write_row(4 + villages, 0, total)
    return is_wrong


def timed(work):
    """Run something; give its answer, the seconds on the clock and those of the processor."""
    began, used = time.perf_counter(), time.process_time()
    answer = work()
    return answer, time.perf_counter() - began, time.process_time() - used


def read_only(paths):
    """Read all files and do nothing with them."""
    return [python_calamine.load_workbook(one).get_sheet_by_index(0).to_python() for one in paths]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=3321)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance, gazetteer = random.Random(wanted.seed), shipped_gazetteer()
    units = gazetteer.units.communes[: wanted.files]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{one.code}.xlsx" for one in units]
        wrong = sum(write(path, one, chance) for path, one in zip(paths, units, strict=True))
        _, *floor = timed(lambda: read_only(paths))
        today = date(2026, 6, 20)
        rolled, *ours = timed(lambda: roll_up_files(paths, gazetteer, today=today))
        now = datetime(2026, 6, 20, tzinfo=UTC)
        _, *made = timed(lambda: roll_up_report(rolled, gazetteer, now))
    named = sum(one.code == "total_wrong" for one in rolled.findings)
    print(
        f"{len(units)} files, {len(rolled.communes)} communes, {wrong} wrong totals, {named} named"
    )
    print(f"{'':28}{'s':>8}{'processor':>11}")
    for name, (clock, used) in (
        ("calamine reading alone", floor), ("rolled up", ours), ("the report", made),
    ):  # fmt: skip
        print(f"{name:28}{clock:8.2f}{used:11.2f}")
    print(f"{'ratio (processor)':28}{ours[1] / floor[1]:8.1f}")


if __name__ == "__main__":
    main()
