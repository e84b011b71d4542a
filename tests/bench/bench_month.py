"""All reports of a month of a commune of 60,000 children: counted, worded, written.

The commune is filled, then lives two months: each week a hundredth of the records is touched
(mended, moved house, left). Made are the reports of a month: four weekly ones, each issued before
the next as an office does, the monthly one, and every kind that stands for a day or a year. Goal:
10 s together, counted, worded and written as .docx. Beside them the kinds of longer periods. Floor
in the same run: the same village figures counted by one plain SQL statement a report, which knows
of no past day and of nobody behind a figure. Times are those of the processor. Run by hand:
`python tests/bench/bench_month.py [children] [folder to keep the store in]`.
"""

import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from filled_store import PASSPHRASE, print_table
from sqlalchemy import text

from app.bootstrap import create_app, open_app
from app.demo.commune import invent_commune
from app.domain.cleaning.worklists import LISTS, mask_of
from app.domain.movements.movement import Movement
from app.domain.places.units import find_commune
from app.domain.reports.period import Length, last_ended
from app.reports.issued.issue import issue
from app.reports.kinds.period_kinds import LENGTHS
from app.reports.letter.letter import letter_head
from app.reports.letter.letter_file import Letter, write_letter
from app.reports.report_kinds import KINDS
from app.services.cleaning.check_records import keep_problems
from app.services.fill_demo import fill_demo
from app.storage.engine import transaction

DAYS = 60
WEEKS = 4


class Clock:
    """The clock of the machine, some days ago."""

    def __init__(self):
        self.back = timedelta()

    def __call__(self):
        return datetime.now(UTC) - self.back


def main():
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else temporary) / f"store-{children}"
        if not folder.exists():
            live(folder, children)
        app = open_app(folder, passphrase=PASSPHRASE, author="bench")
        report(app, children, Path(temporary))
        app.close()


def live(folder, children):
    """Fill the commune and let it live."""
    clock, dice = Clock(), random.Random(7)
    clock.back = timedelta(days=DAYS)
    commune = find_commune("07603")
    invented = invent_commune(7, children, commune=commune, on=clock().date())
    app = create_app(folder, commune, passphrase=PASSPHRASE, author="bench", clock=clock)
    fill_demo(app, invented)
    for back in range(DAYS - 1, 0, -7):
        clock.back = timedelta(days=back)
        with app.store.read() as snapshot:
            listed = snapshot.children.all()
        week(app, dice, listed)
    app.close()


def week(app, dice, listed):
    """Mend, move and close records, as a week's work does."""
    some = dice.sample(listed, len(listed) // 100)
    third = len(some) // 3
    homes = [one.household_id for one in dice.sample(listed, third)]
    mended = [replace(one, mother_name="Lê Thị Bưởi") for one in some[:third]]
    moved = [
        replace(one, household_id=home)
        for one, home in zip(some[third : 2 * third], homes, strict=True)
    ]
    gone = some[2 * third :]
    with app.write("correct") as work:
        work.save_all([*mended, *moved])
        home_of = work.households.get_many({one.household_id for one in [*mended, *moved]})
        people = [(one, home_of[one.household_id]) for one in [*mended, *moved]]
        keep_problems(work, app.today(), people)
    with app.write("move") as work:
        work.save_all(
            Movement(id=app.new_id(), child_id=one.id, code="BD03", happened_on=app.today())
            for one in gone
        )
        work.save_all(replace(one, status="moved_out") for one in gone)
    with app.write("visit") as work:
        work.save_all(replace(one, id=app.new_id(), national_id="") for one in mended[: third // 2])


def report(app, children, folder):
    """Make every report and print what each took."""
    rows, whole, issuing, count = [], [0.0, 0.0, 0.0], [], 0
    for name, kind, period in month(app):
        *times, letter = made(app, kind, period, folder)
        rows.append([f"{name} until {period.until}", *times])
        whole = [sum(pair) for pair in zip(whole, times, strict=True)]
        count += 1
        if kind == "weekly":
            issuing.append(timed(partial(issue, app, letter.report, letter.text, letter.head))[0])
    rows.append(["THE MONTH", *whole])
    plain = floor(app, count)
    rows.append(["floor: plain SQL, a statement a report", plain, 0, 0])
    for name, kind, period in beside(app):
        rows.append([f"{name} until {period.until}", *made(app, kind, period, folder)[:3]])
    shown = [[name, *(f"{one:.2f}" for one in times)] for name, *times in rows]
    print_table([f"{children:,} children", "counted s", "worded s", ".docx s"], shown)
    print(f"the month: {sum(whole):.1f} s, goal 10 s; counted {whole[0] / plain:.0f} x the floor")
    print(f"a weekly report issued, its children packed: {max(issuing):.2f} s")


def made(app, kind, period, folder):
    """Count, word and write a report; give what each took, and the letter."""
    counting, counted = timed(lambda: KINDS[kind].make(app, period))

    def word():
        with app.store.read() as snapshot:
            worded = KINDS[kind].write(snapshot, app.commune, counted)
            return Letter(head=letter_head(snapshot, app.commune), text=worded, report=counted)

    wording, letter = timed(word)
    path, office = folder / f"{kind}.docx", app.commune.full_name
    writing, _ = timed(lambda: write_letter(letter, path, unit=office, created=app.clock()))
    return counting, wording, writing, letter


def timed(work):
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def month(app):
    """Name the reports of a month, in the order in which they are made."""
    today = app.today()
    for back in reversed(range(WEEKS)):
        week = last_ended(Length.WEEK, today - timedelta(weeks=back))
        yield "weekly" + ", nothing issued before" * (back == WEEKS - 1), "weekly", week
    with app.store.read() as snapshot:
        usual = {kind: told.usual(snapshot, today) for kind, told in KINDS.items()}
    for kind, period in usual.items():
        if kind == "monthly" or kind not in LENGTHS:
            yield kind, kind, period


def beside(app):
    """Name those of longer periods."""
    with app.store.read() as snapshot:
        for kind in LENGTHS:
            if kind not in ("weekly", "monthly"):
                yield kind, kind, KINDS[kind].usual(snapshot, app.today())


def floor(app, count):
    """Count the figures of a progress table in SQL, once a report."""
    bad = mask_of(LISTS["not_full"]) | mask_of(LISTS["not_clean"])
    statement = text(
        "SELECT l.village_id, count(*), sum(c.special <> ''), sum(l.bits & :bad = 0), "
        "sum(l.bits & :bad = 0 AND c.special <> ''), sum(l.bits & :bad = 0 AND c.at_risk <> ''), "
        "sum(l.bits & :bad = 0 AND c.special <> '' AND c.assisted <> '') "
        "FROM listing l JOIN child c ON c.id = l.child_id GROUP BY l.village_id"
    )

    def once():
        with transaction(app.store._engine, immediate=False) as connection:
            connection.execute(statement, {"bad": bad}).all()

    return sum(timed(once)[0] for _ in range(count))


if __name__ == "__main__":
    main()
