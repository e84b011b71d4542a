"""Records and the one-line texts are written, ended and undone together."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.circumstances.record_circumstance import (
    Ending,
    Recording,
    correct_circumstance,
    end_circumstance,
    record_circumstances,
    record_listed,
)
from app.services.outcome import Refused, Saved
from app.services.undo_group import undo_group

TODAY = date(2026, 6, 8)


@pytest.fixture
def child(app):
    home = Household(id=app.new_id())
    one = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Anh",
        birth_date=BirthDate(2016, 3, 12),
        special="Trẻ em khuyết tật; Mồ côi",
        at_risk="Trẻ em bị ảnh hưởng bởi HIV/AIDS",
        source="a.xlsx#S!3",
    )
    with app.write("import") as work:
        work.save_all([home, one])
    return one


def record(app, child, *codes, **said):
    recordings = [Recording(child_id=child.id, code=code, **said) for code in codes]
    return record_circumstances(app, recordings, on=TODAY)


def now(app, child):
    with app.store.read() as snapshot:
        return (
            snapshot.children.get(child.id),
            snapshot.circumstances.of_child(child.id),
            {problem.code for problem in snapshot.problems.of_child(child.id)},
        )


def test_records_and_texts_in_one_group_that_undo_takes_back(app, child):
    saved = record(app, child, "DB01.3", "NC01", "TG14", started_on=date(2026, 2, 1), paper="QĐ 12")
    after, records, _ = now(app, child)
    assert isinstance(saved, Saved)
    assert after.special == "Trẻ em khuyết tật; Mồ côi; Trẻ em mồ côi cả cha và mẹ"
    assert "hộ nghèo" in after.at_risk
    assert after.assisted
    assert [one.code for one in records] == ["DB01.3", "NC01", "TG14"]
    undo_group(app, saved.group_id, on=TODAY)
    back, records, problems = now(app, child)
    assert (back.special, back.at_risk, back.assisted) == (child.special, "x", False)
    assert records == []
    assert not {code for code in problems if code.startswith("circumstance")}


def test_what_ended_is_kept_and_leaves_the_text(app, child):
    record(app, child, "DB04", started_on=date(2025, 1, 1), paper="GXN 3")
    one = now(app, child)[1][0]
    ended = end_circumstance(app, Ending(id=one.id, ended_on=TODAY, cause="no_longer"), on=TODAY)
    after, records, _ = now(app, child)
    assert isinstance(ended, Saved)
    assert after.special == "Mồ côi"
    assert (records[0].ended_on, records[0].end_cause) == (TODAY, "no_longer")
    again = end_circumstance(app, Ending(id=one.id, ended_on=TODAY, cause="no_longer"), on=TODAY)
    assert again.problems[0].code == "no_longer_active"


@pytest.mark.parametrize(
    ("code", "said", "problem"),
    [
        ("DB99", {}, "unknown_group"),
        ("DB04", {"started_on": date(2026, 6, 9)}, "starts_later"),
        ("NC11", {"note": "nghi bị xâm hại"}, "words_are_secret"),
        ("DB13", {"valid_until": date(2027, 1, 1)}, "paper_beyond_poverty_year"),
        ("DB04", {"started_on": TODAY, "valid_until": date(2026, 6, 7)}, "paper_ends_before"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(app, child, code, said, problem):
    refused = record(app, child, code, **said)
    assert isinstance(refused, Refused)
    assert refused.problems[0].code == problem
    assert now(app, child)[1] == []


def test_a_group_is_recorded_once_and_help_as_often_as_it_came(app, child):
    record(app, child, "DB04", "TG14")
    assert record(app, child, "DB04").problems[0].code == "already_recorded"
    assert isinstance(record(app, child, "TG14"), Saved)


def test_the_end_is_refused_before_the_beginning(app, child):
    record(app, child, "DB04", started_on=date(2026, 6, 1))
    one = now(app, child)[1][0]
    early = Ending(id=one.id, ended_on=date(2026, 5, 1), cause="mistake")
    assert end_circumstance(app, early, on=TODAY).problems[0].code == "ends_before_start"


def test_what_runs_out_is_on_the_worklist_until_it_is_put_right(app, child):
    record(app, child, "NC01", started_on=date(2025, 2, 1), paper="GCN 1")
    assert "circumstance_to_review" in now(app, child)[2]
    one = now(app, child)[1][0]
    correct_circumstance(app, replace(one, valid_until=date(2026, 12, 31)), on=TODAY)
    assert "circumstance_to_review" not in now(app, child)[2]


def test_what_came_by_list_becomes_records_without_guessing(app, child):
    group, made = record_listed(app, [child.id], on=TODAY)
    after, records, problems = now(app, child)
    assert made == 1, "`Mồ côi` names no one group; what is confidential is not recorded openly"
    assert (records[0].code, records[0].started_on, records[0].source) == (
        *("DB04", None),
        child.source,
    )
    assert after.special == child.special
    assert "circumstance_without_paper" in problems
    undo_group(app, group, on=TODAY)
    assert now(app, child)[1] == []
