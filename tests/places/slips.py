"""How an address of before July 2025 is spoilt on its way into a list: one slip after another.

Each slip changes the parts or the text; none changes where the people live.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.domain.text.text import without_marks

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from app.domain.places.former_units import FormerUnit
    from app.domain.places.units import Unit
    from tests.places.world import World

_SHORT = {
    "xã": ("X.", "X. ", "x.", "xa ", "Xã "),
    "phường": ("P.", "P. ", "p", "Phg. ", "F."),
    "thị trấn": ("TT.", "TT ", "tt.", "T.Trấn ", "T.T "),
    "huyện": ("H.", "H. ", "h.", "huyen "),
    "quận": ("Q.", "Q. ", "q", "Q"),
    "thị xã": ("TX.", "TX ", "T.X. "),
    "thành phố": ("TP.", "TP ", "Tp. ", "tp", "T.P. "),
    "tỉnh": ("T.", "tỉnh ", "T. "),
}
_LETTERS = "abcdeghiklmnopqrstuvxy"
_BEFORE = (
    "Thôn 5, ",
    "Số 12 đường Nguyễn Trãi, ",
    "Tổ 3 khu phố 2 ",
    "xóm Mới - ",
    "ấp Bình Hòa, ",
)
_AROUND = (
    ("Hộ khẩu thường trú: ", ""),
    ("HKTT ", " (cũ)"),
    ("Trước ở ", ", nay đi làm ăn xa"),
    ("Mẹ quê ở ", ", bố không rõ"),
    ("Sinh tại BV huyện; trú tại ", "."),
    ("", " - ghi theo sổ năm 2019"),
    ("trú tại ", " nhưng hiện ở Bình Dương"),
    ("", ", Việt Nam"),
)


@dataclass(frozen=True)
class Written:
    """An address on its way to be written: (title, name) of commune, district, province."""

    unit: FormerUnit | Unit
    parts: tuple[tuple[str, str], ...]
    parted: str = ", "
    before: str = ""
    after: str = ""
    is_reversed: bool = False
    done: tuple[str, ...] = ()
    is_misled: bool = False
    """Whether it names a district or province in which the commune never lay."""
    shape: Callable[[str], str] = field(default=str)

    def text(self) -> str:
        """Write it."""
        said = [
            f"{title}{'' if not title or title[-1] in ' .' or title in _GLUED else ' '}{name}"
            for title, name in (reversed(self.parts) if self.is_reversed else self.parts)
        ]
        return self.shape(self.before + self.parted.join(said) + self.after)

    def with_part(self, at: int, title: str, name: str) -> Written:
        """Write one part otherwise."""
        parts = list(self.parts)
        parts[at] = title, name
        return replace(self, parts=tuple(parts))


_LEVELS = ("commune", "district", "province")
_GLUED = ("p", "q", "Q", "tp")


def _short(one: Written, chance: random.Random, _: World) -> Written:
    for at, (title, name) in enumerate(one.parts):
        if title in _SHORT and chance.random() < 0.8:
            one = one.with_part(at, chance.choice(_SHORT[title]), name)
    return one


def _untitled(one: Written, chance: random.Random, _: World) -> Written:
    for at, (_title, name) in enumerate(one.parts):
        if chance.random() < 0.6 and not name[:1].isdigit():
            one = one.with_part(at, "", name)
    return one


def _typo(one: Written, chance: random.Random, _: World) -> Written:
    at = chance.choice([at for at, (_, name) in enumerate(one.parts) if not name.isdigit()])
    title, name = one.parts[at]
    place = chance.randrange(len(name))
    letter = chance.choice(_LETTERS)
    ways = (
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place:],
        name[:place] + letter + name[place + 1 :],
        name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
    )
    return one.with_part(at, title, chance.choice(ways).strip() or name)


def _elsewhere(one: Written, chance: random.Random, world: World) -> Written:
    district = chance.choice(world.districts_near(one.unit))
    return replace(one.with_part(1, district.type, district.name), is_misled=True)


def _far(one: Written, chance: random.Random, world: World) -> Written:
    province = chance.choice(world.provinces)
    return replace(one.with_part(-1, "tỉnh", province.name), is_misled=True)


def _new_province(one: Written, _: random.Random, world: World) -> Written:
    province = world.province_today(one.unit)
    return one.with_part(-1, province.type.removesuffix(" trực thuộc trung ương"), province.name)


def _no_district(one: Written, _: random.Random, __: World) -> Written:
    return replace(one, parts=(one.parts[0], one.parts[-1]))


def _no_province(one: Written, _: random.Random, __: World) -> Written:
    return replace(one, parts=one.parts[:-1])


def _alone(one: Written, _: random.Random, __: World) -> Written:
    return replace(one, parts=one.parts[:1])


def _reversed(one: Written, _: random.Random, __: World) -> Written:
    return replace(one, is_reversed=True)


def _parted(one: Written, chance: random.Random, _: World) -> Written:
    return replace(one, parted=chance.choice((" ", " - ", "-", ",", "; ", "\n", " / ", ". ")))


def _bare(one: Written, _: random.Random, __: World) -> Written:
    return replace(one, shape=without_marks)


def _loud(one: Written, chance: random.Random, _: World) -> Written:
    return replace(one, shape=chance.choice((str.upper, str.lower, str.title)))


def _with_place(one: Written, chance: random.Random, world: World) -> Written:
    said = chance.choice((*_BEFORE, f"thôn {world.any_commune(chance).name}, "))
    return replace(one, before=said)


def _amid_text(one: Written, chance: random.Random, _: World) -> Written:
    before, after = chance.choice(_AROUND)
    return replace(one, before=before, after=after)


SLIPS = {
    "short": _short,
    "untitled": _untitled,
    "typo": _typo,
    "wrong district": _elsewhere,
    "wrong province": _far,
    "new province": _new_province,
    "no district": _no_district,
    "no province": _no_province,
    "alone": _alone,
    "reversed": _reversed,
    "parted": _parted,
    "no accents": _bare,
    "loud": _loud,
    "with place": _with_place,
    "amid text": _amid_text,
}
_FIRST = ("new province", "typo", "wrong district", "wrong province", "short", "untitled")
_SHORTENING = ("no district", "no province", "alone")
_OF_THREE = ("wrong district", "no district", "new province")


def spoil(one: Written, chance: random.Random, world: World) -> Written:
    """Do one to four slips to an address, those that need three parts first."""
    fitting = [name for name in SLIPS if len(one.parts) == len(_LEVELS) or name not in _OF_THREE]
    chosen = chance.sample(fitting, chance.choice((1, 1, 2, 2, 3, 4)))
    shorter = [name for name in chosen if name in _SHORTENING][:1]
    rest = [name for name in chosen if name not in _SHORTENING]
    for name in sorted(rest, key=lambda name: name not in _FIRST) + shorter:
        one = SLIPS[name](one, chance, world)
    return replace(one, done=tuple(chosen))
