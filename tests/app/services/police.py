"""A small commune of which a list goes to the police, and answers as they write them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl

from app.domain.child import Child
from app.domain.handoff.row_key import row_key
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.cleaning.check_records import keep_problems
from app.services.handoff.gather_hand_off import WantedHandOff
from app.services.handoff.judge_answer import Judged, judge_answer
from app.services.handoff.make_hand_off import MadeHandOff, make_hand_off, workbook_at
from app.services.handoff.read_answer import FoundAnswer, read_answer

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.handoff.hand_off import HandOff
    from app.domain.ids import ChildId
    from app.services.app import App
    from app.storage.unit_of_work import Snapshot

HEADER = (
    "TT", "Mã dòng", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ",
    "Số định danh hiện có", "Số định danh do Công an xã cung cấp", "Kết quả", "Ghi chú",
)  # fmt: skip
AN, BINH, CHI = "024216000011", "024317000022", "024319000033"
"""The numbers that the police have of the three children."""


class Commune:
    """Three children without a number, in one household of Biêng."""

    def __init__(self, app: App, folder: Path) -> None:
        self.app = app
        self.folder = folder
        with app.store.read() as snapshot:
            village = next(v for v in snapshot.villages.all() if v.name == "Biêng")
        self.home = Household(id=app.new_id(), village_id=village.id, head_name="Lý Văn Ba")
        self.an = self._child("Lý Văn An", BirthDate(2016, 3, 12), Sex.MALE)
        self.binh = self._child("Lý Thị Bình", BirthDate(2017, 5, 1), Sex.FEMALE)
        self.chi = self._child("Lý Thị Chi", BirthDate(2019, 9, 30), Sex.FEMALE)
        self.save(self.home, self.an, self.binh, self.chi)

    def _child(self, name: str, born: BirthDate, sex: Sex) -> Child:
        return Child(
            id=self.app.new_id(), household_id=self.home.id, full_name=name, birth_date=born,
            sex=sex, ethnicity="Nùng", father_name="Lý Văn Ba", mother_name="Hoàng Thị Mai",
        )  # fmt: skip

    def save(self, *records: Child | Household) -> None:
        with self.app.write("visit") as work:
            work.save_all(records)
            keep_problems(work, self.app.today(), work.children.everyone())

    def now(self, child: Child) -> Child:
        with self.app.store.read() as snapshot:
            return snapshot.children.get(child.id)

    def change(self, child: Child, **fields: object) -> Child:
        changed = replace(self.now(child), **fields)
        self.save(changed)
        return changed

    def send(self, *kinds: str, **wanted: object) -> MadeHandOff:
        told = WantedHandOff(office="police", kinds=kinds or ("no_id",), **wanted)
        return make_hand_off(self.app, told, workbook_at(self.app, self.folder / "gui.xlsx"))

    def row(self, child: Child, number: object = "", **other: object) -> list[object]:
        """Write a row as the police return it; `other` are cells by the beginning of a header."""
        cells: dict[str, object] = {
            **other, "Mã": other.get("Mã", row_key(child.id)),
            "Họ và": other.get("name", child.full_name),
            "Ngày": other.get("Ngày", _day(child.birth_date)),
            "Giới": child.sex or "", "Họ tên mẹ": other.get("mother", child.mother_name),
            "Số định danh do": number,
        }  # fmt: skip
        return ["", *(_cell(head, cells) for head in HEADER[1:])]

    def answer(self, *rows: list[object], header: tuple[str, ...] = HEADER) -> Path:
        book = openpyxl.Workbook()
        for cells in (header, *rows):
            book.active.append(list(cells))
        path = self.folder / "tra-loi.xlsx"
        book.save(path)
        return path

    def found(self, *rows: list[object], **more: tuple[str, ...]) -> FoundAnswer:
        return read_answer(self.app, self.answer(*rows, **more))

    def judged(self, *rows: list[object], **more: tuple[str, ...]) -> Judged:
        return judge_answer(self.app, self.found(*rows, **more), "police")


def _day(born: BirthDate | None) -> str:
    return f"{born.day:02}/{born.month:02}/{born.year}" if born else ""


def _cell(head: str, cells: dict[str, object]) -> object:
    return next((cell for start, cell in cells.items() if head.startswith(start)), "")


def waited_for(snapshot: Snapshot) -> dict[ChildId, HandOff]:
    """Name the children of whom the police are to answer, with the list they have them on."""
    standing = snapshot.hand_offs.latest("police").items()
    return {id_: one for id_, (one, line) in standing if line.is_open}
