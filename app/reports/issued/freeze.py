"""A report as bytes that stay: its tables and words, and apart from them who is behind each figure.

What is read back is equal to what was frozen, so that every writer makes the same of it.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import Any

from app.domain.ids import ChildId
from app.domain.reports.issued_report import IssuedReport
from app.domain.tables.column_rules import Kind
from app.reports.letter.letter import LetterHead, ReportText
from app.reports.report import TOTAL, Chart, Column, Line, Reckoned, Report, Table, Value, Who

_LEVEL = 3
_RATE = "rate"
Cell = tuple[str, str, str]
"""Table, line, column."""


def freeze(report: Report, text: ReportText, head: LetterHead, form: str = "") -> bytes:
    """Pack the tables and the words of a report; `form` names the form of its letter."""
    tables = [_table_out(table) for table in report.tables]
    charts = [asdict(chart) for chart in report.charts]
    words = {"text": asdict(text), "head": asdict(head)}
    return _pack({"tables": tables, "charts": charts, **words, "form": form})


def thaw(issued: IssuedReport, body: bytes, behind: bytes) -> tuple[Report, ReportText, LetterHead]:
    """Give back what was frozen."""
    kept = _unpack(body)
    report = Report(
        kind=issued.kind,
        title=issued.title,
        period=issued.period,
        taken_at=issued.taken_at,
        tables=tuple(map(_table_in, kept["tables"])),
        charts=tuple(Chart(**_tuples(chart)) for chart in kept["charts"]),
        who=thaw_behind(behind),
    )
    return report, ReportText(**_tuples(kept["text"])), LetterHead(**_tuples(kept["head"]))


def form_named(body: bytes) -> str:
    """Name the form of the letter; empty where an older program froze it."""
    return str(_unpack(body).get("form", ""))


def freeze_behind(report: Report) -> bytes:
    """Pack the children behind each counted figure; those that are reckoned have none."""
    cells = dict(_behind(report))
    everyone = sorted({child for children in cells.values() for child in children})
    place = {child: at for at, child in enumerate(everyone)}
    steps = [[*cell, _steps(sorted(place[one] for one in who))] for cell, who in cells.items()]
    return _pack({"children": everyone, "cells": steps})


def thaw_behind(behind: bytes) -> Who:
    """Give back who was behind each figure; unpacked when first asked for."""

    @cache
    def unpacked() -> tuple[list[str], dict[Cell, list[int]]]:
        kept = _unpack(behind)
        return kept["children"], {(t, line, c): steps for t, line, c, steps in kept["cells"]}

    def who(table: str, line: str, column: str) -> list[ChildId]:
        everyone, cells = unpacked()
        steps = cells.get((table, line, column))
        if steps is None and line == TOTAL:
            lines = {key[1]: None for key in cells if (key[0], key[2]) == (table, column)}
            return list({one: None for key in lines for one in who(table, key, column)})
        return [ChildId(everyone[at]) for at in accumulate(steps or ())]

    return who


def _behind(report: Report) -> Iterator[tuple[Cell, set[ChildId]]]:
    """Give who is counted in each figure; a total of those of its lines has none of its own."""
    if report.who is None:
        return
    for table in report.tables:
        for at, column in enumerate(table.columns):
            if not column.reckoned and not column.is_text:
                yield from _of_column(table, column.key, at, report.who)


def _of_column(table: Table, column: str, at: int, who: Who) -> Iterator[tuple[Cell, set[ChildId]]]:
    of_lines = 0
    for line in table.lines:
        if isinstance(line.values[at], int) and line.values[at]:
            children = set(who(table.key, line.key, column))
            of_lines += len(children)
            yield (table.key, line.key, column), children
    total = table.total.values[at] if table.total else None
    if isinstance(total, int) and total != of_lines:
        yield (table.key, TOTAL, column), set(who(table.key, TOTAL, column))


def _steps(places: list[int]) -> list[int]:
    return [now - before for before, now in zip([0, *places], places, strict=False)]


def _table_out(table: Table) -> dict[str, object]:
    lines = [_line_out(line) for line in table.lines]
    total = _line_out(table.total) if table.total else None
    return {**asdict(table), "lines": lines, "total": total}


def _line_out(line: Line) -> list[object]:
    return [line.key, line.name, [_value_out(value) for value in line.values]]


def _value_out(value: Value) -> object:
    return {_RATE: str(value)} if isinstance(value, Decimal) else value


def _table_in(kept: Mapping[str, Any]) -> Table:
    total = _line_in(kept["total"]) if kept["total"] else None
    changed = {
        "columns": tuple(map(_column_in, kept["columns"])),
        "lines": tuple(map(_line_in, kept["lines"])),
        "total": total,
        "notes": tuple(kept["notes"]),
    }
    return Table(**{**kept, **changed})


def _line_in(kept: list[Any]) -> Line:
    key, name, values = kept
    return Line(key, name, tuple(map(_value_in, values)))


def _value_in(kept: Any) -> Value:  # noqa: ANN401 (what JSON holds)
    value: Value = Decimal(kept[_RATE]) if isinstance(kept, dict) else kept
    return value


def _column_in(kept: Mapping[str, Any]) -> Column:
    told = kept["reckoned"]
    reckoned = Reckoned(Kind(told["kind"]), tuple(told["parts"])) if told else None
    return Column(**{**kept, "reckoned": reckoned})


def _tuples(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in kept.items()}


def _pack(kept: Mapping[str, object]) -> bytes:
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), _LEVEL)


def _unpack(packed: bytes) -> Any:  # noqa: ANN401 (what JSON holds)
    return json.loads(zlib.decompress(packed))
