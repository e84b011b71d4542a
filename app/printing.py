"""Results on standard output, as CSV or JSON; messages and troubles go to standard error."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import typer

from app.domain.errors import KnownError
from app.log import begin_log, place_of
from app.messages import UNEXPECTED, sentence


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


def say(text: str) -> None:
    """Tell the person something; results are not mixed with it."""
    sys.stderr.write(text + "\n")


def folder_of_all(cli: typer.Typer, folder: Path) -> dict[str, dict[str, Any]]:
    """Make a folder named before the command the default of every command's own `--data`."""
    within: dict[str, dict[str, Any]] = {
        group.name: folder_of_all(group.typer_instance, folder)
        for group in cli.registered_groups
        if group.name and group.typer_instance
    }
    commands = ((one.name, one.callback) for one in cli.registered_commands)
    names = (name or getattr(made, "__name__", "") for name, made in commands)
    return within | {name.replace("_", "-"): {"data": str(folder)} for name in names}


def run_command(command: Callable[[], object]) -> None:
    """Run a command line; trouble becomes a sentence and exit code 1, and a bug quotes nobody."""
    begin_log()
    for stream in (sys.stdout, sys.stderr):
        # The console's own encoding may have no Vietnamese; what reads our CSV expects UTF-8.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        command()
    except KnownError as error:
        say(sentence(error.code, **error.facts))
        raise SystemExit(1) from None
    except Exception as error:  # noqa: BLE001 (its traceback would quote records)
        say(f"{UNEXPECTED}\n{place_of(error)}")
        raise SystemExit(1) from None
