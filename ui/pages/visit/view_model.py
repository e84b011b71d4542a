"""The visit page without its widgets: what is on the form, what is wrong with it, what to save."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, DraftId, HouseholdId, NewId, VillageId
from app.domain.person.person_name import clean_name
from app.domain.person.phone import read_phone
from app.domain.places.village import Village
from app.domain.status import Status
from app.matching.person import Person, person_of
from app.services.outcome import NeedsDecision
from app.services.visits.visit_entry import VisitEntry
from ui.pages.visit.form_checks import FormChecks
from ui.pages.visit.form_text import (
    CHILD_FIELDS,
    HOME_FIELDS,
    child_texts,
    ends_in_begun_year,
    home_texts,
    read_child,
    read_household,
)
from ui.pages.visit.household_book import HouseholdBook
from ui.pages.visit.next_child import carried_over, taken_up
from ui.pages.visit.settling import settle
from ui.pages.visit.state import VisitState
from ui.pages.visit.surroundings import Surroundings


class VisitViewModel:
    """The state and what can be done to it; texts in, problems and an entry out."""

    def __init__(self, new_id: NewId, today: Callable[[], date]) -> None:
        self._new_id = new_id
        self.today = today
        self.around = Surroundings()
        self.checks = FormChecks(self)
        self.state = self._fresh(DraftId(new_id()))

    # The household

    def choose_village(self, village: Village | None) -> None:
        """Settle on a village; None while the text names none."""
        if village and village.id != self.state.village_id:
            self.around.homes = HouseholdBook()
        self.state.village_id = village.id if village else None
        if village:
            self.state.texts["village"] = village.name

    def choose_household(self, home: Household, children: list[Child]) -> None:
        """Begin a child of a household that is known."""
        self.state = self._fresh()
        self._show_household(home, children)
        self._begin_child({})

    def make_household(self, head_name: str) -> None:
        """Begin a child of a household that is new in the village."""
        village = {"village": self.state.texts.get("village", "")}
        village_id = self.state.village_id
        self.state = self._fresh()
        self.state.village_id = village_id
        self.around.children = []
        self.state.texts = village | {"head_name": head_name}
        self._begin_child({})

    def name_new_head(self, head_name: str) -> None:
        """Write the head of the new household on the form; an untouched child follows its name."""
        self.state.texts["head_name"] = head_name
        if not self.state.differs(CHILD_FIELDS):
            self._begin_child({})

    def join_household(self, home: Household) -> None:
        """Let the new household on the form be this one; what it lacks is taken from the form."""
        typed = dict(self.state.texts)
        self._show_household(home, self.around.children)
        for name in HOME_FIELDS:
            self.state.texts[name] = self.state.texts[name] or typed.get(name, "")
        if self.state.moved_from and self.state.moved_from.id == home.id:
            self.state.moved_from = None

    @property
    def visits_somebody(self) -> bool:
        """Whether there is a household on the form: a known one, or one with a head."""
        return bool(self.state.seen_household or self.state.texts.get("head_name", "").strip())

    def household_alone(self) -> VisitState | None:
        """Give what was typed of the household, without the child; None when nothing was."""
        state = self.state
        texts = {name: state.texts.get(name, "") for name in HOME_FIELDS}
        start = {name: state.start.get(name, "") if state.seen_household else "" for name in texts}
        # A village alone is no household yet.
        told = HOME_FIELDS if state.seen_household else HOME_FIELDS[1:]
        if all(texts[name] == start[name] for name in told):
            return None
        shared = self._shared({})
        return VisitState(
            draft_id=DraftId(self._new_id()),
            household_id=state.household_id,
            child_id=ChildId(self._new_id()),
            village_id=state.village_id,
            texts=texts | shared,
            start=start | shared,
            left=state.left & set(HOME_FIELDS),
            seen_household=state.seen_household,
            another_household=state.another_household,
        )

    def reopen(self, state: VisitState) -> None:
        """Put a form that waited back in front."""
        self.state = state
        self.around.children = []

    def look_again(
        self, home: Household | None, children: list[Child], child: Child | None
    ) -> None:
        """Take in what the store says now; what was undone there is new again on the form."""
        self.around.children = children
        gone = home is None or home.status is not Status.ACTIVE
        if gone and self.state.seen_household:
            self.state.seen_household = None
            self.state.household_id = HouseholdId(self._new_id())
        elif home and self.state.seen_household and not self.state.differs(HOME_FIELDS):
            self._show_household(home, children)
        if self.state.seen_child and (child is None or child.status is not Status.ACTIVE):
            self.state.seen_child = self.state.moved_from = None
            self.state.child_id = ChildId(self._new_id())

    def begin_draft(self) -> None:
        """Let the form in front have a draft of its own: the one before is kept, or done with."""
        self.state.draft_id = DraftId(self._new_id())

    def refresh_household(self, home: Household, children: list[Child]) -> None:
        """Take over what the store holds now, keeping what is being typed."""
        self.state.seen_household = home
        self.around.children = children

    # The child

    def next_child(self) -> None:
        """Begin the next child of the same household, with what its siblings share."""
        before = self.state
        self.state = self._fresh()
        self.state.household_id = before.household_id
        self.state.seen_household = before.seen_household
        self.state.village_id = before.village_id
        self.state.texts = {name: before.texts.get(name, "") for name in HOME_FIELDS}
        self._begin_child({name: before.texts.get(name, "") for name in CHILD_FIELDS})

    def open_child(self, child: Child) -> None:
        """Put a known child of this household on the form."""
        self.next_child()
        self._show_child(child, child_texts(child), {})

    def take_up(self, child: Child, home: Household, siblings: list[Child], *, move: bool) -> None:
        """Go on with a record of the strip: it is the child being typed.

        It stays in its household, which comes in front; or it moves to the one in front.
        """
        before = self.state
        typed = {n: t for n, t in before.texts.items() if t != before.start.get(n, "")}
        texts, offers = taken_up(typed, child_texts(child))
        if home.id != before.household_id and not move:
            self.choose_household(home, siblings)
        self._show_child(child, texts, offers)
        self.state.start |= child_texts(child)
        self.state.passed = before.passed
        self.state.apart = {id_: why for id_, why in before.apart.items() if id_ != child.id}
        self.state.moved_from = home if home.id != self.state.household_id else None
        self.state.prepared = before.prepared

    def take_offer(self, name: str) -> None:
        """Write what was typed over what the record says."""
        self.state.texts[name] = self.state.offers.pop(name)

    def drop_offer(self, name: str) -> None:
        """Leave what the record says."""
        self.state.offers.pop(name, None)

    def is_way_finding(self, name: str) -> bool:
        """Whether what is typed there only looks for another place: a known home has its own."""
        seen = self.state.seen_household
        if name == "village":
            return seen is not None and seen.village_id is not None
        return name == "head_name" and seen is not None

    def edit(self, name: str, text: str) -> None:
        """Note what a field says now."""
        self.state.texts[name] = text

    def tidy(self, name: str) -> None:
        """Write a field that was left as the store will keep it: `16/3/15` as 16/03/2015."""
        if name in CHILD_FIELDS and self.state.differs([name]):
            text = child_texts(self.child())[name]
            self.state.texts[name] = clean_name(text) if name.endswith("_name") else text
        elif name == "head_name":
            self.state.texts[name] = clean_name(self.state.texts.get(name, ""))
        elif name == "phone":
            text = self.state.texts.get(name, "")
            self.state.texts[name] = read_phone(text) or text

    def leave(self, name: str) -> None:
        """From now on this field is checked aloud."""
        self.state.left.add(name)

    def pass_warning(self, code: str, reason: str) -> None:
        """Note why a warning is passed; an empty reason takes it back."""
        self.state.passed[code] = reason.strip()
        if not reason.strip():
            del self.state.passed[code]

    def keep_apart(self, other: ChildId, reason: str) -> None:
        """Note that a child of the strip is another one; remembered when this one is saved."""
        self.state.apart[other] = reason

    # What comes out

    def household(self) -> Household:
        """Read the household off the form."""
        base = self.state.seen_household or Household(id=self.state.household_id)
        label = self.village_label(base.village_id)
        return read_household(base, self.state.texts, self.state.village_id, label)

    @property
    def has_child(self) -> bool:
        """Whether there is a child to save: a known one, or one that was begun."""
        state = self.state
        return state.seen_child is not None or state.differs(CHILD_FIELDS) or bool(state.prepared)

    def child(self) -> Child:
        """Read the child off the form."""
        base = self.state.seen_child or Child(
            id=self.state.child_id, household_id=self.state.household_id
        )
        child = read_child(base, self.state.texts, self.today())
        lives_at = self.state.stays_at or self.state.household_id
        passed = dict(base.passed) | self.state.passed
        return replace(child, household_id=lives_at, passed=passed)

    def entry(self) -> VisitEntry:
        """Put together what is to be saved."""
        return VisitEntry(
            household=self.household(),
            seen_household=self.state.seen_household,
            child=self._child_to_save() if self.has_child else None,
            seen_child=self.state.seen_child,
            visited_on=self.today(),
            apart=dict(self.state.apart),
            draft_id=self.state.draft_id,
            another_household=self.state.another_household,
            prepared=self.state.prepared,
            decided=self.around.returned.decided(self.state),
        )

    def person(self) -> Person:
        """Give what is known of the child so far, for the strip; a date half typed is not yet."""
        child, written = self.child(), self.state.texts.get("birth_date", "")
        if "birth_date" not in self.state.left and ends_in_begun_year(written):
            child = replace(child, birth_date=None)
        return person_of(child, self.household())

    def settle(self, asked: NeedsDecision, kept: Mapping[tuple[str, str], bool]) -> None:
        """Answer a question about fields changed meanwhile: True keeps mine, False takes theirs."""
        settle(self.state, asked, kept, self.village_label)

    # Words

    def village_label(self, village_id: VillageId | None) -> str:
        """Name a village as the form shows it; empty when it is not known."""
        village = self.around.known.get(village_id) if village_id else None
        return village.name if village else ""

    def describe(self, home: Household) -> str:
        """Name a household by its head, village and address."""
        village = self.around.known.get(home.village_id) if home.village_id else None
        where = f"{village.kind.lower() or 'thôn'} {village.name}" if village else ""
        return " · ".join(filter(None, (f"hộ {home.head_name}", where, home.address)))

    def value_name(self, asked: NeedsDecision, field: str, text: str) -> str:
        """Say a value as a person knows it: a village or a household by its name."""
        if field == "village_id":
            return self.village_label(VillageId(text)) if text else ""
        if field == "household_id":
            homes = [home for home in (asked.child_home, self.household()) if home]
            return next((self.describe(home) for home in homes if home.id == text), "")
        return text

    # Inside

    def _fresh(self, draft_id: DraftId | None = None) -> VisitState:
        """Begin an empty form; it goes on in the same draft until that is put aside or saved."""
        return VisitState(
            draft_id=draft_id or self.state.draft_id,
            household_id=HouseholdId(self._new_id()),
            child_id=ChildId(self._new_id()),
        )

    def _show_household(self, home: Household, children: list[Child]) -> None:
        self.around.children = children
        self.state.household_id = home.id
        self.state.seen_household = home
        self.state.village_id = home.village_id
        self.state.texts |= home_texts(home, self.village_label(home.village_id))

    def _begin_child(self, before: dict[str, str]) -> None:
        self.state.texts |= self._shared(before)
        self.state.start = dict(self.state.texts)

    def _shared(self, before: dict[str, str]) -> dict[str, str]:
        """Give what a new child of the household has in common with the others."""
        siblings = [child_texts(child) for child in self.around.children]
        return carried_over(before, siblings, self.state.texts.get("head_name", ""))

    def _child_to_save(self) -> Child:
        """Leave out the reasons for warnings that are warned of no more."""
        child, seen = self.child(), self.state.seen_child
        codes = {problem.code for problem in self.checks.problems()} | set(
            seen.passed if seen else ()
        )
        return replace(child, passed={c: why for c, why in child.passed.items() if c in codes})

    def _show_child(self, child: Child, texts: dict[str, str], offers: dict[str, str]) -> None:
        self.state.child_id = child.id
        self.state.seen_child = child
        self.state.texts |= texts
        self.state.start |= texts
        self.state.offers = offers
        self.state.left = set(CHILD_FIELDS)
