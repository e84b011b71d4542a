"""A list that was brought in, held against its truth: cells, problems, rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.commands.rows import listed_problems
from app.domain.child_columns import child_columns
from app.domain.text.text import tone_key
from app.services.app import App
from app.services.lists.import_report import ImportReport
from tests.lists.truth import ANY, FIELDS, Line, expected_of

Place = tuple[str, int]


@dataclass
class Score:
    """What was found; every list of findings holds (row, field or code, ours, right)."""

    rows: int = 0
    cells: int = 0
    expected: int = 0
    missing: list[Place] = field(default_factory=list)
    added: list[Place] = field(default_factory=list)
    wrong: list[tuple[object, ...]] = field(default_factory=list)
    unraised: list[tuple[object, ...]] = field(default_factory=list)
    missed: list[tuple[object, ...]] = field(default_factory=list)
    extra: list[tuple[object, ...]] = field(default_factory=list)

    def holds(self) -> bool:
        """Whether the list came in as the product promises."""
        return (
            not self.missing and not self.added and not self.unraised
            and len(self.wrong) <= self.cells * 0.0005
            and len(self.missed) <= self.expected * 0.005
            and len({row for row, *_ in self.extra}) < max(1, self.rows * 0.005)
        )  # fmt: skip

    def __str__(self) -> str:
        codes = dict(Counter(code for _, code, *_ in self.extra))
        head = (
            f"{self.rows} rows ({len(self.missing)} missing, {len(self.added)} added), "
            f"{self.cells} cells, {len(self.wrong)} wrong, {len(self.unraised)} of them unraised; "
            f"{self.expected} problems expected, {len(self.missed)} missed; extra {codes}"
        )
        lines = [head]
        for name in ("missing", "added", "wrong", "unraised", "missed", "extra"):
            found = getattr(self, name)
            lines += [f"   {name}: {found[:8]}"] if found else []
        return "\n".join(lines)


def stored_rows(app: App) -> dict[Place, dict[str, str]]:
    """Give what `sotreem-cli children` prints, by sheet and row of the file it came with."""
    with app.store.read() as snapshot:
        names = {village.id: village.name for village in snapshot.villages.all()}
        rows = [
            child_columns(child, home, names.get(home.village_id, ""))
            for child, home in snapshot.children.everyone()
        ]
    return {_place(row["source"]): row for row in rows}


def _place(source: str) -> Place:
    sheet, _, row = source.partition("#")[2].rpartition("!")
    return sheet, int(row)


def score(
    app: App, report: ImportReport, lines: Iterable[Line], fields: Iterable[str] = FIELDS
) -> Score:
    """Compare the whole store with the truth of the one list that was brought in."""
    result, written = Score(), set(fields)
    rows, truth = stored_rows(app), {(line.sheet, line.row): line for line in lines}
    result.rows = len(truth)
    result.missing = sorted(truth.keys() - rows.keys())
    result.added = sorted(rows.keys() - truth.keys())
    raised = {
        (line.sheet, line.row): tuple(listed_problems(line.problems)) for line in report.lines
    }
    for place in truth.keys() & rows.keys():
        problems = raised.get(place, ())
        line = truth[place]
        _cells(place, rows[place], line, {p.field for p in problems}, written, result)
        _problems(place, line, {p.code for p in problems}, written, result)
    return result


def _cells(
    place: Place,
    row: Mapping[str, str],
    line: Line,
    raised: set[str],
    written: set[str],
    result: Score,
) -> None:
    for name in FIELDS:
        right = line.right[name] if name in written else ""
        result.cells += 1
        if right == ANY or tone_key(row[name]) == tone_key(right):
            continue
        result.wrong.append((place, name, row[name], right))
        if row[name] and name not in raised:
            result.unraised.append((place, name, row[name], right))


def _problems(place: Place, line: Line, codes: set[str], written: set[str], result: Score) -> None:
    expected = expected_of(line, written)
    result.expected += len(expected)
    allowed = {code for either in expected for code in either.split("|")}
    result.missed += [(place, either) for either in expected if not codes & set(either.split("|"))]
    if len(line.right["birth_date"]) != 10:
        allowed.add("over_age")  # whether a year alone makes one 16 is for the program to say
    result.extra += [(place, code) for code in codes - allowed]
