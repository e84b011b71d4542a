"""What a person decides about a list, and what of it changes a row."""

from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import RowRef

ROW, OTHER = RowRef("DS", 2), RowRef("DS", 3)


def test_that_two_rows_are_two_children_changes_neither():
    told = Decisions(left_out=frozenset({OTHER}), apart=frozenset({(ROW, OTHER)}))
    assert told.of_rows == Decisions(left_out=frozenset({OTHER}))
