"""The stateful model: whatever people, lines, kills, clocks and centrals do, the invariants hold.

Hypothesis draws the steps and makes a failing history as short as it can. A step that kills a
program counts as one: it begins again with what was on the disk at that moment.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sync.central import judge
from tests.sync.model import people
from tests.sync.model.copy_rules import CopyRules
from tests.sync.model.devices import Device
from tests.sync.model.invariants import (
    check_device,
    nothing_counts_twice,
    read_truth,
    unknown_fields_live_on,
)
from tests.sync.model.line import FAULTS, KilledError, lost_on_the_way
from tests.sync.model.newer import write_as_newer
from tests.sync.model.peace import make_peace
from tests.sync.model.world import World, settled_template, template

FIGURES: Counter[str] = Counter()
"""What was played since the program began."""
SEED = [0]
"""Chance of ids and waits in the next world."""

ANY = st.integers(0, 11)
THEN = st.sampled_from(("", "", "part", "round", "all"))
"""What is exchanged right after what a person did."""
SOME_FAULT = st.sampled_from(FAULTS[:1] * 4 + FAULTS)


class SyncModel(CopyRules, RuleBasedStateMachine):
    """Three devices or four, one of them confined to a village, and their central."""

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

    def live(self, name: str, at: int, act: Callable[[Device], object], then: str) -> None:
        """Let a person do something, and some device exchange something after it."""
        self.step(name, at, act)
        if then:
            self.central_touched = True
        for device in self._who(at, then):
            self.touched.add(id(device))
            try:
                self._sync(device, then)
            except KilledError:
                FIGURES["killed at a durable step"] += 1
                device.kill()
            check_device(device, read_truth(self.world))  # the next one's round changes the truth

    def _who(self, at: int, then: str) -> list[Device]:
        devices = self.world.devices
        return [] if not then else list(devices) if then == "all" else [people.pick(devices, at)]

    def _sync(self, device: Device, then: str) -> None:
        if then == "part":
            for _ in range(2):
                self.world.exchange(device)
        else:
            self.world.whole_round(device)

    def happen(self, name: str) -> None:
        """Count a step that touches no device."""
        FIGURES["steps"] += 1
        FIGURES[f"rule: {name}"] += 1

    # People

    @rule(at=ANY, children=st.integers(1, 2), village=ANY, then=THEN)
    def visit(self, at, children, village, then):
        self.live("visit", at, lambda device: people.visit(device, children, village), then)

    @rule(at=ANY, child=ANY, name=st.sampled_from(sorted(people.TEXTS)), text=ANY, then=THEN)
    def edit(self, at, child, name, text, then):
        self.live("edit", at, lambda device: people.edit(device, child, name, text), then)

    @rule(at=ANY, child=ANY, name=st.sampled_from(("special", "at_risk")), text=ANY, then=THEN)
    def circumstances(self, at, child, name, text, then):
        self.live("circumstances", at, lambda device: people.edit(device, child, name, text), then)

    @rule(at=ANY, home=ANY, name=st.sampled_from(sorted(people.HOME_TEXTS)), text=ANY, then=THEN)
    def edit_home(self, at, home, name, text, then):
        self.live("edit home", at, lambda device: people.edit_home(device, home, name, text), then)

    @rule(at=ANY, home=ANY, village=ANY, then=THEN)
    def move_home(self, at, home, village, then):
        self.live("move home", at, lambda device: people.move_home(device, home, village), then)

    @rule(at=ANY, child=ANY, home=ANY, then=THEN)
    def move_child(self, at, child, home, then):
        self.live("move child", at, lambda device: people.move_child(device, child, home), then)

    @rule(at=ANY, child=ANY, status=ANY, then=THEN)
    def leave(self, at, child, status, then):
        self.live("leave", at, lambda device: people.leave(device, child, status), then)

    @rule(at=ANY, kept=ANY, other=ANY, then=THEN)
    def merge(self, at, kept, other, then):
        self.live("merge", at, lambda device: people.merge(device, kept, other), then)

    @rule(at=ANY, group=ANY, then=THEN)
    def undo(self, at, group, then):
        self.live("undo", at, lambda device: people.undo(device, group), then)

    @rule(at=ANY, which=ANY, ours=st.booleans())
    def decide(self, at, which, ours):
        def act(device: Device) -> None:
            listed = people.returned(device)
            if listed:
                people.decide(device, people.pick(listed, which), ours=ours)

        self.step("decide", at, act)

    @rule(at=ANY, which=ANY, then=THEN)
    def give_up(self, at, which, then):
        self.live("give up", at, lambda device: people.end(device, which), then)

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

    @precondition(lambda self: any(one.is_asking for one in self.world.devices))
    @rule(at=ANY)
    def hold_back(self, at):
        """The line keeps a request for later; its device hears nothing."""

        def act(device: Device) -> None:
            round_ = device.round
            if round_ and not round_.ended:
                device.late.append(round_.request)
                self.world.exchange(device, lost_on_the_way)

        self.step("hold back", at, act)

    @precondition(lambda self: any(one.late for one in self.world.devices))
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
