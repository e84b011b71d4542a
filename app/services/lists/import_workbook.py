"""Bring a list of children in without asking anybody: read, preview and take it in one go."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.errors import KnownError
from app.services.app import App
from app.services.lists.import_report import ImportReport
from app.services.lists.preview_list import preview_list
from app.services.lists.read_list import FoundList, choose, read_list
from app.services.lists.take_list import Moved, take_list
from app.services.pace import Cancelled, Progress, say_nothing
from app.services.steady_memory import steady_memory
from app.workbook.choices import Choices

_WHOLE = 1_000
"""Steps of the whole."""
_READING, _PREVIEW, _TAKING = (0, 150), (150, 500), (500, _WHOLE)
"""The steps of each part, first and last."""
_NO_ANSWERS: Mapping[str, str] = {}


def import_workbook(
    app: App,
    path: Path,
    *,
    on: date,
    dry_run: bool = False,
    answers: Mapping[str, str] = _NO_ANSWERS,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> ImportReport:
    """Import a spreadsheet in one transaction and one group; `on` is the day ages count to.

    The choices are those remembered for its shape, and `answers` (question key -> option).
    Questions that stay open are in the report. Raises KnownError: `cancelled` (nothing was
    written), those of `read_workbook`, `no_table_found` and `not_an_option`.
    """
    with steady_memory():
        found = found_with(app, path, answers, on=on, progress=progress, cancelled=cancelled)
        return import_found(
            app, found, on=on, dry_run=dry_run, progress=progress, cancelled=cancelled
        )


def found_with(
    app: App,
    path: Path,
    answers: Mapping[str, str],
    *,
    on: date,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> FoundList:
    """Find what is in a file, with answers to its questions; those to other questions are left."""
    found = read_list(app, path, on=on, progress=_part(progress, _READING), cancelled=cancelled)
    asked = {question.key: question.options for question in found.questions}
    said = {key: option for key, option in answers.items() if key in asked}
    for key, option in said.items():
        if asked[key] and option not in asked[key]:
            raise KnownError("not_an_option", key=key, options=", ".join(asked[key]))
    choices = found.choices
    told = Choices(choices.sheets, choices.columns, {**choices.answers, **said})
    return choose(found, told, cancelled=cancelled)


def import_found(
    app: App,
    found: FoundList,
    *,
    on: date,
    dry_run: bool = False,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> ImportReport:
    """Preview a list and take it as it is."""
    first, second = _part(progress, _PREVIEW), _part(progress, _TAKING)
    preview = preview_list(app, found, on=on, progress=first, cancelled=cancelled)
    if dry_run:
        progress(_WHOLE, _WHOLE)
        return preview.report
    taken = take_list(app, preview, progress=second, cancelled=cancelled)
    while isinstance(taken, Moved):
        taken = take_list(app, taken.preview, progress=second, cancelled=cancelled)
    return taken


def _part(progress: Progress, steps: tuple[int, int]) -> Progress:
    """Report a part of the work as those steps of the whole."""
    begin, end = steps

    def report(done: int, total: int) -> None:
        progress(begin + (end - begin) * done // max(total, 1), _WHOLE)

    return report
