"""A row finds its child by code, by number and name, by who it is; another's code is contested."""

from dataclasses import replace

from app.domain.child import Child
from app.domain.handoff.row_key import row_key
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.services.lists.import_report import MatchedBy
from app.services.lists.match_rows import match_rows
from app.workbook.cells import ReadRow

HOME = Household(id=HouseholdId("h"), head_name="Lê Tú")
OTHER = Household(id=HouseholdId("k"), head_name="Vi Quân")


def child(id_, name, born="2015-03-16", **fields):
    return Child(
        id=ChildId(id_),
        household_id=HOME.id,
        full_name=name,
        birth_date=BirthDate.from_iso(born) if born else None,
        **fields,
    )


def row(name="", born="2015-03-16", number=7, **fields):
    said = {"full_name": name, "birth_date": born, **fields}
    return ReadRow("DS", number, f"a.xlsx#DS!{number}", said, {"head_name": "Lê Tú"})


def matched(rows, *children, home=HOME):
    found = match_rows(dict(enumerate(rows)), [(c, home) for c in children])
    return {at: c.id for at, c in found.children.items()}, found.contested


def test_the_code_is_the_surest_sign():
    stored = child("1", "Lê An", external_code="TE1"), child("2", "Lê An", external_code="TE2")
    rows = [row("Lê An", external_code="te2"), row("Lê Văn An", "2015", external_code="TE1")]
    assert matched(rows, *stored) == ({0: "2", 1: "1"}, set())


def test_another_child_under_the_code_is_contested():
    stored = child("1", "Lê An", external_code="TE1", mother_name="Vi Na")
    assert matched([row("Vi Mai", "2020-01-02", external_code="TE1")], stored) == ({}, {0})
    stranger = [row("Vi Mai", "", external_code="TE1")]
    assert matched(stranger, stored, home=OTHER) == ({}, {0})
    assert matched([row("Lê Văn Anh", "", external_code="TE1", mother_name="Vi Na")], stored) == (
        {0: "1"},
        set(),
    )


def test_the_number_counts_with_the_name():
    stored = child("1", "Lê An", "2015", national_id="024215604933")
    assert matched([row("LE AN", "2015-03-16", national_id="024215604933")], stored)[0] == {0: "1"}
    assert matched([row("Vi Mai", national_id="024215604933")], stored) == ({}, set())


def test_who_it_is_counts_without_any_number():
    assert matched([row("LE AN")], child("1", "Lê Ân"))[0] == {0: "1"}
    assert matched([row("Lê An", "2015-03-17")], child("1", "Lê An"))[0] == {}


def test_two_codes_are_two_children():
    stored = child("1", "Lê An", external_code="TE1")
    assert matched([row("Lê An", external_code="TE9")], stored) == ({}, set())


def test_a_child_answers_for_one_row_and_the_best_one():
    stored = child("1", "Lê An", national_id="024215604933", external_code="TE1")
    rows = [
        row("Lê An", "", external_code="TE1"),
        row("Lê An", external_code="TE1", national_id="024215604933"),
        row("Vi Mai", "2020-01-02", external_code="TE1"),
    ]
    assert matched(rows, stored) == ({1: "1"}, {2})
    found = match_rows(dict(enumerate(rows)), [(stored, HOME)])
    assert (found.twins, found.by) == ({0: 1}, {1: MatchedBy.CODE})


def test_a_person_and_a_printed_key_come_before_every_sign():
    an, mai = child("1", "Lê An", external_code="TE1"), child("2", "Vi Mai")
    said = row("Lê An", external_code="TE1")
    keyed = replace(row(number=8), row_key=row_key(mai.id).lower())
    stored = [(an, HOME), (mai, HOME)]
    found = match_rows({0: said, 1: keyed}, stored)
    assert found.by == {0: MatchedBy.CODE, 1: MatchedBy.ROW_KEY}
    assert (found.children[0], found.children[1]) == (an, mai)
    found = match_rows({0: said, 1: keyed}, stored, {0: mai.id})
    assert (found.by, found.twins) == ({0: MatchedBy.PERSON}, {1: 0})
    assert found.children[0] == mai


def test_twins_without_names_keep_their_own_rows():
    stored = [child(str(n), "", "", source=f"a.xlsx#DS!{n}") for n in (7, 8)]
    rows = [row("", "", number=8), row("", "", number=7), row("", "", number=9)]
    assert matched(rows, *stored) == ({0: "8", 1: "7"}, set())


def test_the_twin_of_a_stored_child_is_no_other_name_of_it():
    an, ân = child("1", "Lê Văn An"), child("2", "Lê Văn Ân")
    found = match_rows({0: row("Lê Văn Ân")}, [(an, HOME)])
    assert (found.children, found.doubtful) == ({}, {0: (an.id,)})
    both = [row("Lê Văn Ân"), row("Lê Văn An")]
    assert matched(both, an, ân)[0] == {0: "2", 1: "1"}
    assert matched(both, an)[0] == {1: "1"}
    numbered = row("Lê Văn Ân", national_id="024215604933")
    assert matched([numbered], replace(an, national_id="024215604933"))[0] == {0: "1"}
