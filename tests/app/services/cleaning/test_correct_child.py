from dataclasses import replace
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.household import Household
from app.domain.ids import GroupId
from app.domain.person.birth_date import BirthDate
from app.services.circumstances.keep_confidential import read_confidential
from app.services.circumstances.prepare_circumstances import NOTHING, prepare
from app.services.circumstances.record_circumstance import Recording
from app.services.cleaning.check_records import keep_problems
from app.services.cleaning.correct_child import Correction, correct_child
from app.services.outcome import Conflict, NeedsDecision, Refused, Saved
from app.services.undo_group import undo_group
from tests.app.allowed import open_up, protect

TODAY = date(2026, 6, 8)


@pytest.fixture
def shown(app):
    home = Household(id=app.new_id(), originals={"village": "Biênh"}, phone="0383522457")
    child = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Anh",
        national_id="024216002208",
        originals={"birth_date": "30/02/2016", "sex": "?"},
        mother_name="Nguyễn Thị Hoa",
    )
    with app.write("import") as work:
        work.save_all([home, child])
        keep_problems(work, TODAY, [(child, home)])
    return child, home


def correct(app, shown, *, on=TODAY, **fields):
    fields = {name.replace("__", "."): text for name, text in fields.items()}
    correction = Correction(seen_child=shown[0], seen_household=shown[1], fields=fields)
    return correct_child(app, correction, on=on)


def now(app, shown):
    with app.store.read() as snapshot:
        return snapshot.children.with_household(shown[0].id)


def test_a_value_takes_the_place_of_the_text_that_gave_none(app, shown):
    assert isinstance(correct(app, shown, birth_date="2016-03-12", ethnicity="kinh"), Saved)
    child, _ = now(app, shown)
    assert (child.birth_date, child.ethnicity) == (BirthDate(2016, 3, 12), "Kinh")
    assert child.originals == {"sex": "?"}


def test_the_village_is_the_households(app, shown):
    with app.store.read() as snapshot:
        biêng = next(v.id for v in snapshot.villages.all() if v.name == "Biêng")
    assert isinstance(correct(app, shown, village_id=biêng), Saved)
    _, home = now(app, shown)
    assert (home.village_id, home.originals) == (biêng, {})
    with app.store.read() as snapshot:
        codes = {p.code for p in snapshot.problems.of_child(shown[0].id)}
        assert list(snapshot.visits.all()) == []
    assert "unknown_village" not in codes


def test_a_new_warning_needs_a_reason(app, shown):
    refused = correct(app, shown, birth_date="2017-03-12")
    assert refused == Refused(
        problems=(Problem("national_id", "national_id_year_mismatch", Level.WARN),)
    )
    passed = {"passed__national_id_year_mismatch": "Giấy khai sinh ghi vậy"}
    assert isinstance(correct(app, shown, birth_date="2017-03-12", **passed), Saved)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [("birth_date", "2016-02-30", "invalid_birth_date"), ("sex", "Trai", "missing_sex")],
)
def test_what_is_no_value_is_refused(app, shown, field, text, code):
    refused = correct(app, shown, **{field: text})
    assert refused == Refused(problems=(Problem(field, code, Level.BLOCK),))


def test_two_windows_never_overwrite_each_other(app, shown):
    assert isinstance(correct(app, shown, full_name="Giáp Minh Ánh", sex="Nam"), Saved)
    assert isinstance(correct(app, shown, mother_name="Nguyễn Thị Hoà"), Saved)
    asked = correct(app, shown, full_name="Giáp Minh Ân")
    assert isinstance(asked, NeedsDecision)
    assert asked.conflicts == (Conflict("child", "full_name", "Giáp Minh Ân", "Giáp Minh Ánh"),)
    child, _ = now(app, shown)
    assert (child.full_name, child.mother_name) == ("Giáp Minh Ánh", "Nguyễn Thị Hoà")


def test_a_correction_is_undone_to_the_letter(app, shown):
    saved = correct(app, shown, birth_date="2016-03-12", phone="0912345678")
    undo_group(app, GroupId(saved.group_id), on=TODAY)
    child, home = now(app, shown)
    assert (child, home) == (replace(shown[0]), shown[1])


def test_what_was_sealed_with_the_form_is_recorded_with_it(app, shown):
    protect(app)
    said = [Recording(child_id=shown[0].id, code="DB05", paper="PXN-7")]
    prepared = prepare(app, NOTHING, said, on=TODAY)
    fields = {"mother_name": "Nguyễn Thị Hoa Mai"}
    correction = Correction(
        seen_child=shown[0], seen_household=shown[1], fields=fields, prepared=prepared
    )
    assert isinstance(correct_child(app, correction, on=TODAY), Saved)
    open_up(app)
    with app.store.read() as snapshot:
        (one,) = read_confidential(app, snapshot, [shown[0].id]).circumstances
    assert (one.code, one.paper) == ("DB05", "PXN-7")
