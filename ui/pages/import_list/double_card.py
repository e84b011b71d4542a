"""Somebody whom a row is perhaps: who it is, why, and two answers."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.services.lists.find_doubles import Double
from app.services.lists.import_report import RowRef
from ui.look import px
from ui.messages import reasons_phrase
from ui.pages.import_list.preview_model import PreviewModel
from ui.widgets.basic import StateLine, button, card, label
from ui.words import day, thousands


class DoubleCard(QFrame):
    """A card; the answer given can be taken back."""

    def __init__(self, ref: RowRef, double: Double, model: PreviewModel) -> None:
        super().__init__()
        self._ref = ref
        self._double = double
        self._model = model
        _, column = card("band", margin=10, spacing=4, into=self)
        self.setProperty("state", "warn")
        column.addWidget(label(_title(ref, double), "section", wrap=True))
        column.addWidget(label(double.full_name, wrap=True))
        facts = (day(double.birth_date), double.village, double.adults)
        column.addWidget(label(" · ".join(fact for fact in facts if fact), wrap=True))
        why = reasons_phrase((one.field, one.verdict) for one in double.reasons)
        column.addWidget(label(why, "muted", wrap=True))
        answer = self._answer()
        if double.row in model.decisions.left_out:
            column.addWidget(label("Dòng ấy được để riêng, không nhập.", wrap=True))
        elif answer:
            line = StateLine()
            column.addWidget(line)
            line.say(answer, "ok")
            self.ask_again = button("Xét lại", self._ask_again, role="link")
            column.addWidget(self.ask_again)
        else:
            column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.same = button("Cùng một trẻ", self._same)
        self.other = button("Trẻ khác", self._other)
        for one in (self.same, self.other):
            row.addWidget(one, 1)
        return row

    def _answer(self) -> str:
        decisions = self._model.decisions
        child_id = self._double.child_id
        if child_id and decisions.same_as.get(self._ref) == child_id:
            return "Cùng một trẻ: dòng này bổ sung vào hồ sơ ấy."
        if child_id is None and self._ref in decisions.left_out:
            return "Cùng một trẻ: dòng này để riêng, không nhập lần nữa."
        if self._model.is_apart(self._ref, self._double):
            return "Trẻ khác: dòng này được nhập riêng."
        return ""

    def _same(self) -> None:
        if self._double.child_id is not None:
            self._model.same_as(self._ref, self._double.child_id)
        else:
            self._model.leave_out(self._ref, out=True)

    def _other(self) -> None:
        self._model.tell_apart(self._ref, self._double, apart=True)

    def _ask_again(self) -> None:
        if self._model.is_apart(self._ref, self._double):
            self._model.tell_apart(self._ref, self._double, apart=False)
        elif self._double.child_id is not None:
            self._model.same_as(self._ref, None)
        else:
            self._model.leave_out(self._ref, out=False)


def _title(ref: RowRef, double: Double) -> str:
    sure = "Rất giống" if double.certain else "Giống"
    if double.row is not None:
        elsewhere = f" của trang {double.row.sheet}" if double.row.sheet != ref.sheet else ""
        return f"{sure} dòng {thousands(double.row.row)} trong tệp{elsewhere}"
    return f"{sure} một trẻ đã có trong sổ"
