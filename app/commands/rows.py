"""Answers of use cases laid out as rows for printing."""

import csv
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from app.domain.circumstances.confidential_text import shown_text
from app.domain.cleaning.problem import Problem
from app.domain.cleaning.quality import Figures
from app.domain.cleaning.worklists import OF_REGISTER
from app.domain.errors import KnownError
from app.domain.handoff.registration import Waiting
from app.domain.ids import ChildId
from app.domain.person.birth_date import parse_birth_date
from app.domain.person.national_id import read_national_id
from app.domain.person.person_name import clean_name
from app.domain.person.phone import read_phone
from app.domain.person.sex import read_sex
from app.domain.places.place import VillageBook
from app.matching.matcher import Matcher
from app.matching.person import Person
from app.matching.reason import Pair, Reason
from app.matching.weights import POSSIBLE
from app.messages import FIELDS, OUTCOMES, PROBLEMS, sentence
from app.services.app import App
from app.services.check_table import WrongCell
from app.services.cleaning.measure_quality import measure_quality
from app.services.doubles.find_likely import LikelyChildren
from app.services.list_groups import list_groups
from app.services.lists.import_report import ImportReport
from app.services.lists.save_report import ReportWords
from app.storage.journal import JournalLine
from app.workbook.tables.side_by_side import letter_of

Row = dict[str, object]

CHECK_COLUMNS = ("child_id", "external_code", "field", "code", "level")
PAIR_COLUMNS = ("id_a", "id_b", "external_code_a", "external_code_b", "score", "reasons")
LOOKUP_COLUMNS = ("query_id", "rank", "child_id", "external_code", "score", "warn", "ms")
HISTORY_COLUMNS = (
    *("at", "author", "action", "field", "old", "new", "reason", "state", "group_id"),
    "child_id",
)
GROUP_COLUMNS = ("group_id", "at", "author", "action", "reason", "file", "records", "undone")
QUALITY_COLUMNS = ("village", *(f.name for f in fields(Figures)))
TABLE_COLUMNS = ("row", "column", "stated", "computed", "rule", "parts", "sheet", "cell")
SUMMARY_COLUMNS = ("file", "rows", "added", "changed", "unchanged", "set_aside", "group_id")

LEAST_SHOWN = 0.01
"""A look-up lists weaker likenesses too, below the ones that are warned of."""


def wrong_cell_rows(wrong: Iterable[WrongCell]) -> Iterator[Row]:
    """Lay wrong cells out; `parts` is what a cell is reckoned from, `cell` its place in Excel."""
    for one in wrong:
        yield {
            "row": one.row or one.row_number,
            "column": one.column or letter_of(one.column_number),
            "stated": one.stated,
            "computed": one.computed,
            "rule": one.rule,
            "parts": "; ".join(one.parts),
            "sheet": one.sheet,
            "cell": f"{letter_of(one.column_number)}{one.row_number}",
        }


def history_rows(lines: Iterable[JournalLine]) -> Iterator[Row]:
    """Lay a history out: a row a changed field."""
    for line in lines:
        change = line.change
        for field, (old, new) in change.fields.items():
            yield {
                "at": change.at.isoformat(timespec="seconds"),
                "author": change.author,
                "action": change.action,
                "field": field if change.entity == "child" else f"{change.entity}.{field}",
                "old": shown_text(field, old),
                "new": shown_text(field, new),
                "reason": change.reason,
                "state": line.state,
                "group_id": change.group_id,
                "child_id": change.entity_id,
            }


def group_rows(app: App) -> Iterator[Row]:
    """Lay out what was done, batch by batch, the newest first."""
    for line in list_groups(app, limit=1000):
        yield {
            "group_id": line.group_id,
            "at": line.at.isoformat(timespec="seconds"),
            "author": line.author,
            "action": line.action,
            "reason": line.reason,
            "file": line.file,
            "records": ";".join(f"{entity}:{n}" for entity, n in line.counts.items()),
            "undone": "x" if line.undone else "",
        }


def quality_rows(app: App, on: date) -> Iterator[Row]:
    """Lay the figures of quality out: the whole commune, then each village."""
    quality = measure_quality(app, on)
    with app.store.read() as snapshot:
        names = {village.id: village.name for village in snapshot.villages.all()}
    yield {"village": "*", **quality.overall.as_dict()}
    for village_id, figures in sorted(quality.villages.items(), key=lambda v: names.get(v[0], "")):
        yield {"village": names.get(village_id, ""), **figures.as_dict()}


def pair_rows(app: App) -> Iterator[Row]:
    """Lay the likely pairs of the commune out, the likeliest first."""
    codes, matcher = _codes_and_matcher(app)
    yield from rows_of_pairs(matcher.pairs(), codes)


def rows_of_pairs(pairs: Iterable[Pair], codes: Mapping[ChildId, str]) -> Iterator[Row]:
    """Lay pairs out, each child with its code in the central's own lists."""
    for pair in pairs:
        yield {
            "id_a": pair.first_id,
            "id_b": pair.second_id,
            "external_code_a": codes[pair.first_id],
            "external_code_b": codes[pair.second_id],
            "score": f"{pair.probability:.4f}",
            "reasons": _reasons(pair.reasons),
        }


def lookup_rows(app: App, queries: Path) -> Iterator[Row]:
    """Look each line of a CSV file up, as if it were typed; rows come by query, then rank."""
    codes, matcher = _codes_and_matcher(app)
    with app.store.read() as snapshot:
        villages = VillageBook.of(app.commune, snapshot.villages.all(), app.gazetteer)
    for query in _queries(queries):
        draft = _draft(query, villages, app.today())
        began = time.perf_counter()
        matches = matcher.likely(draft, least=LEAST_SHOWN)
        milliseconds = (time.perf_counter() - began) * 1000
        for rank, match in enumerate(matches, 1):
            yield {
                "query_id": query.get("query_id", ""),
                "rank": rank,
                "child_id": match.id,
                "external_code": codes.get(match.id, ""),
                "score": f"{match.probability:.4f}",
                "warn": "x" if match.probability >= POSSIBLE else "",
                "ms": f"{milliseconds:.2f}",
            }


def _codes_and_matcher(app: App) -> tuple[dict[ChildId, str], Matcher]:
    """Open the memory of who is like whom, and keep it for the next time."""
    likely = LikelyChildren(app)
    with app.store.read() as snapshot:
        codes = {child.id: child.external_code for child in snapshot.children.all()}
        matcher = likely.level_with(snapshot)
    likely.keep()
    return codes, matcher


def _queries(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from csv.DictReader(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("file_not_found", file=path.name) from error


def _draft(query: Mapping[str, str], villages: VillageBook, today: date) -> Person:
    village = villages.find(query.get("village", ""))
    number = read_national_id(query.get("national_id", ""))
    return Person(
        full_name=clean_name(query.get("full_name", "")),
        birth_date=parse_birth_date(query.get("birth_date", ""), today=today).value,
        sex=read_sex(query.get("sex", "")),
        national_id=number.value or next(iter(number.repaired), ""),
        father_name=clean_name(query.get("father_name", "")),
        mother_name=clean_name(query.get("mother_name", "")),
        guardian_name=clean_name(query.get("guardian_name", "")),
        head_name=clean_name(query.get("household_head", "")),
        village_id=village.id if village else None,
        phone=read_phone(query.get("phone", "")),
    )


def _reasons(reasons: Iterable[Reason]) -> str:
    return ";".join(f"{reason.field}:{reason.verdict}" for reason in reasons)


def listed_problems(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give the problems of a record under the codes of `check`, which others count by.

    There a number that is not given yet is missing, and the civil registry has a list of its own
    (`registry --waiting`).
    """
    for problem in problems:
        if problem.code == Waiting.PENDING:
            yield replace(problem, code="missing_national_id")
        elif problem.code not in OF_REGISTER:
            yield problem


def import_summary_rows(reports: Iterable[ImportReport]) -> Iterator[Row]:
    """Lay imports out: a row a file."""
    for report in reports:
        yield {name: getattr(report, name) for name in SUMMARY_COLUMNS}


def import_line_rows(reports: Iterable[ImportReport]) -> Iterator[Row]:
    """Lay imports out row by row: what became of each row of each file, and why.

    Rows that are no child's come last, with the outcome `passed`.
    """
    for report in reports:
        for line in report.lines:
            yield {
                "file": report.file,
                "sheet": line.sheet,
                "row": line.row,
                "outcome": line.outcome,
                "child_id": line.child_id,
                "external_code": line.external_code,
                "problems": [f"{p.field}:{p.code}" for p in listed_problems(line.problems)],
                "messages": list(line.messages),
                "changes": {name: list(pair) for name, pair in line.changes.items()},
                "kept": list(line.kept),
                "proposals": {name: list(pair) for name, pair in line.proposals.items()},
                "group_id": report.group_id,
            }
        for passed in report.passed:
            yield {
                "file": report.file,
                "sheet": passed.sheet,
                "row": passed.row,
                "outcome": "passed",
                "messages": [passed.kind],
                "text": passed.text,
            }


def open_questions(report: ImportReport) -> Iterator[str]:
    """Say which questions about a file nobody has answered, and what was done without."""
    for question in report.unanswered:
        code = "question_suggested" if question.suggested else "question_open"
        yield sentence(
            code,
            file=report.file,
            key=question.key,
            options=", ".join(question.options),
            suggested=question.suggested,
            count=question.count,
        )


REPORT_WORDS = ReportWords(
    field=lambda name: FIELDS.get(name.removeprefix("household.").removeprefix("original."), name),
    problem=lambda code: PROBLEMS.get(code, code),
    message=sentence,
    outcome=lambda outcome: OUTCOMES[outcome],
    passed=lambda _: OUTCOMES["passed"],
)
"""The words of a report that is saved from the command line."""
