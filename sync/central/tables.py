"""The central's tables: the same on SQLite and on PostgreSQL.

Every key begins with the commune, so that one commune's rows can live together on one server.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


commune = Table(
    "commune",
    metadata,
    _key("commune"),
    # A new life of the store (a restored backup) has a new epoch: old cursors mean nothing in it.
    Column("epoch", Text, nullable=False),
    Column("head", Integer, nullable=False, server_default="0"),
    # The newest hybrid time of its changes, in ms: devices keep their clocks ahead of it.
    Column("clock", BigInteger, nullable=False, server_default="0"),
    # Up to which revision likely pairs were looked for.
    Column("alike_upto", Integer, nullable=False, server_default="0"),
)

enrolment = Table(
    "enrolment",
    metadata,
    _key("commune"),
    _key("code_hash"),
    Column("device_name", Text, nullable=False),
    Column("villages", Text, nullable=False),
    # 1: the device may see and send confidential records.
    Column("confidential", Integer, nullable=False, server_default="0"),
    Column("expires_at", Text, nullable=False),
    _text("device_id"),
)

device = Table(
    "device",
    metadata,
    _key("commune"),
    _key("device_id"),
    Column("name", Text, nullable=False),
    Column("villages", Text, nullable=False),
    Column("confidential", Integer, nullable=False, server_default="0"),
    # Only the hash of the secret is kept: who reads this table cannot speak for a device.
    Column("secret_hash", Text, nullable=False),
    Column("enrolled_at", Text, nullable=False),
    _text("revoked_at"),
    _text("last_push_at"),
    Column("newest_revision", Integer, nullable=False, server_default="0"),
)
Index("ix_device_secret", device.c.commune, device.c.secret_hash, unique=True)

batch = Table(
    "batch",
    metadata,
    _key("commune"),
    _key("batch_id"),
    Column("device_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("received_at", Text, nullable=False),
)

change = Table(
    "change",
    metadata,
    _key("commune"),
    _key("change_id"),
    Column("batch_id", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("fields", Text, nullable=False),
    _text("action"),
    _text("group_id"),
    _text("author"),
    Column("made_at", Text, nullable=False),
    _text("reason"),
    # What the writer had seen of the record, and the hybrid time of the change: sortable.
    Column("base", Integer, nullable=False, server_default="0"),
    _text("time"),
    # The revision of the record when this was taken, whether or not this altered it.
    Column("taken_at", Integer, nullable=False, server_default="0"),
    Column("received_at", Text, nullable=False),
    # The result, replayed word for word when the change comes again.
    Column("status", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    _text("code"),
    _text("field"),
    Column("server", Text, nullable=False, server_default="{}"),
)
Index("ix_change_record", change.c.commune, change.c.entity, change.c.entity_id)

record = Table(
    "record",
    metadata,
    _key("commune"),
    _key("entity"),
    _key("id"),
    Column("revision", Integer, nullable=False),
    Column("fields", Text, nullable=False),
    # Where the record belongs: what a device bound to villages may see and change.
    _text("village_id"),
    _text("parent_id"),
    # Who changed it last, and the newest revision that somebody else made before.
    _text("device_id"),
    Column("other_revision", Integer, nullable=False, server_default="0"),
    # The latest hybrid time of the changes of this record.
    _text("time"),
)
likely_pair = Table(
    "likely_pair",
    metadata,
    _key("commune"),
    _key("first_id"),
    _key("second_id"),
    Column("certain", Integer, nullable=False),
    # In the order in which they were noted: a device is told those it has not heard of.
    Column("number", Integer, nullable=False),
)
Index("ix_likely_pair_number", likely_pair.c.commune, likely_pair.c.number)

departure = Table(
    "departure",
    metadata,
    _key("commune"),
    _key("entity"),
    _key("id"),
    # The village that a record belonged to, and the revision with which it left.
    _key("village_id"),
    Column("revision", Integer, nullable=False),
)
Index("ix_departure_revision", departure.c.commune, departure.c.village_id, departure.c.revision)

Index("ix_record_revision", record.c.commune, record.c.revision, unique=True)
Index("ix_record_parent", record.c.commune, record.c.parent_id)

commune_key = Table(
    "commune_key",
    metadata,
    _key("commune"),
    # What the central's own keys for the bundles of this commune are drawn from.
    Column("secret", Text, nullable=False),
)

device_key = Table(
    "device_key",
    metadata,
    _key("commune"),
    # The device by the hash of its signing key: all that a bundle shows of it.
    _key("label"),
    Column("device_id", Text, nullable=False),
    Column("signing", Text, nullable=False),
    Column("sealing", Text, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    _key("commune"),
    _key("device_id"),
    # When the device last read everything and compared.
    Column("round_at", Text, nullable=False),
)

trouble = Table(
    "trouble",
    metadata,
    _key("commune"),
    # "" is a token of the commune that nobody knows.
    _key("device_id"),
    _key("code"),
    Column("since", Text, nullable=False),
    Column("last_at", Text, nullable=False),
    Column("times", Integer, nullable=False),
)

village_sum = Table(
    "village_sum",
    metadata,
    _key("commune"),
    # village, decision, confidential, or home: a household and what else belongs to it.
    _key("part"),
    _key("village_id"),
    Column("records", Integer, nullable=False),
    # The sum of the records' hashes modulo 2^128, in hexadecimal.
    Column("total", Text, nullable=False),
)

recount = Table(
    "recount",
    metadata,
    _key("commune"),
    # When the sums were last counted anew from the records themselves.
    Column("at", Text, nullable=False),
)

generation = Table(
    "generation",
    metadata,
    _key("commune"),
    _key("device_id"),
    # Which copy of the device's data folder called, when first and when last.
    _key("generation"),
    Column("first_at", Text, nullable=False),
    Column("last_at", Text, nullable=False),
)
