"""Lists for other offices and what came back; the listing tells how each child stands with police.

Adds five marks, and writes the two triggers that list a child anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

MARKS = (
    "police_not_sent",
    "police_sent",
    "police_answered",
    "police_not_found",
    "police_matched",
)
_FIRST = 25
DOUBLE, NOT_ENTERED, NOT_VERIFIED, DIFFERS = (1 << place for place in (21, 22, 23, 24))
NOT_SENT, SENT, ANSWERED, NOT_FOUND, MATCHED = (
    1 << place for place in range(_FIRST, _FIRST + len(MARKS))
)


def _said(record: str) -> str:
    """Write the bits of what the police said of a record."""
    return f"""CASE {record}.verification WHEN 'matched' THEN {MATCHED}
    WHEN 'differs' THEN {NOT_VERIFIED | DIFFERS}
    WHEN 'sent' THEN {NOT_VERIFIED | SENT}
    WHEN 'answered' THEN {NOT_VERIFIED | ANSWERED}
    WHEN 'not_found' THEN {NOT_VERIFIED | NOT_FOUND}
    ELSE {NOT_VERIFIED | NOT_SENT} END"""


def _said_before(record: str) -> str:
    return f"""CASE {record}.verification WHEN 'matched' THEN 0
    WHEN 'differs' THEN {NOT_VERIFIED | DIFFERS} ELSE {NOT_VERIFIED} END"""


def _triggers(new: str, stored: str) -> dict[str, str]:
    """Write the triggers as in 0003, with these bits of a new and of a stored record."""
    columns = "INSERT INTO listing (child_id, village_id, sort_key, search_key, waits_since, bits)"
    first = f"""{columns}
SELECT new.id, coalesce(h.village_id, ''), new.sort_key, new.search_key || '|' || h.search_key,
  coalesce((SELECT substr(min(j.at), 1, 10) FROM journal j
            WHERE j.entity = 'child' AND j.entity_id = new.id
              AND j.state NOT IN ('done', 'received')), ''),
  CASE WHEN new.revision = 0 AND new.external_code = '' THEN {NOT_ENTERED} ELSE 0 END
  | {new}
FROM household h WHERE h.id = new.household_id;"""
    anew = f"""{columns}
SELECT c.id, coalesce(h.village_id, ''), c.sort_key, c.search_key || '|' || h.search_key,
  coalesce((SELECT substr(min(j.at), 1, 10) FROM journal j
            WHERE j.entity = 'child' AND j.entity_id = c.id
              AND j.state NOT IN ('done', 'received')), ''),
  coalesce((SELECT sum(bit) FROM mark
            WHERE mark IN (SELECT code FROM problem WHERE child_id = c.id)), 0)
  | CASE WHEN EXISTS (SELECT 1 FROM likeness WHERE first_id = c.id)
           OR EXISTS (SELECT 1 FROM likeness WHERE second_id = c.id) THEN {DOUBLE} ELSE 0 END
  | CASE WHEN c.revision = 0 AND c.external_code = '' THEN {NOT_ENTERED} ELSE 0 END
  | {stored}
FROM child c JOIN household h ON h.id = c.household_id
WHERE c.status = 'active' AND c.id = new.id;"""
    return {
        "child_listed": f"AFTER INSERT ON child WHEN new.status = 'active' BEGIN {first} END",
        "child_listed_anew": f"""
AFTER UPDATE ON child
WHEN old.household_id <> new.household_id OR old.status <> new.status
  OR old.sort_key <> new.sort_key OR old.search_key <> new.search_key
  OR old.verification <> new.verification OR (old.revision = 0) <> (new.revision = 0)
BEGIN
  DELETE FROM listing WHERE child_id = new.id;
  {anew}
END""",
    }


def _retell(said: str) -> None:
    """Set the bits of the police in every line of the listing, and no other."""
    theirs = NOT_VERIFIED | DIFFERS | NOT_SENT | SENT | ANSWERED | NOT_FOUND | MATCHED
    op.execute(
        f"UPDATE listing SET bits = (bits & ~{theirs}) | "
        f"(SELECT {said} FROM child c WHERE c.id = listing.child_id)"
    )


def _replace(triggers: dict[str, str]) -> None:
    for name, body in triggers.items():
        op.execute(f"DROP TRIGGER {name}")
        op.execute(f"CREATE TRIGGER {name} {body}")


def upgrade() -> None:
    """Make the tables, the marks and the triggers."""
    _hand_off_tables()
    mark = sa.table("mark", sa.column("mark", sa.Text), sa.column("bit", sa.Integer))
    op.bulk_insert(
        mark, [{"mark": name, "bit": 1 << place} for place, name in enumerate(MARKS, _FIRST)]
    )
    _replace(_triggers(_said("new"), _said("c")))
    _retell(_said("c"))


def _hand_off_tables() -> None:
    op.create_table(
        "hand_off",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("office_name", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_off")),
        sa.UniqueConstraint("code", name=op.f("uq_hand_off_code")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hand_off_line",
        sa.Column("hand_off_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hand_off_id"], ["hand_off.id"], name=op.f("fk_hand_off_line_hand_off_id")
        ),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_hand_off_line_child_id")),
        sa.PrimaryKeyConstraint("hand_off_id", "place", name=op.f("pk_hand_off_line")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_hand_off_line_child_id"), "hand_off_line", ["child_id"])
    op.create_table(
        "hand_off_answer",
        sa.Column("hand_off_id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["hand_off_id"], ["hand_off.id"], name=op.f("fk_hand_off_answer_hand_off_id")
        ),
        sa.PrimaryKeyConstraint(
            "hand_off_id", "child_id", "group_id", name=op.f("pk_hand_off_answer")
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away again."""
    _replace(_triggers(_said_before("new"), _said_before("c")))
    _retell(_said_before("c"))
    named = ", ".join(f"'{name}'" for name in MARKS)
    op.execute(f"DELETE FROM mark WHERE mark IN ({named})")
    op.drop_table("hand_off_answer")
    op.drop_index(op.f("ix_hand_off_line_child_id"), "hand_off_line")
    op.drop_table("hand_off_line")
    op.drop_table("hand_off")
