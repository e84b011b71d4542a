"""The stateful model: whatever people, lines, kills, clocks and centrals do, the invariants hold.

Hypothesis draws the steps and makes a failing history as short as it can. A step that kills a
program counts as one: it begins again with what was on the disk at that moment.
"""

import json
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.services.app import App
from app.services.watch_losses import allow_losses, stopped_losses
from sync.central import judge
from sync.outcome import Done
from sync.protocol import sha256_of
from tests.sync.model import people
from tests.sync.model.devices import Device
from tests.sync.model.invariants import (
    all_hold_the_same,
    check_device,
    nothing_counts_twice,
    read_truth,
    unknown_fields_live_on,
)
from tests.sync.model.line import FAULTS, KilledError, lost_on_the_way
from tests.sync.model.world import World, settled_template, template

FIGURES: Counter[str] = Counter()
"""What was played since the program began."""
SEED = [0]
"""Chance of ids and waits in the next world."""

ANY = st.integers(0, 11)
SOME_FAULT = st.sampled_from(FAULTS[:1] * 4 + FAULTS)
PEACE_ROUNDS = 14


class SyncModel(RuleBasedStateMachine):
    """Three devices, one of them confined to a village, and their central."""

    def __init__(self) -> None:
        super().__init__()
        self.touched: set[int] = set()
        self.central_touched = True

    @initialize(settled=st.booleans())
    def begin(self, settled):
        folder = settled_template() if settled else template()
        self.world = World(SEED[0], folder, figures=FIGURES)
        FIGURES["worlds"] += 1

    def step(self, name: str, at: int, act: Callable[[Device], object]) -> None:
        """Let something happen on a device; where its failpoint is met it is killed there."""
        FIGURES["steps"] += 1
        FIGURES[f"rule: {name}"] += 1
        device = people.pick(self.world.devices, at)
        self.touched.add(id(device))
        try:
            act(device)
        except KilledError:
            FIGURES["killed at a durable step"] += 1
            device.kill()

    def happen(self, name: str) -> None:
        """Count a step that touches no device."""
        FIGURES["steps"] += 1
        FIGURES[f"rule: {name}"] += 1

    # People

    @rule(at=ANY, children=st.integers(1, 2), village=ANY)
    def visit(self, at, children, village):
        self.step("visit", at, lambda device: people.visit(device, children, village))

    @rule(at=ANY, child=ANY, name=st.sampled_from(sorted(people.TEXTS)), text=ANY)
    def edit(self, at, child, name, text):
        self.step("edit", at, lambda device: people.edit(device, child, name, text))

    @rule(at=ANY, child=ANY, name=st.sampled_from(("special", "at_risk")), text=ANY)
    def circumstances(self, at, child, name, text):
        self.step("circumstances", at, lambda device: people.edit(device, child, name, text))

    @rule(at=ANY, home=ANY, name=st.sampled_from(sorted(people.HOME_TEXTS)), text=ANY)
    def edit_home(self, at, home, name, text):
        self.step("edit home", at, lambda device: people.edit_home(device, home, name, text))

    @rule(at=ANY, home=ANY, village=ANY)
    def move_home(self, at, home, village):
        self.step("move home", at, lambda device: people.move_home(device, home, village))

    @rule(at=ANY, child=ANY, home=ANY)
    def move_child(self, at, child, home):
        self.step("move child", at, lambda device: people.move_child(device, child, home))

    @rule(at=ANY, child=ANY, status=ANY)
    def leave(self, at, child, status):
        self.step("leave", at, lambda device: people.leave(device, child, status))

    @rule(at=ANY, kept=ANY, other=ANY)
    def merge(self, at, kept, other):
        self.step("merge", at, lambda device: people.merge(device, kept, other))

    @rule(at=ANY, group=ANY)
    def undo(self, at, group):
        self.step("undo", at, lambda device: people.undo(device, group))

    @rule(at=ANY, which=ANY, ours=st.booleans())
    def decide(self, at, which, ours):
        def act(device: Device) -> None:
            listed = people.returned(device)
            if listed:
                people.decide(device, people.pick(listed, which), ours=ours)

        self.step("decide", at, act)

    @rule(at=ANY, which=ANY)
    def give_up(self, at, which):
        self.step("give up", at, lambda device: people.end(device, which))

    @rule(at=ANY, which=ANY, take=st.booleans())
    def answer(self, at, which, take):
        def act(device: Device) -> None:
            listed = people.suggestions(device)
            if listed:
                people.answer(device, people.pick(listed, which), take=take)

        self.step("answer", at, act)

    # Lines

    @rule(at=ANY, faults=st.lists(SOME_FAULT, min_size=1, max_size=4))
    def exchange(self, at, faults):
        """A few requests of a round, each with what the line does to it; it stands still then."""
        self.central_touched = True

        def act(device: Device) -> None:
            for fault in faults:
                self.world.exchange(device, fault)

        self.step("exchange", at, act)

    @rule(at=ANY, fault=SOME_FAULT)
    def finish(self, at, fault):
        self.central_touched = True
        self.step("finish", at, lambda device: self.world.whole_round(device, fault))

    @rule(at=ANY)
    def round(self, at):
        self.central_touched = True
        self.step("round", at, self.world.whole_round)

    @rule(at=ANY)
    def hold_back(self, at):
        """The line keeps a request for later; its device hears nothing."""

        def act(device: Device) -> None:
            round_ = device.round
            if round_ and not round_.ended:
                device.late.append(round_.request)
                self.world.exchange(device, lost_on_the_way)

        self.step("hold back", at, act)

    @rule(at=ANY, which=ANY)
    def deliver_late(self, at, which):
        """What was held back arrives, in any order; its answer reaches nobody."""
        self.central_touched = True

        def act(device: Device) -> None:
            if device.late:
                self.world.deliver_late(device, which)

        self.step("deliver late", at, act)

    # Kills, clocks, centrals

    @rule(at=ANY)
    def kill(self, at):
        self.step("kill", at, Device.kill)

    @rule(at=ANY, steps=st.integers(1, 6))
    def kill_soon(self, at, steps):
        people.pick(self.world.devices, at).failpoint.steps_left = steps
        self.happen("kill soon")

    @rule(at=ANY, hours=st.integers(-24, 24))
    def skew(self, at, hours):
        people.pick(self.world.devices, at).clock.off = timedelta(hours=hours)
        self.happen("skew the clock")

    @rule(minutes=st.sampled_from((1, 10, 200)))
    def pass_time(self, minutes):
        self.world.now += timedelta(minutes=minutes)
        self.happen("pass time")

    @rule(commits=st.integers(0, 3))
    def kill_central(self, commits):
        """It is killed within its n-th commit from now, or ended and begun again."""
        self.world.central_fails_in = commits
        if not commits:
            self.world.restart_central()
        self.happen("kill the central")

    @rule(strict=st.booleans())
    def ministry(self, strict):
        """The central refuses from now on what it took before, and takes it again."""
        judge._LONGEST["guardian_name"] = 20 if strict else 4000
        self.happen("ministry")

    @rule(which=ANY, text=ANY)
    def newer_program(self, which, text):
        self.central_touched = True
        write_as_newer(self.world, which, str(text))
        self.happen("newer program")

    # What must hold

    @precondition(lambda self: self.touched or self.central_touched)
    @invariant()
    def all_is_well(self):
        truth = read_truth(self.world)
        if self.central_touched:
            nothing_counts_twice(truth)
            unknown_fields_live_on(self.world, truth)
        for device in self.world.devices:
            if id(device) in self.touched:
                check_device(device, truth)
        self.touched, self.central_touched = set(), False

    def teardown(self):
        judge._LONGEST.pop("guardian_name", None)
        try:
            make_peace(self.world)
        finally:
            self.world.close()


def write_as_newer(world: World, which: int, text: str) -> None:
    """A device with a newer program writes a field that nobody else knows."""
    records = sorted(read_truth(world).records.items())
    if not records:
        return
    (entity, id_), row = people.pick(records, which)
    was = json.loads(row.fields).get("of_2027", "")
    id_of_change = f"newer-{world.figures['newer']:08}-{time.monotonic_ns()}"
    world.figures["newer"] += 1
    change = {
        "id": id_of_change,
        "entity": entity,
        "entity_id": id_,
        "base": row.revision,
        "fields": {"of_2027": [was, text]},
        "at": "2026-06-08T01:00:00+00:00",
        "member_of_2027": {"x": 1},
    }
    body = json.dumps(change).encode() + b"\n"
    headers = {
        "Content-Type": "application/x-ndjson",
        "Content-Encoding": "identity",
        "Idempotency-Key": id_of_change,
        "Sync-SHA256": sha256_of(body),
    }
    reply = world.ask_as_newer("POST", "/push", body, headers)
    assert reply.status == 200, reply
    if json.loads(reply.body)["applied_n"]:
        world.unknown[entity, id_] = {"of_2027": text}


def make_peace(world: World) -> None:
    """The line is well, people decide: then every device is done, and all hold the same."""
    world.central_fails_in = 0
    for device in world.devices:
        device.failpoint.steps_left = 0
        while device.late:
            world.deliver_late(device, 0)
    for number in range(PEACE_ROUNDS):
        world.now += timedelta(hours=3, minutes=1)
        rounds = [world.whole_round(device) for device in world.devices]
        decided = [decide_all(device, ours=number % 2 == 0) for device in world.devices]
        allowed = [let_all_in(device.app) for device in world.devices]
        answered = [answer_all(device, take=number % 2 == 0) for device in world.devices]
        tallies = [one.outcome.tally for one in rounds]
        news = any(one.sent or one.received for one in tallies)
        if not (news or any((*decided, *allowed, *answered))):
            break
    FIGURES["peace"] += 1
    open_still = [people.open_lines(device) for device in world.devices]
    outcomes = [one.outcome for one in rounds]
    assert all(isinstance(one, Done) for one in outcomes), (outcomes, open_still)
    truth = read_truth(world)
    nothing_counts_twice(truth)
    for device in world.devices:
        check_device(device, truth)
    all_hold_the_same(world, truth)


def let_all_in(app: App) -> int:
    """Look at the list of losses and agree to all of it."""
    with app.store.read() as snapshot:
        shown = [(one.child_id, one.status) for one in stopped_losses(snapshot)]
    return allow_losses(app, shown)


def answer_all(device: Device, *, take: bool) -> int:
    listed = people.suggestions(device)
    for one in listed:
        people.answer(device, one, take=take)
    return len(listed)


def decide_all(device: Device, *, ours: bool) -> int:
    decided = 0
    for one in reversed(people.returned(device)):
        if one.change_id in {still.change_id for still in people.returned(device)}:
            people.decide(device, one, ours=ours)
            decided += 1
    return decided
