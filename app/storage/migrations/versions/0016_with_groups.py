"""An index of the few children who have a text of circumstances."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make it."""
    few = sa.text("special <> '' OR at_risk <> ''")
    op.create_index("ix_child_with_groups", "child", ["status"], sqlite_where=few)


def downgrade() -> None:
    """Drop it again."""
    op.drop_index("ix_child_with_groups", "child")
