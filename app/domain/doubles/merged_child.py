"""One record out of several of the same child: what is kept, chosen, and filled from the others."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.child import Child
from app.domain.fields import fields_of, noun_from
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.text.text import fold

GAPS = (
    "external_code",
    "full_name",
    "birth_date",
    "sex",
    "ethnicity",
    "national_id",
    "father_name",
    "mother_name",
    "guardian_name",
    "birth_cert_no",
    "birth_book",
    "registered_on",
    "registered_at",
    "birth_place",
    "home_town",
    "birth_order",
)
"""Filled from another record where the one that lives on has nothing."""
LISTS = ("special", "at_risk")
"""Several groups in one text: everything any record names is kept."""
HOME_GAPS = ("village_id", "head_name", "address", "phone")
_FURTHER = (
    Verification.NOT_SENT,
    Verification.SENT,
    Verification.NOT_FOUND,
    Verification.ANSWERED,
    Verification.DIFFERS,
    Verification.MATCHED,
)
_BETWEEN = "; "


def merged_child(kept: Child, others: Sequence[Child], chosen: Mapping[str, str]) -> Child:
    """Give the kept record with the chosen texts, its gaps filled from the others in their order.

    The text as it was received (`original.…`) comes with the value it belongs to. Raises
    ValueError when a chosen text is no value of its field.
    """
    own = fields_of(kept)
    texts = [fields_of(other) for other in others]
    for name, text in chosen.items():
        if text != own.get(name, ""):
            _choose(own, texts, name, text)
    for name in _undecided(GAPS, chosen):
        _fill(own, texts, name, f"original.{name}")
    for name in _undecided(LISTS, chosen):
        own[name] = join_groups(one.get(name, "") for one in (own, *texts))
    for name in _undecided(("assisted",), chosen):
        _fill(own, texts, name, name)
    for name in _undecided(("verification",), chosen):
        own[name] = _verified(own.get("national_id", ""), (kept, *others))
    return noun_from(Child, kept.id, kept.revision, own)


def _undecided(names: Iterable[str], chosen: Mapping[str, str]) -> Iterable[str]:
    return (name for name in names if name not in chosen)


def filled_household(home: Household, left: Iterable[Household]) -> Household:
    """Fill the gaps of a household from those that its children have left."""
    own = fields_of(home)
    texts = [fields_of(other) for other in left]
    for name in HOME_GAPS:
        _fill(own, texts, name, f"original.{name.removesuffix('_id')}")
    return noun_from(Household, home.id, home.revision, own)


def join_groups(texts: Iterable[str]) -> str:
    """Join lists of groups, each group once; a bare cross says nothing beside a named group."""
    groups: dict[str, str] = {}
    for text in texts:
        for part in split_groups(text):
            groups.setdefault(fold(part), part)
    named = [part for part in groups.values() if len(part) > 1]
    return _BETWEEN.join(named or groups.values())


def split_groups(text: str) -> list[str]:
    """Name the groups of a text."""
    return [part for part in map(str.strip, text.split(";")) if part]


def _fill(
    own: dict[str, str], others: Iterable[Mapping[str, str]], name: str, original: str
) -> None:
    if own.get(name):
        return
    others = list(others)
    source = next((one for one in others if one.get(name)), None)
    if source is None and not own.get(original):
        source = next((one for one in others if one.get(original)), None)
    if source is not None:
        own |= {name: source.get(name, ""), original: source.get(original, "")}


def _choose(own: dict[str, str], others: Iterable[Mapping[str, str]], name: str, text: str) -> None:
    own[name] = text
    if "." in name:
        return
    source = next((one for one in others if text and one.get(name) == text), {})
    own[f"original.{name}"] = source.get(f"original.{name}", "")


def _verified(number: str, records: Iterable[Child]) -> Verification:
    """Give the furthest that the police went with this number; of another it says nothing."""
    told = [record.verification for record in records if record.national_id == number]
    return max(told, key=_FURTHER.index, default=Verification.NOT_SENT)
