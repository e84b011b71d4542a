"""What belongs to one child: its circumstances with their assistance, and its movements."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_FIELDS = {
    "circumstance": (
        "code",
        "started_on",
        "ended_on",
        "end_cause",
        "valid_until",
        "paper",
        "note",
        "source",
    ),
    "movement": ("code", "happened_on", "place", "place_code", "paper", "note", "source"),
}


def upgrade() -> None:
    """Make the tables, each with its index by child."""
    for table, fields in _FIELDS.items():
        op.create_table(
            table,
            sa.Column("id", sa.Text(), nullable=False),
            sa.Column("child_id", sa.Text(), nullable=False),
            *(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in fields),
            sa.Column("status", sa.Text(), server_default="", nullable=False),
            sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
            sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
            sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f(f"fk_{table}_child_id")),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
            sqlite_with_rowid=False,
        )
        op.create_index(op.f(f"ix_{table}_child_id"), table, ["child_id"])
    op.create_index(op.f("ix_movement_happened_on"), "movement", ["happened_on"])
    op.create_index(
        "ix_circumstance_in_conflict",
        "circumstance",
        ["status"],
        sqlite_where=sa.text("""instr(more, '"conflict.') > 0"""),
    )


def downgrade() -> None:
    """Drop them again; their changes stay in the journal."""
    op.drop_table("movement")
    op.drop_table("circumstance")
