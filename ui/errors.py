"""Trouble becomes a sentence for the person; a bug is also logged, without personal data."""

import logging
import traceback

from app.domain.errors import KnownError
from ui.messages import error_sentence

_log = logging.getLogger("sotreem.ui")


def told(error: Exception) -> str:
    """Give the sentence for an error; what is not a KnownError goes to the log by its place only.

    The error's own text stays out of the log: it may quote a record.
    """
    if not isinstance(error, KnownError):
        places = [
            f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        _log.error("unexpected %s at %s", type(error).__name__, " < ".join(reversed(places)))
    return error_sentence(error)
