"""Writing down which commune a new data folder is for, and its villages."""

from collections.abc import Iterable

from app.domain.ids import village_id
from app.domain.places.place import read_village_name
from app.domain.places.village import Village
from app.services.app import App

COMMUNE = "commune"
"""The setting that holds the commune's code."""


def set_up_commune(app: App, names: Iterable[str]) -> list[Village]:
    """Store the commune's code and its villages; a name that stands twice is one village."""
    villages: dict[str, Village] = {}
    for name in names:
        read = read_village_name(name, (app.commune.name,))
        if read.key:
            id_ = village_id(app.commune.code, read.key)
            villages.setdefault(read.key, Village(id=id_, name=read.rest, kind=read.kind))
    with app.write("set_up") as work:
        work.settings.put(COMMUNE, app.commune.code)
        work.save_all(villages.values())
    return list(villages.values())
