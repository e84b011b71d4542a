"""Look for records that are perhaps one child, and keep what is found level with the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.ids import ChildId, HouseholdId
from app.domain.likeness import LikelyPair
from app.services.find_likely import LikelyChildren
from app.services.pace import Cancelled, Pace, Progress, say_nothing

if TYPE_CHECKING:
    from app.matching.matcher import Matcher
    from app.matching.reason import Pair
    from app.matching.scan import Scan
    from app.services.app import App
    from app.storage.unit_of_work import Snapshot

SCANNED_AT = "doubles.scanned_at"
"""The setting that says how far the journal was when the last scan looked."""
_STEP = 100


class DoublesScan:
    """One scan, a little at a time: whoever shares its memory waits for one step only.

    Everyone is looked at the first time, later those who were changed since. Pairs that a person
    has called two children are left out; who is changed while it runs is left to the next scan.
    """

    def __init__(self, app: App, likely: LikelyChildren, *, everyone: bool = False) -> None:
        self._app = app
        self._likely = likely
        self._everyone = everyone
        self._matcher: Matcher | None = None
        self._seq = 0
        self._among: set[ChildId] | None = None
        """Those looked at; None for everyone."""
        self._scan: Scan | None = None
        self.done = 0
        self.total = 0
        self.has_news = False
        """Whether other pairs are kept now than before."""

    def step(self, records: int = _STEP) -> bool:
        """Look at so many records more; True when there are none, and what was found is kept."""
        with self._app.store.read() as snapshot:
            matcher = self._likely.level_with(snapshot)
            if matcher is not self._matcher:
                self._begin(snapshot, matcher)
        scan = self._scan
        is_whole = scan is None or scan.step(records)
        self.done = scan.done if scan else 0
        if is_whole and scan and scan.total:
            self._keep(scan)
        return is_whole

    def _begin(self, snapshot: Snapshot, matcher: Matcher) -> None:
        """Begin, or begin anew where too much was written meanwhile."""
        last = snapshot.settings.get(SCANNED_AT)
        self._matcher, self._seq = matcher, snapshot.journal.last_seq()
        self._among = None if self._everyone or not last else _touched(snapshot, int(last))
        self._scan = matcher.scan(self._among)
        self.done = 0
        self.total = self._scan.total

    def _keep(self, scan: Scan) -> None:
        found, decided = scan.pairs(), scan.decided()
        with self._app.write("scan") as work:
            later = _touched(work, self._seq)
            before = {(pair.first_id, pair.second_id) for pair in work.likenesses.all()}
            kept = [_likely(one) for one in found if not {one.first_id, one.second_id} & later]
            if self._among is None:
                work.likenesses.replace(kept, now=work.act.now)
            else:
                covered = set(scan.covered()) | self._among
                work.likenesses.renew(covered - later, kept, now=work.act.now)
            work.decided_weights.put(decided)
            work.settings.put(SCANNED_AT, str(self._seq))
            after = {(pair.first_id, pair.second_id) for pair in work.likenesses.all()}
        self.has_news = before != after


def scan_doubles(
    app: App, *, progress: Progress = say_nothing, cancelled: Cancelled = lambda: False
) -> int:
    """Scan everyone in one go, and say how many pairs there are.

    Raises KnownError `cancelled`; nothing is replaced then.
    """
    scan = DoublesScan(app, LikelyChildren(app), everyone=True)
    with app.store.read() as snapshot:
        pace = Pace(snapshot.children.count(), progress, cancelled)
    before = 0
    while not scan.step():
        pace.tick(scan.done - before)
        before = scan.done
    pace.finish()
    with app.store.read() as snapshot:
        return snapshot.likenesses.count()


def _touched(snapshot: Snapshot, seq: int) -> set[ChildId]:
    """Name the children about whom anything that tells them apart was written after `seq`."""
    records = snapshot.journal.touched_since(seq)
    found = {ChildId(id_) for entity, id_ in records if entity == "child"}
    homes = [HouseholdId(id_) for entity, id_ in records if entity == "household"]
    found |= {child.id for child in snapshot.children.of_households(homes)}
    decided = [id_ for entity, id_ in records if entity == "decision"]
    for decision in snapshot.decisions.get_many(decided).values():
        found |= {decision.first_id, decision.second_id}
    return found


def _likely(pair: Pair) -> LikelyPair:
    reasons = tuple((reason.field, reason.verdict) for reason in pair.reasons)
    return LikelyPair(pair.first_id, pair.second_id, pair.probability, pair.certain, reasons)
