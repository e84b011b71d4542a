"""Village names as lists write them: a kind (thôn, bản, TDP …) and a rest."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold, lacks_marks, nfc_clean

_BOUNDARY = (",", ";", "-", "–")
_UNIT_WORDS = "xa|x|phuong|p|thi tran|tt|thi xa|tx|huyen|h|quan|thanh pho|tp|tinh|dac khu"
_UNITS = ("xã", "phường", "thị trấn", "thị xã", "huyện", "quận", "thành phố", "tỉnh", "đặc khu")
_UNIT_NAMES = {fold(name): name for name in _UNITS}
_COMMUNE_WORDS = frozenset({"xa", "x", "phuong", "p", "thi tran", "tt", "dac khu"})
_NAME_END = re.compile(r"[,;()]")
_FORMER = re.compile(r"\bcu\b")
_UNIT = re.compile(rf"(?:{_UNIT_WORDS})[ .]")
_LETTERS_THEN_DIGITS = re.compile(r"(?<=[^\W\d])(?=\d)")
_ZEROS = re.compile(r"^0+(?=\d)")
_ROMAN = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_SYLLABLES_LIKE_ROMAN = frozenset({"VI", "XI"})


@dataclass(frozen=True, slots=True)
class VillageName:
    """A village name in its parts."""

    kinds: tuple[str, ...]
    """What the kind as written may stand for: `KP` is khu phố or khối phố; empty if none."""
    rest: str
    """The name without its kind: `Biêng`; `5` for `Tổ dân phố số 05`, `3` for `Thôn III`."""
    commune: str = ""
    """The commune it is said to lie in, where that is not the one we asked for; folded."""
    is_former: bool = False
    """Whether that commune is said to be one of former days (`xã Tân Mộc cũ`)."""

    @property
    def kind(self) -> str:
        """The kind; empty where none is written or where it can stand for more than one."""
        return self.kinds[0] if len(self.kinds) == 1 else ""

    @property
    def bare_key(self) -> str:
        """The rest, folded, its numbers in one form."""
        return fold(plain_numbers(self.rest))

    @property
    def key(self) -> str:
        """One key for all writings: villages that bear a number are told apart by their kind."""
        bare = self.bare_key
        return fold(f"{self.kind} {bare}") if bare[:1].isdigit() else bare

    @property
    def is_numbered(self) -> bool:
        """Whether the village bears a number for a name, so that its kind tells it apart."""
        return self.bare_key[:1].isdigit()


def read_village_name(text: str, commune_names: Iterable[str] = ()) -> VillageName:
    """Read a village name: `TDP 05`, `T. Biêng`, `tổ dp5`, `Thôn Biêng, xã Nam Dương`."""
    spaced = re.sub(r"([.,;])", r"\1 ", nfc_clean(text).replace("(", " ("))
    ends = tuple(fold(name) + end for name in commune_names for end in " ,;)")
    words, tail = _without_commune(spaced.split(), ends)
    other = _other_commune(tail, ends) if ends else ("", False)
    words = _LETTERS_THEN_DIGITS.sub(" ", " ".join(words)).split()
    for length in (3, 2, 1):
        kinds = _kinds_at(words, length)
        if kinds:
            return VillageName(kinds, _rest(words[length:]), *other)
    return VillageName((), _rest(words), *other)


def plain_numbers(text: str) -> str:
    """Write the numbers of a name without leading zeros and in Arabic figures."""
    words = text.split()
    is_shouted = text.isupper() and len(words) > 1
    return " ".join(_plain_number(word, is_shouted=is_shouted) for word in words)


def _without_commune(words: list[str], communes: tuple[str, ...]) -> tuple[list[str], str]:
    """Part a name from the commune and all above it, which is given folded.

    `communes` are folded names with what ends them.
    """
    for start in range(1, len(words)):
        tail = fold(" ".join(words[start:]).lstrip("("))
        is_apart = words[start - 1].endswith(_BOUNDARY) or words[start].startswith("(")
        unit = _unit_of(words[start:], tail)
        names_commune = _names(tail, unit, communes)
        if (is_apart and (unit or names_commune)) or (unit and names_commune):
            return " ".join(words[:start]).rstrip(" ,;-–").split(), tail
    return words, ""


def _unit_of(words: Sequence[str], tail: str) -> re.Match[str] | None:
    """Find what names a unit at the beginning; `Phượng Sơn` is no phường, though both fold so."""
    unit = _UNIT.match(tail)
    full = _UNIT_NAMES.get(unit[0].rstrip(" .")) if unit else None
    written = " ".join(words[: len(full.split())]) if full else ""
    return unit if not full or lacks_marks(written.lstrip("(").rstrip(".").lower(), full) else None


def _names(tail: str, unit: re.Match[str] | None, communes: tuple[str, ...]) -> bool:
    return f"{tail[unit.end() if unit else 0 :].strip()} ".startswith(communes)


def _other_commune(tail: str, communes: tuple[str, ...]) -> tuple[str, bool]:
    """Tell the commune at the beginning of a tail, and whether it is a former one."""
    unit = _UNIT.match(tail)
    if unit is None or unit[0].rstrip(" .") not in _COMMUNE_WORDS or _names(tail, unit, communes):
        return "", False
    name = _NAME_END.split(tail[unit.end() :].strip())[0].strip()
    return name.removesuffix(" cu"), bool(_FORMER.search(tail))


def _kinds_at(words: list[str], length: int) -> tuple[str, ...]:
    """Give the kinds that the first words may stand for, if they are a kind and more follows."""
    head, rest = words[:length], words[length:]
    if not rest or len(head) < length:
        return ()
    written = " ".join(word.rstrip(".") for word in head)
    kinds = tuple(kind for kind in _kinds() if lacks_marks(written.lower(), kind))
    if kinds:
        return kinds
    # `T. Biêng` and `T 3` are abbreviations; `T Biêng` is a name.
    is_short = len(written) <= 2 and written.lower() not in ("kp", "tk")
    is_marked = head[-1].endswith(".") or rest[0][0].isdigit() or fold(rest[0]) == "so"
    return _abbreviations().get(fold(written), ()) if is_marked or not is_short else ()


def _rest(words: list[str]) -> str:
    if len(words) > 1 and fold(words[0]).rstrip(".") in ("so", "s") and _has_number(words[1]):
        words = words[1:]
    return plain_numbers(words[0]) if len(words) == 1 else " ".join(words)


def _has_number(word: str) -> bool:
    return plain_numbers(word)[:1].isdigit()


def _plain_number(word: str, *, is_shouted: bool) -> str:
    """Read `05` as 5 and `III` as 3; `Vi` is a name, and so is `VI` where all is in capitals."""
    numeral = word.upper()
    is_one_case = word.isupper() or word.islower()
    may_be_name = is_shouted and numeral in _SYLLABLES_LIKE_ROMAN
    if not is_one_case or may_be_name or not _ROMAN.fullmatch(numeral):
        return _ZEROS.sub("", word)
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    signed = (-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return str(sum(signed))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Give the legal families (thôn, tổ dân phố) of each kind."""
    rows = read_code_list("village_types")
    return {row["kind"]: frozenset(row["legal_class"].split("|")) for row in rows}


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_code_list("village_types"):
        for short in filter(None, row["abbreviations"].split("|")):
            found[short] = (*found.get(short, ()), row["kind"])
    return found


def may_be_one_kind(a: VillageName, b: VillageName) -> bool:
    """Whether two names can be of one kind: either has none, or they share a legal family."""
    if not a.kinds or not b.kinds:
        return True
    families = [
        frozenset().union(*(_kinds().get(kind, frozenset({kind})) for kind in name.kinds))
        for name in (a, b)
    ]
    return bool(families[0] & families[1])
