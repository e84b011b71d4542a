"""What the central gave back of the records on the form, said beside the fields it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.services.exchange.read_returned import Returned
from ui.messages import returned_sentence
from ui.pages.visit.state import VisitState

_ROWS = {"village_id": "village", "household_id": "head_name"}
"""Field of a record -> the row of the form that shows it."""
_WHOLE = {"outside_villages": "village"}
"""Code about a whole record -> the row where it can be put right; else the name."""
_NAMES = {"household": "head_name", "child": "full_name"}


@dataclass(frozen=True, slots=True)
class ReturnedBook:
    """Looks up what came back by the row of the form."""

    returned: Sequence[Returned] = ()

    def words(self, row: str, state: VisitState) -> tuple[str, str]:
        """Say why a field came back, as long as it says what was sent: (sentence, state)."""
        if state.differs([row]):
            return "", ""
        for one, field in self._of(state):
            if _row_of(one, field) == row:
                return _sentence(one, field), "warn" if one.is_conflict else "bad"
        return "", ""

    def first_field(self, state: VisitState) -> str:
        """Name the row of the first field that came back; empty when none did."""
        return next((_row_of(one, field) for one, field in self._of(state)), "")

    def decided(self, state: VisitState) -> tuple[str, ...]:
        """Name the conflicts that are shown: saving the form decides them."""
        return tuple({one.change_id: None for one, _ in self._of(state) if one.is_conflict})

    def _of(self, state: VisitState) -> Iterable[tuple[Returned, str]]:
        shown = {state.household_id, state.child_id}
        for one in self.returned:
            if one.entity_id in shown:
                for field in one.fields or ("",):
                    yield one, field


def _row_of(one: Returned, field: str) -> str:
    if field:
        return _ROWS.get(field, field)
    return _WHOLE.get(one.code, _NAMES.get(one.entity, "full_name"))


def _sentence(one: Returned, field: str) -> str:
    if not one.is_conflict:
        return f"Trung ương trả lại: {returned_sentence(one.code)}"
    # An id of a village or household says nothing to a person.
    theirs = "" if field in _ROWS else one.theirs.get(field, "")
    said = f"“{theirs}”" if theirs else "khác"
    return f"Có người ghi {said}. Sửa theo hoặc giữ nguyên, rồi lưu."
