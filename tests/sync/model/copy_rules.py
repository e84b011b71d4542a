"""The rules of copies, sticks and changes that break the central (see `copies`)."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.model import copies, people

ANY = st.integers(0, 11)


class CopyRules:
    """Mixed into the model."""

    # Backups, folders, the central's copy

    @rule(at=ANY)
    def back_up(self, at):
        self.step("back up", at, copies.back_up)

    @rule(at=ANY)
    def put_back(self, at):
        self.step("put a backup back", at, lambda device: copies.put_back(self.world, device))

    @precondition(lambda self: len(self.world.devices) < copies.MOST_DEVICES)
    @rule(at=ANY)
    def clone(self, at):
        def act(device):
            copies.clone(self.world, device)
            self.touched.add(id(self.world.devices[-1]))

        self.step("clone", at, act)

    @precondition(lambda self: self.world.copied_at < self.world.figures["requests"])
    @rule()
    def copy_central(self):
        copies.copy_central(self.world)
        self.happen("copy the central")

    @precondition(lambda self: 0 <= self.world.copied_at < self.world.figures["requests"])
    @rule()
    def put_central_back(self):
        copies.put_central_back(self.world)
        self.central_touched = True
        self.happen("a new life of the central")

    # Sticks

    @rule(at=ANY)
    def write_stick(self, at):
        self.step("write a stick", at, lambda device: copies.write_stick(self.world, device))

    @precondition(lambda self: self.world.sticks)
    @rule(which=ANY)
    def carry_stick(self, which):
        self.central_touched = True
        copies.carry_stick(self.world, which)
        self.happen("carry a stick")

    @precondition(lambda self: self.world.answers)
    @rule(at=ANY, which=ANY)
    def take_stick(self, at, which):
        self.step("take a stick", at, lambda device: copies.take_stick(self.world, device, which))

    # What breaks the central

    @rule(at=ANY, child=ANY)
    def poison(self, at, child):
        """From now on the central breaks down over a text, and somebody writes it."""
        self.world.poisonous = True
        self.step("poison", at, lambda device: people.poison(device, child))

    @precondition(lambda self: self.world.poisonous)
    @rule()
    def cure(self):
        self.world.poisonous = False
        self.happen("cure")
