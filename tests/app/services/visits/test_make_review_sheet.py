"""A sheet a village, with those alone about whom something must be asked, families together."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.handoff.row_key import read_sheet_code, row_key
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.app import App
from app.services.visits.make_review_sheet import gather_review_sheets, make_review_sheet
from app.storage.child_list import NO_VILLAGE

ON = date(2026, 6, 8)
WHOLE = {
    "full_name": "Lý Văn An",
    "birth_date": BirthDate(2016, 3, 12),
    "sex": Sex.MALE,
    "ethnicity": "Nùng",
    "national_id": "024216000011",
    "father_name": "Lý Văn Ba",
}


class Commune:
    """Puts households and children into the real store."""

    def __init__(self, app: App) -> None:
        self.app = app
        with app.store.read() as snapshot:
            self.villages = {village.name: village.id for village in snapshot.villages.all()}

    def family(self, village: str, head: str, *children: dict, **home) -> list[Child]:
        household = Household(
            id=self.app.new_id(), village_id=self.villages.get(village), head_name=head,
            **{"phone": "0912345678", **home},
        )  # fmt: skip
        made = [
            Child(id=self.app.new_id(), household_id=household.id, **{**WHOLE, **child})
            for child in children
        ]
        with self.app.write("visit") as unit:
            unit.save_all([household, *made])
        return made


@pytest.fixture
def commune(app) -> Commune:
    return Commune(app)


def test_who_is_complete_is_not_asked(commune):
    commune.family("Biêng", "Lý Văn Ba", {})
    with pytest.raises(KnownError) as caught:
        gather_review_sheets(commune.app, on=ON)
    assert caught.value.code == "nothing_to_ask"


def test_who_is_only_too_old_is_not_asked(commune):
    old = {"birth_date": BirthDate(2008, 1, 2), "national_id": "024208000011"}
    commune.family("Biêng", "Lý Văn Ba", old)
    with pytest.raises(KnownError):
        gather_review_sheets(commune.app, on=ON)


def test_families_stay_together_village_by_village(commune):
    commune.family("Đồng Á", "Vi Út", {"sex": None, "national_id": ""})
    commune.family(
        "Biêng", "Lý Ba",
        {"full_name": "Lý Bé", "birth_date": BirthDate(2020), "national_id": ""},
        {"full_name": "Lý Cả", "birth_date": BirthDate(2015), "national_id": ""},
        {"full_name": "Lý Đủ"},
    )  # fmt: skip
    commune.family("", "Mã Lạ", {"national_id": "024216000012"})
    sheets = gather_review_sheets(commune.app, on=ON)
    assert [(s.village, s.children) for s in sheets] == [
        ("Thôn Biêng", 2), ("Thôn Đồng Á", 1), ("", 1)
    ]  # fmt: skip
    assert [line.full_name for line in sheets[0].families[0].lines] == ["Lý Cả", "Lý Bé"]
    assert sheets[0].families[0].lines[0].asked == ("incomplete_birth_date", "missing_national_id")
    assert sheets[2].families[0].lines[0].fields == {"village"}


def test_only_the_villages_that_are_wanted(commune):
    commune.family("Đồng Á", "Vi Út", {"national_id": ""})
    commune.family("", "Mã Lạ", {"national_id": ""})
    wanted = [commune.villages["Đồng Á"]]
    assert [s.village for s in gather_review_sheets(commune.app, wanted, on=ON)] == ["Thôn Đồng Á"]
    assert [s.village for s in gather_review_sheets(commune.app, [NO_VILLAGE], on=ON)] == [""]


def test_a_phone_is_asked_once_a_household_and_only_beside_something_else(commune):
    commune.family("Biêng", "Lý Ba", {"national_id": ""}, {"national_id": ""}, phone="")
    commune.family("Biêng", "Vi Tư", {"national_id": "024216000012"}, phone="")
    (sheet,) = gather_review_sheets(commune.app, on=ON)
    assert [["missing_phone" in line.asked for line in f.lines] for f in sheet.families] == [
        [True, False]
    ]


def test_a_number_is_shown_only_where_it_is_in_question(commune):
    commune.family(
        "Biêng", "Lý Ba", {"sex": Sex.FEMALE}, {"national_id": "024216000012", "sex": None}
    )
    (sheet,) = gather_review_sheets(commune.app, on=ON)
    assert [line.national_id for line in sheet.families[0].lines] == ["024216000011", ""]


def test_the_code_tells_what_the_sheet_knew(commune):
    (child,) = commune.family("Biêng", "Lý Ba", {"national_id": ""})
    (sheet,) = gather_review_sheets(commune.app, on=ON)
    code = read_sheet_code(sheet.code)
    with commune.app.store.read() as snapshot:
        assert code is not None
        assert (code.commune, code.seq) == ("07603", snapshot.journal.last_seq())
    assert sheet.families[0].lines[0].key == row_key(child.id)


def test_circumstances_stay_at_home(commune, tmp_path):
    commune.family("Biêng", "Lý Ba", {"national_id": "", "special": "Mồ côi", "at_risk": "Nghèo"})
    path = tmp_path / "phieu.xlsx"
    made = make_review_sheet(commune.app, path, on=ON)
    assert (made.villages, made.children) == (1, 1)
    book = openpyxl.load_workbook(path)
    texts = " ".join(str(cell) for sheet in book for row in sheet.values for cell in row)
    assert "Lý Ba" in texts
    assert "Mồ côi" not in texts
    assert "Nghèo" not in texts


def test_it_can_be_stopped(commune, tmp_path: Path):
    commune.family("Biêng", "Lý Ba", *({"national_id": ""} for _ in range(300)))
    with pytest.raises(KnownError) as caught:
        make_review_sheet(commune.app, tmp_path / "p.xlsx", on=ON, cancelled=lambda: True)
    assert caught.value.code == "cancelled"
    assert not (tmp_path / "p.xlsx").exists()
