"""What the headers above a column say together: `Cha` over `Họ tên` is the father's name."""

from collections.abc import Sequence
from functools import lru_cache

from app.domain.circumstances.circumstance_group import names_group
from app.domain.text.text import fold, tone_key
from app.workbook.tables.aliases import UNKNOWN, Meaning, Trust, label_key, meaning_of
from app.workbook.tables.correction_headers import CORRECTED, without_side

_PARTIES = {
    "father": {"cha", "bố", "bo", "ba", "tía"},
    "mother": {"mẹ", "me", "má", "mợ"},
    "guardian": {"giám hộ", "giam ho", "nuôi dưỡng", "nuoi duong", "chăm sóc", "cham soc"},
    "head": {"chủ hộ", "chu ho"},
}
_PARENTS = frozenset({"father", "mother"})
_PARENTS_WORDS = ("phụ huynh", "phu huynh", "bậc sinh thành")
_NAMES = frozenset({"full_name", "given_name", "family_name"})
_BIRTHS = frozenset(
    {"birth_date", "birth_year", "birth_day", "birth_month", "dob_male", "dob_female"}
)
_GROUPS = frozenset({"special", "at_risk"})
_OF_PARTY = {
    **dict.fromkeys(_NAMES, "name"),
    **dict.fromkeys(_BIRTHS, "birth_year"),
    "national_id": "id",
    "phone": "phone",
    "ethnicity": "ethnicity",
    "job": "job",
    "guardian_relation": "relation",
    **dict.fromkeys(("address", "village", "permanent_address", "temporary_address"), "home"),
}
_OF_HEAD = {"phone": "phone", "address": "address", "village": "village", "row_no": "row_no"}
"""What is said of the head and is so of the household."""
_TOO_SHORT = frozenset({"ma", "so", "ten", "ngay", "nam", "loai", "noi", "nu", "thang", "ho"})
"""Under a heading of its own, such a word says nothing of the child."""
_BESIDE = ("khai sinh", "gks", "bhyt", "bao hiem", "quyet dinh", "qd", "truong", "lop", "hoc")
"""Headings of what is not the child's own name, date or number."""


@lru_cache(maxsize=1 << 12)
def meaning_of_path(labels: tuple[str, ...]) -> Meaning:
    """Say what a column may hold by the headers above it, from the top."""
    if not labels:
        return UNKNOWN
    *above, leaf = labels
    if not above:
        own = _own(leaf)
        return own if own.trust is Trust.EXACT else _corrected(labels) or own
    together = meaning_of(" ".join(labels)), meaning_of(" - ".join(labels[-2:]))
    for meaning in (*together, meaning_of(f"{above[-1]} {leaf}")):
        if meaning.trust is Trust.EXACT:
            return meaning
    return _corrected(labels) or _under(above, leaf)


def _corrected(labels: tuple[str, ...]) -> Meaning | None:
    """Say what a column of a correction holds: the old or the new text of a field."""
    side, rest = without_side(labels)
    if not side:
        return None
    if not rest:
        return Meaning((f"correction_{side}",), Trust.WORDS)
    meaning = meaning_of_path(rest)
    if meaning.field in CORRECTED:
        return Meaning((f"{side}_{meaning.field}",), meaning.trust)
    # `Nội dung trước khi cải chính` is about any field: its cells say which.
    return Meaning((f"correction_{side}",), Trust.WORDS) if meaning.field == "correction" else None


def _own(label: str) -> Meaning:
    """Say what a header says alone, where it may name whom it is about."""
    meaning = meaning_of(label)
    parties = parties_of(label)
    says_name = meaning.field.removesuffix("_name") in parties
    if meaning.trust >= Trust.TONELESS or not parties or says_name:
        return meaning
    return _about(parties, meaning_of(_without_parties(label)))


def _under(above: Sequence[str], leaf: str) -> Meaning:
    own = parties_of(leaf)
    parties = own or frozenset().union(*map(parties_of, above))
    if parties:
        return _own(leaf) if own else _about(parties, meaning_of(leaf))
    heading = meaning_of(above[-1])
    if heading.field in _BIRTHS | {"sex"}:
        return _part(heading.field, leaf)
    words = fold(label_key(leaf))
    if heading.field in _GROUPS and words not in _TOO_SHORT:
        return _group(heading.field, leaf)
    is_beside = any(f" {word} " in f" {fold(label_key(above[-1]))} " for word in _BESIDE)
    if words in _TOO_SHORT and (is_beside or heading.field not in _NAMES | {""}):
        return UNKNOWN
    return _own(leaf)


def _group(field: str, leaf: str) -> Meaning:
    """Read a column under `Hoàn cảnh đặc biệt`: what else is known, or crosses for one group."""
    own = _own(leaf)
    is_known = own.trust >= Trust.WORDS and not names_group(field, leaf)
    return own if is_known else Meaning((f"{field}_mark",), Trust.WORDS)


def _part(field: str, leaf: str) -> Meaning:
    """Read a column under `Giới tính` or `Ngày sinh`."""
    meaning = meaning_of(leaf)
    fits = {
        "sex": {"sex_male_mark", "sex_female_mark", "sex"},
    }.get(field, _BIRTHS)
    fields = tuple(name for name in meaning.fields if name in fits)
    return Meaning(fields, Trust.EXACT) if fields else meaning


def _about(parties: frozenset[str], meaning: Meaning) -> Meaning:
    """Say what a header means where it is about a parent, a guardian or the head."""
    if len(parties) > 1:
        kind = "name" if meaning.field in _NAMES else _OF_PARTY.get(meaning.field, "other")
        return Meaning((f"parents_{kind if kind in ('name', 'home') else 'other'}",), Trust.WORDS)
    (party,) = parties
    if party == "head":
        known = _OF_HEAD.get(meaning.field)
        if known:
            return Meaning((known,), Trust.WORDS)
    if meaning.field == "row_no":
        return meaning
    return Meaning((f"{party}_{_OF_PARTY.get(meaning.field, 'other')}",), Trust.WORDS)


@lru_cache(maxsize=1 << 12)
def parties_of(label: str) -> frozenset[str]:
    """Name the people a header is about, who are not the child."""
    words = f" {label_key(label)} "
    if any(f" {both} " in words for both in _PARENTS_WORDS):
        return _PARENTS
    if " cán bộ " in words or " can bo " in words:
        return frozenset()
    return frozenset(
        party for party, names in _PARTIES.items() if any(f" {name} " in words for name in names)
    )


def _without_parties(label: str) -> str:
    words = f" {label_key(label)} "
    for name in sorted(set().union(*_PARTIES.values()), key=len, reverse=True):
        words = words.replace(f" {name} ", " ")
    kept = [word for word in words.split() if tone_key(word) not in ("của", "cua", "người", "va")]
    return " ".join(kept)
