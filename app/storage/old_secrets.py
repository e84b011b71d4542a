"""What older programs wrote in the open of confidential groups: found in the journal, and crossed.

The journal is never changed but here, once: what it told of whom stays, and a cross stands for what
only those allowed may see. The groups that were found are given back to be sealed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from app.domain.circumstances.confidential_text import TEXTS
from app.domain.exchange.conflict import PREFIX
from app.domain.ids import ChildId
from app.storage.drop_box import TOLD, crossed_fields, groups_in
from app.storage.records import fields_in, put_rows, row_of
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
        named = (child.c[name] != "" for name in TEXTS)
        waiting = (child.c.more[name].as_string().is_not(None) for name in TOLD[len(TEXTS) :])
        rows = self._connection.execute(select(child).where(or_(*named, *waiting))).mappings()
        for row in rows.all():
            texts = fields_in("child", row)
            crossed = crossed_fields(texts)
            if crossed != texts:
                changed = row_of("child", row["id"], crossed, row["revision"])
                put_rows(self._connection, "child", [changed])
                for name, group in _groups(texts):
                    yield OldSecret(ChildId(row["id"]), name, group, row["source"], holds=True)

    def _in_journal(self) -> Iterator[OldSecret]:
        told = (journal.c.fields[name].as_string().is_not(None) for name in TOLD)
        columns = journal.c.seq, journal.c.entity_id, journal.c.fields
        lines = select(*columns).where(journal.c.entity == "child", or_(*told))
        for row in self._connection.execute(lines).all():
            sides = [{name: pair[at] for name, pair in row.fields.items()} for at in (0, 1)]
            crossed = [crossed_fields(side) for side in sides]
            if crossed != sides:
                fields = {name: [side.get(name, "") for side in crossed] for name in row.fields}
                this = journal.update().where(journal.c.seq == row.seq)
                self._connection.execute(this.values(fields=fields))
                for name, group in (one for side in sides for one in _groups(side)):
                    yield OldSecret(ChildId(row.entity_id), name, group, "", holds=False)


def _groups(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the confidential groups that texts name, with the field of each."""
    for name in TOLD:
        for group in groups_in(name, texts.get(name, "")):
            yield name.removeprefix(PREFIX), group
