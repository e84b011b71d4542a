"""Read a unit's file of figures: whose it is, of which day, and what does not agree in it.

A file holds the villages of one commune, or a line a commune, or a line a province; in one sheet or
in several. Whose it is stands in its codes, its titles, the names of its sheets or its own name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.places.unit_names import UnitNames
from app.domain.places.units import Unit
from app.domain.reports.day_in_text import cut_off_in
from app.domain.reports.roll_up import Finding, Sent, SentFile
from app.domain.tables.figure_headings import COUNTS
from app.domain.text.text import fold
from app.services.rollup.check_sums import check_lines, check_rules, total_of
from app.services.rollup.sections import Section, sections_of
from app.workbook.reader import read_workbook
from app.workbook.sheet import Sheet, Workbook
from app.workbook.tables.progress_tables import (
    ProgressLine,
    ProgressTable,
    progress_tables,
    texts_above,
    texts_around,
)

_MOST_OFFERED = 5
_DISTRICT = re.compile(r"(huyen|h|quan|q|thi xa|tx)[. ]")
_ENOUGH = 3
"""So many lines of a table in one province tell in which one it is."""
Units = tuple[Unit, ...]
_Found = tuple[int, Unit, dict[str, int]]


@dataclass(frozen=True, slots=True)
class _Page:
    """A table and what is written around it."""

    sheet: Sheet
    table: ProgressTable
    above: Sequence[str]
    """The texts between it and the table before."""
    texts: Sequence[str]
    """Those of the whole sheet."""


def read_sent(path: Path, names: UnitNames, *, today: date, told: Unit | None = None) -> SentFile:
    """Read one file; `told` is the commune that a person named for it.

    Never raises for what a file is like: a file that cannot be read is a finding.
    """
    try:
        workbook = read_workbook(path)
    except KnownError as error:
        return SentFile(path.name, findings=(Finding(error.code, path.name, facts=error.facts),))
    return _Reading(path, names, today, told).read(workbook)


class _Reading:
    """One file being read."""

    def __init__(self, path: Path, names: UnitNames, today: date, told: Unit | None) -> None:
        self._path = path
        self._names = names
        self._today = today
        self._told = told
        self._findings: list[Finding] = []

    def read(self, workbook: Workbook) -> SentFile:
        """Read all of its sheets."""
        pages = [page for sheet in workbook.sheets for page in _pages(sheet)]
        shown = [page for page in pages if page.sheet.visible]
        for name in dict.fromkeys(page.sheet.name for page in pages if not page.sheet.visible):
            self._say("sheet_hidden", name)
        if not shown:
            self._say("no_figures_known")
        sheets = len({page.sheet.name for page in shown})
        sent = [one for page in shown for one in self._of_page(page, sheets)]
        file = self._path.name
        return SentFile(file, tuple(sent), tuple(replace(one, file=file) for one in self._findings))

    def _say(self, code: str, sheet: str = "", row: int = 0, **facts: str | int) -> None:
        finding = Finding(code, "", sheet, row=row, facts=facts)
        if finding not in self._findings:
            self._findings.append(finding)

    def _of_page(self, page: _Page, sheets: int) -> Iterator[Sent]:
        above = cut_off_in(page.above, self._today)
        taken_on = above or cut_off_in(page.texts, self._today)
        table = page.table
        parts = sections_of(table, page.above, self._names)
        found = self._of_sections(table, parts) if parts else list(self._of_table(page, sheets))
        by_row = {row: unit.code for row, unit, _ in found if row}
        whole = next((unit.code for row, unit, _ in found if not row), "")
        wrong = [*check_rules(table), *([] if parts else check_lines(table))]
        self._findings += [replace(one, unit=by_row.get(one.row, whole)) for one in wrong]
        if table.not_known:
            self._say("columns_unknown", table.sheet, names="; ".join(table.not_known))
        for _, unit, values in found:
            if values:
                yield Sent(unit, values, self._path.name, table.sheet, taken_on)

    def _of_sections(self, table: ProgressTable, parts: Sequence[Section]) -> list[_Found]:
        """Give the communes under whose names the villages of one table stand."""
        found = []
        for part in parts:
            unit = self._one_of(part.units, table, part.row, part.name)
            code = unit.code if unit else ""
            self._findings += [replace(one, unit=code) for one in check_lines(part.table)]
            if unit:
                found.append((part.row, unit, total_of(part.table)))
        return found

    def _of_table(self, page: _Page, sheets: int) -> Iterator[_Found]:
        """Give the units of a table with their rows (0: all of them) and figures."""
        table = page.table
        if _is_of_districts(table):
            self._say("table_of_districts", table.sheet)
            return
        find = None if table.level == "village" else self._level(table, page)
        if find is None:
            unit = self._whose(page, sheets)
            if unit:
                yield 0, unit, total_of(table)
            return
        for line in table.lines:
            if not line.values:
                continue
            unit = self._one_of(find(line), table, line.row, line.name or line.code)
            if unit:
                yield line.row, unit, {f: line.values[f] for f in COUNTS if f in line.values}

    def _level(self, table: ProgressTable, page: _Page) -> "Callable[[ProgressLine], Units] | None":
        """Tell of which level the lines are: that of which most are known; None for villages."""
        names = self._names
        by_code = {one.row: names.by_code(one.code) for one in table.lines if one.code}
        communes = {one.row: names.communes_named(one.name) for one in table.lines}
        provinces = {one.row: names.provinces_named(one.name) for one in table.lines}
        told = {"commune": communes, "province": provinces}.get(table.level)
        counts = [sum(map(bool, found.values())) for found in (provinces, communes)]
        if told is None and not by_code and 2 * max(counts) < len(table.lines):
            return None
        chosen = told or (provinces if counts[0] >= counts[1] else communes)
        if chosen is communes:
            for one in table.lines:
                communes[one.row] = communes[one.row] or names.formerly_named(one.name)
            chosen = self._in_one_province(communes, page)

        def find(line: ProgressLine) -> Units:
            code = by_code.get(line.row)
            return (code,) if code else chosen[line.row]

        return find

    def _in_one_province(self, found: dict[int, Units], page: _Page) -> dict[int, Units]:
        """Leave, of names that many provinces have, those of the province of the table."""
        sure = {units[0].parent_code for units in found.values() if len(units) == 1}
        titled = {one.code for text in page.texts for one in self._names.provinces_in(text)}
        ones = [units for units in found.values() if len(units) == 1]
        province = titled if len(titled) == 1 else sure if len(ones) >= _ENOUGH else set()
        if len(province) != 1:
            return found
        return {
            row: tuple(one for one in units if one.parent_code in province) or units
            for row, units in found.items()
        }

    def _one_of(self, units: Units, table: ProgressTable, row: int, name: str) -> Unit | None:
        if len(units) == 1:
            return units[0]
        if units:
            self._say("unit_unclear", table.sheet, row, name=name, options=_offered(units))
        else:
            self._say("unit_unknown", table.sheet, row, name=name)
        return None

    def _whose(self, page: _Page, pages: int) -> Unit | None:
        """Tell whose villages a page has."""
        if self._told:
            return self._told
        by_sheet, by_file = self._in_sheet(page), self._in_name(self._path.stem)
        named = self._names.mentioned_in(page.sheet.name) if pages > 1 else ()
        found = by_sheet or named or by_file
        both = [one for one in found if one in by_file]
        if len(found) > 1 and len(both) == 1:
            found = (both[0],)
        if by_sheet and by_file and not both and pages == 1:
            self._say(
                "unit_disagrees",
                page.sheet.name,
                name=_offered(by_sheet),
                other=_offered(by_file),
            )
        if len(found) == 1:
            return found[0]
        code = "file_unit_unclear" if found else "file_unit_unknown"
        self._say(code, page.sheet.name, options=_offered(found))
        return None

    def _in_sheet(self, page: _Page) -> Units:
        """Take the code, or else the first title that names communes: the nearest texts first."""
        names = self._names
        for texts in (page.above, page.texts):
            coded = _once(one for text in texts if _is_code(text) for one in names.coded_in(text))
            titled = next((found for text in texts if (found := names.titled_in(text))), ())
            if len(titled) > 1:
                provinces = {one.code for text in page.texts for one in names.provinces_in(text)}
                titled = tuple(one for one in titled if one.parent_code in provinces) or titled
            if coded or titled:
                return coded or titled
        return ()

    def _in_name(self, stem: str) -> Units:
        names = self._names
        return _first(
            lambda: names.coded_in(stem),
            lambda: names.titled_in(stem),
            lambda: names.mentioned_in(stem),
            lambda: names.communes_named(stem),
        )


def _is_of_districts(table: ProgressTable) -> bool:
    """Whether lines are districts, which are no more; many of their names live on as communes'."""
    named = (fold(line.name) for line in table.lines)
    return table.level == "district" or any(_DISTRICT.match(name) for name in named)


def _is_code(text: str) -> bool:
    return text.strip().isdecimal() or " ma " in f" {fold(text)} "


def _pages(sheet: Sheet) -> Iterator[_Page]:
    tables = progress_tables(sheet)
    texts = list(texts_around(sheet, tables)) if tables else []
    for before, table in zip([None, *tables], tables, strict=False):
        yield _Page(sheet, table, texts_above(sheet, table, before), texts)


def _first(*ways: Callable[[], Units]) -> Units:
    return next((found for way in ways if (found := way())), ())


def _once(units: Iterable[Unit]) -> Units:
    return tuple({unit.code: unit for unit in units}.values())


def _offered(units: Sequence[Unit]) -> str:
    named = [f"{one.full_name} ({one.code})" for one in units[:_MOST_OFFERED]]
    return "; ".join(named + ["…"] * (len(units) > _MOST_OFFERED))
