"""The calendar: deadlines as the office changed them, what was done, days off, steps, notes."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
_TABLES = {
    "deadline": ("code", "what", "rule", "note", "off"),
    "completion": ("deadline_id", "period", "done_by", "done_at"),
    "day_off": ("day", "name", "works"),
    "step": ("plan", "number", "what", "who"),
    "note": ("kind", "text", "noted_on", "author"),
}


def upgrade() -> None:
    """Make the tables."""
    for name, texts in _TABLES.items():
        op.create_table(
            name,
            sa.Column("id", sa.Text(), nullable=False),
            *(
                sa.Column(text, sa.Text(), server_default="", nullable=False)
                for text in (*texts, "status")
            ),
            sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
            sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            sqlite_with_rowid=False,
        )
    op.create_index(op.f("ix_note_noted_on"), "note", ["noted_on"])


def downgrade() -> None:
    """Drop them again: what was written stays in the journal."""
    for name in _TABLES:
        op.drop_table(name)
