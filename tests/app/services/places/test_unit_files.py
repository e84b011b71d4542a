"""The unit files are replaced without a new program, and taken back."""

from importlib.resources import files

import pytest

from app.bootstrap import create_app, open_app
from app.domain.errors import KnownError
from app.domain.places.units import find_commune
from app.services.places.unit_files import (
    EDITION,
    edition_in_force,
    edition_of,
    revert_unit_files,
    take_unit_files,
)

UNITS, FORMER = (
    files("resources").joinpath("data", name).read_text(encoding="utf-8")
    for name in ("units.csv", "former_units.csv")
)
HOME = "07603,Nam Dương,commune,24,xã,Xã Nam Dương,,,"
RAISED = "07603,Nam Dương,commune,24,phường,Phường Nam Dương,Xã Nam Dương,2027-01-01,9/NQ"


@pytest.fixture
def newer(tmp_path):
    path = tmp_path / "moi.csv"
    path.write_text(UNITS.replace(HOME, RAISED), encoding="utf-8-sig")
    return path


def test_a_newer_file_is_gone_by_from_the_next_opening_on_and_can_be_taken_back(tmp_path, newer):
    folder = tmp_path / "so"
    app = create_app(folder, find_commune("07603"), passphrase="x")
    taken = take_unit_files(app, [newer])
    assert (taken.changed, taken.edition.communes) == (("Phường Nam Dương",), 3_321)
    assert edition_in_force(app).files == ("moi.csv",)
    app.close()
    app = open_app(folder, passphrase="x")
    assert app.commune.full_name == "Phường Nam Dương"
    assert app.commune.full_name_2025_07_01 == "Xã Nam Dương"
    assert app.gazetteer.former_names(app.commune) == ("Nam Dương", "Tân Mộc")
    assert revert_unit_files(app).files == ()
    with app.store.read() as snapshot:
        assert edition_of(snapshot.settings).units.commune("07603").type == "xã"
    assert revert_unit_files(app).files == ("moi.csv",)
    app.close()


def test_a_wrong_file_changes_nothing(app, newer, tmp_path):
    cut = tmp_path / "cut.csv"
    cut.write_text(newer.read_text(encoding="utf-8-sig")[:90_000], encoding="utf-8")
    for path, code in ((cut, "unit_line_short"), (tmp_path / "none.csv", "file_not_found")):
        with pytest.raises(KnownError) as refusal:
            take_unit_files(app, [path])
        assert refusal.value.code in (code, "unit_edge_unknown", "unit_province_empty")
    with pytest.raises(KnownError, match="unit_files_shipped"):
        revert_unit_files(app)
    assert edition_in_force(app).files == ()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (
            lambda former: former[: former.rindex("\n", 0, len(former) // 2) + 1],
            "unit_former_missing",
        ),
        (lambda former: former.replace("\n00001,", '\n00001,"', 1), "unit_line_short"),
        (lambda _: UNITS.replace("2026-09-", "2026-05-"), "unit_file_older"),
        (lambda former: former.replace(",", ";"), "unit_file_strange"),
        (lambda _: "\x00" * 200, "unit_file_strange"),
    ],
)
def test_a_damaged_an_older_and_a_foreign_file_are_told_and_not_taken(app, tmp_path, spoil, code):
    path = tmp_path / "tep.csv"
    path.write_text(spoil(FORMER), encoding="utf-8")
    with pytest.raises(KnownError) as refusal:
        take_unit_files(app, [path])
    assert refusal.value.code == code
    assert edition_in_force(app).files == ()


def test_two_files_of_one_kind_are_not_taken(app, newer):
    with pytest.raises(KnownError, match="unit_file_twice"):
        take_unit_files(app, [newer, newer])


def test_a_list_without_the_own_commune_is_refused(app, tmp_path):
    path = tmp_path / "ours.csv"
    path.write_text(UNITS.replace(HOME, HOME.replace("07603", "07604")), encoding="utf-8")
    with pytest.raises(KnownError) as refusal:
        take_unit_files(app, [path])
    assert refusal.value.code == "unit_edge_unknown"


def test_an_edition_that_cannot_be_read_any_more_gives_way_to_the_shipped_one(app):
    with app.write("setting") as work:
        work.settings.put(EDITION, '{"files": [["a", "b"], ["c", "d"]]}')
    with app.store.read() as snapshot:
        assert edition_of(snapshot.settings).units.commune("07603").name == "Nam Dương"
