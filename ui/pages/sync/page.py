"""*Đồng bộ*: one button, and in words how things stand with the central system."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.look import px
from ui.page import Page
from ui.pages.sync.carry_pane import CarryPane
from ui.pages.sync.conflict_model import ConflictModel
from ui.pages.sync.conflict_pane import ConflictPane
from ui.pages.sync.enrol_form import CALLING, STOPPING, EnrolForm
from ui.pages.sync.hours_row import HoursRow
from ui.pages.sync.losses_pane import LossesPane
from ui.pages.sync.losses_words import ALLOWED, MASS_CHANGE
from ui.pages.sync.returned_pane import ReturnedPane
from ui.pages.sync.suggestion_model import SuggestionModel
from ui.pages.sync.suggestion_pane import SuggestionPane
from ui.pages.sync.view_model import SyncViewModel
from ui.pages.sync.words import (
    CONFLICT,
    answer_words,
    clock_words,
    clone_words,
    next_words,
    progress_words,
    waiting_words,
)
from ui.sync_needs import SUGGESTED, WITH_COMMUNE
from ui.sync_port import SyncNeed
from ui.widgets.basic import StateLine, button, card, label

REFUSED_DEVICE = "refused_device"


class SyncPage(Page):
    """Joins the central when that is still to be done; else sends and fetches at one press."""

    title = "Đồng bộ"
    icon = "sync"
    keys = (
        ("1 2", "Hai nơi ghi khác nhau: lấy theo người ghi"),
        ("F2", "Gõ lại ô đang khác nhau"),
        ("Ctrl+Enter, F7", "Ghi lựa chọn và sang chỗ kế tiếp"),
        ("F9, → và ←", "Chỗ sau, chỗ trước"),
        ("Esc", "Về trang Đồng bộ"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("wraps", True)
        self.model = SyncViewModel(desk, self)
        self.form = EnrolForm()
        self.form.joined.connect(self.model.enrol)
        self.form.stopped.connect(self.model.stop)
        self.send = button("Đồng bộ ngay", self.model.send, role="big", drawing="sync")
        self.send.setToolTip("Gửi và nhận với hệ thống trung ương (Ctrl+Enter)")
        self.send.setShortcut("Ctrl+Return")
        self.ways = QHBoxLayout()
        """Beside the big button: other ways to the central (a stick, a file), as plain buttons."""
        self.notices = QVBoxLayout()
        """Under the big button: what is good to know, as quiet lines that hide while they say
        nothing."""
        self.waiting = StateLine()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ đồng bộ")
        self.sending = label("")
        self.stop = button("Dừng", self.model.stop, drawing="close")
        self.answer = StateLine()
        self.next_try = label("", "muted", wrap=True)
        self.hours = HoursRow(desk)
        self.carrying = CarryPane(desk, self.form.code)
        self.returned = ReturnedPane()
        self.needs, self.needs_title = self.returned.needs, self.returned.title
        self.returned.opened.connect(self._open_need)
        for asked, does in (
            (self.returned.given_up, self.model.give_up),
            (self.returned.handed_over, self.model.hand_over),
            (self.returned.sent_again, self.model.send_again),
        ):
            asked.connect(does)
        self.clock = StateLine()
        self.clone = StateLine()
        self.losses = LossesPane()
        self.losses.allowed.connect(self._allow_losses)
        self.losses.opened.connect(lambda id_: desk.signals.go("visit", child_id=id_))
        self.conflicts = ConflictModel(desk, self)
        self.conflict = ConflictPane(self.conflicts, desk.app.today)
        self.conflict.closed.connect(self._close_conflict)
        self.suggestions = SuggestionModel(desk, self)
        self.suggestion = SuggestionPane(self.suggestions, desk.app.today)
        self.suggestion.closed.connect(self._close_conflict)
        self.front = QWidget()
        self._compose()
        for signal in (self.model.stated, self.model.ended, self.model.enrolled):
            signal.connect(self._show)
        self.model.enrolled.connect(self.form.code.clear)
        self.model.began.connect(self._begin)
        self.model.progressed.connect(self._progress)
        self.model.stopping.connect(self._wait_for_the_end)
        self.carrying.way_changed.connect(self._show_form)
        self._show()
        if self.model.running:
            self._begin()

    def open(self, _facts: Mapping[str, object]) -> None:
        """Ask how things stand."""
        self._bring(self.front)
        self.model.look()
        self.carrying.model.look()
        if self.model.running:
            self.stop.setFocus()
        else:
            (self.form.take_focus if self.form.isVisibleTo(self) else self.send.setFocus)()

    def step_back(self) -> bool:
        """Close the conflict that is open; nothing is decided."""
        if not self.is_deciding:
            return False
        self._close_conflict()
        return True

    def _compose(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        # Not a stack: that one would not let lines of text wrap and ask for their height.
        for face in self._faces:
            whole.addWidget(face)
        self._bring(self.front)
        layout = QVBoxLayout(self.front)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        self.joined, column = card(margin=24, spacing=12)
        column.addLayout(self._make_top())
        column.addLayout(self.notices)
        column.addWidget(self.waiting)
        column.addWidget(self._make_running())
        for part in (self.answer, self.next_try):
            column.addWidget(part)
        layout.addWidget(self.carrying.ways)
        layout.addWidget(self.form)
        layout.addWidget(self.joined)
        layout.addWidget(self.losses, 1)
        layout.addWidget(self.returned, 1)
        layout.addWidget(self.carrying)
        self._rest = QWidget()
        layout.addWidget(self._rest, 1)

    def _make_top(self) -> QHBoxLayout:
        self.ways.setSpacing(px(8))
        self.notices.setSpacing(px(8))
        self.notices.addWidget(self.clone)
        self.notices.addWidget(self.clock)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        row.addLayout(self.ways)
        row.addWidget(self.hours, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _make_running(self) -> QWidget:
        self.under_way = QWidget()
        column = QVBoxLayout(self.under_way)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sending)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column.addLayout(row)
        return self.under_way

    def _show(self) -> None:
        model, now = self.model, self.desk.app.clock()
        enrolled, asks_to_join = model.state.enrolled, self._asks_to_join
        typed = self.form.isAncestorOf(QApplication.focusWidget() or self)
        self.carrying.stand(enrolled=enrolled)
        self._show_form()
        self.form.show_trouble(model.trouble if asks_to_join else "")
        self._show_joining()
        self.joined.setVisible(enrolled)
        if typed and not self.form.isVisibleTo(self):
            self.send.setFocus()  # what was typed into went away; the next thing is to send
        self.send.setEnabled(not model.running)
        self.hours.show_hours(model.state.daily_hours)
        if not model.running:
            if self.stop.hasFocus():
                self.send.setFocus()
            self.under_way.hide()
            self.waiting.say(*waiting_words(model.state, now))
            self.answer.say(*self._answer())
            self._say_next(next_words(model.state, now))
            self.clock.say(clock_words(model.state.clock_behind), "warn")
        self.clone.say(clone_words(cloned=model.state.cloned), "warn")
        self._show_needs()

    def _answer(self) -> tuple[str, str]:
        model = self.model
        last = model.outcome.trouble if model.outcome else model.state.trouble
        if model.state.trouble == last == MASS_CHANGE and not model.losses and not model.trouble:
            return ALLOWED, "ok"
        return answer_words(model.outcome, model.trouble, model.state)

    @property
    def _asks_to_join(self) -> bool:
        state = self.model.state
        return not state.enrolled or state.cloned or state.trouble == REFUSED_DEVICE

    def _show_form(self) -> None:
        """Ask for an address and a code, unless the commune sends lists."""
        self.form.setVisible(self._asks_to_join and not self.carrying.by_lists)
        if self.model.state.cloned:
            self.form.offer(self.model.state.central)

    def _begin(self) -> None:
        self.under_way.setVisible(self.model.state.enrolled and not self.model.joining)
        self.stop.setEnabled(True)
        if self.send.hasFocus():
            self.stop.setFocus()
        for part in (self.send, self.losses.allow):
            part.setEnabled(False)
        self._show_joining()
        self.answer.say("")
        self._say_next("")
        self.bar.setRange(0, 0)
        self.sending.setText(CALLING)

    def _say_next(self, text: str) -> None:
        self.next_try.setText(text)
        self.next_try.setVisible(bool(text))

    def _progress(self, stage: str, done: int, total: int) -> None:
        if not self.model.running or self.model.is_stopping:
            return
        counted = stage == "push" and total > 0
        self.bar.setRange(0, total if counted else 0)
        self.bar.setValue(done if counted else 0)
        self.sending.setText(progress_words(stage, done, total))

    def _show_joining(self) -> None:
        model = self.model
        self.form.show_joining(
            joining=model.joining, stopping=model.is_stopping, busy=model.running
        )

    def _wait_for_the_end(self) -> None:
        self._show_joining()
        self.sending.setText(STOPPING)

    def _show_needs(self) -> None:
        model, needs = self.model, self.model.needs
        may_end = not model.running
        self.returned.show_needs(needs, may_end=may_end, again=model.state.again)
        self.losses.show_losses(model.losses, may_allow=may_end)
        self._rest.setVisible(not needs and not model.losses)

    def _allow_losses(self) -> None:
        self.model.allow_losses()
        self.send.setFocus()  # the list goes away; the next thing is to fetch

    def _open_need(self, need: SyncNeed) -> None:
        if need.code == SUGGESTED:
            self.suggestions.open(need.entity_id)
            self._bring(self.suggestion)
            self.suggestion.take_focus()
        elif need.code == WITH_COMMUNE:
            self.desk.signals.say("Đã gửi xã quyết định; máy sẽ báo khi có trả lời.")
        elif need.code == CONFLICT and need.entity in ("child", "circumstance"):
            self._open_conflict(need.entity_id)
        elif need.child_id:
            self.desk.signals.go("visit", child_id=need.child_id, mend=True)
        elif need.household_id:
            self.desk.signals.go("visit", household_id=need.household_id, mend=True)
        else:
            self.desk.signals.say("Hồ sơ này không sửa được ở máy này.", state="warn")

    @property
    def is_deciding(self) -> bool:
        """Whether a conflict or a suggestion is in front."""
        return not self.front.isVisibleTo(self)

    def _bring(self, face: QWidget) -> None:
        for one in self._faces:
            one.setVisible(one is face)

    @property
    def _faces(self) -> tuple[QWidget, ...]:
        return (self.front, self.conflict, self.suggestion)

    def _open_conflict(self, id_: str) -> None:
        self.conflicts.open(id_)
        self._bring(self.conflict)
        self.conflict.take_focus()

    def _close_conflict(self) -> None:
        self.conflicts.close()
        self.suggestions.close()
        self._bring(self.front)
        (self.needs if self.model.needs else self.send).setFocus()
