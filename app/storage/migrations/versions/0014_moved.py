"""The lines with which a child or a household went elsewhere, found without reading the others."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_MOVED = """instr(fields, '"status":["",') = 0
 AND (instr(fields, '"household_id":[') > 0 OR instr(fields, '"village_id":[') > 0)"""


def upgrade() -> None:
    """Make the index; one pass over the journal."""
    op.create_index("ix_journal_moved", "journal", ["entity"], sqlite_where=sa.text(_MOVED))


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_journal_moved", "journal")
