"""What the central system knows and what is on its way there."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "pull_cursor",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("own_revision", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_pull_cursor")),
    )
    op.create_table(
        "push_batch",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.Text(), server_default="", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_push_batch")),
    )
    op.create_table(
        "shadow",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("held", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("entity", "entity_id", name=op.f("pk_shadow")),
    )
    op.create_index(op.f("ix_shadow_held"), "shadow", ["held"], unique=False)
    op.create_table(
        "sync_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("sent_bytes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("received_bytes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("milliseconds", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_attempt")),
    )


def downgrade() -> None:
    """Drop the tables, their indexes with them."""
    for table in ["sync_attempt", "shadow", "push_batch", "pull_cursor"]:
        op.drop_table(table)
