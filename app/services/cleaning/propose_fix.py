"""The fixes proposed beside one record; the person takes them into the form or does not.

Here a number may speak for a date or a sex that is missing: somebody looks at each.
"""

from collections.abc import Callable, Iterator

from app.domain.child import Child
from app.domain.cleaning.fix import FIX_KINDS, SWAPPED_DATES, Fix
from app.domain.errors import KnownError
from app.domain.ids import ChildId
from app.domain.person.age import is_future
from app.domain.person.national_id import national_id_problems, sex_of
from app.services.app import App
from app.services.cleaning.fix_rules import Ground, fixes_of, swapped_date
from app.storage.unit_of_work import Snapshot

FROM_NUMBER = "from_number"
"""What the number says where the record says nothing."""


def propose_fixes(app: App, child_id: ChildId) -> list[Fix]:
    """Propose what would put a child's record right, where anything speaks for it.

    Raises KnownError `unknown_child`.
    """
    with app.store.read() as snapshot:
        written = snapshot.writings.of_child(child_id)
        child = snapshot.children.get(child_id)
        if written is None or child is None:
            raise KnownError("unknown_child")
        # Of one child's number only: counting everyone's would be felt at each record opened.
        ground = ground_of(app, snapshot, lambda n: len(snapshot.children.holders_of(n)))
        found = [
            fix
            for kind in FIX_KINDS
            if kind != SWAPPED_DATES or _must_be_swapped(child, ground)
            for fix in fixes_of(kind, written, ground)
        ]
    return [*(one for fix in found for one in _each_choice(fix)), *_from_number(child)]


def _each_choice(fix: Fix) -> Iterator[Fix]:
    """Propose each of the values somebody may choose from: whoever looks at the record may know."""
    if not fix.is_open:
        yield fix
    yield from (fix.chosen(choice) for choice in fix.choices if fix.is_open)


def ground_of(app: App, snapshot: Snapshot, holders: Callable[[str], int] | None = None) -> Ground:
    """Gather what the rules know beside a record; `holders` says how many hold a number."""
    counts = {} if holders else snapshot.children.id_counts()
    holders = holders or (lambda number: counts.get(number, 0))
    return Ground(
        app.today(), list(snapshot.villages.all_ever()), app.commune, app.gazetteer, holders
    )


def _must_be_swapped(child: Child, ground: Ground) -> bool:
    """Whether the date cannot be as it stands, and can be the other way round."""
    born, swapped = child.birth_date, swapped_date(child.birth_date)
    return bool(born and swapped and is_future(born, ground.on))


def _from_number(child: Child) -> Iterator[Fix]:
    number = child.national_id
    if not number or national_id_problems(number, child.birth_date, child.sex):
        return
    said = {
        "sex": ("", str(sex_of(number))) if child.sex is None else None,
        "birth_date": ("", f"20{number[4:6]}") if child.birth_date is None else None,
    }
    for field, pair in said.items():
        if pair:
            yield Fix(
                kind=FROM_NUMBER,
                entity="child",
                id=child.id,
                child_id=child.id,
                field=field,
                old=pair[0],
                new=pair[1],
                shown_old=child.originals.get(field, ""),
                shown_new=pair[1],
            )
