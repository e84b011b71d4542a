"""Issued reports: added once, never changed; one that is withdrawn names its follower."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from app.domain.reports.issued_report import IssuedReport
from app.domain.reports.period import Period
from app.storage.issued_tables import issued_report

_C = issued_report.c
_NAMED = tuple(column for column in issued_report.columns if column.name not in ("body", "behind"))


class IssuedReports:
    """Reading what was issued; `UnitOfWork.issue` adds to it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, report: IssuedReport, body: bytes, behind: bytes) -> None:
        """Keep a report for good."""
        named = {
            **{name: getattr(report, name) for name in ("id", "kind", "title", "number")},
            "author": report.author,
            "replaces": report.replaces,
            "since": report.period.since.isoformat(),
            "until": report.period.until.isoformat(),
            "taken_at": report.taken_at.isoformat(),
            "issued_at": report.issued_at.isoformat(),
            "written_on": report.written_on.isoformat() if report.written_on else "",
        }
        self._connection.execute(insert(issued_report).values(**named, body=body, behind=behind))

    def all(self) -> list[IssuedReport]:
        """Fetch what was issued, the newest first, with those that were withdrawn."""
        return self._fetch(select(*_NAMED).order_by(_C.id.desc()))

    def get(self, id_: str) -> IssuedReport | None:
        """Fetch one by its id."""
        return next(iter(self._fetch(select(*_NAMED).where(_C.id == id_))), None)

    def of_period(self, kind: str, period: Period) -> IssuedReport | None:
        """Fetch the report of a period that stands: the newest, which withdraws the others."""
        where = (
            _C.kind == kind,
            _C.since == period.since.isoformat(),
            _C.until == period.until.isoformat(),
        )
        newest = select(*_NAMED).where(*where).order_by(_C.id.desc()).limit(1)
        return next(iter(self._fetch(newest)), None)

    def follower(self, id_: str) -> str:
        """Name the report that withdrew this one; empty when it stands."""
        found = select(_C.id).where(_C.replaces == id_).limit(1)
        return self._connection.scalars(found).one_or_none() or ""

    def body(self, id_: str) -> bytes:
        """Fetch the tables and the text of a report, as they were kept."""
        return self._blob(id_, "body")

    def behind(self, id_: str) -> bytes:
        """Fetch who stands behind its figures, as it was kept."""
        return self._blob(id_, "behind")

    def _blob(self, id_: str, name: str) -> bytes:
        kept: bytes = self._connection.scalars(select(_C[name]).where(_C.id == id_)).one()
        return kept

    def _fetch(self, statement: Select[Any]) -> list[IssuedReport]:
        return [_read(row) for row in self._connection.execute(statement)]


def _read(row: Row[Any]) -> IssuedReport:
    return IssuedReport(
        id=row.id,
        kind=row.kind,
        title=row.title,
        period=Period(date.fromisoformat(row.since), date.fromisoformat(row.until)),
        taken_at=datetime.fromisoformat(row.taken_at),
        issued_at=datetime.fromisoformat(row.issued_at),
        number=row.number,
        written_on=date.fromisoformat(row.written_on) if row.written_on else None,
        author=row.author,
        replaces=row.replaces,
    )
