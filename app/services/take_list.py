"""Write what a preview showed: all of a list in one transaction and one group, or nothing."""

from dataclasses import dataclass

from app.services.import_report import RowRef
from app.services.preview_list import Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Nothing was written: the store has changed since the preview, and some rows end otherwise."""

    preview: Preview
    """As it is now."""
    rows: tuple[RowRef, ...]
    """The rows of which something else was shown before."""
