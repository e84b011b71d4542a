"""Counts out of the statistics office's files; what cannot be taken is said row by row."""

from datetime import date

import pytest

from app.domain.errors import KnownError
from app.domain.places.village_past import Decision
from app.domain.places.village_table import TableLine
from app.domain.reports.population import WHOLE, Count
from app.services.places.change_villages import change_villages
from app.services.population.read_population import read_population
from tests.app.conftest import write_list


@pytest.fixture
def read(app, tmp_path):
    def make(*rows, **options):
        found = read_population(app, write_list(tmp_path / "dan.xlsx", {"A": rows}), **options)
        with app.store.read() as snapshot:
            names = {one.id: one.name for one in snapshot.villages.all_ever()}
        counts = {names.get(id_, id_): one for id_, one in found.counts.items()}
        return counts, [
            (one.code.removeprefix("population_row_"), one.row, one.name) for one in found.troubles
        ]

    return make


def test_a_line_a_village_with_the_day_of_the_title(read):
    title = ["Dân số đến ngày 01/4/2025"]
    head = ["TT", "Thôn", "Số hộ", "Số dân dưới 16 tuổi"]
    rows = [[1, "Thôn Biêng", 80, "1.529"], [2, "Hoa Quang", 90, 251], [3, "Thôn Nào", 7, 10]]
    rows += [[4, "Tân Thành", 5, "chưa rõ"], [5, "Biêng", 80, 530], ["", "Tổng cộng", 182, 2320]]
    counts, troubles = read(title, head, *rows)
    day = date(2025, 4, 1)
    assert counts == {
        "Biêng": Count(1529, day, "dan.xlsx"), "Hoa Quảng": Count(251, day, "dan.xlsx"),
    }  # fmt: skip
    assert troubles == [
        ("unknown", 5, "Thôn Nào"),
        ("no_number", 6, "Tân Thành"),
        ("twice", 7, "Biêng"),
    ]


def test_two_columns_alone_are_enough_and_a_name_twice_is_said(read):
    rows = [["Thôn", "Trẻ em dưới 16 tuổi"], ["Biêng", 529], ["Biêng", 529], ["Biêng", 5]]
    counts, troubles = read(*rows, counted_on=date(2026, 1, 1), source="Chi cục")
    assert counts == {"Biêng": Count(529, date(2026, 1, 1), "Chi cục")}
    assert troubles == [("twice", 4, "Biêng")]


def test_a_village_on_two_sheets_counts_once(app, tmp_path):
    head = ["Thôn", "Số dân dưới 16 tuổi"]
    first, second = [head, ["Biêng", 529], ["Hoa Quảng", 251]], [head, ["Biêng", 529]]
    second.append(["Hoa Quảng", 252])
    path = write_list(tmp_path / "dan.xlsx", {"A": first, "B": second})
    found = read_population(app, path)
    assert sorted(one.children for one in found.counts.values()) == [251, 529]
    assert [(one.code, one.row) for one in found.troubles] == [("population_row_twice", 3)]


def test_the_commune_of_a_list_of_communes(read):
    head = ["Mã xã", "Xã", "Số dân dưới 16 tuổi"]
    counts, troubles = read(head, ["07603", "Xã Nam Dương", 5000], ["09466", "Cao Đức", 4000])
    assert counts == {WHOLE: Count(5000, None, "dan.xlsx")}
    assert troubles == []


def test_old_villages_that_are_one_today_are_added_up(app, read):
    line = TableLine(1, ("Biêng", "Hoa Quảng"), ("Đoàn Kết",))
    change_villages(app, [line], Decision(date(2026, 5, 1)))
    counts, troubles = read(["Thôn", "Số dân dưới 16 tuổi"], ["Biêng", 529], ["Hoa Quảng", 251])
    assert {name: one.children for name, one in counts.items()} == {"Đoàn Kết": 780}
    assert troubles == [("added", 3, "Hoa Quảng")]


def test_a_file_of_something_else_is_refused(read):
    with pytest.raises(KnownError, match="population_not_found"):
        read(["Thôn", "Số trẻ HCĐB"], ["Biêng", 3])
    with pytest.raises(KnownError, match="population_no_place"):
        read(["Thôn", "Số dân dưới 16 tuổi"], ["Thôn Nào", 3])
