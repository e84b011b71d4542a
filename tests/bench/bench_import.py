"""Import of a commune's list, against python-calamine and openpyxl merely reading the same file.

Each is run several times in its own process, in turn; peak memory is that of the process.
Run by hand: `python tests/bench/bench_import.py [rounds]`.
"""

import csv
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

LISTS = Path(__file__).parents[1] / "data" / "nam-duong"
LIST = LISTS / "portal.xlsx"
WAYS = ("sotreem: import, checked and journaled", "python-calamine: read", "openpyxl: read")


def main():
    if len(sys.argv) > 2 and sys.argv[1] == "--way":
        print(*run(int(sys.argv[2])))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    results = {way: [] for way in WAYS}
    for _ in range(rounds):
        for at, way in enumerate(WAYS):
            results[way].append(measured(at))
    print_report(results, rounds)


def measured(at):
    """One way in a process of its own: seconds, and peak memory in MB."""
    command = [sys.executable, __file__, "--way", str(at)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = answer.stdout.split()
    return float(seconds), float(megabytes)


def run(at):
    seconds = (import_it, read_with_calamine, read_with_openpyxl)[at]()
    return f"{seconds:.4f}", f"{peak_megabytes():.0f}"


def import_it():
    from app.bootstrap import create_app
    from app.domain.units import find_commune
    from app.services.import_workbook import import_workbook

    with (LISTS / "portal.truth.csv").open(encoding="utf-8", newline="") as lines:
        villages = sorted({line["village"] for line in csv.DictReader(lines)} - {""})
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Path(folder) / "s", find_commune("07603"), villages, passphrase="bench")
        began = time.perf_counter()
        report = import_workbook(app, LIST, on=date(2026, 6, 8))
        seconds = time.perf_counter() - began
        app.close()
    if report.added != report.rows:
        raise SystemExit(f"{report.rows - report.added} rows were not added")
    return seconds


def read_with_calamine():
    from python_calamine import CalamineWorkbook

    began = time.perf_counter()
    with LIST.open("rb") as file:
        rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    return time.perf_counter() - began if rows else 0


def read_with_openpyxl():
    from openpyxl import load_workbook

    began = time.perf_counter()
    book = load_workbook(LIST, read_only=True)
    rows = list(book.active.iter_rows(values_only=True))
    book.close()
    return time.perf_counter() - began if rows else 0


def peak_megabytes():
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def print_report(results, rounds):
    from filled_store import print_table

    ours = median(seconds for seconds, _ in results[WAYS[0]])
    rows = []
    for way, figures in results.items():
        seconds = median(took for took, _ in figures)
        memory = max(peak for _, peak in figures)
        rows.append([way, f"{seconds:.2f}", f"{ours / seconds:.1f}", f"{memory:.0f}"])
    title = f"{LIST.name}, median of {rounds}"
    print_table([title, "s", "import takes × this", "peak MB"], rows)


if __name__ == "__main__":
    main()
