"""The code lists of `resources/data`: CSV files with a header line, read once."""

import csv
from functools import cache
from importlib.resources import files


@cache
def read_code_list(name: str) -> tuple[dict[str, str], ...]:
    """Read `resources/data/<name>.csv`: a mapping of column to text for each line."""
    text = files("resources").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
