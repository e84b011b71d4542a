"""Offices: each writes its list by habits of its own, in a file of its own kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.lists.files import WRITERS
from tests.lists.habits import add_habits
from tests.lists.layouts import HEADERS, Grid, Plan, lay_out
from tests.lists.truth import Line
from tests.lists.writing import DATES, Hand

BASE = (
    "row_no", "external_code", "full_name", "birth_date", "sex", "ethnicity", "national_id",
    "father_name", "mother_name", "household_head", "village", "phone", "special", "assisted",
)  # fmt: skip
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}
TEXT_FILES = ("csv", "html")


@dataclass
class Office:
    """One list: how it is laid out, by whose hand, and in what kind of file."""

    plan: Plan
    hand: Hand
    kind: str
    font: str = ""

    def write(self, villages: Sequence[str], lines: Sequence[Line], folder: Path) -> Path:
        """Write the list; the lines learn where they stand."""
        grids = lay_out(self.plan, self.hand, villages, lines)
        if self.kind == "html":
            stack(grids, lines)
        path = folder / f"danh sách.{self.kind.split()[0]}"
        self.write_grids(grids, path)
        return path

    def write_grids(self, grids: Sequence[Grid], path: Path) -> None:
        """Write grids in this office's kind of file."""
        WRITERS[self.kind](grids, path, self.font)


def stack(grids: Sequence[Grid], lines: Sequence[Line]) -> None:
    """Count the rows of a web page's tables as Excel does: one below the other on one sheet."""
    above = 0
    for grid in grids:
        for line in lines:
            if line.sheet == grid.name:
                line.sheet, line.row = "", line.row + above
        above += len(grid.rows)


def draw_office(seed: int) -> Office:
    """Invent an office; the same seed gives the same one."""
    chance = Random(seed)
    kind = chance.choice(sorted(WRITERS))
    encoding = chance.choice(("unicode", "unicode", "tcvn3", "vni"))
    if kind == "csv ansi":
        encoding = chance.choice(("tcvn3", "vni"))
    elif kind == "csv cp1258":
        encoding = "unicode"
    dates = sorted(DATES)
    if kind.startswith(TEXT_FILES):
        dates.remove("serial")
    if kind == "xlsx 1904":
        dates.remove("serial")
    typed = not kind.startswith(TEXT_FILES)
    hand = Hand(chance, encoding, dates=tuple(chance.sample(dates, 3)), typed=typed)
    named = chance.random() < 0.5
    plan = _plan(chance, kind)
    add_habits(chance, kind, plan, hand)
    return Office(plan, hand, kind, FONTS.get(encoding, "") if named else "")


def _plan(chance: Random, kind: str) -> Plan:
    columns = [name for name in BASE if name == "full_name" or chance.random() < 0.93]
    if "birth_date" not in columns:
        columns.insert(columns.index("full_name") + 1, "birth_date")
    if chance.random() < 0.4:
        columns += ["guardian_name", "note"]
    if chance.random() < 0.3:
        _reorder(chance, columns)
    plan = Plan(tuple(columns), {name: chance.choice(HEADERS[name]) for name in columns})
    plan.sex = chance.choice(("words", "words", "marks", "in_date"))
    plan.date = chance.choice(("one", "one", "three")) if plan.sex != "in_date" else "one"
    if "sex" not in columns and plan.sex == "marks":
        plan.sex = "words"
    if kind.startswith("csv"):
        plan.sheets = "one"
    else:
        plan.sheets = chance.choice(("one", "one", "villages"))
    if plan.sheets == "villages":
        plan.columns = tuple(name for name in plan.columns if name != "village")
    else:
        plan.headings = "village" not in plan.columns or chance.random() < 0.4
    _parents(chance, plan)
    plan.titles, plan.numbers = chance.random() < 0.7, chance.random() < 0.4
    if kind == "html" and plan.sheets == "villages":
        plan.titles = True  # a web page names no sheet: the village stands in a title
    plan.totals, plan.indent = chance.random() < 0.5, chance.choice((0, 0, 1, 2))
    plan.again_every = chance.choice((0, 0, 25, 40))
    plan.blank_every = chance.choice((0, 0, 30))
    return plan


def _parents(chance: Random, plan: Plan) -> None:
    """Put the parents under headings of their own, as many lists do."""
    columns = list(plan.columns)
    if not {"father_name", "mother_name"} <= set(columns) or chance.random() < 0.5:
        return
    for name in ("father_name", "mother_name"):
        columns.remove(name)
    at = chance.randint(columns.index("full_name") + 1, len(columns))
    under = ["father_name", "father_year", "father_number", "mother_name", "mother_year"]
    columns[at:at] = under
    plan.columns = tuple(columns)
    plan.groups = {"Cha": tuple(under[:3]), "Mẹ": tuple(under[3:])}
    plan.headers |= {"father_name": "Họ tên", "mother_name": "Họ tên"}


def _reorder(chance: Random, columns: list[str]) -> None:
    rest = columns[columns.index("birth_date") + 1 :]
    chance.shuffle(rest)
    columns[columns.index("birth_date") + 1 :] = rest
