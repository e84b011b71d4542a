"""Answering: one child, several children, one that does not belong, later; then the next group."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.cleaning.problem import Level, Problem
from app.services.doubles.decide_duplicate import DIFFERENT, keep_all_apart, why_apart
from app.services.doubles.late_edits import settle_edit
from app.services.doubles.merge_children import merge_children
from app.services.outcome import Refused, Saved
from ui.errors import told
from ui.messages import problem_sentence
from ui.pages.visit.key_hold import KeyHold
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.exchange.late_edit import LateEdit
    from app.domain.ids import ChildId
    from app.services.app import App
    from app.services.doubles.merge_children import Merge
    from app.services.doubles.read_group import OpenGroup
    from ui.pages.duplicates.page import DuplicatesPage

Pair = tuple["ChildId", "ChildId", str]


class AnswerFlow(QObject):
    """Keys pressed while an answer is stored wait for the group that follows."""

    def __init__(self, page: DuplicatesPage) -> None:
        super().__init__(page)
        self._page = page
        self._keys = KeyHold(page)
        self.under_way = False
        self._stale = ""
        """Why the open group is read again; said once it is there."""
        page.model.opened.connect(self._show)

    def merge(self) -> None:
        """Say of the open group: one child."""
        choice, pane = self._page.model.choice, self._page.pane
        if choice is None or self.under_way or not pane.table.finish_typing():
            return
        app, merge, group = self._page.desk.app, choice.merge(), choice.group
        name = choice.text("full_name") or "hồ sơ chưa có tên"
        said = f"Đã gộp {len(group.members)} hồ sơ của {name}"
        self._begin()
        self._page.desk.store.run(
            lambda: _merge(app, merge), lambda outcome: self._merged(outcome, said), self._fail
        )

    def tell_apart(self) -> None:
        """Say of the open group: all of them are different children."""
        group = self._page.model.group
        if group is None or self.under_way:
            return
        names = " và ".join(dict.fromkeys(_names(group)))
        said = f"Đã ghi nhớ: {names} là các trẻ khác nhau"
        self._keep_apart(list(_pairs(group, combinations(group.ids, 2))), said)

    def take_out(self, place: int) -> None:
        """Say of one record of a larger group: it is not this child; the others stay open."""
        group = self._page.model.group
        if group is None or self.under_way or not 2 < len(group.members) > place:
            return
        out = group.ids[place]
        rest = [id_ for id_ in group.ids if id_ != out]
        pairs = list(_pairs(group, ((out, id_) for id_ in rest)))
        said = f"Đã ghi nhớ: hồ sơ {place + 1} ({_names(group)[place]}) là trẻ khác"
        self._keep_apart(pairs, said, rest)

    def put_off(self) -> None:
        """Leave the open group for later."""
        model = self._page.model
        is_last = model.place == len(model.groups) - 1
        if len(model.groups) > 1 and is_last:
            self._page.desk.signals.say("Hết danh sách, quay lại nhóm đầu", state="")
        model.go(1)

    def settle_late(self, edit: LateEdit, take: bool) -> None:
        """Take what another device wrote into a merged record, or leave it."""
        page, app = self._page, self._page.desk.app

        def tell(outcome: Saved | Refused) -> None:
            if isinstance(outcome, Refused):
                page.desk.signals.say(_sentences(outcome.problems), state="warn")
                page.model.list_anew()
                return
            said = "Đã lấy giá trị mới" if take else "Đã giữ giá trị đang có"
            notice = Notice(said, group_id=outcome.group_id)
            page.desk.signals.announce("child", "household", notice=notice)

        page.desk.store.run(lambda: settle_edit(app, edit, take), tell, self._fail)

    def _keep_apart(self, pairs: list[Pair], said: str, rest: list[ChildId] | None = None) -> None:
        app = self._page.desk.app

        def tell(saved: Saved) -> None:
            self.under_way = False
            if rest:
                self._page.model.open_rest(rest)
            else:
                self._page.model.settle()
            notice = Notice(said, group_id=saved.group_id)
            self._page.desk.signals.announce("decision", notice=notice)

        self._begin()
        self._page.desk.store.run(lambda: keep_all_apart(app, pairs), tell, self._fail)

    def _begin(self) -> None:
        self.under_way = True
        self._keys.hold()

    def _merged(self, outcome: Saved | Refused, said: str) -> None:
        self.under_way = False
        if isinstance(outcome, Refused):
            self._keys.throw_away()
            self._refuse(outcome.problems)
            return
        self._page.model.settle()
        notice = Notice(said, group_id=outcome.group_id)
        self._page.desk.signals.announce("child", "household", notice=notice)

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        """Say why not; a warning may be passed with a reason."""
        page = self._page
        warnings = [problem for problem in problems if problem.level is Level.WARN]
        said = _sentences(problems)
        page.pane.say(said)
        choice = page.model.choice
        if choice is not None and len(warnings) == len(problems):
            page.pane.questions.ask_reasons(warnings, choice.reasons)
            if page.pane.questions.first_empty is not None:
                page.pane.questions.first_empty.setFocus()
        if any(problem.code in _STALE for problem in problems):
            self._stale = said
            page.model.look_again()

    def _fail(self, error: Exception) -> None:
        self.under_way = False
        self._keys.throw_away()
        self._page.desk.signals.say(told(error), state="bad")

    def _show(self) -> None:
        if self._stale:
            self._page.pane.say(self._stale, "warn")
            self._stale = ""
        self._page.show_opened()
        if not self.under_way:
            self._page.take_focus()
            self._keys.give()


_STALE = ("changed_meanwhile", "no_longer_active")
"""What a person saw is no longer so: it is read again."""


def _sentences(problems: Iterable[Problem]) -> str:
    return " ".join(problem_sentence(problem.code) for problem in problems)


def _merge(app: App, merge: Merge) -> Saved | Refused:
    return merge_children(app, merge, on=app.today())


def _pairs(group: OpenGroup, twos: Iterable[tuple[ChildId, ChildId]]) -> Iterable[Pair]:
    reasons = {frozenset((p.first_id, p.second_id)): p.reasons for p in group.pairs}
    for one, other in twos:
        known = reasons.get(frozenset((one, other)))
        yield one, other, why_apart(known) if known else DIFFERENT


def _names(group: OpenGroup) -> list[str]:
    return [member.child.full_name or "(chưa có họ tên)" for member in group.members]
