"""The central that is checked, the devices that check it, and records for one check alone."""

import shlex
import subprocess
from dataclasses import dataclass
from functools import cached_property
from math import inf

from tests.conformance.device import Device, change, new_id


class NotGivenError(Exception):
    """The check needs a command that was not given: it is passed over, and said so."""


class NotOfferedError(Exception):
    """The protocol leaves it to the central, and this one does not offer it: passed over."""


@dataclass(frozen=True)
class Commands:
    """How to reach what the protocol leaves to the central's operator; {words} are filled in."""

    enroll: str
    """Prints a code: {commune}, {device}, {villages} (ids with commas; empty = all)."""
    expired: str = ""
    """Prints a code that has expired: {commune}, {device}."""
    age: str = ""
    """Makes all that is stored appear {days} days older."""
    backup: str = ""
    restore: str = ""
    """Bring the central back to what `backup` kept, as its operator would, and serve it again."""
    allow: str = ""
    """Prints a code of a device that may see what is confidential: {commune}, {device}."""
    log: str = ""
    """Prints all that the central has logged."""

    def run(self, name, **words):
        line = getattr(self, name)
        if not line:
            raise NotGivenError(f"--{name}")
        command = [part.format(**words) for part in shlex.split(line)]
        command = [part for part in command if part]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, f"{name}: {done.stderr}"
        return done.stdout.strip()

    def code(self, commune, device, villages=()):
        villages_text = ",".join(villages)
        return self.run("enroll", commune=commune, device=device, villages=villages_text)


@dataclass(frozen=True)
class Place:
    """A village with a home, a child with what belongs to it, and a visit, for one check."""

    village: str
    home: str
    child: str
    visit: str
    circumstance: str
    movement: str


class Hall:
    """One central and what the checks need of it."""

    def __init__(self, url, commands, commune="07603", other="07594"):
        self.url = url
        self.commands = commands
        self.commune, self.other = commune, other
        self.patience = 60.0
        """The most seconds to wait for anything."""
        self.silence = inf
        """The most seconds of the silence that a central asks for to be kept."""
        self.crowd = 24
        """Requests at once in a jam."""

    def enrolled(self, *villages, commune=""):
        device = Device(self.url)
        reply = device.join(self.commands.code(commune or self.commune, "conformance", villages))
        assert reply.status == 200, (reply.status, reply.body)
        return device

    @cached_property
    def official(self):
        """A device of the whole commune."""
        return self.enrolled()

    @cached_property
    def first(self):
        """The first change of all that was pushed, and its answer."""
        made = change("village", new_id(), name="A")
        return made, self.official.push(made)

    @cached_property
    def colleague(self):
        """Another one."""
        return self.enrolled()

    @cached_property
    def allowed(self):
        """A device that may see what is confidential."""
        device = Device(self.url)
        code = self.commands.run("allow", commune=self.commune, device="conformance")
        reply = device.join(code)
        assert reply.status == 200, (reply.status, reply.body)
        return device

    @cached_property
    def stranger(self):
        """A device of another commune."""
        return self.enrolled(commune=self.other)

    @cached_property
    def confined(self):
        """A device that may see one village, that village, and another one."""
        mine, theirs = self.place("mine"), self.place("theirs")
        return self.enrolled(mine.village), mine, theirs

    def place(self, name="A"):
        made = Place(*(new_id() for _ in range(6)))
        answer = self.official.push(
            change("village", made.village, name=name + made.village[:4]),
            change("household", made.home, village_id=made.village, head_name="Vi Văn An"),
            change("child", made.child, household_id=made.home, full_name="Vi Thị Bình"),
            change("visit", made.visit, household_id=made.home),
            change("circumstance", made.circumstance, child_id=made.child, code="NC01"),
            change("movement", made.movement, child_id=made.child, code="BD02"),
        )
        assert answer["applied_n"] == 6, answer["exceptions"]
        return made
