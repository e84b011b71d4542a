"""How everything looks: the colours, sizes, font and style sheet of the desktop, in one place."""

import re
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

FONT_FAMILY = "Noto Sans"
LETTER_FAMILY = "So Tre Em Serif"
"""What letters are printed with: as wide as Times New Roman, letter by letter, and ours to give."""
FONT_POINTS = 10.5
SCALES = (100, 110, 120, 130, 140, 150, 160)


@dataclass(frozen=True, slots=True)
class Colours:
    """The tokens of the look; a dark set would be another instance."""

    ink: str = "#1f2933"
    muted: str = "#5b6875"
    line: str = "#d9e0e6"
    edge: str = "#8795a1"
    """The outline of what can be typed in or pressed: 3:1 on paper."""
    ground: str = "#f6f8fa"
    paper: str = "#ffffff"
    accent: str = "#0b6e8f"
    accent_deep: str = "#085670"
    accent_pale: str = "#e4f1f5"
    ok: str = "#1e7d4f"
    ok_pale: str = "#e6f4ec"
    warn: str = "#9a6700"
    warn_pale: str = "#fff6dd"
    bad: str = "#b42318"
    bad_pale: str = "#fdecea"


LIGHT = Colours()


@cache
def load_fonts() -> None:
    """Register the bundled font; a font of the machine is never relied on."""
    _register("NotoSans", "Regular", "Bold", "Italic")


@cache
def load_letter_fonts() -> None:
    """Register the font of letters; nothing on the screen needs it until a report is shown."""
    _register("SoTreEmSerif", "Regular", "Bold", "Italic", "BoldItalic")


def _register(family: str, *faces: str) -> None:
    for face in faces:
        content = (files("resources") / "fonts" / f"{family}-{face}.ttf").read_bytes()
        QFontDatabase.addApplicationFontFromData(content)


def palette(colours: Colours = LIGHT) -> QPalette:
    """Give Fusion our colours, for the parts the style sheet does not draw."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.paper,
        role.AlternateBase: colours.ground,
        role.Text: colours.ink,
        role.Button: colours.paper,
        role.ButtonText: colours.ink,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.paper,
        role.PlaceholderText: colours.muted,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.paper,
        role.Link: colours.accent,
        role.Accent: colours.accent,
    }.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return made


def style_sheet(scale: int, colours: Colours = LIGHT) -> str:
    """Fill the style sheet with the colours, its pixels multiplied by `scale` percent."""
    text = (files("resources") / "look.qss").read_text("utf-8")
    down = Path(str(files("resources") / "icons" / "down.svg")).as_posix()
    filled = Template(text).substitute(asdict(colours), down=down)
    return re.sub(r"\b(\d+)px", lambda found: f"{_grown(int(found[1]), scale)}px", filled)


def _grown(pixels: int, scale: int) -> int:
    return pixels if pixels < 3 else round(pixels * scale / 100)


class Look(QObject):
    """The look as it stands: dresses the application and grows with the user's scale."""

    rescaled = Signal(int)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.application = application
        self._scale = 100
        load_fonts()
        application.setStyle("Fusion")
        application.setPalette(palette())
        self._dress()

    @property
    def scale(self) -> int:
        """The user's scale in percent, one of SCALES."""
        return self._scale

    def grow(self, steps: int) -> None:
        """Go some steps up (or down) the scales, and say so when that changed anything."""
        place = SCALES.index(self._scale) + steps
        self.scale_to(SCALES[max(0, min(place, len(SCALES) - 1))])

    def scale_to(self, scale: int) -> None:
        """Take a scale of SCALES; another number leaves everything as it is."""
        if scale in SCALES and scale != self._scale:
            self._scale = scale
            self._dress()
            self.rescaled.emit(scale)

    def _dress(self) -> None:
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(FONT_POINTS * self._scale / 100)
        self.application.setFont(font)
        self.application.setStyleSheet(style_sheet(self._scale))
        self.application.setProperty("scale", self._scale)


def px(pixels: int) -> int:
    """Grow a size in pixels by the user's scale."""
    application = QApplication.instance()
    scale = application.property("scale") if application else None
    return _grown(pixels, scale if isinstance(scale, int) else 100)
