"""Confidential records of children, sealed; and who opened them, when."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make both tables."""
    texts = ("seal", "sealed", "source", "status")
    op.create_table(
        "confidential",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in texts),
        sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_confidential_child_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidential")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_confidential_child_id"), "confidential", ["child_id"])
    op.create_table(
        "opening",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop them again; sealed changes stay in the journal."""
    op.drop_table("opening")
    op.drop_table("confidential")
