"""What rides along in the answer to a push and saves round trips: the news, and the digest."""

from datetime import datetime

from sync.central.compare import read_digest
from sync.central.devices import Device
from sync.central.read_page import Since, read_page
from sync.central.refusal import Refusal
from sync.central.store import CentralStore
from sync.protocol import RIDING_RECORDS, PullPage, PushAnswer


def page_along(
    store: CentralStore,
    sender: Device,
    stands: str,
    answer: PushAnswer,
    now: datetime,
    heard: str = "",
) -> PullPage | None:
    """Read what is new since the place a push named (`CURSOR KNOWN EPOCH`), after that push.

    `heard` is the number of the last likely pair that the device has heard of.

    None when it named none, or one of another life: a pull of its own will say so.
    """
    cursor, _, rest = stands.partition(" ")
    known, _, epoch = rest.partition(" ")
    if not (_is_revision(cursor) and _is_revision(known)):
        return None
    alike = int(heard) if _is_revision(heard) else None
    since = Since(epoch, int(cursor), _known(int(known), answer), RIDING_RECORDS, alike)
    try:
        return read_page(store, sender, since, now)
    except Refusal:
        return None


def digest_along(store: CentralStore, sender: Device, page: PullPage, now: datetime) -> str:
    """Give the digest of all at the cursor of the last page; empty when the head moved on."""
    if page.more:
        return ""
    answer = read_digest(store, sender, "", now)
    same = (answer.epoch, answer.head) == (page.epoch, page.cursor)
    return answer.digest if same else ""


def _is_revision(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _known(known: int, answer: PushAnswer) -> int:
    """Say up to where the device will know its own changes once it believes this answer."""
    if answer.own_before > known:
        return known
    given = [first + count - 1 for first, count in answer.runs]
    given += [one.revision for one in answer.exceptions]
    return max([known, *given])
