"""Rounds without a window: one within a deadline, or one after another as they are due."""

import math
import random
import time
from dataclasses import asdict, replace
from datetime import datetime

from app.domain.errors import KnownError
from app.messages import sentence
from app.printing import say
from app.services.app import VIETNAM, App
from sync.client import SyncClient
from sync.outcome import Done, SyncOutcome, Waiting
from sync.scheduler import Watch
from sync.standing import read_standing

LOOK_SECONDS = 30.0
"""Between two looks at the schedule: another program may have run a round, or set the clock."""
AGAIN_SECONDS = 900.0
"""After a round that could not note when to try again."""


def client_of(app: App, until: float = math.inf) -> SyncClient:
    """Make the client of a data folder, to end at `until` of time.monotonic()."""
    return SyncClient(app.store, None, app.clock, app.new_id, random.SystemRandom().random, until)


def keep_to_schedule(app: App) -> None:
    """Run round after round, each when it is due; the very first at once."""
    client, watch = client_of(app), Watch(app.clock())
    if client.status().last_round_at is None:
        _round(client)
    while True:
        with app.store.read() as snapshot:
            due = watch.due(snapshot, app.clock())
        seconds = (due - app.clock()).total_seconds() if due else LOOK_SECONDS
        if seconds <= 0:
            _round(client)
        else:
            time.sleep(min(seconds, LOOK_SECONDS))


def _round(client: SyncClient) -> None:
    try:
        report(client.run_once())
    except KnownError as error:  # a full disk: nothing was noted, and it may pass
        say(sentence(error.code, **error.facts))
        time.sleep(AGAIN_SECONDS)


def one_round(app: App) -> SyncOutcome:
    """Run one round; nothing is tried again."""
    return client_of(app).run_once()


def run_until(app: App, until: float) -> SyncOutcome:
    """Run rounds until one does not ask to be repeated before `until` (monotonic seconds)."""
    client = client_of(app, until)
    while True:
        outcome = client.run_once(cancelled=lambda: time.monotonic() >= until)
        if not isinstance(outcome, Waiting):
            return outcome
        if outcome.reason_code == "cancelled":
            return replace(outcome, reason_code="deadline")
        if outcome.next_try_at is None:
            return outcome
        wait = max(0.0, (outcome.next_try_at - app.clock()).total_seconds())
        if time.monotonic() + wait > until:
            return outcome
        time.sleep(wait)


def report_differences(app: App) -> None:
    """Say which villages differ, and in how many records."""
    with app.store.read() as snapshot:
        differing = read_standing(snapshot, app.clock()).differing
        names = {str(one.id): one.name for one in snapshot.villages.all_ever()}
    for group, count in differing.items():
        kinds = ("village", "decision", "calendar")
        said = f"differs_in_{group}s" if group in kinds else "differs_in"
        say(sentence(said, village=names.get(group, group), count=count))


def report_copy(app: App) -> None:
    """Say so when this is a copy of a data folder that is still at work."""
    with app.store.read() as snapshot:
        if read_standing(snapshot, app.clock()).cloned:
            say(sentence("device_cloned"))


def report(outcome: SyncOutcome) -> None:
    """Say how a round ended, what it did, and when the next one is due."""
    code = "sync_done" if isinstance(outcome, Done) else outcome.reason_code
    tally = outcome.tally
    say(sentence(code))
    if tally.requests:
        say(sentence("sync_tally", **asdict(tally)))
    if isinstance(outcome, Waiting) and outcome.next_try_at:
        say(sentence("next_try", at=here(outcome.next_try_at)))


def here(moment: datetime) -> str:
    """Write a moment as the commune reads it."""
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
