"""Three marks more: circumstances to be looked at again, soon over, or without day or paper."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

MARKS = ("circumstance_to_review", "circumstance_ends_soon", "circumstance_without_paper")
_FIRST = 34


def upgrade() -> None:
    """Give each mark its bit; problems are marked by what is there already."""
    mark = sa.table("mark", sa.column("mark", sa.Text()), sa.column("bit", sa.Integer()))
    rows = [{"mark": name, "bit": 1 << place} for place, name in enumerate(MARKS, _FIRST)]
    op.bulk_insert(mark, rows)


def downgrade() -> None:
    """Take the marks, and the problems that have them, away."""
    listed = ", ".join(f"'{name}'" for name in MARKS)
    op.execute(f"DELETE FROM problem WHERE code IN ({listed})")
    op.execute(f"DELETE FROM mark WHERE mark IN ({listed})")
