"""Keep how many children the statistics office counts, and take the last change back.

The counts lie in the settings of the store, so that backups have them; they are sent nowhere.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.errors import KnownError
from app.domain.reports.population import Count, Counts
from app.services.app import App
from app.storage.unit_of_work import Snapshot

_NOW, _BEFORE = "population", "population_before"


def population_of(snapshot: Snapshot) -> Counts:
    """Give the counts that are kept: by village id, `WHOLE` for the commune."""
    return _read(snapshot.settings.get(_NOW))


def keep_population(app: App, counts: Mapping[str, Count | None]) -> Counts:
    """Put counts over those that are kept (None takes one out); give all that are kept then.

    Raises KnownError `population_negative` for a count below 0.
    """
    if any(one is not None and one.children < 0 for one in counts.values()):
        raise KnownError("population_negative")
    with app.write("setting") as work:
        before = work.settings.get(_NOW)
        kept = {**_read(before), **counts}
        now = {id_: one for id_, one in kept.items() if one is not None}
        work.settings.put(_BEFORE, before or _written({}))
        work.settings.put(_NOW, _written(now))
    return now


def revert_population(app: App) -> Counts:
    """Go back to the counts before the last change, which can be taken up again in turn.

    Raises KnownError `population_never_changed`.
    """
    with app.write("setting") as work:
        now, before = work.settings.get(_NOW), work.settings.get(_BEFORE)
        if not before:
            raise KnownError("population_never_changed")
        work.settings.put(_NOW, before)
        work.settings.put(_BEFORE, now)
    return _read(before)


def _written(counts: Counts) -> str:
    return json.dumps(
        {
            id_: [one.children, one.counted_on.isoformat() if one.counted_on else "", one.source]
            for id_, one in counts.items()
        },
        ensure_ascii=False,
    )


def _read(kept: str) -> dict[str, Count]:
    lines: dict[str, Any] = json.loads(kept) if kept else {}
    return {
        id_: Count(children, date.fromisoformat(day) if day else None, source)
        for id_, (children, day, source) in lines.items()
    }
