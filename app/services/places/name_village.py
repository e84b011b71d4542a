"""The other names of a village, as lists write it: added, or taken away where they mislead."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.errors import KnownError
from app.domain.ids import GroupId, VillageId
from app.domain.text.text import fold, nfc_clean
from app.services.app import App
from app.services.places.change_villages import VILLAGES


def name_village(app: App, id_: VillageId, names: Iterable[str]) -> GroupId | None:
    """Give a village these other names and no more; None where it has them already.

    Its own name is none of them. Raises KnownError `village_gone` where there is no such village.
    """
    with app.write(VILLAGES) as work:
        village = work.villages.get(id_)
        if village is None:
            raise KnownError("village_gone")
        own = {fold(village.title), ""}
        clean = {fold(name): nfc_clean(name) for name in names if fold(name) not in own}
        saved = work.save(replace(village, aliases=tuple(clean.values())))
        return work.group_id if saved else None
