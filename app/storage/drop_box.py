"""Where what is confidential is put in by anybody, and taken out only by those allowed.

As long as the commune has no passphrase for it, there is nobody yet who could be allowed: such
records are closed with a key that waits in the encrypted store, are shown on no page, and stay on
this device, for on any other nobody could ever open them. The first passphrase takes them over.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_kind import is_confidential
from app.domain.circumstances.confidential import (
    CIRCUMSTANCE,
    Confidential,
    texts_of,
    write_contents,
)
from app.domain.circumstances.confidential_text import (
    TEXTS,
    crossed_text,
    kind_meant,
    secret_groups,
)
from app.domain.exchange.conflict import PREFIX, read_versions, write_versions
from app.domain.fields import Noun, fields_of, noun_from
from app.domain.ids import CircumstanceId, ConfidentialId, NewId
from app.storage.confidentials import Confidentials
from app.storage.seals import drop_text, make_unlocked_seal, name_of, takes_texts
from app.storage.settings import Settings

SEAL = "confidential_seal"
"""The setting that holds this commune's seal."""
WAITING = "confidential_waiting"
"""The setting that holds the seal and the key that wait for the first passphrase."""
TOLD = (*TEXTS, *(PREFIX + name for name in TEXTS))
"""The fields of a child that name groups, and those of the texts that wait for a decision."""


class DropBox:
    """Seals without the passphrase; nothing is written into the store but a key that waits."""

    def __init__(self, settings: Settings, confidentials: Confidentials, new_id: NewId) -> None:
        self._settings = settings
        self._confidentials = confidentials
        self._new_id = new_id

    def parted(self, records: Iterable[Noun]) -> tuple[list[Noun], list[Noun]]:
        """Take out of records what is confidential; gives them as everyone may see them, and it."""
        listed = list(records)
        secret = [one for one in listed if has_secret(one)]
        if not secret:
            return listed, []
        dropped = self.drop(one for record in secret for one in secrets_in(record, self._new_id))
        return [_in_the_open(one) for one in listed if not _is_secret_whole(one)], [*dropped]

    def drop(self, circumstances: Iterable[Circumstance]) -> tuple[Confidential, ...]:
        """Seal circumstances, each under its own id."""
        listed = list(circumstances)
        seal = self.seal() if listed else ""
        return tuple(_dropped(one, seal) for one in listed)

    def seal(self) -> str:
        """Give the seal to close with: the commune's, one that came by sync, or one that waits."""
        known = (self._settings.get(SEAL), *self._confidentials.seals())
        return next(filter(takes_texts, known), "") or self._waiting_seal()

    def waiting_key(self) -> tuple[str, bytes] | None:
        """Give the name of the seal that waits, and its key; None where none does."""
        kept = self._settings.get(WAITING)
        if not kept:
            return None
        seal, key = json.loads(kept)
        return name_of(seal), bytes.fromhex(key)

    def _waiting_seal(self) -> str:
        kept = self._settings.get(WAITING)
        if kept:
            return str(json.loads(kept)[0])
        seal, key = make_unlocked_seal()
        self._settings.put(WAITING, json.dumps([seal, key.hex()]))
        return seal


def _dropped(one: Circumstance, seal: str) -> Confidential:
    plain = write_contents(CIRCUMSTANCE, texts_of(one))
    return Confidential(
        id=ConfidentialId(one.id),
        child_id=one.child_id,
        seal=seal,
        sealed=drop_text(seal, plain, one.id),
        source=one.source,
    )


def has_secret(record: Noun) -> bool:
    """Whether a record says in the open what only those allowed may see."""
    if isinstance(record, Child):
        return bool(record.special or record.at_risk or record.conflicts) and any(
            _groups_in(record, name) for name in TEXTS
        )
    return _is_secret_whole(record)


def secrets_named(child: Child) -> set[tuple[str, str]]:
    """Name the confidential groups that a child says in the open, each with its field."""
    return {(field, group) for field in TEXTS for group in _groups_in(child, field)}


def secrets_in(record: Noun, new_id: NewId) -> Iterator[Circumstance]:
    """Give what is confidential in a record as circumstances.

    Words that may mean several groups stand in the note of one that names none.
    """
    if isinstance(record, Circumstance):
        yield record
    if isinstance(record, Child):
        for field in TEXTS:
            for group in _groups_in(record, field):
                yield circumstance_of(record, field, group, CircumstanceId(new_id()))


def circumstance_of(child: Child, field: str, group: str, id_: CircumstanceId) -> Circumstance:
    """Make a circumstance of what a list named; its day and paper are still to be said."""
    kind = kind_meant(field, group)
    code, label = (kind.code, kind.label) if kind else ("", "")
    note = "" if group in (code, label) else group
    return Circumstance(id=id_, child_id=child.id, code=code, note=note, source=child.source)


def crossed(child: Child) -> Child:
    """Give a child as everyone may see it: a cross stands for what is confidential."""
    return noun_from(Child, child.id, child.revision, crossed_fields(fields_of(child)))


def crossed_fields(texts: Mapping[str, str]) -> dict[str, str]:
    """Give the fields of a child as everyone may see them."""
    left_out = {f"original.{n}" for n in TEXTS if secret_groups(n, texts.get(n, ""))}
    return {n: crossed_in(n, text) for n, text in texts.items() if n not in left_out}


def crossed_in(name: str, text: str) -> str:
    """Give the text of one field as everyone may see it; which changes wrote it stays."""
    if not groups_in(name, text):
        return text
    if name in TEXTS:
        return crossed_text(name, text)
    field = name.removeprefix(PREFIX)
    return write_versions(
        replace(one, text=crossed_text(field, one.text)) for one in read_versions(text)
    )


def groups_in(name: str, text: str) -> list[str]:
    """Name the confidential groups that one field says, one of TOLD; none in all others."""
    if name in TEXTS:
        return [*secret_groups(name, text)]
    if not text or name not in TOLD:
        return []
    field = name.removeprefix(PREFIX)
    return [group for one in read_versions(text) for group in secret_groups(field, one.text)]


def _groups_in(child: Child, field: str) -> list[str]:
    """Name the confidential groups of a field and of what waits beside it, each once."""
    waiting = groups_in(PREFIX + field, child.conflicts.get(field, ""))
    return list(dict.fromkeys((*groups_in(field, getattr(child, field)), *waiting)))


def _in_the_open(record: Noun) -> Noun:
    return crossed(record) if isinstance(record, Child) and has_secret(record) else record


def _is_secret_whole(record: Noun) -> bool:
    return isinstance(record, Circumstance) and is_confidential(record.code)
