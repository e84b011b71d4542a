"""The export: one line a child, the columns of `children` and the revision."""

import csv
import io

from app.domain.child_columns import COLUMNS
from sync.central.export import export_children
from tests.sync.central.conftest import ANOTHER, NAM_DUONG


def test_what_was_pushed_can_be_read_in_a_table(two_villages, central):
    out = io.StringIO()
    assert export_children(central.central.store, NAM_DUONG, out) == 2
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert tuple(rows[0]) == (*COLUMNS, "revision")
    assert [(r["child_id"], r["household_head"], r["village"], r["revision"]) for r in rows] == [
        ("child-a", "Vi Văn An", "A", "3"),
        ("child-b", "Vi Văn An", "B", "7"),
    ]


def test_another_commune_has_a_header_alone(two_villages, central):
    out = io.StringIO()
    assert export_children(central.central.store, ANOTHER, out) == 0
    assert out.getvalue().startswith("child_id,")
