"""Lists as offices lay them out: grids of cells, with the truth of every row that is a child.

A `Plan` is one layout; `lay_out` writes the children by it and notes where each one stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random

from app.domain.text.text import without_marks
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
    "parents": ("Họ tên cha, mẹ", "Cha/mẹ", "Họ và tên bố, mẹ"),
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
    locked: bool = False


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
    """one | three (day, month, year) | crossed (the month under Ngày, the day under Tháng)"""
    name: str = "one"
    """one | two (family name and given name)"""
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
    lists: int = 1
    """So many lists stand one below the other, each with a header of its own."""
    merged: tuple[str, ...] = ()
    """Columns whose cells are merged down over rows that say the same."""
    shouts: bool = False
    """Whether headers are in capitals without tones."""
    hidden_every: int = 0
    locked: bool = False

    @property
    def fields(self) -> set[str]:
        """Name the fields the list speaks of."""
        ours = set(self.columns) - BESIDE
        if "parents" in ours:
            ours = ours - {"parents"} | {"father_name", "mother_name"}
        if self.sex == "in_date":
            ours |= {"sex"}
        return ours | ({"village"} if self.sheets == "villages" or self.headings else set())

    @property
    def written(self) -> set[str]:
        """Name the fields that stand in cells of their own row."""
        parents = {"father_name", "mother_name"} if "parents" in self.columns else set()
        return self.fields & {*self.columns, *parents, "sex"}


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
        self.grid.locked = self.plan.locked
        self._header()
        villages = list(by_village)
        breaks = [len(villages) * part // self.plan.lists for part in range(1, self.plan.lists)]
        for at, (village, lines) in enumerate(villages):
            if at in breaks and at:
                self._next_list()
            self._one_village(village, lines)
        if self.plan.totals:
            self._total("Tổng cộng", self.count)
        if self.plan.titles:
            self._texts(SIGNATURES)
        return self.grid

    def _next_list(self) -> None:
        """End a list and begin the next one below it."""
        self._texts((*SIGNATURES, ("",), *TITLES))
        self.count = 0
        self._header()

    def _one_village(self, village: str, lines: Sequence[Line]) -> None:
        if self.plan.headings:
            self._texts(((self._heading(village, len(lines)),),), at=self._name_at())
        for line in lines:
            self._child(line)
        for name in self.plan.merged:
            self._merge_down(name, lines)
        if self.plan.totals and self.plan.headings:
            self._total(f"Cộng {village}", len(lines))

    def _merge_down(self, name: str, lines: Sequence[Line]) -> None:
        """Merge the cells of neighbours that truly say the same; the first one speaks for all."""
        at = self.plan.indent + [slot for slot, _ in self._slots()].index(name)
        rows = self.grid.rows
        first = 0
        while first < len(lines):
            last = first
            while last + 1 < len(lines) and _go_on(lines[last], lines[last + 1], name):
                last += 1
            if last > first:
                for line in lines[first + 1 : last + 1]:
                    rows[line.row - 1][at] = ""
                self.grid.merges.append((lines[first].row - 1, at, lines[last].row - 1, at))
            first = last + 1

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
            elif name == "full_name" and self.plan.name == "two":
                yield from (("full_name", "Họ và tên đệm"), ("full_name", "Tên"))
            elif name == "birth_date" and self.plan.date != "one":
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
            tops = {"sex": "Giới tính", "full_name": "Họ và tên trẻ"}
            return self._spelt(tops.get(name, "Ngày tháng năm sinh"))
        return group_of.get(name) or self._named(name)

    def _low(self, name: str, part: str, group_of: dict[str, str]) -> str:
        return self._spelt(part) or (self._named(name) if name in group_of else "")

    def _named(self, name: str) -> str:
        return self._spelt(self.plan.headers.get(name) or HEADERS[name][0])

    def _spelt(self, header: str) -> str:
        return without_marks(header).upper() if self.plan.shouts else header

    def _child(self, line: Line) -> None:
        if self.plan.again_every and self.count and self.count % self.plan.again_every == 0:
            self._header()
        if self.plan.blank_every and self.count and self.count % self.plan.blank_every == 0:
            self.grid.rows.append([])
        self.count += 1
        cells = self.hand.write(line, self.plan.written)
        born = line.right["birth_date"]
        if self.plan.date == "crossed" and len(born) == len("2015-03"):
            line.right["birth_date"] = born[:4]  # a day without a month says the year alone
        dateless = not line.right["birth_date"] and "invalid_birth_date" not in line.expect
        if self.plan.sex == "in_date" and dateless:
            # The column of the date carries the sex: no date, no sex.
            cells["birth_date"], line.right["sex"] = "", ""
        row: list[Cell] = [""] * self.plan.indent
        row += [self._cell(line, cells, name, part) for name, part in self._slots()]
        self.grid.rows.append(row)
        line.sheet, line.row = self.grid.name, len(self.grid.rows)
        if self.plan.hidden_every and self.count % self.plan.hidden_every == 0:
            self.grid.hidden_rows.add(line.row - 1)

    def _cell(self, line: Line, cells: dict[str, Cell], name: str, part: str) -> Cell:
        if name in BESIDE:
            return self._beside(name)
        if part in ("Nam", "Nữ"):
            # The mess of a mark is that nobody made it.
            here = line.right["sex"] == part
            return (cells["birth_date"] if name == "birth_date" else "x") if here else ""
        if name == "full_name" and part:
            *family, given = str(cells[name]).rsplit(maxsplit=1) or [""]
            return given if part == "Tên" else " ".join(family)
        if part:
            return self._part(line, part)
        return self._parents(line, cells) if name == "parents" else cells[name]

    def _parents(self, line: Line, cells: dict[str, Cell]) -> Cell:
        """Write both parents in one cell; a single one says who it is."""
        names = [str(cells[name]).strip() for name in ("father_name", "mother_name")]
        known = [line.right[name] != "" for name in ("father_name", "mother_name")]
        if all(known) and all(" " in name for name in names):
            return " - ".join(names)
        labels = [self.hand.text(label) for label in ("Bố: ", "Mẹ: ")]
        told = zip(labels, names, known, strict=True)
        return "; ".join(label + name for label, name, is_known in told if is_known)

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
        if self.plan.date == "crossed":
            part = {"Ngày": "Tháng", "Tháng": "Ngày"}.get(part, part)
        return pieces.get(part, "")


def _go_on(line: Line, after: Line, name: str) -> bool:
    """Whether a row follows another and says the same, both as they should be."""
    is_next = after.row == line.row + 1
    return is_next and line.right[name] == after.right[name] != "" != line.right[name]


def _sheet_name(chance: Random, village: str) -> str:
    named = (f"Thôn {village}",) if village.isdecimal() else (village, f"Thôn {village}")
    return chance.choice(named)[:31].replace("/", "-").replace("'", "’")
