"""A number that grows with whatever reports count by: until it does, nothing is read again."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

WRITTEN = {
    "listed_counts": "INSERT ON listing",
    "unlisted_counts": "DELETE ON listing",
    "relisted_counts": "UPDATE OF village_id, bits ON listing",
    "child_counts": "UPDATE ON child",
}


def upgrade() -> None:
    """Make the number and what lets it grow."""
    table = op.create_table("counted_version", sa.Column("version", sa.Integer(), nullable=False))
    op.bulk_insert(table, [{"version": 0}])
    for name, written in WRITTEN.items():
        grow = "UPDATE counted_version SET version = version + 1;"
        op.execute(f"CREATE TRIGGER {name} AFTER {written} BEGIN {grow} END")


def downgrade() -> None:
    """Drop them again."""
    for name in WRITTEN:
        op.execute(f"DROP TRIGGER {name}")
    op.drop_table("counted_version")
