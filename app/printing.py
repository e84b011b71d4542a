"""Results on standard output, as CSV or JSON; messages go to standard error."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum


class Format(StrEnum):
    """How results are printed."""

    CSV = "csv"
    JSON = "json"


def print_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], wanted: Format
) -> None:
    """Print rows in UTF-8: CSV with a header, or one JSON array."""
    if wanted is Format.JSON:
        json.dump(list(rows), sys.stdout, ensure_ascii=False, indent=1, default=str)
        sys.stdout.write("\n")
        return
    writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def say(sentence: str) -> None:
    """Tell the person something; results are not mixed with it."""
    sys.stderr.write(sentence + "\n")
