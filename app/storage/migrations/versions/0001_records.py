"""Records, the journal, problems, drafts and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("first_id", sa.Text(), server_default="", nullable=False),
        sa.Column("second_id", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("base_revision", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Text(), server_default="", nullable=False),
        sa.Column("central_code", sa.Text(), server_default="", nullable=False),
        sa.Column("central_field", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
        sa.UniqueConstraint("id", name=op.f("uq_journal_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_journal_entity_entity_id"), "journal", ["entity", "entity_id"], unique=False
    )
    op.create_index(op.f("ix_journal_group_id"), "journal", ["group_id"], unique=False)
    op.create_index(
        "ix_journal_open",
        "journal",
        ["state"],
        unique=False,
        sqlite_where=sa.text("(state NOT IN ('done', 'received'))"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "village",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("aliases", sa.Text(), server_default="", nullable=False),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "household",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("village_id", sa.Text(), nullable=True),
        sa.Column("head_name", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("head_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_household_village_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_household_village_id_head_key"),
        "household",
        ["village_id", "head_key"],
        unique=False,
    )
    op.create_table(
        "child",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("external_code", sa.Text(), server_default="", nullable=False),
        sa.Column("full_name", sa.Text(), server_default="", nullable=False),
        sa.Column("birth_date", sa.Text(), server_default="", nullable=False),
        sa.Column("sex", sa.Text(), server_default="", nullable=False),
        sa.Column("ethnicity", sa.Text(), server_default="", nullable=False),
        sa.Column("national_id", sa.Text(), server_default="", nullable=False),
        sa.Column("father_name", sa.Text(), server_default="", nullable=False),
        sa.Column("mother_name", sa.Text(), server_default="", nullable=False),
        sa.Column("guardian_name", sa.Text(), server_default="", nullable=False),
        sa.Column("special", sa.Text(), server_default="", nullable=False),
        sa.Column("at_risk", sa.Text(), server_default="", nullable=False),
        sa.Column("assisted", sa.Text(), server_default="", nullable=False),
        sa.Column("merged_into", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_child_household_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_child_external_code"),
        "child",
        ["external_code"],
        unique=False,
        sqlite_where=sa.text("external_code != ''"),
    )
    op.create_index(op.f("ix_child_household_id"), "child", ["household_id"], unique=False)
    op.create_index(
        op.f("ix_child_national_id"),
        "child",
        ["national_id"],
        unique=False,
        sqlite_where=sa.text("national_id != ''"),
    )
    op.create_index(op.f("ix_child_status_sort_key"), "child", ["status", "sort_key"], unique=False)
    op.create_index(
        op.f("ix_child_status_household_id"), "child", ["status", "household_id"], unique=False
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("visited_on", sa.Text(), server_default="", nullable=False),
        sa.Column("visitor", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("more", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_visit_household_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_visit_household_id"), "visit", ["household_id"], unique=False)
    op.create_table(
        "problem",
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_problem_child_id")),
        sa.PrimaryKeyConstraint("child_id", "field", "code", name=op.f("pk_problem")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_problem_code"), "problem", ["code"], unique=False)


def downgrade() -> None:
    """Drop the tables, their indexes with them."""
    for table in [
        "problem",
        "visit",
        "child",
        "household",
        "decision",
        "village",
        "setting",
        "draft",
        "journal",
    ]:
        op.drop_table(table)
