"""The cleaning page and its questions to the encrypted store, with 60,000 children.

Then the page itself (`cleaning_page.py`), and bulk fixes of the whole commune.

Goals: opening (ids of a worklist in order, every count, the first 100 lines) under 200 ms, any
change of facet and any typed word under 100 ms, quality under 150 ms; bulk fixes of every kind
found in 4 s, as many as there are children made in 10 s. Peer in the same run: a bare
`select id` over as many rows, which every list must at least do. Run by hand:
`python tests/bench/bench_cleaning.py [children]`.
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median_high

from cleaning_page import page_rows
from filled_store import PASSPHRASE, fill, print_table
from sqlalchemy import text

from app.bootstrap import open_app
from app.domain.cleaning.fix import NAME_CASE
from app.services.cleaning.clean_records import apply_fixes
from app.services.cleaning.find_fixes import find_all_fixes
from app.services.cleaning.measure_quality import measure_quality
from app.services.doubles.scan_doubles import scan_doubles
from app.storage.child_list import ChildFilter
from app.storage.engine import transaction

ROUNDS = 9


def main():
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        fill(store, children)
        app = open_app(store, passphrase=PASSPHRASE, author="bench")
        first = timed(lambda: opening(app))
        app.close()
        app = open_app(store, passphrase=PASSPHRASE, author="bench")
        rows = [["opening, the first time since start", "200", "1", *first, first[0]]]
        rows += [row(name, goal, work) for name, goal, work in questions(app)]
        rows.append(row("a bare select of every id", "", lambda: bare(app)))
        pairs = []
        times = timed(lambda: pairs.append(scan_doubles(app)))
        rows.append([f"scan: {pairs[0]} pairs", "", "1", *times, times[0]])
        app.close()
        rows += page_rows(store)
        rows += bulk_rows(store)
    print_table(
        [f"{children:,} children", "goal ms", "times", "median ms", "of it CPU", "worst ms"], rows
    )


def questions(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0].id
    yield "opening again", "200", lambda: opening(app)
    for name, wanted in {
        "facet: everyone": ChildFilter(),
        "facet: no ID number": ChildFilter(worklist="no_id"),
        "facet: not verified (everyone)": ChildFilter(worklist="not_verified"),
        "facet: a village": ChildFilter(worklist="no_id", village_id=village),
        "facet: a problem": ChildFilter(worklist="birth_date", problem="incomplete_birth_date"),
        "facet: what waits (everyone)": ChildFilter(waiting=True),
        "typed: n": ChildFilter(words="n"),
        "typed: nguyen": ChildFilter(words="nguyen"),
        "typed: nguyen an": ChildFilter(words="nguyễn an", worklist="no_id"),
        "typed: nobody": ChildFilter(words="xyz"),
        "sorted by birth date: no ID number": ChildFilter(worklist="no_id", sort="birth_date"),
        "sorted by birth date: everyone": ChildFilter(sort="birth_date"),
    }.items():
        yield name, "100", lambda wanted=wanted: look(app, wanted)
    yield "quality", "150", lambda: measure_quality(app, app.today())


def opening(app):
    with app.store.read() as snapshot:
        found = snapshot.list.look(ChildFilter(worklist="no_id"))
        snapshot.list.rows(found.ids[:100])


def bulk_rows(folder):
    """Look for fixes where there are few, then write every name in capitals, and put them right."""
    app = open_app(folder, passphrase=PASSPHRASE, author="bench")
    yield row("bulk: every kind looked for", "4000", lambda: find_all_fixes(app, ChildFilter()))
    with app.store.read() as snapshot:
        people = [
            replace(c, full_name=c.full_name.upper()) for c, _ in snapshot.children.everyone()
        ]
    with app.write("import") as work:
        work.save_all(people)
    found = find_all_fixes(app, ChildFilter()).by_kind[NAME_CASE]
    times = timed(lambda: apply_fixes(app, NAME_CASE, found, on=app.today()))
    yield [f"bulk: {len(found):,} names put right", "10000", "1", *times, times[0]]
    app.close()


def look(app, wanted):
    with app.store.read() as snapshot:
        snapshot.list.look(wanted)


def bare(app):
    with transaction(app.store._engine, immediate=False) as connection:
        connection.execute(text("SELECT id FROM child")).all()


def row(name, goal, work):
    times = [timed(work) for _ in range(ROUNDS)]
    walls, works = zip(*times, strict=True)
    return [name, goal, ROUNDS, median_high(walls), median_high(works), max(walls)]


def timed(work):
    """Give the milliseconds by the clock, and those of them that this process worked."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    taken = time.perf_counter() - began, time.process_time() - busy
    return tuple(round(seconds * 1000) for seconds in taken)


if __name__ == "__main__":
    main()
