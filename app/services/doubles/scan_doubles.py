"""Look for records that are perhaps one child, and keep what is found level with the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.doubles.likeness import LikelyPair
from app.domain.ids import ChildId, HouseholdId
from app.matching.edition import edition
from app.services.doubles.calibrate import START, Thresholds, thresholds_in_use
from app.services.doubles.find_likely import LikelyChildren
from app.services.pace import Cancelled, Pace, Progress, say_nothing

if TYPE_CHECKING:
    from app.matching.matcher import Matcher
    from app.matching.reason import Pair
    from app.matching.scan import Scan
    from app.services.app import App
    from app.storage.unit_of_work import Snapshot

SCANNED_AT = "doubles.scanned_at"
"""The setting that says how far the journal was when the last scan looked."""
SCANNED_BY = "doubles.scanned_by"
"""The setting that says by which engine and thresholds that was: by others, all is looked at."""
_STEP = 100


class DoublesScan:
    """One scan, a little at a time: whoever shares its memory waits for one step only.

    Everyone is looked at the first time, and when the engine or the thresholds are others than the
    last time; else those who were changed since. Pairs that a person
    has called two children are left out; who is changed while it runs is left to the next scan.
    """

    def __init__(self, app: App, likely: LikelyChildren, *, everyone: bool = False) -> None:
        self._app = app
        self._likely = likely
        self._everyone = everyone
        self._matcher: Matcher | None = None
        self._thresholds = START
        self._seq = 0
        self._among: set[ChildId] | None = None
        """Those looked at; None for everyone."""
        self._scan: Scan | None = None
        self.done = 0
        self.total = 0
        self.has_news = False
        """Whether other pairs are kept now than before, or others of them are certain."""

    def step(self, records: int = _STEP) -> bool:
        """Look at so many records more; True when there are none, and what was found is kept."""
        with self._app.store.read() as snapshot:
            matcher = self._likely.level_with(snapshot)
            thresholds = thresholds_in_use(snapshot)
            if matcher is not self._matcher or thresholds != self._thresholds:
                self._begin(snapshot, matcher, thresholds)
        scan = self._scan
        is_whole = scan is None or scan.step(records)
        self.done = scan.done if scan else 0
        if is_whole and scan and scan.total:
            self._keep(scan)
        return is_whole

    def _begin(self, snapshot: Snapshot, matcher: Matcher, thresholds: Thresholds) -> None:
        """Begin, or begin anew where too much was written meanwhile, or another amount is asked."""
        last, by = snapshot.settings.get(SCANNED_AT), snapshot.settings.get(SCANNED_BY)
        self._matcher, self._seq = matcher, snapshot.journal.last_seq()
        self._thresholds = thresholds
        is_whole = self._everyone or not last or by != _scanned_by(thresholds)
        self._among = None if is_whole else _touched(snapshot, int(last))
        self._scan = matcher.scan(self._among)
        self.done = 0
        self.total = self._scan.total

    def _keep(self, scan: Scan) -> None:
        by = self._thresholds
        found, decided = scan.pairs(by.possible, certain=by.certain), scan.decided()
        with self._app.write("scan") as work:
            later = _touched(work, self._seq)
            before = _asked(work)
            kept = [_likely(one) for one in found if not {one.first_id, one.second_id} & later]
            if self._among is None:
                work.likenesses.replace(kept, now=work.act.now)
            else:
                covered = set(scan.covered()) | self._among
                work.likenesses.renew(covered - later, kept, now=work.act.now)
            work.decided_weights.put(decided)
            work.settings.put(SCANNED_AT, str(self._seq))
            work.settings.put(SCANNED_BY, _scanned_by(by))
            self.has_news = before != _asked(work)


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


def _scanned_by(thresholds: Thresholds) -> str:
    return f"{edition()} {thresholds.possible} {thresholds.certain}"


def _asked(snapshot: Snapshot) -> set[tuple[ChildId, ChildId, int]]:
    return {(pair.first_id, pair.second_id, pair.certain) for pair in snapshot.likenesses.lines()}


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
