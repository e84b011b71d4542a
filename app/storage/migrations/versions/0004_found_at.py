"""When a likely pair was first found, so that new ones can be told from those seen before."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; of the pairs that are there it is not known."""
    op.add_column("likeness", sa.Column("found_at", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Drop it again; the pairs stay."""
    op.execute("ALTER TABLE likeness DROP COLUMN found_at")
