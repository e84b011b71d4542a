"""What the machine had said of two records when a person decided about them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table; of what was decided before, nobody knows what the machine had said."""
    op.create_table(
        "judged_pair",
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("certain", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", "same", name=op.f("pk_judged_pair")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it again: what was decided stays decided."""
    op.drop_table("judged_pair")
