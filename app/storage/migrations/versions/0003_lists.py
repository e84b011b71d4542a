"""What the police said, what makes lists quick, likely doubles, and the quality of each day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MARKS = (
    "missing_name",
    "invalid_name",
    "missing_birth_date",
    "incomplete_birth_date",
    "invalid_birth_date",
    "future_birth_date",
    "over_age",
    "missing_sex",
    "missing_ethnicity",
    "unknown_ethnicity",
    "missing_national_id",
    "invalid_national_id",
    "national_id_sex_mismatch",
    "national_id_year_mismatch",
    "national_id_adult",
    "national_id_unknown_province",
    "national_id_improbable",
    "duplicate_national_id",
    "missing_parent",
    "missing_village",
    "unknown_village",
    "likely_double",
    "not_entered",
    "not_verified",
    "police_differ",
)
DOUBLE, NOT_ENTERED, NOT_VERIFIED, DIFFERS = (1 << place for place in (21, 22, 23, 24))

LINES = f"""
INSERT INTO listing (child_id, village_id, sort_key, search_key, waits_since, bits)
SELECT c.id, coalesce(h.village_id, ''), c.sort_key, c.search_key || '|' || h.search_key,
  coalesce((SELECT substr(min(j.at), 1, 10) FROM journal j
            WHERE j.entity = 'child' AND j.entity_id = c.id
              AND j.state NOT IN ('done', 'received')), ''),
  coalesce((SELECT sum(bit) FROM mark
            WHERE mark IN (SELECT code FROM problem WHERE child_id = c.id)), 0)
  | CASE WHEN EXISTS (SELECT 1 FROM likeness WHERE first_id = c.id)
           OR EXISTS (SELECT 1 FROM likeness WHERE second_id = c.id) THEN {DOUBLE} ELSE 0 END
  | CASE WHEN c.revision = 0 AND c.external_code = '' THEN {NOT_ENTERED} ELSE 0 END
  | CASE c.verification WHEN 'matched' THEN 0 WHEN 'differs' THEN {NOT_VERIFIED | DIFFERS}
    ELSE {NOT_VERIFIED} END
FROM child c JOIN household h ON h.id = c.household_id
WHERE c.status = 'active'
"""
LINE = f"{LINES} AND c.id = new.id;"
# Of a child that is only now there, no problem and no likeness can be known.
NEW_LINE = f"""
INSERT INTO listing (child_id, village_id, sort_key, search_key, waits_since, bits)
SELECT new.id, coalesce(h.village_id, ''), new.sort_key, new.search_key || '|' || h.search_key,
  coalesce((SELECT substr(min(j.at), 1, 10) FROM journal j
            WHERE j.entity = 'child' AND j.entity_id = new.id
              AND j.state NOT IN ('done', 'received')), ''),
  CASE WHEN new.revision = 0 AND new.external_code = '' THEN {NOT_ENTERED} ELSE 0 END
  | CASE new.verification WHEN 'matched' THEN 0 WHEN 'differs' THEN {NOT_VERIFIED | DIFFERS}
    ELSE {NOT_VERIFIED} END
FROM household h WHERE h.id = new.household_id;
"""

TRIGGERS = {
    "child_listed": f"AFTER INSERT ON child WHEN new.status = 'active' BEGIN {NEW_LINE} END",
    "child_listed_anew": f"""
AFTER UPDATE ON child
WHEN old.household_id <> new.household_id OR old.status <> new.status
  OR old.sort_key <> new.sort_key OR old.search_key <> new.search_key
  OR old.verification <> new.verification OR (old.revision = 0) <> (new.revision = 0)
BEGIN
  DELETE FROM listing WHERE child_id = new.id;
  {LINE}
END""",
    "child_likened_no_more": """
AFTER UPDATE ON child
WHEN old.status <> new.status OR old.search_key <> new.search_key
  OR old.birth_date <> new.birth_date OR old.sex <> new.sex
BEGIN
  DELETE FROM likeness WHERE first_id = new.id;
  DELETE FROM likeness WHERE second_id = new.id;
END""",
    "household_listed_anew": """
AFTER UPDATE ON household
WHEN old.village_id IS NOT new.village_id OR old.search_key <> new.search_key
BEGIN
  UPDATE listing SET
    village_id = coalesce(new.village_id, ''),
    search_key = (SELECT c.search_key FROM child c WHERE c.id = listing.child_id)
      || '|' || new.search_key
  WHERE child_id IN (SELECT id FROM child WHERE household_id = new.id);
END""",
    "change_waits": """
AFTER INSERT ON journal
WHEN new.entity = 'child' AND new.state NOT IN ('done', 'received')
BEGIN
  UPDATE listing SET waits_since = substr(new.at, 1, 10)
  WHERE child_id = new.entity_id AND (waits_since = '' OR waits_since > substr(new.at, 1, 10));
END""",
    "change_answered": """
AFTER UPDATE OF state ON journal
WHEN new.entity = 'child'
  AND (old.state IN ('done', 'received')) <> (new.state IN ('done', 'received'))
BEGIN
  UPDATE listing SET waits_since = coalesce(
    (SELECT substr(min(at), 1, 10) FROM journal
     WHERE entity = 'child' AND entity_id = new.entity_id
       AND state NOT IN ('done', 'received')), '')
  WHERE child_id = new.entity_id;
END""",
    "problem_marked": """
AFTER INSERT ON problem
BEGIN
  UPDATE listing SET bits = bits | coalesce((SELECT bit FROM mark WHERE mark = new.code), 0)
  WHERE child_id = new.child_id;
END""",
    "problem_unmarked": """
AFTER DELETE ON problem
WHEN NOT EXISTS (SELECT 1 FROM problem WHERE child_id = old.child_id AND code = old.code)
BEGIN
  UPDATE listing SET bits = bits & ~coalesce((SELECT bit FROM mark WHERE mark = old.code), 0)
  WHERE child_id = old.child_id;
END""",
    "likeness_marked": f"""
AFTER INSERT ON likeness
BEGIN
  UPDATE listing SET bits = bits | {DOUBLE} WHERE child_id IN (new.first_id, new.second_id);
END""",
    "likeness_unmarked": f"""
AFTER DELETE ON likeness
BEGIN
  UPDATE listing SET bits = bits & ~{DOUBLE}
  WHERE child_id IN (old.first_id, old.second_id)
    AND NOT EXISTS (SELECT 1 FROM likeness WHERE first_id = listing.child_id)
    AND NOT EXISTS (SELECT 1 FROM likeness WHERE second_id = listing.child_id);
END""",
    "decision_made": """
AFTER INSERT ON decision WHEN new.status = 'active'
BEGIN
  DELETE FROM likeness WHERE first_id = new.first_id AND second_id = new.second_id;
END""",
    "decision_made_again": """
AFTER UPDATE ON decision WHEN new.status = 'active'
BEGIN
  DELETE FROM likeness WHERE first_id = new.first_id AND second_id = new.second_id;
END""",
}


def upgrade() -> None:
    """Make the tables, the column and the triggers; list who is stored already."""
    op.add_column("child", sa.Column("verification", sa.Text(), server_default="", nullable=False))
    mark = op.create_table(
        "mark",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("bit", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_mark")),
        sqlite_with_rowid=False,
    )
    op.bulk_insert(mark, [{"mark": name, "bit": 1 << place} for place, name in enumerate(MARKS)])
    op.create_table(
        "listing",
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("village_id", sa.Text(), nullable=False),
        sa.Column("bits", sa.Integer(), nullable=False),
        sa.Column("waits_since", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_listing_child_id")),
        sa.PrimaryKeyConstraint("sort_key", "child_id", name=op.f("pk_listing")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "likeness",
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("certain", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["child.id"], name=op.f("fk_likeness_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["child.id"], name=op.f("fk_likeness_second_id")),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_likeness")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quality_day",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("village_id", sa.Text(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("day", "village_id", name=op.f("pk_quality_day")),
        sqlite_with_rowid=False,
    )
    op.execute(LINES)
    op.create_index(op.f("ix_listing_child_id"), "listing", ["child_id"], unique=True)
    counted = ["village_id", "bits", "waits_since"]
    op.create_index("ix_listing_facets", "listing", counted)
    op.create_index("ix_listing_order", "listing", ["sort_key", "child_id", *counted])
    op.create_index(op.f("ix_likeness_second_id"), "likeness", ["second_id"])
    op.drop_index(op.f("ix_journal_group_id"), "journal")
    op.create_index(op.f("ix_journal_group_id_entity"), "journal", ["group_id", "entity"])
    for name, body in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {body}")


def downgrade() -> None:
    """Drop it all again."""
    for name in TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    for table in ("quality_day", "likeness", "listing", "mark"):
        op.drop_table(table)
    op.execute("ALTER TABLE child DROP COLUMN verification")
    op.drop_index(op.f("ix_journal_group_id_entity"), "journal")
    op.create_index(op.f("ix_journal_group_id"), "journal", ["group_id"])
