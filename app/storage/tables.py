"""The tables of the store. A record's columns are its text fields (`app.domain.fields`).

Fields with a variable name (`original.…`, `passed.…`) lie together in `more`, and so do those of
the birth registration, which no list is sorted by and few records have; columns ending in
`_key` are derived for searching and sorting and are never sent anywhere.
"""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _link(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=nullable)


def _record(name: str, *columns: Column[str]) -> Table:
    """Make the table of an entity: its fields between `id` and the columns every entity has."""
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        *columns,
        _text("status"),
        Column("more", JSON, nullable=False, server_default="{}"),
        Column("revision", Integer, nullable=False, server_default="0"),
        sqlite_with_rowid=False,
    )


village = _record("village", _text("name"), _text("kind"), _text("aliases"), _text("name_key"))

household = _record(
    "household",
    _link("village_id", "village.id", nullable=True),
    _text("head_name"),
    _text("address"),
    _text("phone"),
    _text("source"),
    _text("head_key"),
    _text("search_key"),
)
Index(None, household.c.village_id, household.c.head_key)

child = _record(
    "child",
    _link("household_id", "household.id"),
    _text("external_code"),
    _text("full_name"),
    _text("birth_date"),
    _text("sex"),
    _text("ethnicity"),
    _text("national_id"),
    _text("father_name"),
    _text("mother_name"),
    _text("guardian_name"),
    _text("special"),
    _text("at_risk"),
    _text("assisted"),
    _text("verification"),
    _text("merged_into"),
    _text("source"),
    _text("sort_key"),
    _text("search_key"),
)
Index(None, child.c.household_id)
Index(None, child.c.external_code, sqlite_where=child.c.external_code != "")
Index(None, child.c.national_id, sqlite_where=child.c.national_id != "")
Index(None, child.c.status, child.c.sort_key)
# Counts by village read this index alone, not the rows: a tenth of the pages to decrypt.
Index(None, child.c.status, child.c.household_id)

# Few children are in conflict; they are found without reading the others.
IN_CONFLICT = """instr(more, '"conflict.') > 0"""
Index("ix_child_in_conflict", child.c.status, sqlite_where=text(IN_CONFLICT))

# Few children have a text of circumstances; those whom no record tells of are found among them.
WITH_GROUPS = "special <> '' OR at_risk <> ''"
Index("ix_child_with_groups", child.c.status, sqlite_where=text(WITH_GROUPS))

visit = _record(
    "visit",
    _link("household_id", "household.id"),
    _text("visited_on"),
    _text("visitor"),
    _text("note"),
)
Index(None, visit.c.household_id)

decision = _record("decision", _text("first_id"), _text("second_id"), _text("reason"))

circumstance = _record(
    "circumstance",
    _link("child_id", "child.id"),
    _text("code"),
    _text("started_on"),
    _text("ended_on"),
    _text("end_cause"),
    _text("valid_until"),
    _text("paper"),
    _text("note"),
    _text("source"),
)
Index(None, circumstance.c.child_id)
Index("ix_circumstance_in_conflict", circumstance.c.status, sqlite_where=text(IN_CONFLICT))

movement = _record(
    "movement",
    _link("child_id", "child.id"),
    _text("code"),
    _text("happened_on"),
    _text("place"),
    _text("place_code"),
    _text("paper"),
    _text("note"),
    _text("source"),
)
Index(None, movement.c.child_id)
Index(None, movement.c.happened_on)

confidential = _record(
    "confidential", _link("child_id", "child.id"), _text("seal"), _text("sealed"), _text("source")
)
Index(None, confidential.c.child_id)

opening = Table(
    "opening",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    # opened, refused, locked, set, listed
    Column("what", Text, nullable=False),
    sqlite_with_rowid=False,
)

suggestion = _record(
    "suggestion",
    _link("village_id", "village.id"),
    _text("about"),
    _text("about_id"),
    _text("wanted"),
    _text("name"),
    _text("author"),
    _text("made_at"),
    _text("answer"),
)

deadline = _record(
    "deadline", _text("code"), _text("what"), _text("rule"), _text("note"), _text("off")
)
completion = _record(
    "completion", _text("deadline_id"), _text("period"), _text("done_by"), _text("done_at")
)
day_off = _record("day_off", _text("day"), _text("name"), _text("works"))
step = _record("step", _text("plan"), _text("number"), _text("what"), _text("who"))
note = _record("note", _text("kind"), _text("text"), _text("noted_on"), _text("author"))
Index(None, note.c.noted_on)

RECORDS = {
    table.name: table
    for table in (
        *(village, household, child, visit, decision),
        *(circumstance, movement, suggestion, confidential),
        *(deadline, completion, day_off, step, note),
    )
}

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("base_revision", Integer, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("action", Text, nullable=False),
    Column("group_id", Text, nullable=False),
    _text("author"),
    Column("at", Text, nullable=False),
    _text("reason"),
    Column("origin", Text, nullable=False),
    Column("state", Text, nullable=False),
    _text("batch_id"),
    _text("central_code"),
    _text("central_field"),
    Column("lead", Integer, nullable=False, server_default="0"),
    UniqueConstraint("id"),
    sqlite_autoincrement=True,
)
Index(None, journal.c.entity, journal.c.entity_id)
# With the entity, so that a group is counted without reading its lines.
Index(None, journal.c.group_id, journal.c.entity)
# The few lines with which a child or a household went elsewhere are found without the others.
MOVED = """instr(fields, '"status":["",') = 0
 AND (instr(fields, '"household_id":[') > 0 OR instr(fields, '"village_id":[') > 0)"""
Index("ix_journal_moved", journal.c.entity, sqlite_where=text(MOVED))
Index("ix_journal_open", journal.c.state, sqlite_where=journal.c.state.not_in(("done", "received")))
# The lists that were brought in are counted without the rest of the journal.
IMPORTED = "action = 'import'"
Index("ix_journal_imported", journal.c.group_id, sqlite_where=text(IMPORTED))

problem = Table(
    "problem",
    metadata,
    Column("child_id", Text, ForeignKey("child.id"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("level", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(None, problem.c.code)

draft = Table(
    "draft",
    metadata,
    Column("id", Text, primary_key=True),
    Column("page", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
