"""Reports that were issued, with their figures as they were."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_TEXTS = (
    *("kind", "title", "since", "until", "taken_at", "issued_at", "number", "written_on"),
    *("author", "replaces"),
)


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "issued_report",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("behind", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_report")),
    )
    op.create_index(op.f("ix_issued_report_kind_until"), "issued_report", ["kind", "until"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("issued_report")
