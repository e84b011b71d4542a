"""Two devices that merge and edit the same children, for the tests of merges over sync."""

from dataclasses import dataclass

from app.domain.child import Child
from app.domain.fields import fields_of, noun_from
from app.domain.status import Status
from app.services.app import App
from app.services.doubles.late_edits import open_edits
from app.services.doubles.merge_children import Merge, merge_children, seen_now
from app.services.outcome import Saved
from app.storage.living import living
from sync.client import SyncClient
from sync.outcome import SyncOutcome


@dataclass
class Desk:
    """One device: its store and its way to the central."""

    app: App
    client: SyncClient

    def sync(self) -> SyncOutcome:
        return self.client.run_once()

    def child(self, record: Child) -> Child:
        with self.app.store.read() as snapshot:
            found = snapshot.children.get(record.id)
        assert found is not None
        return found

    def edit(self, record: Child, **texts: str) -> None:
        """Change text fields as the record stands here now."""
        now = self.child(record)
        with self.app.write("correct") as work:
            work.save(noun_from(Child, now.id, now.revision, {**fields_of(now), **texts}))

    def merge(self, kept: Child, *others: Child, **texts: str) -> Saved:
        ids = [kept.id, *(one.id for one in others)]
        with self.app.store.read() as snapshot:
            seen = seen_now(snapshot, ids)
        asked = Merge(kept=kept.id, merged=tuple(ids[1:]), texts=texts, seen=seen)
        saved = merge_children(self.app, asked, on=self.app.today())
        assert isinstance(saved, Saved), saved
        return saved

    def living(self, record: Child) -> Child:
        with self.app.store.read() as snapshot:
            found = snapshot.children.get(living(snapshot, record.id))
        assert found is not None
        return found

    def asked(self) -> list[tuple[str, str, str]]:
        """The open questions: field, theirs, ours."""
        with self.app.store.read() as snapshot:
            return [(one.field, one.theirs, one.ours) for one in open_edits(snapshot)]

    def active(self) -> set[str]:
        with self.app.store.read() as snapshot:
            return {child.id for child in snapshot.children.all()}

    def records(self) -> dict[str, dict[str, str]]:
        """Every record of the store as text fields."""
        with self.app.store.read() as snapshot:
            stores = (
                snapshot.children,
                snapshot.households,
                snapshot.visits,
                snapshot.decisions,
                snapshot.circumstances,
                snapshot.movements,
            )
            return {one.id: fields_of(one) for store in stores for one in store.all_ever()}


def settle(*desks: Desk) -> list[SyncOutcome]:
    """Let every device have its rounds until nobody has news; gives how the last ones ended."""
    for _ in range(4):
        outcomes = [desk.sync() for desk in desks]
        if not any(one.tally.sent or one.tally.received for one in outcomes):
            break
    return outcomes


def nobody_is_lost(desk: Desk) -> bool:
    """Whether every record that was ever a child leads to one that counts."""
    with desk.app.store.read() as snapshot:
        ends = [
            snapshot.children.get(living(snapshot, child.id))
            for child in snapshot.children.all_ever()
        ]
        homes = snapshot.households.get_many({end.household_id for end in ends if end})
    return all(
        end is not None
        and end.status is Status.ACTIVE
        and homes[end.household_id].status is Status.ACTIVE
        for end in ends
    )
