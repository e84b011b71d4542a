"""How an office writes the cells of a list: its habits, and the messes that happen to it.

A `Hand` is one office: it draws its habits once and keeps them for the whole list.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from app.domain.code_lists import read_code_list
from tests.lists.old_letters import to_tcvn3, to_vni
from tests.lists.truth import ANY, Line

Cell = str | int | float | date
NO_NAME = ("Chưa đặt tên", "Bé gái", "Bé trai", "Con bà Hoa")
NOTHING = ("", "", "", "-", "chưa có", "không rõ")
NAMES = ("full_name", "father_name", "mother_name", "guardian_name", "household_head")


def _day(line: Line) -> date:
    return date.fromisoformat(line.right["birth_date"])


DATES: dict[str, Callable[[date], Cell]] = {
    "d/m/Y": lambda d: f"{d.day}/{d.month}/{d.year}",
    "dd/mm/Y": lambda d: f"{d:%d/%m/%Y}",
    "dd-mm-Y": lambda d: f"{d:%d-%m-%Y}",
    "d.m.Y": lambda d: f"{d.day}.{d.month}.{d.year}",
    "dd/mm/yy": lambda d: f"{d:%d/%m/%y}",
    "d m Y": lambda d: f" {d.day} / {d.month} / {d.year} ",
    "iso": lambda d: f"{d:%Y-%m-%d}",
    "words": lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    "with time": lambda d: f"{d:%d/%m/%Y} 00:00:00",
    "apostrophe": lambda d: f"'{d:%d/%m/%Y}",
    "real": lambda d: d,
    "serial": lambda d: (d - date(1899, 12, 30)).days,
    "weekday": lambda d: f"{WEEKDAYS[d.weekday()]}, {d:%d/%m/%Y}",
}
"""An office may write some of its dates one way, some another."""
LIST_DATES: dict[str, Callable[[date], Cell]] = {
    "m/d/Y": lambda d: f"{d.month}/{d.day}/{d.year}",
    "swapped": lambda d: date(d.year, d.day, d.month) if d.day <= 12 else f"{d:%d/%m/%Y}",
    "serial 1904": lambda d: (d - date(1904, 1, 1)).days,
}
"""What only a whole list does: American text, days an American Excel took for months, 1904."""
WEEKDAYS = ("Thứ hai", "Thứ ba", "thứ 4", "Thứ năm", "T6", "Thứ bảy", "Chủ nhật")
CASES: dict[str, Callable[[str], str]] = {
    "as is": lambda text: text,
    "capitals": str.upper,
    "small": str.lower,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "tone apart": lambda text: tone_apart(text),
    "eth": lambda text: text.replace("Đ", "Ð").replace("đ", "ð"),
    "spaced": lambda text: f" {text.replace(' ', '  ')}\u00a0",
    "invisible": lambda text: f"{text}\u200b",
    "broken line": lambda text: text.replace(" ", "\n", 1),
}
SEXES = {
    "words": ("Nam", "Nữ"),
    "mixed": ("Nam nam NAM Trai", "Nữ nữ NỮ Gái"),
    "toneless": ("Nam", "Nu"),
    "letters": ("M", "F"),
    "1 and 0": ("1", "0"),
    "1 and 2": ("1", "2"),
    "2 and 1": ("2", "1"),
}
PEOPLES = read_code_list("ethnic_groups")
ETHNIC_WORDS = {"Kinh": "Việt", "Hoa": "Hoa (Hán)", "Mông": "H'Mông"}


def tone_apart(text: str) -> str:
    """Write the tone after its vowel, the hat within it, as Windows code page 1258 does."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts[1:] if mark in tones)
        base = "".join(mark for mark in parts if mark not in tones)
        out.append(unicodedata.normalize("NFC", base) + tone)
    return "".join(out)


@dataclass
class Hand:
    """One office. `encoding` is unicode, tcvn3 or vni; `mess` the share of rows spoilt."""

    chance: Random
    encoding: str = "unicode"
    dates: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    sexes: str = ""
    mess: float = 0.25
    peoples: str = ""
    """number | both (a number and the name): how ethnicities stand, if not by their names."""
    typed: bool = True
    """Whether the file keeps numbers apart from texts; text files do not."""
    spoils: dict[str, Callable[[Line], Cell]] = field(init=False)

    def __post_init__(self) -> None:
        self.dates = self.dates or tuple(self.chance.sample(sorted(DATES), 3))
        self.cases = self.cases or ("as is", *self.chance.sample(sorted(CASES), 2))
        if self.encoding != "unicode":
            plain = {"as is", "small", "spaced", "capitals"}
            self.cases = tuple(case for case in self.cases if case in plain)
        self.sexes = self.sexes or self.chance.choice(("words", "mixed", "toneless", "letters"))
        self.spoils = {
            "full_name": self._spoil_name, "birth_date": self._spoil_date,
            "sex": lambda line: self._lose(line, "sex", "missing_sex", NOTHING),
            "ethnicity": self._spoil_ethnicity, "national_id": self._spoil_number,
            "village": self._spoil_village,
            "father_name": lambda line: self._blank(line, "father_name"),
            "mother_name": lambda line: self._blank(line, "mother_name"),
        }  # fmt: skip

    def write(self, line: Line, fields: set[str]) -> dict[str, Cell]:
        """Write the cells of a child; at most one of them is spoilt."""
        spoilt = ""
        if self.chance.random() < self.mess:
            spoilt = self.chance.choice(sorted(fields & self.spoils.keys()))
        cells = {}
        for name in sorted(fields):
            cells[name] = self.spoils[name](line) if name == spoilt else self._plain(line, name)
        return {name: self._encode(cell) for name, cell in cells.items()}

    def text(self, text: str) -> str:
        """Write a text of the list itself: a header, a title, a village."""
        return str(self._encode(text))

    def _encode(self, cell: Cell) -> Cell:
        if not isinstance(cell, str) or self.encoding == "unicode":
            return cell
        return (to_tcvn3 if self.encoding == "tcvn3" else to_vni)(cell)

    def _plain(self, line: Line, name: str) -> Cell:
        text = line.right[name]
        if name == "birth_date":
            return (DATES | LIST_DATES)[self.chance.choice(self.dates)](_day(line))
        if name == "sex":
            word = self.chance.choice(SEXES[self.sexes][text == "Nữ"].split())
            return int(word) if word.isdecimal() and self.typed else word
        if name == "national_id":
            return self._number(text)
        if name == "phone":
            return self._phone(text)
        if name == "ethnicity":
            return self.people(text)
        if name in NAMES:
            return CASES[self.chance.choice(self.cases)](text) if text else ""
        if name == "village":
            return self.village(text)
        return text

    def people(self, name: str) -> Cell:
        """Write a people by its names, or by its number in the official list with it or without."""
        if not self.peoples:
            return self.chance.choice((name, name, name.upper(), f"{name} ", self._alias(name)))
        number = next(row["code"] for row in PEOPLES if row["label_vi"] == name)
        if self.peoples == "both":
            return f"{number} - {name}"
        return int(number) if self.typed else number

    def village(self, name: str) -> str:
        """Write a village with its type, or without."""
        return self.chance.choice((name, name, f"Thôn {name}", f"thôn {name}", f"T. {name}"))

    def _alias(self, ethnicity: str) -> str:
        return ETHNIC_WORDS.get(ethnicity, ethnicity)

    def _number(self, digits: str) -> Cell:
        groups = f"{digits[:3]} {digits[3:6]} {digits[6:9]} {digits[9:]}"
        shapes: tuple[Cell, ...] = (digits, groups, groups.replace(" ", "."), f"'{digits}")
        if self.typed or not digits.startswith("00"):
            shapes = (*shapes, float(digits), float(digits))
        return self.chance.choice((*shapes, f"{digits}\u00a0", f"{int(digits)}.0"))

    def _phone(self, digits: str) -> Cell:
        if not digits:
            return ""
        shapes = (digits, float(digits), f"{digits[:4]} {digits[4:7]} {digits[7:]}")
        return self.chance.choice((*shapes, f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"))

    def _blank(self, line: Line, name: str) -> Cell:
        line.right[name] = ""
        return self.chance.choice(("", "-", "Không có"))

    def _lose(self, line: Line, name: str, code: str, texts: tuple[str, ...]) -> Cell:
        line.lose(name, code)
        return self.chance.choice(texts)

    def _spoil_name(self, line: Line) -> Cell:
        text = line.right["full_name"]
        line.right["full_name"] = ANY
        line.expect.add("missing_name|invalid_name")
        return self.chance.choice(("", *NO_NAME, f"{text} 2", "Bé 123"))

    def _spoil_date(self, line: Line) -> Cell:
        born = _day(line)
        kind = self.chance.choice(("none", "year", "zeros", "month", "impossible", "word", "short"))
        if kind == "none":
            return self._lose(line, "birth_date", "missing_birth_date", NOTHING)
        if kind in ("year", "zeros", "month"):
            year = f"{born.year}"
            line.expect.add("incomplete_birth_date")
            line.right["birth_date"] = f"{born:%Y-%m}" if kind == "month" else year
            shapes = {"year": (year, born.year), "zeros": (f"00/00/{year}",)}
            return self.chance.choice(shapes.get(kind, (f"{born.month}/{year}", f"{born:%m/%Y}")))
        impossible = (f"31/02/{born.year}", f"30/13/{born.year}", f"32/5/{born.year}")
        texts = {
            "impossible": impossible,
            "short": (f"{born.day}/{born.month}/2{born.year % 100}",),
        }
        return self._lose(line, "birth_date", "invalid_birth_date", texts.get(kind, ("hỏi lại",)))

    def _spoil_ethnicity(self, line: Line) -> Cell:
        if self.chance.random() < 0.5:
            return self._lose(line, "ethnicity", "missing_ethnicity", NOTHING)
        return self._lose(line, "ethnicity", "unknown_ethnicity", ("Kih", "Khác", "Tàyy", "Mán"))

    def _spoil_number(self, line: Line) -> Cell:
        digits = line.right["national_id"]
        kinds = ("none", "cmnd", "long", "science", "letter", "short", "other year", "other sex")
        kind = self.chance.choice(kinds)
        if kind.startswith("other"):
            at, digit = (
                (3, int(digits[3]) ^ 1) if kind == "other sex" else (5, (int(digits[5]) + 3) % 10)
            )
            line.right["national_id"] = f"{digits[:at]}{digit}{digits[at + 1 :]}"
            return line.right["national_id"]
        if kind == "none":
            nothing = (*NOTHING, "Chưa cấp", "x", "0")
            return self._lose(line, "national_id", "missing_national_id", nothing)
        texts = {
            "cmnd": digits[3:], "long": f"{digits[:6]}9{digits[6:]}", "letter": f"O{digits[1:]}",
            "science": f"{float(digits):.4E}", "short": f"{digits[:8]}",
        }  # fmt: skip
        return self._lose(line, "national_id", "invalid_national_id", (texts[kind],))

    def _spoil_village(self, line: Line) -> Cell:
        if self.chance.random() < 0.5:
            return self._lose(line, "village", "missing_village", NOTHING)
        return self._lose(line, "village", "unknown_village", ("Đội 9", "Thôn Xuân Lai Thượng"))
