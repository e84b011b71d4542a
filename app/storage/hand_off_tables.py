"""The tables of lists that went to other offices, of their lines, and of what came back.

They are of this machine and are sent nowhere; a child's `verification` is what others see.
"""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from app.storage.tables import metadata

hand_off = Table(
    "hand_off",
    metadata,
    Column("id", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("office_name", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("made_on", Text, nullable=False),
    Column("due_on", Text, nullable=False),
    # Fields, parted by blanks.
    Column("asks", Text, nullable=False),
    Column("group_id", Text, nullable=False),
    Column("author", Text, nullable=False, server_default=""),
    UniqueConstraint("code"),
    sqlite_with_rowid=False,
)

hand_off_line = Table(
    "hand_off_line",
    metadata,
    Column("hand_off_id", Text, ForeignKey("hand_off.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("child_id", Text, ForeignKey("child.id"), nullable=False),
    # Field -> text, as it was printed.
    Column("said", JSON, nullable=False),
    # Problem codes, parted by blanks.
    Column("asked", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(None, hand_off_line.c.child_id)

hand_off_answer = Table(
    "hand_off_answer",
    metadata,
    Column("hand_off_id", Text, ForeignKey("hand_off.id"), primary_key=True),
    Column("child_id", Text, primary_key=True),
    # The batch it was taken with: once that is undone it counts no more.
    Column("group_id", Text, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("said", JSON, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("source", Text, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)
