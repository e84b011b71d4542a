"""The list file is in the layout of the central system, as messy as its cells usually are."""

from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from app.demo.commune import invent_commune
from app.demo.list_file import HEADER, write_list
from app.domain.places.units import find_commune


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    invented = invent_commune(4, 5_000, commune=find_commune("07603"), on=date(2026, 6, 8))
    path = tmp_path_factory.mktemp("list") / "list.xlsx"
    assert write_list(invented, path) == 200
    return invented, path


def test_the_header_is_that_of_the_central_system(written, request):
    sample = request.config.rootpath / "tests" / "data" / "nam-duong" / "portal.xlsx"
    header = CalamineWorkbook.from_path(str(sample)).get_sheet_by_index(0).to_python()[0]
    assert tuple(header) == HEADER


def test_every_arriving_child_has_its_row(written):
    invented, path = written
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    assert tuple(header) == HEADER
    assert len(rows) == len(invented.arriving)
    assert [row[0] for row in rows] == list(range(1, 201))
    known = {child.external_code for child in invented.children}
    codes = {row[1] for row in rows}
    assert len(codes) == 200
    assert not codes & known


def test_the_usual_messes_are_in_it(written):
    _, path = written
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]
    assert any(isinstance(row[3], date) for row in rows)
    assert any(isinstance(row[6], float) for row in rows)
    assert any(row[2].isupper() for row in rows)
    assert any("\u00a0" in row[2] or "\u200b" in row[2] for row in rows)
    assert any(row[11].endswith("xã Nam Dương") for row in rows)
    assert any(row[11].startswith("Đội") for row in rows) or any(not row[11] for row in rows)


def test_one_commune_makes_one_file(written, tmp_path):
    invented, path = written
    again = tmp_path / "again.xlsx"
    write_list(invented, again)
    assert again.read_bytes() == path.read_bytes()
