"""Over the rows of a register: the births it covers, and the differences that are safe to take."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from app.domain.handoff.registration import Span
from app.domain.person.birth_date import parse_birth_date
from app.services.registry.take_register import safe_of
from ui.look import px
from ui.pages.import_list.preview_model import PreviewModel
from ui.widgets.basic import StateLine, button, card, label
from ui.words import counted, day, thousands

DATE_WIDTH = 104
COVERS = "Đối chiếu sổ hộ tịch với trẻ của xã sinh"
ASKS = "Cải chính hộ tịch: hỏi trước khi đổi hồ sơ"
WRONG = "Hãy ghi hai ngày như 01/05/2026; ngày đầu không sau ngày cuối."


class RegisterBar(QFrame):
    """Hidden for a list that is none of the civil registry."""

    def __init__(self, model: PreviewModel) -> None:
        super().__init__()
        self._model = model
        self._span: Span | None = None
        _, column = card("band", margin=8, spacing=4, into=self)
        self.compares = QCheckBox(COVERS)
        self.first, self.last = _date_field("từ ngày"), _date_field("đến ngày")
        self.words = label("", wrap=True)
        self.safe = button("Lấy mọi chỗ khác an toàn", model.accept_safe, shortcut="Ctrl+L")
        self.wrong = StateLine()
        self._dated: list[QWidget] = []
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.compares)
        for name, field in (("từ", self.first), ("đến", self.last)):
            self._dated += [label(name), field]
            row.addWidget(self._dated[-2])
            row.addWidget(field)
            field.editingFinished.connect(self._cover)
        row.addStretch(1)
        column.addLayout(row)
        under = QHBoxLayout()
        under.setSpacing(px(8))
        under.addWidget(self.words, 1)
        under.addWidget(self.safe)
        column.addLayout(under)
        column.addWidget(self.wrong)
        self.compares.toggled.connect(self._toggle)
        self.hide()

    def refresh(self) -> None:
        """Show how the comparison stands."""
        preview = self._model.preview
        if preview is None:
            return
        span = preview.decisions.span
        self._span = span or self._span
        self.setVisible(self._span is not None)
        if self._span is None:
            return
        blocked = self.compares.blockSignals(True)
        covers = any(row.is_child and not row.is_correction for row in preview.rows)
        self.compares.setText(COVERS if covers else ASKS)
        self.compares.setChecked(span is not None)
        for part in self._dated:
            part.setVisible(covers)
        self.compares.blockSignals(blocked)
        for field, on in ((self.first, self._span.first), (self.last, self._span.last)):
            field.setText(day(on.isoformat()))
            field.setEnabled(span is not None)
        safe = len(safe_of(preview.report))
        self.safe.setText(f"Lấy {thousands(safe) if safe else 'mọi'} chỗ khác an toàn")
        self.safe.setAccessibleName(self.safe.text())
        self.safe.setShortcut("Ctrl+L")  # a new text takes the keys away
        self.safe.setEnabled(bool(safe))
        self.words.setText(self._sum())

    def forget(self) -> None:
        """Hold nothing of the file before."""
        self._span = None
        self.wrong.say("")
        self.hide()

    def resize_to_scale(self) -> None:
        """Take the widths that the user's scale asks for."""
        for field in (self.first, self.last):
            field.setFixedWidth(px(DATE_WIDTH))

    def _sum(self) -> str:
        preview = self._model.preview
        if preview is None or preview.decisions.span is None:
            return "Tệp này đang được nhập như một danh sách thường."
        lines = preview.report.lines
        left = sum(len(line.proposals) for line in lines)
        said = counted(
            (preview.report.added, "{} trẻ chỉ có trong sổ hộ tịch"),
            (len(preview.report.absent), "{} trẻ của xã không có trong sổ hộ tịch"),
            (left, "{} chỗ khác chưa lấy"),
        )
        return (", ".join(said) or "Hai bên khớp nhau") + "."

    def _toggle(self, on: bool) -> None:
        self._model.cover(self._span if on else None)

    def _cover(self) -> None:
        span = self._written()
        self.wrong.say("" if span else WRONG, "warn")
        if span and span != self._span:
            self._span = span
            self._model.cover(span)

    def _written(self) -> Span | None:
        before = self._span
        read = [_read(field.text()) for field in (self.first, self.last)]
        first, last = read
        if before is None or first is None or last is None or first > last:
            return None
        return Span(first, last, before.compared_on)


def _date_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(f"Trẻ sinh {name}")
    field.setFixedWidth(px(DATE_WIDTH))
    return field


def _read(text: str) -> date | None:
    born = parse_birth_date(text, today=date.max).value
    return date(born.year, born.month, born.day) if born and born.is_complete else None
