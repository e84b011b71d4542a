"""Two people changed one record: what each touched alone is kept, what both touched is asked."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """The fields put together, and those a person must choose: field -> (mine, theirs)."""

    fields: Mapping[str, str]
    conflicts: Mapping[str, tuple[str, str]]


def three_way(
    seen: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]
) -> ThreeWay:
    """Merge text fields (see `app.domain.fields`) against the copy that the person saw.

    Texts that only accompany a value (`original.…`, `passed.…`) are never asked about.
    """
    fields, conflicts = {}, {}
    for name in sorted(seen.keys() | mine.keys() | theirs.keys()):
        was, ours, other = (texts.get(name, "") for texts in (seen, mine, theirs))
        fields[name] = other if ours == was else ours
        both_changed = ours not in (was, other) and other != was
        if both_changed and "." not in name:
            conflicts[name] = (ours, other)
    return ThreeWay({name: text for name, text in fields.items() if text}, conflicts)
