"""The first form with a number: what the central kept before its tables had migrations.

A database made before has these tables: what is there stays, what later versions of that time added
is added. The tables are written out here and never change again.
"""

import sqlalchemy as sa
from alembic import op

from app.domain.errors import KnownError

revision = "0001"
down_revision = None

_tables = sa.MetaData()


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def _from_zero(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _empty(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _key(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, primary_key=True)


def _table(name: str, *columns: "sa.Column[str] | sa.Column[int]") -> None:
    sa.Table(name, _tables, *columns)


def _index(name: str, table: str, *columns: str, unique: bool = False) -> None:
    of = _tables.tables[table].c
    sa.Index(name, *(of[column] for column in columns), unique=unique)


_table(
    "commune",
    _key("commune"),
    _text("epoch"),
    _from_zero("head"),
    sa.Column("clock", sa.BigInteger, nullable=False, server_default="0"),
    _from_zero("alike_upto"),
)
_table(
    "enrolment",
    _key("commune"),
    _key("code_hash"),
    _text("device_name"),
    _text("villages"),
    _text("expires_at"),
    _empty("device_id"),
)
_table(
    "device",
    _key("commune"),
    _key("device_id"),
    _text("name"),
    _text("villages"),
    _text("secret_hash"),
    _text("enrolled_at"),
    _empty("revoked_at"),
    _empty("last_push_at"),
    _from_zero("newest_revision"),
)
_table(
    "batch",
    _key("commune"),
    _key("batch_id"),
    _text("device_id"),
    _text("sha256"),
    _number("changes"),
    _text("received_at"),
)
_table(
    "change",
    _key("commune"),
    _key("change_id"),
    _text("batch_id"),
    _text("device_id"),
    _text("entity"),
    _text("entity_id"),
    _text("fields"),
    _empty("action"),
    _empty("group_id"),
    _empty("author"),
    _text("made_at"),
    _empty("reason"),
    _from_zero("base"),
    _empty("time"),
    _from_zero("taken_at"),
    _text("received_at"),
    _text("status"),
    _number("revision"),
    _empty("code"),
    _empty("field"),
    sa.Column("server", sa.Text, nullable=False, server_default="{}"),
)
_table(
    "record",
    _key("commune"),
    _key("entity"),
    _key("id"),
    _number("revision"),
    _text("fields"),
    _empty("village_id"),
    _empty("parent_id"),
    _empty("device_id"),
    _from_zero("other_revision"),
    _empty("time"),
)
_table(
    "likely_pair",
    _key("commune"),
    _key("first_id"),
    _key("second_id"),
    _number("certain"),
    _number("number"),
)
_table(
    "departure",
    _key("commune"),
    _key("entity"),
    _key("id"),
    _key("village_id"),
    _number("revision"),
)
_table("commune_key", _key("commune"), _text("secret"))
_table(
    "device_key",
    _key("commune"),
    _key("label"),
    _text("device_id"),
    _text("signing"),
    _text("sealing"),
)
_table("seen", _key("commune"), _key("device_id"), _text("round_at"))
_table(
    "trouble",
    _key("commune"),
    _key("device_id"),
    _key("code"),
    _text("since"),
    _text("last_at"),
    _number("times"),
)
_table(
    "village_sum",
    _key("commune"),
    _key("part"),
    _key("village_id"),
    _number("records"),
    _text("total"),
)
_table("recount", _key("commune"), _text("at"))
_table(
    "generation",
    _key("commune"),
    _key("device_id"),
    _key("generation"),
    _text("first_at"),
    _text("last_at"),
)

_index("ix_device_secret", "device", "commune", "secret_hash", unique=True)
_index("ix_change_record", "change", "commune", "entity", "entity_id")
_index("ix_record_parent", "record", "commune", "parent_id")
_index("ix_record_revision", "record", "commune", "revision", unique=True)
_index("ix_likely_pair_number", "likely_pair", "commune", "number")
_index("ix_departure_revision", "departure", "commune", "village_id", "revision")


def upgrade() -> None:
    """Make the tables that are missing. Raises KnownError `central_db_older`."""
    connection = op.get_bind()
    there = sa.inspect(connection)
    for table in _tables.tables.values():
        if there.has_table(table.name):
            _complete(table, {column["name"] for column in there.get_columns(table.name)})
    _tables.create_all(connection, checkfirst=True)


def _complete(table: sa.Table, found: set[str]) -> None:
    missing = set(table.c.keys()) - found
    if table.name == "commune" and missing == {"alike_upto"}:
        op.add_column("commune", _from_zero("alike_upto"))
    elif missing:  # times of changes, say, that nobody can give it any more
        raise KnownError("central_db_older")


def downgrade() -> None:
    """Drop them again."""
    _tables.drop_all(op.get_bind())
