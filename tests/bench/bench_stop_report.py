"""How long a report being counted goes on after *Dừng*: the longest time between two looks at it.

A commune of 20,000 children that has lived two months (see `bench_month`). Of each kind: the time
of the whole, and the longest stretch in which nobody could stop it, with nothing kept in memory
and with what an earlier report has read. Goal: 0.5 s. Floor in the same run: the whole, which is
what a stop took before. Run by hand: `python tests/bench/bench_stop_report.py [children]`.
"""

import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from bench_month import live
from filled_store import PASSPHRASE, print_table

from app.bootstrap import open_app
from app.reports.report_kinds import KINDS


def main():
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "store"
        live(folder, children)
        for kind in KINDS:
            app = open_app(folder, passphrase=PASSPHRASE, author="bench")
            rows.append([kind, *measured(app, kind), *measured(app, kind)])
            app.close()
    print_table(["seconds", "whole", "longest", "whole again", "longest again"], rows)
    longest = max(float(row[at]) for row in rows for at in (2, 4))
    print(f"\n{children} children: at most {longest:.2f} s after the stop (goal 0.5)")


def measured(app, kind):
    with app.store.read() as snapshot:
        period = KINDS[kind].usual(snapshot, app.today())
    looks = [time.perf_counter()]
    KINDS[kind].make(app, period, lambda: looks.append(time.perf_counter()))
    looks.append(time.perf_counter())
    gaps = [after - before for before, after in pairwise(looks)]
    return f"{looks[-1] - looks[0]:.2f}", f"{max(gaps):.2f}"


if __name__ == "__main__":
    main()
