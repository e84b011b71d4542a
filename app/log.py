"""What goes wrong is logged by its kind and its place in the program, never by what it says.

The text of an error may quote a record, and so does the traceback that ends with it.
"""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

_log = logging.getLogger("sotreem")
_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def place_of(error: BaseException) -> str:
    """Give the kind of an error and where it happened, the innermost place first."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return f"{type(error).__name__} at {' < '.join(places)}"


class PlacesOnly(logging.Formatter):
    """Writes an exception that was logged, by whichever library, as `place_of` does."""

    def formatException(self, ei: _Caught) -> str:  # noqa: N802 (of the base class)
        """Give the place of what was caught."""
        return place_of(ei[1]) if ei[1] else ""


def begin_log(level: int = logging.WARNING) -> None:
    """Log to standard error; what nobody caught, in whichever thread, goes the same way."""
    out = logging.StreamHandler()
    out.setFormatter(PlacesOnly("%(asctime)s %(message)s"))
    logging.basicConfig(handlers=[out], level=level)
    sys.excepthook = lambda _kind, error, _trace: _tell(error)
    sys.unraisablehook = lambda given: _tell(given.exc_value)
    threading.excepthook = lambda given: _tell(given.exc_value)


def _tell(error: BaseException | None) -> None:
    if error is not None:
        _log.error("unexpected %s", place_of(error))
