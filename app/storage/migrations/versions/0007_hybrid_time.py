"""The hybrid time of changes, and the children whose record holds two texts of one field."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column and the index; changes made before have the time of their clock."""
    op.add_column("journal", sa.Column("lead", sa.Integer(), server_default="0", nullable=False))
    op.create_index(
        "ix_child_in_conflict",
        "child",
        ["status"],
        sqlite_where=sa.text("""instr(more, '"conflict.') > 0"""),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_index("ix_child_in_conflict", "child")
    op.execute("ALTER TABLE journal DROP COLUMN lead")
