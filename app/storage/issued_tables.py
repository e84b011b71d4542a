"""The table of issued reports: they are of this machine and are sent nowhere."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from app.storage.tables import metadata

issued_report = Table(
    "issued_report",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("written_on", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("replaces", Text, nullable=False),
    # Tables and text, packed; and the children behind each figure, which are read less often.
    Column("body", LargeBinary, nullable=False),
    Column("behind", LargeBinary, nullable=False),
)
Index(None, issued_report.c.kind, issued_report.c.until)
