"""The bars of a plan: each step from its first to its last day, red where it cannot be met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look import LIGHT, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.calendar.keep_plan import CheckedPlan

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StepBar:
    """One bar, and the day by which the step is due."""

    begins: date
    ends: date
    due: date | None
    impossible: bool


def bars_of(plan: CheckedPlan) -> list[StepBar | None]:
    """Give the bar of each step, in their order; None for one that has no day."""
    impossible = {doubt.step.id for doubt in plan.doubts if doubt.is_impossible}
    return [_bar(plan, step.id, step.id in impossible) for step in plan.steps]


def _bar(plan: CheckedPlan, id_: str, impossible: bool) -> StepBar | None:
    when = plan.timings[id_]
    days = [day for day in (when.begins, when.ends, when.due) if day]
    if not days:
        return None
    begins = when.begins or days[0]
    ends = max(when.ends or begins, begins)
    return StepBar(min(begins, ends), ends, when.due, impossible)


class StepBars(QStyledItemDelegate):
    """Paints the bars over the span of all of them; weeks begin at a thin line."""

    bars: Sequence[StepBar | None] = ()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the words to the tooltip and the screen reader."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row, then its bar."""
        super().paint(painter, option, index)
        known = [bar for bar in self.bars if bar]
        bar = self.bars[index.row()] if index.row() < len(self.bars) else None
        if not known:
            return
        first = min(one.begins for one in known)
        last = max(max(one.ends, one.due or one.ends) for one in known)
        rect: QRect = option.rect.adjusted(px(6), 0, -px(6), 0)
        painter.save()
        self._draw_weeks(painter, rect, first, last)
        if bar is not None:
            self._draw(painter, rect, bar, first, last)
        painter.restore()

    def _draw_weeks(self, painter: QPainter, rect: QRect, first: date, last: date) -> None:
        painter.setPen(QColor(LIGHT.line))
        monday = first + (-first.weekday()) % 7 * _DAY
        while monday <= last:
            at = _at(rect, monday, first, last)
            painter.drawLine(at, rect.top(), at, rect.bottom())
            monday += 7 * _DAY

    def _draw(self, painter: QPainter, rect: QRect, bar: StepBar, first: date, last: date) -> None:
        left, right = _at(rect, bar.begins, first, last), _at(rect, bar.ends + _DAY, first, last)
        high = px(12)
        top = rect.center().y() - high // 2
        painter.fillRect(
            QRect(left, top, max(px(3), right - left), high),
            QColor(LIGHT.bad if bar.impossible else LIGHT.accent),
        )
        if bar.due is not None:
            at = _at(rect, bar.due + _DAY, first, last)
            painter.fillRect(
                QRect(at - px(1), rect.top() + px(3), px(3), rect.height() - px(6)),
                QColor(LIGHT.ink),
            )


def _at(rect: QRect, day: date, first: date, last: date) -> int:
    """Give where a day begins."""
    return rect.left() + rect.width() * (day - first).days // ((last - first).days + 1)
