"""A row of a list about a record that was merged: what the living record may take of it.

It takes what it lacks, and what is newer than a text that both records had; where the person who
merged them chose another text, that stands.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.ids import ChildId
from app.domain.status import Status
from app.services.lists.match_rows import Matches
from app.services.lists.take_fields import NOBODY, Taken, take_fields
from app.storage.journal import JournalLine
from app.storage.living import living
from app.storage.unit_of_work import Snapshot

_MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Ended:
    """The merged record that a row names, and its history."""

    record: Child
    lines: Sequence[JournalLine]


def follow_merged(matches: Matches, snapshot: Snapshot) -> dict[int, Child]:
    """Let rows about merged records be about the living ones; gives the merged ones, by row."""
    ended: dict[int, Child] = {}
    for at, child in matches.children.items():
        if child.status is Status.MERGED:
            lives_on = snapshot.children.get(living(snapshot, ChildId(child.id)))
            if lives_on is not None and lives_on.status is not Status.MERGED:
                ended[at] = child
                matches.children[at] = lives_on
    return ended


def take_merged(
    known: Child,
    row: Mapping[str, str],
    lines: Sequence[JournalLine],
    ended: Ended,
    accepted: AbstractSet[str] = NOBODY,
) -> Taken:
    """Compare a row with the living record; `lines` is that one's own history."""
    own, theirs = fields_of(known), fields_of(ended.record)
    said = {name: text for name, text in row.items() if name != "external_code"}
    if not own.get("external_code") and "external_code" in row:
        said["external_code"] = row["external_code"]
    chosen = {
        name for name in said if own.get(name, "") and own.get(name, "") != theirs.get(name, "")
    }
    together = sorted((*lines, *ended.lines), key=lambda line: line.seq)
    free = take_fields(own, _of(said, said.keys() - chosen), lambda: together, accepted=accepted)
    stands = take_fields(
        own, _of(said, chosen), lambda: [*ended.lines, _merge_of(ended, chosen)], accepted=accepted
    )
    return Taken({**free.fields, **stands.fields}, {**free.proposals, **stands.proposals})


def _of(said: Mapping[str, str], names: AbstractSet[str]) -> dict[str, str]:
    """Choose fields with the texts they were received as."""
    return {name: text for name, text in said.items() if name.removeprefix("original.") in names}


def _merge_of(ended: Ended, names: AbstractSet[str]) -> JournalLine:
    """Read the merge as a line that set every field: a person looked at both texts."""
    line = next(
        line
        for line in reversed(ended.lines)
        if line.change.fields.get("status", ("", ""))[1] == Status.MERGED
    )
    fields = dict.fromkeys(names, ("", ""))
    return replace(line, change=replace(line.change, action=_MERGE, fields=fields))
