"""Lists as offices lay them out: grids of cells, with the truth of every row that is a child.

A `Plan` is one layout; `lay_out` writes the children by it and notes where each one stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random

from tests.lists.truth import Line
from tests.lists.writing import Cell, Hand

HEADERS: dict[str, tuple[str, ...]] = {
    "row_no": ("STT", "TT", "Số TT"),
    "external_code": ("Mã trẻ em", "Mã hồ sơ", "MÃ SỐ TRẺ", "Mã TE"),
    "full_name": ("Họ và tên", "HỌ VÀ TÊN TRẺ", "Họ tên trẻ em", "Họ, chữ đệm, tên",
                  "Họ và\ntên trẻ"),
    "birth_date": ("Ngày sinh", "Ngày tháng năm sinh", "NGÀY, THÁNG, NĂM SINH", "Năm sinh",
                   "Ngày sinh (dd/mm/yyyy)"),
    "sex": ("Giới tính", "Giới", "GIỚI TÍNH", "Nam/Nữ"),
    "ethnicity": ("Dân tộc", "DÂN TỘC", "Dân\ntộc"),
    "national_id": ("Số định danh cá nhân", "Số ĐDCN", "Mã định danh", "SỐ ĐDCN/CCCD (nếu có)",
                    "Số CCCD"),
    "father_name": ("Họ tên cha", "Họ và tên bố", "Cha"),
    "mother_name": ("Họ tên mẹ", "Họ và tên mẹ", "Mẹ"),
    "guardian_name": ("Người nuôi dưỡng", "Người giám hộ"),
    "household_head": ("Chủ hộ", "Họ tên chủ hộ", "CHỦ HỘ"),
    "village": ("Thôn", "Thôn/Tổ dân phố", "Thôn, bản", "Tổ dân phố", "Nơi ở hiện nay (thôn)"),
    "phone": ("Số điện thoại", "SĐT", "Điện thoại liên hệ"),
    "special": ("Hoàn cảnh đặc biệt", "Trẻ em có HCĐB"),
    "at_risk": ("Nguy cơ rơi vào HCĐB", "Nguy cơ"),
    "assisted": ("Được trợ giúp", "Trợ giúp"),
    "note": ("Ghi chú", "Ghi chú khác"),
    "school": ("Trường", "Trường học"),
    "father_year": ("Năm sinh",),
    "father_number": ("CCCD",),
    "mother_year": ("Năm sinh",),
}  # fmt: skip
TITLES = (
    ("ỦY BAN NHÂN DÂN XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Mẫu số 02",),
    ("DANH SÁCH TRẺ EM DƯỚI 16 TUỔI",),
    ("(Tính đến ngày 08/6/2026)",),
    ("",),
)
SIGNATURES = (("",), ("Người lập biểu", "TM. ỦY BAN NHÂN DÂN"), ("(Ký, ghi rõ họ tên)", "CHỦ TỊCH"))


BESIDE = {"row_no", "note", "school", "father_year", "father_number", "mother_year"}
"""Columns that speak of no child, or of what is not stored."""


@dataclass
class Grid:
    """One sheet: rows of cells, merged areas (row, column, row, column from 0), hidden rows."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    visible: bool = True


@dataclass
class Plan:
    """One layout. `groups` name the super-headers; `split` how sex and birth date are written."""

    columns: tuple[str, ...]
    headers: dict[str, str] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Super-header -> the columns under it, which stand side by side."""
    sex: str = "words"
    """words | marks (two x columns) | in_date (the date stands in a column headed Nam or Nữ)"""
    date: str = "one"
    """one | three (day, month, year)"""
    sheets: str = "one"
    """one | villages (a sheet a village)"""
    titles: bool = True
    numbers: bool = False
    headings: bool = False
    totals: bool = False
    again_every: int = 0
    """Rows after which the header is printed again; 0 = never."""
    indent: int = 0
    """Empty columns on the left."""
    blank_every: int = 0

    @property
    def fields(self) -> set[str]:
        """Name the fields the list speaks of."""
        ours = set(self.columns) - BESIDE
        if self.sex == "in_date":
            ours |= {"sex"}
        return ours | ({"village"} if self.sheets == "villages" or self.headings else set())


def lay_out(plan: Plan, hand: Hand, villages: Sequence[str], lines: Sequence[Line]) -> list[Grid]:
    """Write the children; each line learns its sheet and row, and what its mess changed."""
    ordered = sorted(lines, key=lambda line: villages.index(line.right["village"]))
    by_village = [(name, list(own)) for name, own in groupby(ordered, lambda x: x.right["village"])]
    if plan.sheets == "villages":
        return [_Writing(plan, hand, name).whole([(name, own)]) for name, own in by_village]
    return [_Writing(plan, hand, "").whole(by_village)]


class _Writing:
    def __init__(self, plan: Plan, hand: Hand, village: str) -> None:
        self.plan, self.hand, self.village = plan, hand, village
        if plan.sex == "in_date":
            hand.spoils.pop("sex", None)
        self.grid = Grid(_sheet_name(hand.chance, village) if village else "Danh sách")
        self.count = 0

    def whole(self, by_village: Iterable[tuple[str, list[Line]]]) -> Grid:
        """Write titles, header, every village's children, totals and signatures."""
        if self.plan.titles:
            self._texts(TITLES)
            if self.village:
                self._texts(((f"Thôn {self.village}",),))
        self._header()
        for village, lines in by_village:
            self._one_village(village, lines)
        if self.plan.totals:
            self._total("Tổng cộng", self.count)
        if self.plan.titles:
            self._texts(SIGNATURES)
        return self.grid

    def _one_village(self, village: str, lines: Sequence[Line]) -> None:
        if self.plan.headings:
            self._texts(((self._heading(village, len(lines)),),), at=self._name_at())
        for line in lines:
            self._child(line)
        if self.plan.totals and self.plan.headings:
            self._total(f"Cộng {village}", len(lines))

    def _heading(self, village: str, count: int) -> str:
        shapes = (f"Thôn {village}", f"Thôn {village}: {count} trẻ", f"THÔN {village.upper()}")
        return self.hand.chance.choice(shapes)

    def _name_at(self) -> int:
        return self.plan.columns.index("full_name") if self.hand.chance.random() < 0.5 else 0

    def _texts(self, rows: Iterable[Sequence[str]], at: int = 0) -> None:
        for texts in rows:
            cells: list[Cell] = [""] * (self.plan.indent + at)
            for text in texts:
                cells += [self.hand.text(text), "", "", ""]
            self.grid.rows.append(cells)

    def _total(self, name: str, count: int) -> None:
        cells: list[Cell] = [""] * self.plan.indent
        self.grid.rows.append([*cells, "", self.hand.text(name), count])

    def _slots(self) -> Iterator[tuple[str, str]]:
        """Name the columns of the sheet: (column of the plan, part of it)."""
        for name in self.plan.columns:
            if name == "sex" and self.plan.sex != "words":
                continue
            if name == "birth_date" and self.plan.sex == "in_date":
                yield from (("birth_date", "Nam"), ("birth_date", "Nữ"))
            elif name == "birth_date" and self.plan.date == "three":
                yield from (("birth_date", part) for part in ("Ngày", "Tháng", "Năm"))
            else:
                yield name, ""
            if name == "birth_date" and self.plan.sex == "marks":
                yield from (("sex", "Nam"), ("sex", "Nữ"))

    def _header(self) -> None:
        slots = list(self._slots())
        group_of = {name: group for group, names in self.plan.groups.items() for name in names}
        tops = [self._top(name, part, group_of) for name, part in slots]
        lows = [self._low(name, part, group_of) for name, part in slots]
        first, left = len(self.grid.rows), self.plan.indent
        rows = [tops, lows] if any(lows) else [tops]
        for texts in rows:
            shown = [
                "" if texts is tops and at and text == tops[at - 1] and lows[at] else text
                for at, text in enumerate(texts)
            ]
            self.grid.rows.append([*[""] * left, *map(self.hand.text, shown)])
        if len(rows) == 2:
            self._merge(tops, lows, first, left)
        if self.plan.numbers:
            self.grid.rows.append([*[""] * left, *(f"({n + 1})" for n in range(len(slots)))])

    def _merge(self, tops: list[str], lows: list[str], first: int, left: int) -> None:
        at = 0
        while at < len(tops):
            end = at
            while end + 1 < len(tops) and lows[at] and tops[end + 1] == tops[at]:
                end += 1
            bottom = first if lows[at] else first + 1
            if end > at or bottom > first:
                self.grid.merges.append((first, left + at, bottom, left + end))
            at = end + 1

    def _top(self, name: str, part: str, group_of: dict[str, str]) -> str:
        if part:
            return {"sex": "Giới tính"}.get(name, "Ngày tháng năm sinh")
        return group_of.get(name) or self._named(name)

    def _low(self, name: str, part: str, group_of: dict[str, str]) -> str:
        return part or (self._named(name) if name in group_of else "")

    def _named(self, name: str) -> str:
        return self.plan.headers.get(name) or HEADERS[name][0]

    def _child(self, line: Line) -> None:
        if self.plan.again_every and self.count and self.count % self.plan.again_every == 0:
            self._header()
        if self.plan.blank_every and self.count and self.count % self.plan.blank_every == 0:
            self.grid.rows.append([])
        self.count += 1
        cells = self.hand.write(line, self.plan.fields & {*self.plan.columns, "sex"})
        dateless = not line.right["birth_date"] and "invalid_birth_date" not in line.expect
        if self.plan.sex == "in_date" and dateless:
            # The column of the date carries the sex: no date, no sex.
            cells["birth_date"], line.right["sex"] = "", ""
        row: list[Cell] = [""] * self.plan.indent
        row += [self._cell(line, cells, name, part) for name, part in self._slots()]
        self.grid.rows.append(row)
        line.sheet, line.row = self.grid.name, len(self.grid.rows)

    def _cell(self, line: Line, cells: dict[str, Cell], name: str, part: str) -> Cell:
        if name in BESIDE:
            return self._beside(name)
        if part in ("Nam", "Nữ"):
            # The mess of a mark is that nobody made it.
            here = line.right["sex"] == part
            return (cells["birth_date"] if name == "birth_date" else "x") if here else ""
        if part:
            return self._part(line, part)
        return cells[name]

    def _beside(self, name: str) -> Cell:
        chance = self.hand.chance
        if name.endswith("_year"):
            return chance.randint(1975, 2000)
        if name == "father_number":
            return f"0240{chance.randint(75, 99)}{chance.randrange(10**6):06}"
        if name == "row_no":
            return self.count
        texts = {"note": ("", "", "mới chuyển đến"), "school": ("", "Tiểu học số 1", "Mầm non")}
        return self.hand.text(chance.choice(texts[name]))

    def _part(self, line: Line, part: str) -> Cell:
        """Write one of day, month, year; a mess stands where it can."""
        born = line.right["birth_date"]
        pieces = dict(zip(("Năm", "Tháng", "Ngày"), map(int, filter(None, born.split("-"))),
                          strict=False))  # fmt: skip
        if not born and "invalid_birth_date" in line.expect:
            pieces = {"Ngày": 31, "Tháng": 2, "Năm": 2015}
        return pieces.get(part, "")


def _sheet_name(chance: Random, village: str) -> str:
    return chance.choice((village, f"Thôn {village}"))[:31].replace("/", "-").replace("'", "’")
