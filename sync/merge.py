"""Putting together what several people wrote into one record, whatever order it arrived in.

The outcome is a function of the set of writings alone: they are gone through in the order of
their hybrid times, not of their arrival (reference: sync §5.4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.exchange.conflict import PREFIX, decided_by_a_person, read_versions
from app.domain.status import Status

STATUS = "status"


@dataclass(frozen=True, slots=True)
class Writing:
    """One change of a record, as merging sees it."""

    change_id: str
    device_id: str
    time: str
    """Sortable: the hybrid time, then the change's id."""
    base: int
    """The record's revision that the writer had seen."""
    revision: int | None
    """The one that the record had when the writing was taken; None = it has just arrived."""
    fields: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a field and the change that wrote it."""

    text: str
    change_id: str = ""


def is_decided_by_a_person(entity: str, field: str) -> bool:
    """Whether two texts of a field are both kept until a person decides."""
    return field in decided_by_a_person(entity)


def later_text(field: str, writings: Iterable[Writing]) -> str:
    """Give the text of the latest writing into a field."""
    return max((one.time, one.fields[field][1]) for one in writings if field in one.fields)[1]


def texts_kept(field: str, writings: Sequence[Writing]) -> list[Text]:
    """Give the texts of a field that stand beside each other; the first is the field's own.

    A writing takes the place of the text that its writer saw there; a decision that of all the
    texts it names. What is left beside it was not seen by its writer.
    """
    kept: list[Text] = []
    ordered = sorted(writings, key=lambda one: one.time)
    for one in ordered:
        if field in one.fields or PREFIX + field in one.fields:
            kept = _after(kept, field, one)
    return _contested_end(kept, ordered) if field == STATUS else kept


def _after(kept: list[Text], field: str, one: Writing) -> list[Text]:
    asked, answered = (read_versions(text) for text in one.fields.get(PREFIX + field, ("", "")))
    if asked:
        settled = {version.change for version in asked}
        new = one.fields[field][1] if field in one.fields else asked[0].text
        gone = [text for text in kept if text.change_id in settled]
        return _replaced(kept, gone, Text(new, one.change_id))
    old, new = one.fields.get(field, ("", ""))
    if answered:  # a decision is taken back: what it had settled is asked again
        rest = [text for text in kept if text.text != old]
        known = {text.text for text in rest}
        return rest + [Text(v.text, v.change) for v in answered if v.text not in known]
    return _replaced(kept, [t for t in kept if t.text == old], Text(new, one.change_id))


def _replaced(kept: list[Text], gone: list[Text], new: Text) -> list[Text]:
    """Put a text in the place of the first of those that go; beside all others if none does."""
    place = kept.index(gone[0]) if gone else len(kept)
    before = [text for text in kept[:place] if text not in gone]
    after = [text for text in kept[place:] if text not in gone]
    if any(text.text == new.text for text in (*before, *after)):
        return before + after
    return [*before, new, *after]


def _contested_end(kept: list[Text], ordered: Sequence[Writing]) -> list[Text]:
    """Let an edit beat the removal of its record, and ask: neither had seen the other."""
    ends = [text for text in kept if text.text == Status.REMOVED]
    if not ends:
        return kept
    if len(kept) > 1:
        return [text for text in kept if text not in ends] + ends
    removals = [one for one in ordered if one.change_id == ends[0].change_id]
    edits = [one for one in ordered if any(_is_beside(one, removal) for removal in removals)]
    return [Text(Status.ACTIVE, edits[-1].change_id), *ends] if edits else kept


def _is_beside(edit: Writing, removal: Writing) -> bool:
    own = edit.device_id == removal.device_id
    seen = own or _has_seen(removal, edit) or _has_seen(edit, removal)
    changed = (field for field, (old, new) in edit.fields.items() if old != new)
    return not seen and any(STATUS not in field for field in changed)


def _has_seen(one: Writing, other: Writing) -> bool:
    return other.revision is not None and one.base >= other.revision
