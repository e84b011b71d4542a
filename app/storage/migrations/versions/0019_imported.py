"""An index of the lines with which lists came in: how many lists is counted without the others."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make it."""
    imported = sa.text("action = 'import'")
    op.create_index("ix_journal_imported", "journal", ["group_id"], sqlite_where=imported)


def downgrade() -> None:
    """Drop it again."""
    op.drop_index("ix_journal_imported", "journal")
