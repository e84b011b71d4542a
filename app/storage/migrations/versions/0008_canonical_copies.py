"""The central's copies written so that equal copies have equal bytes: digests are made of these."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Sort the fields of each copy, and leave out what is not known."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT entity, entity_id, fields FROM shadow")).all()
    sorted_rows = [
        {"entity": entity, "entity_id": entity_id, "fields": _canonical(fields)}
        for entity, entity_id, fields in rows
    ]
    if sorted_rows:
        statement = (
            "UPDATE shadow SET fields = :fields WHERE entity = :entity AND entity_id = :entity_id"
        )
        connection.execute(sa.text(statement), sorted_rows)


def _canonical(fields: str) -> str:
    known = {name: text for name, text in json.loads(fields).items() if text}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def downgrade() -> None:
    """Leave them: any order is read."""
