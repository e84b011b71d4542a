"""Let the central keep a cross, too, where it holds in the open what is sealed here.

Only where a passphrase locks the seal: what is sealed is then sent as well, and nothing is lost.
"""

from collections.abc import Iterable

from app.domain.circumstances.confidential_text import TEXTS, crossed_text, secret_groups
from app.storage.journal import Origin
from app.storage.seals import takes_texts
from app.storage.shadows import Shadow
from app.storage.unit_of_work import UnitOfWork


def cross_at_central(unit: UnitOfWork, copies: Iterable[Shadow]) -> None:
    """Send crosses for those of the central's copies that name confidential groups."""
    open_there = {one.key: one for one in copies if one.entity == "child" and _tells(one)}
    if not open_there or not takes_texts(unit.drop_box.seal()):
        return
    unsent = unit.sync.outbox.unsent_fields(open_there.keys())
    here = unit.as_if(Origin.HERE)
    for key, copy in open_there.items():
        texts = {
            name: crossed_text(name, copy.fields[name])
            for name in _tells(copy)
            if name not in unsent.get(key, {})
        }
        if texts:
            here.say_crossed(copy.entity_id, texts)


def _tells(copy: Shadow) -> list[str]:
    return [name for name in TEXTS if secret_groups(name, copy.fields.get(name, ""))]
