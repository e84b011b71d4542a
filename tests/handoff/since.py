"""What the commune does while its list is with the office: numbers by hand, merges, corrections."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.domain.errors import KnownError
from app.domain.ids import ChildId
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.domain.text.text import fold
from app.services.cleaning.check_records import keep_problems
from app.services.handoff.gather_hand_off import WantedHandOff
from app.services.handoff.judge_answer import judge_answer
from app.services.handoff.make_hand_off import make_hand_off, workbook_at
from app.services.handoff.read_answer import read_answer
from app.services.handoff.take_answer import AnswerTaken, take_answer
from tests.handoff.file_damage import write
from tests.handoff.world import answered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from random import Random

    from app.domain.child import Child
    from app.domain.ids import GroupId
    from app.services.app import App
    from tests.handoff.world import Sent


def number_by_hand(chance: Random, _sent: Sent, people: list[Child]) -> Iterable[Child]:
    """Enter a number that is not the one which the police will give."""
    child = chance.choice(people)
    year = child.birth_date.year % 100 if child.birth_date else 19
    sex = 3 if child.sex is Sex.FEMALE else 2
    yield replace(child, national_id=f"024{sex}{year:02}{chance.randint(100_000, 999_999)}")


def names_changed(chance: Random, _sent: Sent, people: list[Child]) -> Iterable[Child]:
    """Correct two children whose names, and dates, had been entered the wrong way round."""
    one, other = chance.sample(people, 2)
    for child, as_ in ((one, other), (other, one)):
        yield replace(
            child, full_name=as_.full_name, birth_date=as_.birth_date, sex=as_.sex,
            originals={**child.originals, **as_.originals},
        )  # fmt: skip


def merged(chance: Random, _sent: Sent, people: list[Child]) -> Iterable[Child]:
    """Find that two of one name and one birth date are one."""
    one = chance.choice(people)
    who = (fold(one.full_name), one.birth_date, one.sex)
    for other in people:
        if other is not one and (fold(other.full_name), other.birth_date, other.sex) == who:
            yield replace(one, status=Status.MERGED, merged_into=other.id)
            return


def gone(chance: Random, _sent: Sent, people: list[Child]) -> Iterable[Child]:
    yield replace(chance.choice(people), status=Status.MOVED_OUT)


def born_again(chance: Random, _sent: Sent, people: list[Child]) -> Iterable[Child]:
    """Correct the year of birth."""
    child = chance.choice(people)
    if child.birth_date:
        born = child.birth_date
        # Most years have no 29 February.
        before = replace(born, year=born.year - 1, day=born.day and min(born.day, 28))
        yield replace(child, birth_date=before)


@dataclass(frozen=True, slots=True)
class Since:
    """What was changed."""

    how: str
    groups: list[GroupId]
    """The batches, to be undone from the last on."""
    asked: set[ChildId]
    """Children whose answers must not be taken silently."""
    merged: dict[ChildId, ChildId] = field(default_factory=dict)
    """Children who are one now -> the other: what is answered of either is true of it."""


CHANGES = (number_by_hand, names_changed, merged, gone, born_again)


def change(app: App, chance: Random, sent: Sent, folder: Path) -> Since:
    """Change something of the children of a list."""
    how = chance.choice((*CHANGES, taken_back, sent_again))
    if how in (taken_back, sent_again):
        return how(app, chance, sent, folder)
    with app.write("edit") as unit:
        ids = sorted(line.child_id for line in sent.made.lines)
        changed = list(how(chance, sent, list(unit.children.get_many(ids).values())))
        saved = unit.save_all(changed)
        asked = {child.id for child in changed}
        keep_problems(unit, app.today(), unit.children.with_households(sorted(asked)))
    one = {ChildId(child.merged_into): child.id for child in changed if child.merged_into}
    return Since(how.__name__, [unit.group_id] if saved else [], asked, one)


def taken_back(app: App, chance: Random, sent: Sent, folder: Path) -> Since:
    """Take the right answer, and take one of its numbers away by hand."""
    path, _ = write(answered(sent), folder / "truoc.xlsx")
    taken = take_answer(app, judge_answer(app, read_answer(app, path), "police"))
    assert isinstance(taken, AnswerTaken)
    path.unlink()
    again = sent_again(app, chance, sent, folder) if chance.random() < 0.5 else Since("", [], set())
    id_ = chance.choice(sorted(sent.truth))
    with app.write("edit") as unit:
        child = unit.children.get(id_)
        assert child is not None
        saved = unit.save_all([replace(child, national_id="")])
        keep_problems(unit, app.today(), unit.children.with_households([id_]))
    groups = [one for one in (taken.group_id, *again.groups, saved and unit.group_id) if one]
    return Since(f"taken_back {again.how}", groups, {id_})


def sent_again(app: App, _chance: Random, sent: Sent, folder: Path) -> Since:
    """Send the same children on a newer list, before the answer to the old one comes."""
    told = WantedHandOff(office="police", kinds=("no_id", "wrong_id", "basic"), villages=None)
    try:
        made = make_hand_off(app, told, workbook_at(app, folder / "sau.xlsx"))
    except KnownError:
        return Since("", [], set())
    (folder / "sau.xlsx").unlink()
    return Since("sent_again", [made.hand_off.group_id], set())
