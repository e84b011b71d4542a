"""Which children a row of an answer may be of, for a person who knows: the likeliest first."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.handoff.row_key import keys_of
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.text.text import fold, may_be_one
from app.services.app import App
from app.services.doubles.find_likely import LikelyChildren
from app.services.handoff.gather_hand_off import printed
from app.services.handoff.judge_answer import Judged
from app.services.handoff.match_alike import person_of_row
from app.services.handoff.read_answer import AnswerRow
from app.services.lists.said_fields import compare
from app.storage.unit_of_work import Snapshot
from app.workbook.outgoing.hand_off_book import printed_home

_HELD = (
    *("full_name", "birth_date", "sex", "ethnicity"),
    *("father_name", "mother_name", "guardian_name"),
)
_MOST = 12
_MOST_CALLED = 300
"""Half a commune may share a family name: so many are compared with the row."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A child that a row may be of."""

    child: Child
    household: Household
    home: str
    """The village and the head of the household."""
    differs: tuple[str, ...]
    """The fields in which the row says something else; `home` for the last."""
    agrees: int
    """How many fields say the same."""
    is_on_list: bool


def find_meant(
    app: App, likely: LikelyChildren, judged: Judged, row: AnswerRow, name: str = ""
) -> list[Candidate]:
    """Find the children a row may be of; with `name` those who are called so, whatever it says."""
    told = {**row.said, "full_name": name or row.said.get("full_name", "")}
    alike = [one.child.id for one in likely.of(person_of_row(told), limit=_MOST)]
    with app.store.read() as snapshot:
        on_list = snapshot.hand_offs.latest(judged.office)
        called = _called(snapshot, name, on_list) if name else ()
        ids = {*alike, *_named(snapshot, told["full_name"]), *called, *_keyed(on_list, row)}
        villages = snapshot.villages.shorts()
        found = [
            _candidate(row, pair, villages, is_on_list=pair[0].id in on_list)
            for pair in snapshot.children.with_households(sorted(ids))
        ]
    living = [one for one in found if one.child.status == "active"]
    order = {id_: at for at, id_ in enumerate(alike)}

    def rank(one: Candidate) -> tuple[bool, int, int]:
        is_called_so = not name or fold(name) in fold(one.child.full_name)
        place = order.get(one.child.id, _MOST)
        return not is_called_so, len(one.differs) - one.agrees, place

    return sorted(living, key=rank)[:_MOST]


def _named(snapshot: Snapshot, name: str) -> Iterable[ChildId]:
    wanted = fold(name)
    return (id_ for id_, own, _ in snapshot.children.names_and_dates() if own == wanted)


def _called(snapshot: Snapshot, name: str, on_list: Container[ChildId]) -> list[ChildId]:
    """Name those with these words in their name, some at least: who is on a list comes first."""
    wanted = f" {fold(name)} "
    found = [id_ for id_, own, _ in snapshot.children.names_and_dates() if wanted in f" {own} "]
    return sorted(found, key=lambda id_: id_ not in on_list)[:_MOST_CALLED]


def _keyed(on_list: Iterable[ChildId], row: AnswerRow) -> Iterable[ChildId]:
    """Name the child of the row's key, be it believed or not."""
    keys = keys_of(on_list) if row.key else {}
    return [keys[row.key]] if row.key in keys else []


def _candidate(
    row: AnswerRow,
    pair: tuple[Child, Household],
    villages: dict[str, str],
    *,
    is_on_list: bool,
) -> Candidate:
    child, household = pair
    known = {**fields_of(household), **fields_of(child)}
    home = printed_home(printed(child, household, villages))
    told = {name: compare(name, row.said, known) for name in _HELD}
    if told["full_name"] and not _has_marks_of(row.said["full_name"], child.full_name):
        told["full_name"] = False
    told["home"] = fold(home) == fold(row.home) if home and row.home else None
    return Candidate(
        child=child,
        household=household,
        home=home,
        differs=tuple(name for name, same in told.items() if same is False),
        agrees=sum(same is True for same in told.values()),
        is_on_list=is_on_list,
    )


def _has_marks_of(said: str, known: str) -> bool:
    """Whether two names of one fold may be one: An and Ân are two children."""
    return fold(said) != fold(known) or may_be_one(said, known)
