"""Whether a device may see and send confidential records; no device before this may."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column to devices and to codes that still wait for theirs."""
    for table in ("device", "enrolment"):
        column = sa.Column("confidential", sa.Integer, nullable=False, server_default="0")
        op.add_column(table, column)


def downgrade() -> None:
    """Leave it: an older central asks for no such column."""
