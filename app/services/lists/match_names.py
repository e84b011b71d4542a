"""Who of several children of one family and birth date a row is about: twins are An and Ân."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from app.domain.ids import ChildId
from app.domain.text.text import same_marks, tone_key
from app.services.lists.said_fields import Fields, may_be_named

Candidates = Mapping[int, Mapping[ChildId, Fields]]
"""Row -> the children it shares name, tones aside, birth date, village and adult with."""


def who_they_are(
    said: Mapping[int, Fields], candidates: Candidates
) -> dict[int, AbstractSet[ChildId]]:
    """Leave to each row the children it can be about; none where a person must say.

    Who is written with the same marks comes first. A name without any mark is whose it can only
    be; where it could be two children's, or two names could be its, nothing is guessed.
    """
    exact = {
        at: {id_ for id_, fields in found.items() if same_marks(_name(said[at]), _name(fields))}
        for at, found in candidates.items()
    }
    named = set(chain.from_iterable(exact.values()))
    likely = {
        at: {
            id_
            for id_, fields in found.items()
            if id_ not in named and may_be_named(said[at], fields)
        }
        for at, found in candidates.items()
        if not exact[at]
    }
    names: dict[ChildId, set[str]] = {}
    for at, found in likely.items():
        for id_ in found:
            names.setdefault(id_, set()).add(tone_key(_name(said[at])))
    sure = {at: found for at, found in likely.items() if len(found) == 1}
    sure = {at: found for at, found in sure.items() if all(len(names[id_]) == 1 for id_ in found)}
    return {at: exact[at] or sure.get(at, set()) for at in candidates}


def _name(fields: Fields) -> str:
    return fields.get("full_name", "")
