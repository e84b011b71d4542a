"""A laptop without a network and an office with one, for the tests of bundles."""

from dataclasses import dataclass
from pathlib import Path

from app.services.app import App
from sync.pack import Packed, pack
from sync.unpack import Unpacked, unpack
from tests.sync.homes import village


@dataclass
class Trip:
    """A stick that goes between a laptop and the office."""

    laptop: App
    office: App
    stick: Path

    def out(self, name: str = "out.sotreem", code: str = "") -> Path:
        return self.pack(name, code).path

    def pack(self, name: str = "out.sotreem", code: str = "") -> Packed:
        return pack(self.laptop, self.stick / name, code)

    def carry(self, packed: Path, name: str = "back.sotreem") -> Path:
        carried = unpack(self.office, packed, self.stick / name).carried_to
        assert carried is not None
        return carried

    def home(self, answer: Path) -> Unpacked:
        return unpack(self.laptop, answer)

    def whole(self, code: str = "") -> Unpacked:
        """Out to the office and back again."""
        return self.home(self.carry(self.out(code=code)))


def villages_of(app: App) -> tuple[str, ...]:
    """The village of a collaborator."""
    return (str(village(app, "Đồng Á")),)
