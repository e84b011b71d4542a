"""Reports of periods chain, lines add up, each figure opens its list; the past is as it was."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.reports.period import Length, Period, period_with
from app.reports.as_of import counted_as_of
from app.reports.figures import FIGURES, Tally
from app.reports.issued.issue import issue
from app.reports.kinds.period_kinds import LENGTHS, cut_off
from app.reports.kinds.period_report import period_report
from app.reports.letter.letter import letter_head
from app.reports.read_counted import read_counted
from app.reports.report import TOTAL
from app.reports.report_kinds import KINDS
from app.services.app import VIETNAM
from app.services.cleaning.check_records import keep_problems
from app.services.movements.count_movements import read_book
from app.storage.child_list import ChildFilter
from tests.app.services.look_alikes import add_home, an, edit, villages
from tests.app.services.movements.test_count_movements import ANYHOW, PROMPT, Years, years  # noqa: F401

DAY = timedelta(days=1)
_quick = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class CleaningYears(Years):
    """Years in which records are mended, too; each evening the figures are remembered."""

    def __init__(self, living):
        super().__init__(living.app, living.clock, living.dice)
        self.figures = {}

    def mend(self):
        child = self.anyone()
        if child is not None:
            texts = {
                "national_id": self.dice.choice(["", "024215604933", "024315604934"]),
                "mother_name": self.dice.choice(["", "Trần Thị Bưởi"]),
                "special": self.dice.choice(["", "DB04"]),
                "sex": self.dice.choice(["Nam", "Nữ"]),
                "ethnicity": "Kinh",
            }
            name = self.dice.choice(sorted(texts))
            edit(self.app, child, **{name: texts[name]})

    def sleep(self):
        self.remember()
        super().sleep()

    def remember(self):
        day = self.app.today()
        with self.app.write("check") as work:
            keep_problems(work, day, work.children.everyone())
        listed = set(self.read(lambda s: s.list.ids(ChildFilter())))
        seen = self.read(lambda s: read_counted(s, day))
        self.figures[day] = counts(one for one in seen if one.id in listed)


def counts(children):
    tally = Tally(children)
    return {
        (place, figure): count
        for place in tally.villages
        for figure in FIGURES
        if (count := tally.count(figure, place))
    }


@_quick
@given(st.integers(0, 2**32))
def test_what_was_on_each_evening_is_read_off_the_journal(years, seed):  # noqa: F811
    living = CleaningYears(years(seed))
    living.live([getattr(living, name) for name in (*PROMPT, "mend", "mend")], steps=20)
    living.remember()
    with living.app.store.read() as snapshot:
        book, rows = read_book(snapshot), snapshot.counted.active()
        for day, figures in living.figures.items():
            end = datetime.combine(day + DAY, datetime.min.time(), VIETNAM)
            there = counted_as_of(snapshot, book.there(day), day, end, rows)
            assert counts(there.children) == figures, day
            assert len(there.children) + there.over_age == book.sums(day, day).closing


@_quick
@given(st.integers(0, 2**32), st.sampled_from(sorted(LENGTHS)))
def test_periods_chain_and_lines_add_up(years, seed, kind):  # noqa: F811
    living = CleaningYears(years(seed))
    living.live([getattr(living, name) for name in (*ANYHOW, "mend")], steps=25)
    length = LENGTHS[kind] or Length.MONTH
    period = period_with(length, living.dice.choice(sorted(living.evenings)))
    closing = None
    for _ in range(3):
        report = KINDS[kind].make(living.app, period)
        movements = report.table("movements")
        opening = by_line(movements, "opening")
        assert closing in (None, opening)
        closing = by_line(movements, "closing")
        for line in (*movements.lines, movements.total):
            told = dict(zip((c.key for c in movements.columns), line.values, strict=True))
            assert told["opening"] + told["in"] - told["out"] == told["closing"]
        adds_up_and_opens(report)
        period = period_with(length, period.until + DAY)


@settings(_quick, max_examples=3)
@given(st.integers(0, 2**32))
def test_the_lines_of_every_kind_add_up_to_its_totals(years, seed):  # noqa: F811
    living = CleaningYears(years(seed))
    living.live([getattr(living, name) for name in (*ANYHOW, "mend")], steps=12)
    for kind in KINDS.values():
        with living.app.store.read() as snapshot:
            period = kind.usual(snapshot, living.app.today())
        adds_up(kind.make(living.app, period))


def by_line(table, column):
    """Give the figures of a column by village, without those where nobody is."""
    told = zip((line.key for line in table.lines), table.column(column), strict=True)
    return {key: value for key, value in told if value}


def adds_up(report):
    for table in report.tables:
        for at, column in enumerate(table.columns):
            values = [line.values[at] for line in table.lines]
            if table.total and values and all(isinstance(value, int) for value in values):
                assert table.total.values[at] == sum(values), (table.key, column.key)


def adds_up_and_opens(report):
    adds_up(report)
    for table in report.tables:
        for at, column in enumerate(table.columns):
            for line in (*table.lines, *((table.total,) if table.total else ())):
                value = line.values[at]
                if isinstance(value, int) and column.key.rpartition(".")[2] != "difference":
                    assert len(report.who(table.key, line.key, column.key)) == value


def test_the_period_before_is_that_of_its_issued_report(app, clock):
    there = list(villages(app).values())
    (first,) = add_home(app, an(full_name="Lê Văn Bưởi"), village_id=there[0])
    june = Period(date(2026, 6, 1), date(2026, 6, 30))
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    clock.pass_time(days=60)
    made = KINDS["monthly"].make(app, june)
    with app.store.read() as snapshot:
        text = KINDS["monthly"].write(snapshot, app.commune, made)
        head = letter_head(snapshot, app.commune)
    (line,) = [one for one in made.tables[0].lines if one.key == there[0]]
    false = replace(line, values=(7, *line.values[1:]))
    told = replace(made.tables[0], lines=(false,), total=replace(made.tables[0].total,
                                                                 values=false.values))  # fmt: skip
    issue(app, replace(made, tables=(told, *made.tables[1:])), text, head, number="3/BC-UBND")
    report = KINDS["monthly"].make(app, july)
    comparison = report.table("comparison")
    assert comparison.lines[0].values == (7, 1, -6)
    assert "3/BC-UBND" in comparison.notes[0]
    assert report.who("comparison", "children", "then") == [first.id]


def test_before_the_book_began_nothing_is_known(app):
    add_home(app, an(), village_id=next(iter(villages(app).values())))
    report = period_report("monthly")(app, Period(date(2026, 6, 1), date(2026, 6, 30)))
    assert {line.values[0] for line in report.table("comparison").lines} == {None}
    assert report.table("comparison-villages").total.values[0] is None
    assert "không biết được" in report.table("comparison").notes[0]
    assert "Vào sổ" in report.table("movements").notes[0]
    assert report.who("comparison", "children", "then") == ()
    with app.store.read() as snapshot:
        text = KINDS["monthly"].write(snapshot, app.commune, report)
    assert "tháng 6 năm 2026" in text.about
    assert text.after_table[1].startswith("Biến động trong kỳ: đầu kỳ 0 trẻ; tăng 1")


def test_who_goes_to_another_village_has_not_left_the_commune(app, clock):
    first, second, *_ = villages(app).values()
    (child,) = add_home(app, an(), village_id=first)
    clock.pass_time(days=30)
    with app.write("correct") as work:
        work.save(replace(work.households.get(child.household_id), village_id=second))
    report = KINDS["monthly"].make(app, Period(date(2026, 7, 1), date(2026, 7, 31)))
    movements = report.table("movements")
    assert by_line(movements, "from_village") == {second: 1}
    assert by_line(movements, "to_village") == {first: 1}
    with app.store.read() as snapshot:
        said = KINDS["monthly"].write(snapshot, app.commune, report).after_table[1]
    assert "đầu kỳ 1 trẻ; tăng 0" in said
    assert "giảm 0" in said


def test_the_friday_report_counts_records_until_ten(app, clock):
    week = Period(date(2026, 6, 5), date(2026, 6, 11))
    now = datetime(2026, 6, 12, 14, 0, tzinfo=VIETNAM)
    assert cut_off("weekly", week, now) == datetime(2026, 6, 12, 10, 0, tzinfo=VIETNAM)
    early = now.replace(hour=9, minute=30)
    assert cut_off("weekly", week, early) == early
    assert cut_off("monthly", week, now) == datetime(2026, 6, 11, 23, 59, tzinfo=VIETNAM)
    (child,) = add_home(app, an(special="DB04"), village_id=next(iter(villages(app).values())))
    clock.now = datetime(2026, 6, 12, 2, 30, tzinfo=VIETNAM)
    edit(app, child, special="")
    clock.now = datetime(2026, 6, 12, 4, 0, tzinfo=VIETNAM) + timedelta(hours=9)
    edit(app, child, special="DB05")
    report = KINDS["weekly"].make(app, week)
    assert report.taken_at == datetime(2026, 6, 12, 10, 0, tzinfo=VIETNAM)
    assert report.tables[0].in_total("special") == 0
    assert report.who("village-progress", TOTAL, "children") == [child.id]


def test_a_month_is_that_which_is_over_wherever_the_office_begins_it(app):
    june = date(2026, 6, 20)
    with app.write("set") as work:
        assert KINDS["monthly"].usual(work, june).until == date(2026, 5, 31)
        work.settings.put("report.month_begins_on", "15")
        assert KINDS["monthly"].usual(work, june) == Period(date(2026, 5, 15), date(2026, 6, 14))
        assert KINDS["campaign"].usual(work, june) == Period(date(2026, 6, 1), june)
        work.settings.put("campaign.since", "2026-04-25")
        work.settings.put("campaign.until", "2026-06-08")
        assert KINDS["campaign"].usual(work, june) == Period(date(2026, 4, 25), date(2026, 6, 8))
