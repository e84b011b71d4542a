"""Say that two records which look alike are two children; it is remembered on every device."""

from collections.abc import Iterable

from app.domain.doubles.decision import Decision
from app.domain.ids import ChildId, GroupId, decision_id
from app.services.app import App
from app.services.doubles.note_judged import note_apart
from app.services.outcome import Saved

TWINS = "twins"
DIFFERENT = "different"


_FAMILY = {"mother_name", "father_name", "household"}


def why_apart(reasons: Iterable[tuple[str, str]]) -> str:
    """Call two children twins when they were born on one day of one family.

    `reasons` are (field, verdict) as the matcher gave them.
    """
    same = {field for field, verdict in reasons if verdict in ("same", "rare")}
    return TWINS if "birth_date" in same and same & _FAMILY else DIFFERENT


def two_children(one: ChildId, other: ChildId, reason: str) -> Decision:
    """Make the decision for a pair, in the pair's one order; `reason` is TWINS or DIFFERENT."""
    first, second = sorted((one, other))
    return Decision(id=decision_id(first, second), first_id=first, second_id=second, reason=reason)


def keep_apart(app: App, one: ChildId, other: ChildId, reason: str = DIFFERENT) -> Saved:
    """Remember that these two are not the same child."""
    return keep_all_apart(app, [(one, other, reason)])


def keep_all_apart(app: App, pairs: Iterable[tuple[ChildId, ChildId, str]]) -> Saved:
    """Remember of several pairs, in one group, that each is two children; a pair has its reason."""
    group = GroupId(app.new_id())
    said = list(pairs)
    with app.write("decide", group_id=group) as unit:
        note_apart(unit, ((one, other) for one, other, _ in said))
        for one, other, reason in said:
            unit.save(two_children(one, other, reason), reason=reason)
    return Saved(group_id=group)
