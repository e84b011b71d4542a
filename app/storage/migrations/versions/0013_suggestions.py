"""What collaborators want to be written into records of other villages."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
_TEXTS = ("about", "about_id", "wanted", "name", "author", "made_at", "answer", "status")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("village_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in _TEXTS),
        sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_suggestion_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it again: what was suggested stays in the journal."""
    op.drop_table("suggestion")
