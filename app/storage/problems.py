"""The problems found in each child, kept so that lists can be filtered and counted in SQL."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from app.domain.ids import ChildId
from app.domain.problem import Level, Problem
from app.storage.records import chunks
from app.storage.tables import problem


class Problems:
    """Problems by child."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_child(self, child_id: ChildId) -> list[Problem]:
        """Fetch the problems of a child."""
        rows = self._connection.execute(problem.select().where(problem.c.child_id == child_id))
        return [Problem(row.field, row.code, Level(row.level)) for row in rows]

    def replace(self, found: Mapping[ChildId, Iterable[Problem]]) -> None:
        """Put what was found in these children in the place of what was known of them."""
        for chunk in chunks(found):
            self._connection.execute(problem.delete().where(problem.c.child_id.in_(chunk)))
        rows = [
            {"child_id": child_id, "field": p.field, "code": p.code, "level": p.level}
            for child_id, problems in found.items()
            for p in set(problems)
        ]
        if rows:
            self._connection.execute(problem.insert(), rows)
