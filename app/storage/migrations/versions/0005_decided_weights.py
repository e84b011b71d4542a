"""How much spoke for two records being one child when a person called them two children."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "decided_weight",
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_decided_weight")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it again: what was decided stays decided."""
    op.drop_table("decided_weight")
