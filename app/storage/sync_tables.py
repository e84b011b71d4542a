"""Tables of what the central system knows and what is on its way there.

They live in the same encrypted file as the records, so that an answer and what it means for the
journal are stored in one transaction.
"""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from app.storage.tables import metadata

push_batch = Table(
    "push_batch",
    metadata,
    Column("batch_id", Text, primary_key=True),
    # Frozen before the first send: a lost answer is met with the very same bytes.
    Column("body", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("sent_at", Text, nullable=False, server_default=""),
    Column("tries", Integer, nullable=False, server_default="0"),
)

pull_cursor = Table(
    "pull_cursor",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("epoch", Text, nullable=False),
    Column("cursor", Integer, nullable=False),
    # The highest revision the central gave to our own changes: it need not send those back.
    Column("own_revision", Integer, nullable=False, server_default="0"),
)

shadow = Table(
    "shadow",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("entity_id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    # The central's copy as it sent it, fields unknown to this version included (JSON object).
    Column("fields", Text, nullable=False),
    # Why this copy could not be turned into a record yet; empty when it was.
    Column("held", Text, nullable=False, server_default="", index=True),
)

sync_attempt = Table(
    "sync_attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("sent_bytes", Integer, nullable=False, server_default="0"),
    Column("received_bytes", Integer, nullable=False, server_default="0"),
    Column("milliseconds", Integer, nullable=False, server_default="0"),
)
