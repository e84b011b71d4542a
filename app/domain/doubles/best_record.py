"""Which of several records of one child to believe, field by field, until a person says otherwise.

The rules: what is written beats what is empty, what is valid beats what is not, what says more
beats what says less; then what most of the records say, then the record that lives on.
"""

from collections.abc import Callable, Sequence

from app.domain.child import Child
from app.domain.fields import text_of
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.ethnicity import ethnicity_labels
from app.domain.person.national_id import national_id_problems
from app.domain.person.person_name import name_problem
from app.domain.text.text import fold

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
"""What is chosen field by field."""
Worth = tuple[int, ...]


def kept_first(children: Sequence[Child]) -> list[Child]:
    """Put first the record that is to live on: the one the central knows, else the fuller one."""
    return sorted(children, key=lambda child: (*(-part for part in _standing(child)), child.id))


def best_places(children: Sequence[Child]) -> dict[str, int]:
    """Say of each field which record, by its place, has the text to take."""
    best = {name: _best(name, children) for name in CHILD_FIELDS}
    parents = {
        fold(text_of(children[best[name]], name)) for name in ("father_name", "mother_name")
    } - {""}
    guardians = [text_of(child, "guardian_name") for child in children]
    if fold(guardians[best["guardian_name"]]) in parents and "" in guardians:
        best["guardian_name"] = guardians.index("")  # a parent written in the other's place
    return best


def best_home(homes: Sequence[Household]) -> int:
    """Say which household, by its place, is known best."""
    return max(range(len(homes)), key=lambda at: (*_home_worth(homes[at]), -at))


def _best(name: str, children: Sequence[Child]) -> int:
    texts = [text_of(child, name) for child in children]
    worth = _WORTH.get(name, _person)

    def weigh(at: int) -> tuple[bool, Worth, int, int]:
        said = bool(texts[at])
        return said, worth(texts[at], children[at]) if said else (), texts.count(texts[at]), -at

    return max(range(len(children)), key=weigh)


def _standing(child: Child) -> Worth:
    filled = sum(bool(text_of(child, name)) for name in CHILD_FIELDS)
    checked = child.verification is Verification.MATCHED
    return child.revision > 0, bool(child.external_code), checked, filled


def _home_worth(home: Household) -> Worth:
    filled = sum(map(bool, (home.head_name, home.address, home.phone)))
    return home.village_id is not None, filled


def _person(text: str, _: Child) -> Worth:
    """Weigh a name: no capitals throughout, more words, more marks."""
    marks = sum(not letter.isascii() for letter in text)
    return name_problem(text) is None, not text.isupper(), len(text.split()), marks


def _own_name(text: str, child: Child) -> Worth:
    return name_problem(text, child.ethnicity) is None, *_person(text, child)[1:]


def _born(text: str, child: Child) -> Worth:
    born = BirthDate.from_iso(text)
    is_guess = (born.month, born.day) == (1, 1)
    return len(text), not is_guess, _fits(child, "national_id_year_mismatch")


def _sex(_: str, child: Child) -> Worth:
    return (_fits(child, "national_id_sex_mismatch"),)


def _fits(child: Child, problem: str) -> bool:
    """Whether the record has a number, and the number says the same."""
    number = child.national_id
    return bool(number) and problem not in national_id_problems(number, child.birth_date, child.sex)


def _number(text: str, child: Child) -> Worth:
    return (-len(national_id_problems(text, child.birth_date, child.sex)),)


def _people(text: str, _: Child) -> Worth:
    return (text in ethnicity_labels(),)


def _length(text: str, _: Child) -> Worth:
    return (len(text),)


_WORTH: dict[str, Callable[[str, Child], Worth]] = {
    "full_name": _own_name,
    "birth_date": _born,
    "sex": _sex,
    "ethnicity": _people,
    "national_id": _number,
    "special": _length,
    "at_risk": _length,
    "assisted": _length,
}
