"""All that two records say about being one child, put together into a probability."""

from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from app.domain.ids import VillageId
from app.matching import weights
from app.matching.date_evidence import compare_dates
from app.matching.family_evidence import FamilyComparer
from app.matching.frequency import Commune
from app.matching.name_evidence import NameComparer
from app.matching.number_evidence import compare_numbers
from app.matching.reason import Reason
from app.matching.record import Record
from app.matching.syllables import Lexicon
from app.matching.weights import Weight


class Evidence(NamedTuple):
    """What one field says."""

    field: str
    verdict: str
    weight: Weight


_SEX_SAME = Evidence("sex", "same", weights.SEX_SAME)
_SEX_DIFFERS = Evidence("sex", "differs", weights.SEX_DIFFERS)
_PARENTS = ("father_name", "mother_name", "guardian_name")
_SURE = 99.0
"""Log odds beyond which nothing changes."""


class Question(NamedTuple):
    """What is asked of two records."""

    expected: float
    """How many doubles a record is expected to have among the others, …"""
    siblings: float
    """… and how many brothers and sisters."""
    least: float
    """The least probability worth an answer."""
    typing: bool = False
    """The first is a draft whose name ends in an unfinished syllable."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely two records are one child, whether that is certain, and why."""

    probability: float
    certain: bool
    evidence: tuple[Evidence, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Tell what speaks for it, weightiest first, then what speaks against it."""
        told = sorted(self.evidence, key=_telling)
        return tuple(Reason(field, verdict) for field, verdict, _ in told)


class Judge:
    """Weighs pairs of records by the counts of one commune."""

    def __init__(self, commune: Commune, lexicon: Lexicon) -> None:
        self._commune = commune
        self._names = NameComparer(commune.children, lexicon)
        self._family = FamilyComparer(commune, NameComparer(commune.adults, lexicon))

    def forget(self) -> None:
        """Drop what was remembered: the counts have changed."""
        self._family.forget()

    def judge(self, first: Record, second: Record, question: Question) -> Judgement | None:
        """Weigh two records; None when it is less likely than is asked for."""
        evidence = self._of_the_child(first, second, typing=question.typing)
        sibling = log(question.expected / question.siblings)
        sibling += sum(e.weight.sibling for e in evidence)
        # The family says nothing among siblings, so that most are told apart already here.
        if _probability(_SURE, sibling) < question.least:
            return None
        evidence += self._of_the_family(first, second, typing=question.typing)
        stranger = log(question.expected / self._commune.size)
        stranger += sum(e.weight.stranger for e in evidence)
        probability = _probability(stranger, sibling)
        if probability < question.least:
            return None
        certain = probability >= weights.CERTAIN and _is_sure(evidence)
        return Judgement(probability, certain, tuple(evidence))

    def _of_the_child(self, first: Record, second: Record, *, typing: bool) -> list[Evidence]:
        found: list[Evidence] = []
        if first.name and second.name:
            compare = self._names.compare_typed if typing else self._names.compare
            stranger, sibling, verdict = compare(first.name, second.name)
            found.append(Evidence("full_name", verdict, Weight(stranger, sibling)))
        if first.birth_date and second.birth_date:
            verdict, weight = compare_dates(first.birth_date, second.birth_date, self._commune)
            found.append(Evidence("birth_date", verdict, weight))
        number = compare_numbers(first, second)
        if number:
            found.append(Evidence("national_id", *number))
        if first.sex and second.sex:
            found.append(_SEX_SAME if first.sex is second.sex else _SEX_DIFFERS)
        return found

    def _of_the_family(self, first: Record, second: Record, *, typing: bool) -> list[Evidence]:
        roles = self._family.compare(first, second, typing=typing)
        found = [Evidence(*role) for role in roles]
        if first.village_id and second.village_id:
            found.append(self._village(first.village_id, second.village_id))
        if first.phone and first.phone == second.phone:
            share = self._commune.share_of_phone(first.phone)
            found.append(Evidence("phone", "same", Weight(log(weights.PHONE_SAME / share), 0.0)))
        if first.household_id and first.household_id == second.household_id:
            found.append(Evidence("household", "same", weights.HOUSEHOLD_SAME))
        return found

    def _village(self, ours: VillageId, theirs: VillageId) -> Evidence:
        if ours != theirs:
            return Evidence("village", "differs", weights.VILLAGE_DIFFERS)
        share = self._commune.share_of_village(ours)
        return Evidence("village", "same", Weight(log(weights.VILLAGE_SAME / share), 0.0))


def _probability(stranger: float, sibling: float) -> float:
    return 1 / (1 + exp(-max(stranger, -_SURE)) + exp(-max(sibling, -_SURE)))


def _is_sure(evidence: list[Evidence]) -> bool:
    """Whether nothing speaks against it and more than a name speaks for it."""
    verdicts = {field: verdict for field, verdict, _ in evidence}
    if verdicts.get("national_id") == "differs" or verdicts.get("sex") == "differs":
        return False
    if verdicts.get("national_id") == "close" and verdicts.get("birth_date") != "same":
        return False
    if verdicts.get("national_id") == "same":
        return verdicts.get("full_name") != "differs" or verdicts.get("birth_date") == "same"
    named = verdicts.get("full_name") in ("same", "rare", "close", "short")
    born = verdicts.get("birth_date")
    if born in ("year", "month"):
        known = {verdicts.get("national_id"), *(verdicts.get(role) for role in _PARENTS)}
        return named and not known.isdisjoint(("same", "close", "crossed"))
    return named and born in ("same", "swapped", "digit")


def _telling(evidence: Evidence) -> tuple[bool, float]:
    stranger, sibling = evidence.weight
    against = min(stranger, sibling) < 0
    return against, -(abs(stranger) + max(sibling, 0.0))
