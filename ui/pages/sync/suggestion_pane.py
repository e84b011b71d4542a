"""A suggestion in front of the commune: as the record is, as it is wanted, and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.sync.side_by_side_pane import SAVE_KEYS, SideBySidePane
from ui.sentences.record import RECORD_NAMES
from ui.widgets.basic import button

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.pages.sync.suggestion_model import SuggestionModel

_KINDS = {"child": "Trẻ em", "household": "Hộ"}
_NOTE = (
    "Hồ sơ này nay thuộc thôn khác nên cộng tác viên không ghi được, và gửi xã quyết định. "
    "Chưa có gì được ghi."
)
_HELP = (
    "Cộng tác viên không còn được ghi vào hồ sơ này nên gửi xã quyết định. Nhấn 1 để giữ như hiện "
    "nay, 2 để ghi theo đề nghị, F2 để gõ lại, Ctrl+Enter để ghi."
)


class SuggestionPane(SideBySidePane):
    """A suggestion, closed when it is answered."""

    def __init__(self, model: SuggestionModel, today: Callable[[], date]) -> None:
        super().__init__(model, today, "So sánh hiện nay và đề nghị", _HELP)
        self._model = model
        self.decline = button("Không ghi theo", lambda: self._answer(decline=True))
        self.decline.setToolTip("Giữ hồ sơ như hiện nay; cộng tác viên thấy là đã trả lời")
        self.write = button("Ghi", lambda: self._answer(decline=False), role="primary")
        self.write.setToolTip("Ghi như cột “Sẽ ghi” cho mọi máy (Ctrl+Enter hoặc F7)")
        self.compose(self.title, _NOTE, (self.back,), (self.decline, self.write))
        self.take_keys(dict.fromkeys(SAVE_KEYS, lambda: self._answer(decline=False)))

    def show_opened(self) -> None:
        """Name the record, and the two sides."""
        choice = self._model.choice
        if choice is None:
            self.closed.emit()
            return
        one = choice.suggestion
        kind = _KINDS.get(one.about) or RECORD_NAMES.get(one.about, "Hồ sơ")
        self.title.setText(f"{kind} · {one.name}" if one.name else kind)
        titles = ("1 · Hiện nay", "2 · Đề nghị")
        self.heads.show_heads(titles, may_leave=False, result=self._model.result_name)

    def _answer(self, *, decline: bool) -> None:
        if self.table.finish_typing():
            self._model.answer(decline=decline)
