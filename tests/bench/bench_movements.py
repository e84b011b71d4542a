"""The month's movements of 60,000 children with ten years of journal.

Beside the children of today: those who turned 16 or left in ten years, a movement each, a tenth of
the children in another household once, and fifteen lines of history a child (the corrections of
later years are copied from those of the first). Goal: 1 s to read the book. Peer in the same run: a
plain SQL count of movements by kind and month, which says nothing of who was on the list. Run by
hand: `python tests/bench/bench_movements.py [children]`.
"""

import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from filled_store import PASSPHRASE, fill, print_table
from sqlalchemy import text

from app.bootstrap import open_app
from app.domain.movements.movement import Movement
from app.services.movements.count_movements import read_book
from app.storage.engine import transaction

ROUNDS = 5
YEARS = 10
CODES = (("BD05", "turned_16"), ("BD03", "moved_out"), ("BD04", "died"))


def main():
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        fill(store, children + children // 2)
        app = open_app(store, passphrase=PASSPHRASE, author="bench")
        live_ten_years(app, children // 2)
        month = date(2026, 6, 1), date(2026, 6, 30)
        with app.store.read() as snapshot:
            lines = snapshot.journal.last_seq()
            book = read_book(snapshot)
        rows = [
            ["the book of all steps, read", *timed(lambda: read(app))],
            ["a month of the commune and each village", *timed(lambda: all_sums(book, month))],
            ["who is behind a figure", *timed(lambda: book.who(*month, "BD03", -1))],
            ["peer: movements by kind and month, SQL", *timed(lambda: plain(app))],
        ]
        app.close()
    rows = [[name, f"{ms:.0f}", f"{ms / rows[-1][1]:.1f}"] for name, ms in rows]
    print_table([f"{children:,} children, {lines:,} lines", "median ms", "x the peer"], rows)


def live_ten_years(app, gone):
    """Let children leave over ten years, others move house, and each be corrected again."""
    dice = random.Random(7)
    with app.store.read() as snapshot:
        listed = snapshot.children.all()
        homes = [child.household_id for child in listed]
    with app.write("move") as work:
        for child in dice.sample(listed, gone):
            code, status = dice.choice(CODES)
            day = date(2016, 7, 1) + timedelta(days=dice.randrange(3650))
            work.save(Movement(id=app.new_id(), child_id=child.id, code=code, happened_on=day))
            work.save(replace(child, status=status))
    with app.store.read() as snapshot:
        listed = snapshot.children.all()
    with app.write("correct") as work:
        work.save_all(replace(one, father_name="Lê Văn Tú") for one in listed)
    for year in range(YEARS):
        with app.write("move") as work:
            moving = dice.sample(listed, len(listed) // 100)
            work.save_all(replace(one, household_id=dice.choice(homes)) for one in moving)
        correct_again(app, year)


def correct_again(app, year):
    """Copy the corrections of the first year into the journal: saved one by one they take hours."""
    columns = "entity, entity_id, base_revision, fields, action, group_id, author, at, reason"
    with transaction(app.store._engine, immediate=True) as connection:
        copied = text(
            f"INSERT INTO journal (id, {columns}, origin, state, batch_id, central_code, "
            f"central_field, lead) SELECT id || :year, {columns}, origin, 'done', batch_id, "
            "central_code, central_field, lead FROM journal "
            "WHERE action = 'correct' AND length(id) = 36"
        )
        connection.execute(copied, {"year": f"-{year}"})


def read(app):
    with app.store.read() as snapshot:
        read_book(snapshot)


def all_sums(book, month):
    for village in (None, *book.villages()):
        book.sums(*month, village)


def plain(app):
    statement = (
        "SELECT code, substr(happened_on, 1, 7), count(*) FROM movement "
        "WHERE status = 'active' GROUP BY 1, 2"
    )
    with transaction(app.store._engine, immediate=False) as connection:
        connection.execute(text(statement)).all()


def timed(work):
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return (median(times),)


if __name__ == "__main__":
    main()
