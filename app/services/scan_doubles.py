"""Look for records that are perhaps one child, among everyone, and keep what is found."""

from app.domain.likeness import LikelyPair
from app.matching.reason import Pair
from app.services.app import App
from app.services.find_likely import build_matcher
from app.services.pace import Cancelled, Pace, Progress, say_nothing

SCANNED_AT = "doubles.scanned_at"
"""The setting that says how far the journal was when the last scan looked."""


def scan_doubles(
    app: App, *, progress: Progress = say_nothing, cancelled: Cancelled = lambda: False
) -> int:
    """Scan everyone and replace the pairs of the last scan; says how many there are.

    Pairs that a person has called two children are left out. Who is changed while the scan runs
    is left to the next one. Raises KnownError `cancelled`; nothing is replaced then.
    """
    with app.store.read() as snapshot:
        seq = snapshot.journal.last_seq()
        pace = Pace(snapshot.children.count(), progress, cancelled)
        matcher = build_matcher(snapshot)
    pairs = matcher.pairs(tick=pace.tick)
    with app.write("scan") as work:
        touched = {line.change.entity_id for line in work.journal.since(seq)}
        kept = [_likely(pair) for pair in pairs if not {pair.first_id, pair.second_id} & touched]
        work.likenesses.replace(kept)
        work.settings.put(SCANNED_AT, str(seq))
    pace.finish()
    return len(kept)


def _likely(pair: Pair) -> LikelyPair:
    reasons = tuple((reason.field, reason.verdict) for reason in pair.reasons)
    return LikelyPair(pair.first_id, pair.second_id, pair.probability, pair.certain, reasons)
