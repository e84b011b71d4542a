"""What older programs wrote in the open of confidential groups: found in the journal, and crossed.

The journal is never changed but here, once: what it told of whom stays, and a cross stands for what
only those allowed may see. The groups that were found are given back to be sealed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from app.domain.circumstances.confidential_text import TEXTS, crossed_text, secret_groups
from app.domain.ids import ChildId
from app.storage.tables import child, journal

PARTED = "confidential_parted"
"""The setting that says that this was done."""


@dataclass(frozen=True, slots=True)
class OldSecret:
    """A group that stood in the open."""

    child_id: ChildId
    field: str
    group: str
    source: str
    holds: bool
    """Whether the record says it still; False: only its history did."""


class OldSecrets:
    """The rows and lines of children that name confidential groups."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take_out(self) -> list[OldSecret]:
        """Cross them in rows and journal; gives each child's groups once."""
        found = {(one.child_id, one.group): one for one in self._in_rows()}
        for one in self._in_journal():
            found.setdefault((one.child_id, one.group), one)
        return list(found.values())

    def _in_rows(self) -> Iterator[OldSecret]:
        columns = child.c.id, child.c.special, child.c.at_risk, child.c.source
        some = or_(child.c.special != "", child.c.at_risk != "")
        for row in self._connection.execute(select(*columns).where(some)).all():
            texts = {name: getattr(row, name) for name in TEXTS}
            crossed = {name: crossed_text(name, text) for name, text in texts.items()}
            if crossed != texts:
                this = child.update().where(child.c.id == row.id)
                self._connection.execute(this.values(crossed))
                for name, text in texts.items():
                    for group in secret_groups(name, text):
                        yield OldSecret(ChildId(row.id), name, group, row.source, holds=True)

    def _in_journal(self) -> Iterator[OldSecret]:
        told = (journal.c.fields[name].as_string().is_not(None) for name in TEXTS)
        columns = journal.c.seq, journal.c.entity_id, journal.c.fields
        lines = select(*columns).where(journal.c.entity == "child", or_(*told))
        for row in self._connection.execute(lines).all():
            fields = dict(row.fields)
            for name in fields.keys() & set(TEXTS):
                groups = [group for text in fields[name] for group in secret_groups(name, text)]
                fields[name] = [crossed_text(name, text) for text in fields[name]]
                for group in groups:
                    yield OldSecret(ChildId(row.entity_id), name, group, "", holds=False)
            if fields != row.fields:
                this = journal.update().where(journal.c.seq == row.seq)
                self._connection.execute(this.values(fields=json.loads(json.dumps(fields))))
