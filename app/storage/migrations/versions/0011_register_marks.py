"""The marks of the civil registry: birth registration that waits, and who is in one list alone."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

MARKS = (
    ("registration_pending", 30),
    ("registration_overdue", 31),
    ("not_in_register", 32),
    ("only_in_register", 33),
)


def upgrade() -> None:
    """Give them their bits; whoever has them is found at the next look at everyone, today."""
    mark = sa.table("mark", sa.column("mark", sa.Text()), sa.column("bit", sa.Integer()))
    op.bulk_insert(mark, [{"mark": name, "bit": 1 << place} for name, place in MARKS])
    op.execute("DELETE FROM setting WHERE key = 'checked_on'")


def downgrade() -> None:
    """Take the bits away again."""
    for name, place in MARKS:
        op.execute(f"UPDATE listing SET bits = bits & ~{1 << place}")
        op.execute(f"DELETE FROM mark WHERE mark = '{name}'")
