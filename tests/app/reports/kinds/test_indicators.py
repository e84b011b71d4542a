"""The indicators: sexes and ages add up, rates are rates, and what is sealed counts when opened."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.child import Child
from app.domain.circumstances.abuse_case import AbuseCase
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.movements.movement import Movement
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.reports.period import Period
from app.domain.status import Status
from app.reports.issued.issue import issue
from app.reports.kinds.indicators import indicators, text
from app.reports.letter.letter import letter_head
from app.services.circumstances.keep_confidential import keep_case
from app.services.circumstances.record_circumstance import Recording, record_circumstances
from app.services.circumstances.unlock import lock, set_passphrase
from app.services.cleaning.check_records import keep_problems

UNTIL = date(2026, 6, 8)
YEAR = Period(date(2026, 1, 1), UNTIL)
SEXES, AGES = (1, 4), (4, 9)
"""Columns of the sexes and of the age groups, the unknown among them."""


@pytest.fixture
def commune(app):
    """Some children at random; two of them are newborns that died, one came from elsewhere."""
    chance = random.Random(11)
    home = Household(id=app.new_id())
    children = [_child(app, home, chance) for _ in range(120)]
    early = replace(children[0], sex=Sex.MALE, birth_date=BirthDate(2026, 2, 1))
    late = replace(children[1], sex=Sex.FEMALE, birth_date=BirthDate(2026, 1, 2))
    came = replace(children[2], sex=Sex.MALE, birth_date=BirthDate(2026, 3, 2))
    gone = [replace(one, status=Status.DIED, special="") for one in (early, late)]
    children[:3] = [*gone, came]
    moves = [
        (early, "BD04", "2026-02-20"),
        (late, "BD04", "2026-03-20"),
        (came, "BD02", "2026-04-01"),
    ]
    with app.write("import") as work:
        work.save_all([home, *children])
        for child, code, day in moves:
            on = date.fromisoformat(day)
            work.save(Movement(id=app.new_id(), child_id=child.id, code=code, happened_on=on))
        keep_problems(work, UNTIL, [(child, home) for child in children])
    return app, children


def _child(app, home, chance):
    born = UNTIL - timedelta(days=chance.randrange(16 * 365))
    dates = [BirthDate(born.year, born.month, born.day), BirthDate(born.year), None]
    return Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Khuê",
        birth_date=chance.choices(dates, (8, 1, 1))[0],
        sex=chance.choice([Sex.MALE, Sex.FEMALE, None]),
        special=chance.choice(["", "", "Trẻ em khuyết tật", "khuyết tật; Trẻ em bị bỏ rơi"]),
        assisted=chance.random() < 0.3,
        national_id=chance.choice(["", "024216002208"]),
    )


def lines_of(report, key):
    return {line.key: line.values for line in report.table(key).lines}


def test_sexes_and_ages_add_up_rates_are_rates_and_every_count_opens_its_list(commune):
    app, children = commune
    report = indicators(app, YEAR)
    for key in ("I", "II", "III"):
        for line in report.table(key).lines:
            total, sexes, ages = (
                line.values[0],
                line.values[slice(*SEXES)],
                line.values[slice(*AGES)],
            )
            if isinstance(total, int):
                assert sum(sexes) == total
                assert None in ages or sum(ages) == total
                for column, value in zip(report.table(key).columns, line.values, strict=True):
                    found = report.who(key, line.key, column.key)
                    assert value is None or len(set(found)) == value
            elif "%" in line.name:
                assert all(one is None or 0 <= one <= 100 for one in line.values)
    special = lines_of(report, "III")
    active = [one for one in children if one.status is Status.ACTIVE]
    assert special["special"][0] == sum(one.special != "" for one in active)
    assert special["DB02"][0] == sum("bỏ rơi" in one.special for one in active)
    assert special["special_unnamed"][0] == 0
    assert special["special_assisted"][0] == sum(
        bool(one.special) and one.assisted for one in active
    )


def test_births_and_deaths_are_those_of_the_period_and_of_this_commune(commune):
    app, children = commune
    report = indicators(app, YEAR)
    first, last = BirthDate(2026, 1, 1), BirthDate(2026, 6, 8)
    born = [
        one
        for number, one in enumerate(children)
        if one.birth_date and one.birth_date.is_complete and number != 2
        and str(first) <= str(one.birth_date) <= str(last)
    ]  # fmt: skip
    boys, girls = (sum(one.sex is sex for one in born) for sex in (Sex.MALE, Sex.FEMALE))
    general, health = lines_of(report, "I"), lines_of(report, "II")
    assert general["born"][:3] == (len(born), boys, girls)
    assert float(general["sex_ratio"][0]) == pytest.approx(100 * boys / girls, abs=0.01)
    assert [health[f"died_{age}"][0] for age in ("newborn", "under_1", "under_5")] == [1, 2, 2]
    assert float(health["died_under_1_rate"][0]) == pytest.approx(2000 / len(born), abs=0.01)
    before = lines_of(indicators(app, Period(date(2026, 1, 1), date(2026, 2, 1))), "II")
    assert before["died_under_1"][0] == 0


def test_what_is_sealed_counts_only_where_it_was_opened(commune, clock):
    app, children = commune
    set_passphrase(app, "một mật khẩu riêng")
    victim = next(one for one in children[3:] if not one.special)
    record_circumstances(
        app, [Recording(child_id=victim.id, code="DB11", started_on=UNTIL)], on=UNTIL
    )
    listed = replace(children[4], special="Trẻ em bị mua bán")
    with app.write("correct") as work:
        work.save(listed)
    for number in range(2):
        case = AbuseCase(
            id=app.new_id(), child_id=victim.id, form="sexual", found_on=UNTIL,
            fined="QĐ 5" if number else "", result="open",
        )  # fmt: skip
        keep_case(app, case)
    opened = indicators(app, YEAR)
    assert opened.is_confidential
    abuse = lines_of(opened, "abuse")
    assert abuse["abused"] == ("", 1, 2)
    assert abuse["form:sexual"][1:] == (1, 2)
    assert abuse["sanctioned"][1:] == (1, 1)
    assert opened.who("abuse", "form:sexual", "children") == [victim.id]
    assert lines_of(opened, "III")["DB11"][0] == 1
    assert lines_of(opened, "III")["DB12"][0] == 1
    lock(app)
    closed = indicators(app, YEAR)
    assert not closed.is_confidential
    assert {"abused", "sanctioned"} <= lines_of(closed, "not-known").keys()
    assert "DB11" not in lines_of(closed, "III")
    counts = [lines_of(report, "III")["special"][0] for report in (opened, closed)]
    assert counts[0] - counts[1] == 1  # what a list named leaves a cross in the open
    assert any("mở phần mật" in note for note in closed.table("not-known").notes)
    with app.store.read() as snapshot:
        head, words = letter_head(snapshot, app.commune), text(snapshot, app.commune, opened)
    with pytest.raises(KnownError, match="report_confidential"):
        issue(app, opened, words, head)
