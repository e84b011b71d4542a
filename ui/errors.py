"""Trouble becomes a sentence for the person; a bug is also logged, without personal data."""

import logging

from app.domain.errors import KnownError
from app.log import place_of
from ui.messages import error_sentence

_log = logging.getLogger("sotreem.ui")


def told(error: Exception) -> str:
    """Give the sentence for an error; what is not a KnownError goes to the log by its place only.

    The error's own text stays out of the log: it may quote a record.
    """
    if not isinstance(error, KnownError):
        _log.error("unexpected %s", place_of(error))
    return error_sentence(error)
