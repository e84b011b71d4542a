from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.child import Child
from app.domain.cleaning.quality import FIGURES, Figures
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.cleaning.check_records import keep_problems
from app.services.cleaning.measure_quality import (
    complement_of,
    keep_quality_day,
    measure_quality,
    quality_over_time,
)
from app.storage.child_list import NO_VILLAGE

TODAY = date(2026, 6, 8)
LATER = TODAY + timedelta(days=8)


@pytest.fixture
def village(app):
    with app.store.read() as snapshot:
        return snapshot.villages.all()[0].id


@pytest.fixture
def people(app, village):
    home = Household(id=app.new_id(), village_id=village)
    nowhere = Household(id=app.new_id())
    good = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Khuê",
        birth_date=BirthDate(2016, 3, 12),
        sex=Sex.FEMALE,
        ethnicity="Kinh",
        national_id="024316002208",
        mother_name="Nguyễn Thị Hoa",
        verification=Verification.MATCHED,
    )
    others = [
        replace(good, id=app.new_id(), national_id="", verification=Verification.DIFFERS),
        replace(good, id=app.new_id(), national_id="024316002209", mother_name="", verification=""),
        replace(good, id=app.new_id(), national_id="024316002210", sex=Sex.MALE, verification=""),
        replace(good, id=app.new_id(), national_id="", birth_date=BirthDate(2009, 1, 2)),
        replace(good, id=app.new_id(), household_id=nowhere.id, national_id="024316002211"),
    ]
    people = [good, *others]
    homes = {home.id: home, nowhere.id: nowhere}
    with app.write("import") as work:
        work.save_all([home, nowhere, *people])
        keep_problems(work, TODAY, [(c, homes[c.household_id]) for c in people])
    return people


def test_each_figure_counts_what_it_says(app, people, village):
    quality = measure_quality(app, TODAY)
    assert quality.villages[NO_VILLAGE] == Figures(
        children=1, with_id=1, complete=0, full=0, checked=1, matched=1, clean=1, alive=1
    )
    assert quality.villages[village] == Figures(
        children=5, with_id=3, complete=4, full=2, checked=3, matched=2, clean=4, alive=4
    )
    assert quality.overall.children == 6


def test_nobody_was_looked_at_by_the_police_yet(app):
    assert measure_quality(app, TODAY).overall == Figures()


@pytest.mark.parametrize("on", [TODAY, LATER])
@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_opens_the_list_of_those_it_leaves_out(app, people, village, figure, on):
    quality = measure_quality(app, on)
    for place, figures in [(None, quality.overall), *quality.villages.items()]:
        with app.store.read() as snapshot:
            look = snapshot.list.look(complement_of(figure, on, place))
        assert len(look.ids) == look.counts.total
        assert len(look.ids) == figures.children - figures.as_dict()[figure]


def test_a_change_that_waits_too_long_is_not_alive(app, people):
    assert measure_quality(app, TODAY + timedelta(days=7)).overall.alive == 5
    assert measure_quality(app, LATER).overall.alive == 0


def test_days_are_kept_and_read_by_week(app, people, clock, village):
    keep_quality_day(app)
    keep_quality_day(app)
    clock.pass_time(days=1)
    with app.write("correct") as work:
        work.save(replace(people[1], verification=Verification.MATCHED))
    keep_quality_day(app)
    assert [day for day, _ in quality_over_time(app)] == [date(2026, 6, 9)]
    clock.pass_time(days=7)
    keep_quality_day(app)
    weeks = quality_over_time(app, village_id=village)
    assert [(day, f.matched) for day, f in weeks] == [
        (date(2026, 6, 9), 3),
        (date(2026, 6, 16), 3),
    ]
    overall = quality_over_time(app)[-1][1]
    assert overall == measure_quality(app, app.today()).overall
