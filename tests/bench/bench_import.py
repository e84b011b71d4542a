"""Import of a whole list of 60,000 rows × 16 columns, against merely reading the same file.

The aim: within three times what python-calamine takes to read it, plus 20 s; under 600 MB; a word
to the progress bar every half second, but for the one call that reads the file and the one that
commits; cancelled at any moment, nothing is left in any table. Each way runs in a process of its
own, in turn; peak memory is that of the process. Run by hand:
`python tests/bench/bench_import.py [rounds] [rows]`.
"""

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from statistics import median

ON = date(2026, 6, 8)
COMMUNE = "07603"
VILLAGES = "villages.txt"
LIST = "list.xlsx"
WAYS = ("sotreem: import, checked and journaled", "python-calamine: read", "openpyxl: read")
ROUNDS, ROWS, CANCELS = 3, 60_000, 3
MOST_MEGABYTES = 600
MOST_SILENT = 0.5


def main():
    if len(sys.argv) > 3 and sys.argv[1] == "--way":
        print(*run(int(sys.argv[2]), Path(sys.argv[3])))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), rows)
        results = {way: [] for way in WAYS}
        for _ in range(rounds):
            for at, way in enumerate(WAYS):
                results[way].append(measured(at, Path(folder)))
        print_report(results, rows, rounds)
        print_cancels(Path(folder), median(seconds for seconds, *_ in results[WAYS[0]]))


def write_files(folder, rows):
    """Write invented people as a list of the central system, with its usual messes."""
    from app.demo.commune import invent_commune
    from app.demo.list_file import write_list
    from app.domain.places.units import find_commune

    invented = invent_commune(7, rows, commune=find_commune(COMMUNE), on=ON)
    homes = {home.id: home for home in invented.households}
    people = tuple((child, homes[child.household_id]) for child in invented.children)
    write_list(replace(invented, arriving=people), folder / LIST)
    names = "\n".join(f"{village.kind} {village.name}" for village in invented.villages)
    (folder / VILLAGES).write_text(names, encoding="utf-8")


def measured(at, folder):
    """One way in a process of its own: seconds, peak memory in MB, the longest silence."""
    command = [sys.executable, __file__, "--way", str(at), str(folder)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return tuple(float(text) for text in answer.stdout.split())


def run(at, folder):
    seconds, silent = (import_it, read_with_calamine, read_with_openpyxl)[at](folder)
    return f"{seconds:.4f}", f"{peak_megabytes():.0f}", f"{silent:.3f}"


class Watch:
    """A progress bar that notes how long it hears nothing, and can say stop after some seconds."""

    def __init__(self, stop_after=float("inf")):
        self.began = self._last = time.perf_counter()
        self.silent = 0.0
        self._stop_after = stop_after

    def progress(self, _done, _total):
        now = time.perf_counter()
        self.silent, self._last = max(self.silent, now - self._last), now

    def cancelled(self):
        return time.perf_counter() - self.began > self._stop_after


def commune(folder, scratch):
    from app.bootstrap import create_app
    from app.domain.places.units import find_commune

    villages = (folder / VILLAGES).read_text(encoding="utf-8").splitlines()
    return create_app(Path(scratch) / "s", find_commune(COMMUNE), villages, passphrase="bench")


def import_it(folder):
    from app.services.lists.import_workbook import import_workbook

    with tempfile.TemporaryDirectory() as scratch:
        app = commune(folder, scratch)
        watch = Watch()
        report = import_workbook(app, folder / LIST, on=ON, progress=watch.progress)
        seconds = time.perf_counter() - watch.began
        app.close()
    if report.added != report.rows:
        raise SystemExit(f"{report.rows - report.added} rows were not added")
    return seconds, watch.silent


def read_with_calamine(folder):
    from python_calamine import CalamineWorkbook

    began = time.perf_counter()
    with (folder / LIST).open("rb") as file:
        rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    return time.perf_counter() - began if rows else 0, 0


def read_with_openpyxl(folder):
    from openpyxl import load_workbook

    began = time.perf_counter()
    book = load_workbook(folder / LIST, read_only=True)
    rows = list(book.active.iter_rows(values_only=True))
    book.close()
    return time.perf_counter() - began if rows else 0, 0


def peak_megabytes():
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def print_report(results, rows, rounds):
    from filled_store import print_table

    ours = median(seconds for seconds, *_ in results[WAYS[0]])
    read = median(seconds for seconds, *_ in results[WAYS[1]])
    lines = []
    for way, figures in results.items():
        seconds = median(took for took, *_ in figures)
        memory = max(peak for _, peak, _ in figures)
        lines.append([way, f"{seconds:.2f}", f"{ours / seconds:.1f}", f"{memory:.0f}"])
    print_table(
        [f"{rows:,} rows, median of {rounds}", "s", "import takes × this", "peak MB"], lines
    )
    silent = max(longest for *_, longest in results[WAYS[0]])
    memory = max(peak for _, peak, _ in results[WAYS[0]])
    print(f"aim {3 * read + 20:.1f} s: {'kept' if ours <= 3 * read + 20 else 'MISSED'}")
    print(f"aim {MOST_MEGABYTES} MB: {'kept' if memory <= MOST_MEGABYTES else 'MISSED'}")
    word = "kept" if silent <= MOST_SILENT else "MISSED"
    print(f"longest silence {silent:.2f} s, aim {MOST_SILENT} s: {word}")


def print_cancels(folder, whole):
    """Stop imports at random moments of the `whole` seconds; say what was left in the tables."""
    from app.domain.errors import KnownError
    from app.services.lists.import_workbook import import_workbook

    chance = Random(11)
    for _ in range(CANCELS):
        with tempfile.TemporaryDirectory() as scratch:
            app = commune(folder, scratch)
            before = counts(app)
            watch = Watch(stop_after=chance.uniform(0, whole))
            try:
                import_workbook(app, folder / LIST, on=ON, cancelled=watch.cancelled)
                said = "was over before"
            except KnownError as error:
                said = error.code
            took = time.perf_counter() - watch.began
            left = {name: n - before[name] for name, n in counts(app).items() if n != before[name]}
            app.close()
        stopped = f"stopped after {watch._stop_after:.1f} s, ended after {took:.1f} s"
        print(f"{stopped}: {said}; left {left or 'nothing'}")


def counts(app):
    """Count the rows of every table of the store."""
    from sqlalchemy import func, select

    from app.storage.tables import metadata

    with app.store.read() as snapshot:
        connection = snapshot._connection
        return {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in metadata.sorted_tables
        }


if __name__ == "__main__":
    main()
