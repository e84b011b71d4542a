"""Drafts: what is being typed and not yet saved. They survive a crash and are sent nowhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.ids import DraftId
from app.storage.tables import draft


@dataclass(frozen=True, slots=True)
class Draft:
    """A page's unsaved state, as the page wrote it."""

    id: DraftId
    page: str
    body: str
    saved_at: datetime


class Drafts:
    """Drafts by page."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self, page: str) -> Draft | None:
        """Fetch the newest draft of a page."""
        statement = (
            draft.select().where(draft.c.page == page).order_by(draft.c.saved_at.desc()).limit(1)
        )
        row = self._connection.execute(statement).one_or_none()
        return None if row is None else _draft(row)

    def all(self) -> list[Draft]:
        """Fetch every draft of every page."""
        rows = self._connection.execute(draft.select()).all()
        return [_draft(row) for row in rows]

    def mention(self, word: str) -> bool:
        """Whether any draft has a word."""
        found = select(draft.c.id).where(draft.c.body.contains(word, autoescape=True)).limit(1)
        return self._connection.scalars(found).one_or_none() is not None

    def put(self, id_: DraftId, page: str, body: str, at: datetime) -> None:
        """Keep a draft, over what it was before."""
        row = {"id": id_, "page": page, "body": body, "saved_at": at.isoformat()}
        statement = insert(draft).values(row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))

    def drop(self, id_: DraftId) -> None:
        """Forget a draft."""
        self._connection.execute(draft.delete().where(draft.c.id == id_))


def _draft(row: Row[Any]) -> Draft:
    return Draft(DraftId(row.id), row.page, row.body, datetime.fromisoformat(row.saved_at))
