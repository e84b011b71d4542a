"""What the record beside the list is made of; read in the lane, never in the GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.cleaning.fix import Fix
from app.domain.cleaning.problem import Problem
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.places.village import Village
from app.services.app import App
from app.services.cleaning.propose_fix import propose_fixes
from app.services.doubles.read_doubles import LikelyDouble, read_doubles
from app.services.exchange.read_returned import Returned, read_returned
from ui.pages.children.record import ChildRecord, read_record


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """A child with its household, its problems and the fixes proposed for them."""

    said: ChildRecord
    child: Child
    home: Household
    siblings: Sequence[Child]
    problems: Sequence[Problem]
    fixes: Sequence[Fix]
    villages: Sequence[Village]
    returned: Sequence[Returned]
    holders: frozenset[ChildId]
    """Who holds the child's number."""
    doubles: Sequence[LikelyDouble]


def read_open_record(app: App, child_id: ChildId) -> OpenRecord | None:
    """Read everything about a child that the page shows; None when there is no such child."""
    said = read_record(app, child_id)
    if said is None:
        return None
    fixes = propose_fixes(app, child_id)
    with app.store.read() as snapshot:
        pair = snapshot.children.with_household(child_id)
        if pair is None:
            return None
        child, home = pair
        keys = {("child", child_id), ("household", home.id)}
        number = child.national_id
        return OpenRecord(
            said=said,
            child=child,
            home=home,
            siblings=snapshot.children.of_household(home.id),
            problems=snapshot.problems.of_child(child_id),
            fixes=fixes,
            villages=snapshot.villages.all(),
            returned=read_returned(snapshot, keys),
            holders=frozenset(snapshot.children.holders_of(number)) if number else frozenset(),
            doubles=read_doubles(snapshot, child),
        )
