"""Going on after a question about fields that somebody else changed meanwhile."""

from collections.abc import Callable, Mapping

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import VillageId
from app.services.outcome import Conflict, NeedsDecision
from ui.pages.visit.form_text import child_texts, home_texts
from ui.pages.visit.state import VisitState

LabelOf = Callable[[VillageId | None], str]


def settle(
    state: VisitState, asked: NeedsDecision, kept: Mapping[tuple[str, str], bool], label_of: LabelOf
) -> None:
    """Take the answers in, by (entity, field): True keeps mine, False takes theirs.

    The form stands on what the store holds now; fields left alone follow it.
    """
    for conflict in asked.conflicts:
        if not kept.get((conflict.entity, conflict.field), True):
            _take_theirs(state, conflict, asked, label_of)
    if asked.household:
        _stand_on_household(state, asked.household, label_of)
    if asked.child:
        _stand_on_child(state, asked.child)


def _take_theirs(
    state: VisitState, conflict: Conflict, asked: NeedsDecision, label_of: LabelOf
) -> None:
    if conflict.field == "household_id" and asked.child:
        state.stays_at, state.moved_from = asked.child.household_id, None
    elif conflict.entity == "child" and asked.child:
        shown = child_texts(asked.child)
        state.texts |= {n: t for n, t in shown.items() if n == conflict.field}
    elif conflict.entity == "household" and asked.household:
        if conflict.field == "village_id":
            state.village_id = asked.household.village_id
        label = label_of(asked.household.village_id)
        name = conflict.field.removesuffix("_id")
        state.texts[name] = home_texts(asked.household, label)[name]


def _stand_on_household(state: VisitState, home: Household, label_of: LabelOf) -> None:
    seen = state.seen_household or Household(id=home.id)
    if state.village_id == seen.village_id:
        state.village_id = home.village_id
    before = home_texts(seen, label_of(seen.village_id))
    _follow(state, before, home_texts(home, label_of(home.village_id)))
    state.seen_household = home


def _stand_on_child(state: VisitState, child: Child) -> None:
    seen = state.seen_child or Child(id=child.id, household_id=child.household_id)
    _follow(state, child_texts(seen), child_texts(child))
    state.seen_child = child


def _follow(state: VisitState, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    texts = state.texts
    texts |= {name: text for name, text in now.items() if texts.get(name, "") == before[name]}
