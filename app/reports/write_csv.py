"""A report as CSV in UTF-8: a row a village, without the total, for programs to read."""

import csv
from pathlib import Path

from app.domain.errors import KnownError
from app.reports.report import Report

_NAMES = {"children": "children_under_16"}
"""What the columns of the ministry's table are called in its files."""


def write_csv(report: Report, path: Path) -> None:
    """Write a report's table. Raises KnownError `folder_refused` with the fact `file`."""
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["no", "village", *(_NAMES.get(name, name) for name in report.figures)])
            for number, row in enumerate(report.rows, 1):
                writer.writerow([number, row.name, *row.values])
    except OSError as error:
        raise KnownError("folder_refused", file=path.name) from error
