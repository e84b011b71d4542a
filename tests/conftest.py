"""What every test may ask for: a clock that stands still until told, ids in order, a real store."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import create_app
from app.domain.ids import NewId, id_maker
from app.domain.units import find_commune
from app.services.app import App

NAM_DUONG = "07603"


class Clock:
    """A clock that moves one millisecond a look, and further when it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 8, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def pass_time(self, **how_long: float) -> None:
        self.now += timedelta(**how_long)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_id(clock: Clock) -> NewId:
    return id_maker(clock, random.Random(7).getrandbits)


@pytest.fixture
def app(tmp_path: Path, clock: Clock, new_id: NewId) -> Iterator[App]:
    """Nam Dương with four villages, over a real encrypted store."""
    opened = create_app(
        tmp_path / "kho",
        find_commune(NAM_DUONG),
        ["Thôn Đồng Á", "Thôn Biêng", "Thôn Hoa Quảng", "Thôn Tân Thành"],
        passphrase="một mật khẩu để thử",
        clock=clock,
        new_id=new_id,
        author="Cán bộ thử",
    )
    yield opened
    opened.close()
