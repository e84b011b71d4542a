"""The commune's list in four states, against its truth: every cell and every expected problem."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import create_app
from app.commands.rows import listed_problems
from app.domain.child_columns import child_columns
from app.domain.places.units import find_commune
from app.domain.text.text import tone_key
from app.services.app import App
from app.services.lists.import_report import ImportReport, RowOutcome
from app.services.lists.import_workbook import import_workbook

ON = date(2026, 6, 8)
LISTS = Path(__file__).parents[2] / "data" / "nam-duong"
FILES = ("clean.xlsx", "portal.xlsx", "report.xlsx", "villages.xls")
CELLS = ("full_name", "birth_date", "sex", "ethnicity", "national_id", "father_name")
CELLS += ("mother_name", "household_head", "village", "phone", "special", "at_risk", "assisted")


@dataclass
class Score:
    cells: int = 0
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    unraised: list[tuple[str, str, str, str]] = field(default_factory=list)
    expected: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)


def truth_of(name: str) -> list[dict[str, str]]:
    with (LISTS / f"{name}.truth.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def commune(tmp_path, clock, new_id) -> Iterator[App]:
    villages = sorted({line["village"] for line in truth_of("clean")} - {""})
    unit = find_commune("07603")
    opened = create_app(
        tmp_path / "xã", unit, villages, passphrase="thử", clock=clock, new_id=new_id
    )
    yield opened
    opened.close()


def stored(app: App) -> dict[str, dict[str, str]]:
    """What `sotreem-cli children` prints, by source."""
    with app.store.read() as snapshot:
        names = {village.id: village.name for village in snapshot.villages.all()}
        rows = [
            child_columns(child, home, names.get(home.village_id, ""))
            for child, home in snapshot.children.everyone()
        ]
    return {row["source"]: row for row in rows}


def score(file: str, app: App, report: ImportReport) -> Score:
    rows, result = stored(app), Score()
    truth = truth_of(Path(file).stem)
    sources = {f"{file}#{line['sheet']}!{line['row']}": line for line in truth}
    assert rows.keys() == sources.keys(), "a row is missing or was added"
    raised = {
        f"{file}#{line.sheet}!{line.row}": {
            (p.field, p.code) for p in listed_problems(line.problems)
        }
        for line in report.lines
    }
    for source, line in sources.items():
        found = raised[source]
        compare_cells(rows[source], line, {column for column, _ in found}, result)
        compare_problems(line, {code for _, code in found}, result)
    return result


def compare_cells(row: dict[str, str], line: dict[str, str], raised: set[str], result: Score):
    for column in ("external_code", *CELLS):
        right = line["code" if column == "external_code" else column]
        result.cells += 1
        if right != "?" and tone_key(row[column]) != tone_key(right):
            wrong = (line["row"], column, row[column], right)
            result.wrong.append(wrong)
            if row[column] and column not in raised:
                result.unraised.append(wrong)


def compare_problems(line: dict[str, str], codes: set[str], result: Score) -> None:
    expected = set(line["expect"].split(";")) - {""}
    result.expected += len(expected)
    result.missed += [(line["row"], code) for code in expected - codes]
    result.extra += [(line["row"], code) for code in codes - expected]


def show(name: str, result: Score) -> None:
    print(
        f"\n{name}: {result.cells} cells, {len(result.wrong)} wrong, {len(result.unraised)} of "
        f"them unraised; {result.expected} problems expected, {len(result.missed)} missed; "
        f"extra {dict(Counter(code for _, code in result.extra))}"
    )
    for what in (result.wrong, result.missed, result.extra):
        print("  ", what[:10])


@pytest.mark.parametrize("file", FILES)
def test_a_list_comes_in_right(commune, file):
    report = import_workbook(commune, LISTS / file, on=ON)
    assert (report.rows, report.added) == (4988, 4988)
    result = score(file, commune, report)
    show(file, result)
    assert len(result.wrong) <= result.cells * 0.0005
    assert result.unraised == []
    assert len(result.missed) <= result.expected * 0.005
    assert len({row for row, _ in result.extra}) < report.rows * 0.005


def test_the_same_list_again_changes_nothing(nam_duong, tmp_path):
    commune = nam_duong("portal")
    before = stored(commune)
    renamed = tmp_path / "danh sách tháng 6.xlsx"
    renamed.write_bytes((LISTS / "portal.xlsx").read_bytes())
    for path in (LISTS / "portal.xlsx", renamed):
        again = import_workbook(commune, path, on=ON)
        assert (again.added, again.changed, again.unchanged) == (0, 0, 4988)
        assert again.group_id is None
        assert {line.outcome for line in again.lines} == {RowOutcome.UNCHANGED}
    assert stored(commune) == before
