"""Drafts as they are typed into the visit form, against a register that does not have them yet.

Half are children who are in the register already, written again with slips; half are new children,
many of them brothers, sisters, twins and namesakes of children who are in it.
"""

from dataclasses import dataclass, replace

from app.domain.person.birth_date import BirthDate
from app.matching import Person

HOME = ("village_id", "head_name", "phone", "household_id")
"""What the left column of the form knows before a child is begun."""
_AT_ONCE = ("birth_date", "sex")
_ORDER = ("full_name", "birth_date", "sex", "national_id")
_FAMILY = ("father_name", "mother_name", "guardian_name")
EVERYTHING = Person.__slots__[1:]
STATES = {
    "name and birth year": ("full_name", "birth_year"),
    "name and birth date": ("full_name", "birth_date"),
    "name, birth date, mother": ("full_name", "birth_date", "mother_name"),
    "the whole record": EVERYTHING,
}
"""What is filled in when somebody looks up: what the goals are about, whatever else is known."""
STATES_IN_FORM = {
    "home, name and birth year": (*HOME, "full_name", "birth_year"),
    "home, name and birth date": (*HOME, "full_name", "birth_date"),
    "home, and all down to the mother": (*HOME, *_ORDER, "father_name", "mother_name"),
}
"""The same in the order of the form, which begins with the home."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record about to be typed; `right` are the ids of the child's records in the register."""

    id: str
    person: Person
    right: frozenset
    slips: tuple
    dangers: tuple
    """Of a new child: who of the register is easy to confuse with it."""

    @property
    def is_known(self):
        return bool(self.right)

    def filled(self, fields):
        """The form with only these fields filled in."""
        values = {name: getattr(self.person, name) for name in fields if name != "birth_year"}
        born = self.person.birth_date
        if "birth_year" in fields and born:
            values["birth_date"] = BirthDate(born.year)
        return Person(id="draft", **values)

    def keystrokes(self):
        """What the form knows after each key, the home first: (field, what is filled in)."""
        now = self.filled(HOME)
        for field in (*_ORDER, *_FAMILY):
            value = getattr(self.person, field)
            if not value:
                continue
            if field in _AT_ONCE:
                now = replace(now, **{field: value})
                yield field, now
                continue
            for end in range(1, len(value) + 1):
                now = replace(now, **{field: value[:end]})
                yield field, now


def make_drafts(corpus, count, chance):
    """Choose so many drafts; gives the people of the register, and the drafts in a drawn order."""
    doubled = {id_ for ids in corpus.same for id_ in ids}
    again = chance.sample(sorted(corpus.again), min(count // 2, len(corpus.again)))
    alone = sorted(person.id for person in corpus.people if person.id not in doubled)
    new = chance.sample(alone, min(count - len(again), len(alone)))
    absent = corpus.again.union(new)
    others = {id_: ids - absent for ids in corpus.same for id_ in ids}
    known, dangers = {person.id: person for person in corpus.people}, corpus.dangers()
    drafts = [
        Draft(
            id_,
            replace(known[id_], id=None),
            others.get(id_, frozenset()),
            corpus.slips.get(id_, ()),
            dangers.get(id_, ()),
        )
        for id_ in (*again, *new)
    ]
    chance.shuffle(drafts)
    return [person for person in corpus.people if person.id not in absent], drafts
