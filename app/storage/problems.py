"""The problems found in each child, kept so that lists can be filtered and counted in SQL."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, tuple_

from app.domain.cleaning.problem import Level, Problem
from app.domain.ids import ChildId
from app.storage.bulk import put_in
from app.storage.records import chunks
from app.storage.tables import problem

_Line = tuple[str, str, str, str]
"""Child, field, code and level."""


class Problems:
    """Problems by child."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_child(self, child_id: ChildId) -> list[Problem]:
        """Fetch the problems of a child."""
        rows = self._connection.execute(problem.select().where(problem.c.child_id == child_id))
        return [Problem(row.field, row.code, Level(row.level)) for row in rows]

    def replace(self, found: Mapping[ChildId, Iterable[Problem]]) -> None:
        """Put what was found in these children in the place of what was known of them.

        What is found again is not written again: a look at everyone writes what changed only.
        """
        known = self._known(found)
        now = {
            (str(child_id), p.field, p.code, str(p.level))
            for child_id, problems in found.items()
            for p in problems
        }
        key = tuple_(problem.c.child_id, problem.c.field, problem.c.code)
        for gone in chunks(line[:3] for line in known - now):
            self._connection.execute(problem.delete().where(key.in_(gone)))
        rows = [
            {"child_id": id_, "field": field, "code": code, "level": level}
            for id_, field, code, level in sorted(now - known)
        ]
        put_in(self._connection, problem, rows)

    def _known(self, ids: Iterable[ChildId]) -> set[_Line]:
        columns = problem.c.child_id, problem.c.field, problem.c.code, problem.c.level
        known: set[_Line] = set()
        for chunk in chunks(ids):
            rows = self._connection.execute(
                problem.select().with_only_columns(*columns).where(problem.c.child_id.in_(chunk))
            )
            known.update((row[0], row[1], row[2], row[3]) for row in rows)
        return known
