from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.doubles.calibrate import START, Thresholds, reset_thresholds, use_thresholds
from app.services.doubles.decide_duplicate import keep_apart
from app.services.doubles.find_likely import LikelyChildren, build_matcher
from app.services.doubles.scan_doubles import SCANNED_BY, DoublesScan, scan_doubles
from app.services.undo_group import undo_group
from app.storage.child_list import ChildFilter


@pytest.fixture
def doubled(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    home = Household(id=app.new_id(), village_id=village.id, head_name="Giáp Văn Lâm")
    child = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Khuê",
        birth_date=BirthDate(2016, 3, 12),
        sex=Sex.FEMALE,
        mother_name="Nguyễn Thị Hoa",
    )
    twin = replace(child, id=app.new_id(), full_name="Giáp Minh Khue")
    other = replace(child, id=app.new_id(), full_name="Vi Bảo", birth_date=BirthDate(2019, 1, 1))
    with app.write("import") as work:
        work.save_all([home, child, twin, other])
    return child, twin


def test_a_scan_keeps_what_the_matcher_finds(app, doubled):
    assert scan_doubles(app) == 1
    with app.store.read() as snapshot:
        (pair,) = snapshot.likenesses.all()
        (found,) = build_matcher(snapshot).pairs()
        counts = snapshot.list.counts(ChildFilter())
    assert {pair.first_id, pair.second_id} == {child.id for child in doubled}
    assert pair.probability == found.probability
    assert pair.reasons == tuple((r.field, r.verdict) for r in found.reasons)
    assert counts.worklists["double"] == 2


def test_what_was_decided_is_not_asked_again(app, doubled):
    keep_apart(app, doubled[0].id, doubled[1].id)
    assert scan_doubles(app) == 0


def test_a_scan_that_is_stopped_leaves_the_last_one(app, doubled):
    with app.write("import") as work:
        for number in range(300):
            work.save(replace(doubled[0], id=app.new_id(), full_name=f"Trẻ {number}"))
    with pytest.raises(KnownError, match="cancelled"):
        scan_doubles(app, cancelled=lambda: True)
    with app.store.read() as snapshot:
        assert snapshot.likenesses.count() == 0


def test_progress_ends_at_the_end(app, doubled):
    seen = []
    scan_doubles(app, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)


def scan(app, likely):
    made = DoublesScan(app, likely)
    steps = 1
    while not made.step(1):
        steps += 1
    return made, steps


def pairs_of(app):
    with app.store.read() as snapshot:
        return {frozenset((p.first_id, p.second_id)) for p in snapshot.likenesses.all()}


def test_the_first_scan_looks_at_everyone_and_the_next_at_what_changed(app, doubled):
    child, twin = doubled
    likely = LikelyChildren(app)
    first, steps = scan(app, likely)
    assert (first.done, first.total, steps) == (3, 3, 3)
    assert first.has_news
    assert pairs_of(app) == {frozenset((child.id, twin.id))}
    again, _ = scan(app, likely)
    assert (again.total, again.has_news) == (0, False)
    with app.write("correct") as work:
        third = replace(child, id=app.new_id(), full_name="Giáp Minh Khuê")
        work.save(third)
    later, _ = scan(app, likely)
    assert (later.total, later.has_news) == (1, True)
    assert pairs_of(app) == {
        frozenset(pair) for pair in ((child.id, twin.id), (child.id, third.id), (twin.id, third.id))
    }


def test_a_scan_of_what_changed_ends_where_a_scan_of_everyone_would(app, doubled):
    child, twin = doubled
    likely = LikelyChildren(app)
    scan(app, likely)
    with app.write("correct") as work:
        stored = work.children.get(twin.id)
        work.save(replace(stored, full_name="Vi Văn Tám", birth_date=BirthDate(2012, 5, 5)))
        home = work.households.get(child.household_id)
        work.save(replace(home, head_name="Giáp Văn Lam"))
    scan(app, likely)
    bit_by_bit = pairs_of(app)
    scan_doubles(app)
    assert pairs_of(app) == bit_by_bit == set()


def test_a_decision_that_is_taken_back_is_asked_about_again(app, doubled):
    likely = LikelyChildren(app)
    scan(app, likely)
    saved = keep_apart(app, doubled[0].id, doubled[1].id)
    assert pairs_of(app) == set()
    scan(app, likely)
    assert pairs_of(app) == set()
    undo_group(app, saved.group_id, on=app.today())
    scan(app, likely)
    assert len(pairs_of(app)) == 1


def test_who_is_changed_meanwhile_is_left_to_the_next_scan(app, doubled):
    child, twin = doubled
    likely = LikelyChildren(app)
    running = DoublesScan(app, likely)
    assert not running.step(1)
    with app.write("correct") as work:
        stored = work.children.get(twin.id)
        work.save(replace(stored, full_name="Vi Văn Tám", birth_date=BirthDate(2012, 5, 5)))
    while not running.step(1):
        pass
    assert pairs_of(app) == set()
    with app.write("correct") as work:
        work.save(replace(work.children.get(twin.id), full_name="Giáp Minh Khue"))
        work.save(replace(work.children.get(twin.id), birth_date=child.birth_date))
    scan(app, likely)
    assert len(pairs_of(app)) == 1


def strengths(app):
    with app.store.read() as snapshot:
        return [(pair.probability, pair.certain) for pair in snapshot.likenesses.all()]


@pytest.fixture
def certain(app, doubled):
    """Let the two be written alike, in two households: certain, but not as sure as can be."""
    child, twin = doubled
    with app.write("correct") as work:
        home = work.households.get(child.household_id)
        other = replace(home, id=app.new_id(), revision=0)
        stored = work.children.get(twin.id)
        moved = replace(stored, household_id=other.id, full_name=child.full_name)
        work.save_all([other, moved])


def test_other_thresholds_look_at_everyone_anew_and_are_taken_back(app, certain):
    likely = LikelyChildren(app)
    scan(app, likely)
    ((probability, is_certain),) = before = strengths(app)
    assert is_certain
    strict = Thresholds(0.5, 0.999)
    assert probability < strict.certain
    use_thresholds(app, strict)
    stricter, _ = scan(app, likely)
    assert (stricter.total, stricter.has_news) == (3, True)
    assert strengths(app) == [(probability, False)]
    again, _ = scan(app, likely)
    assert (again.total, again.has_news) == (0, False)
    reset_thresholds(app)
    back, _ = scan(app, likely)
    assert (back.total, strengths(app)) == (3, before)


def test_a_pair_that_is_less_likely_than_is_asked_from_is_not_asked_about(app, doubled):
    child, twin = doubled
    with app.write("correct") as work:
        stored = work.children.get(twin.id)
        doubtful = {"sex": Sex.MALE, "birth_date": BirthDate(2016, 3, 15)}
        work.save(replace(stored, full_name=child.full_name, **doubtful))
    likely = LikelyChildren(app)
    use_thresholds(app, Thresholds(possible=0.3))
    scan(app, likely)
    ((probability, _),) = strengths(app)
    assert 0.3 <= probability < 0.8
    use_thresholds(app, Thresholds(possible=0.8))
    scan(app, likely)
    assert strengths(app) == []


def test_thresholds_that_change_while_it_runs_begin_it_anew(app, certain):
    likely = LikelyChildren(app)
    running = DoublesScan(app, likely)
    assert not running.step(1)
    assert not running.step(1)
    use_thresholds(app, Thresholds(0.5, 0.999))
    assert not running.step(1)
    assert running.done == 1
    while not running.step(1):
        pass
    assert [is_certain for _, is_certain in strengths(app)] == [False]


def test_another_engine_looks_at_everyone(app, doubled):
    likely = LikelyChildren(app)
    scan(app, likely)
    with app.write("setting") as work:
        work.settings.put(SCANNED_BY, f"another {START.possible} {START.certain}")
    anew, _ = scan(app, likely)
    assert (anew.total, anew.has_news) == (3, False)
    assert scan(app, likely)[0].total == 0
