"""Between the texts of the form and the records: what is shown, and what is read back.

A field the typist left as it was shown keeps what the record holds, to the letter; a text from
which no right value can be taken is kept in `originals`, where the checks find it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.child import Child
from app.domain.circumstances.confidential_text import TEXTS, open_text, secret_groups
from app.domain.doubles.merged_child import join_groups
from app.domain.household import Household
from app.domain.ids import VillageId
from app.domain.person.birth_date import parse_birth_date
from app.domain.person.ethnicity import find_ethnicity
from app.domain.person.national_id import read_national_id
from app.domain.person.phone import read_phone
from app.domain.person.sex import Sex
from app.domain.text.text import nfc_clean
from ui.words import day

CHILD_FIELDS = (
    "full_name",
    "birth_date",
    "sex",
    "ethnicity",
    "national_id",
    "father_name",
    "mother_name",
    "guardian_name",
    "special",
    "at_risk",
    "assisted",
)
HOME_FIELDS = ("village", "head_name", "address", "phone")
YES = "x"
_BEGUN_YEAR = re.compile(r"(?:.*\D)?(?:19|20)\s*")

Texts = Mapping[str, str]


def child_texts(child: Child) -> dict[str, str]:
    """Give the texts of the form for a child: its values, or what was received in their place."""
    shown = {
        "birth_date": day(str(child.birth_date or "")),
        "sex": str(child.sex or ""),
        "assisted": YES if child.assisted else "",
    }
    return {name: shown.get(name, "") or _text(child, name) for name in CHILD_FIELDS}


def _text(child: Child, name: str) -> str:
    value = getattr(child, name)
    if name in TEXTS:
        value = open_text(name, value)
    return value if isinstance(value, str) and value else child.originals.get(name, "")


def ends_in_begun_year(text: str) -> bool:
    """Say whether a date is perhaps half typed: `16/3/20` on its way to 2017."""
    return bool(_BEGUN_YEAR.fullmatch(text))


def home_texts(home: Household, village_label: str) -> dict[str, str]:
    """Give the texts of the form for a household."""
    return {
        "village": village_label or home.originals.get("village", ""),
        "head_name": home.head_name,
        "address": home.address,
        "phone": home.phone or home.originals.get("phone", ""),
    }


def read_child(base: Child, texts: Texts, today: date) -> Child:
    """Read the form back over the record it began from; only what was touched is read."""
    shown = child_texts(base)
    values: dict[str, Any] = {}
    originals = dict(base.originals)
    for name in CHILD_FIELDS:
        text = nfc_clean(texts.get(name, ""))
        if text == shown[name]:
            continue
        values[name], kept = _read(name, text, today)
        if name in TEXTS:  # what was not shown was not touched either
            values[name] = join_groups((text, *secret_groups(name, getattr(base, name))))
        originals.pop(name, None)
        if kept:
            originals[name] = kept
    return replace(base, originals=originals, **values)


def _read(name: str, text: str, today: date) -> tuple[Any, str]:
    """Read one text: its value, and the text itself where it gives none."""
    if name == "birth_date":
        born = parse_birth_date(text, today=today).value if text else None
        return born, text if text and born is None else ""
    if name == "national_id":
        number = read_national_id(text).value if text else ""
        return number, text if text and not number else ""
    if name == "sex":
        return (Sex(text) if text in set(Sex) else None), ""
    if name == "assisted":
        return bool(text), ""
    if name == "ethnicity":
        return find_ethnicity(text) or text, ""
    return text, ""


def read_household(
    base: Household, texts: Texts, village_id: VillageId | None, village_label: str
) -> Household:
    """Read the household's texts back over the record it began from."""
    shown = home_texts(base, village_label)
    text = {name: nfc_clean(texts.get(name, "")) for name in HOME_FIELDS}
    originals = dict(base.originals)
    if village_id or text["village"] != shown["village"]:
        originals.pop("village", None)
        if text["village"] and not village_id:
            originals["village"] = text["village"]
    phone = base.phone
    if text["phone"] != shown["phone"]:
        phone = read_phone(text["phone"])
        originals.pop("phone", None)
    return replace(
        base,
        village_id=village_id,
        head_name=text["head_name"],
        address=text["address"],
        phone=phone,
        originals=originals,
    )
