"""The offices of a commune as its settings have them: names, days, and what each is asked for."""

import json

from app.domain.handoff.office import Office, changed_office, first_offices, told_of
from app.services.app import App
from app.storage.unit_of_work import Snapshot

_KEPT = "office."
"""Begins the settings that say what was changed of an office."""
SET_UP = "set_up"


def read_offices(app: App, snapshot: Snapshot) -> dict[str, Office]:
    """Give the offices by key, in their order."""
    offices = first_offices(app.commune.type)
    return {key: changed_office(one, _told(snapshot, key)) for key, one in offices.items()}


def keep_office(app: App, office: Office) -> Office:
    """Keep the name, the days and the questions of an office; gives it as it will be read."""
    with app.write(SET_UP) as unit:
        unit.settings.put(_KEPT + office.key, json.dumps(told_of(office), ensure_ascii=False))
        return read_offices(app, unit)[office.key]


def _told(snapshot: Snapshot, key: str) -> dict[str, str]:
    text = snapshot.settings.get(_KEPT + key)
    return json.loads(text) if text else {}
