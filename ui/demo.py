"""`sotreem --demo`: an invented commune, its own central on loopback, and the desktop over them.

With `--tour`, or where there is no display, the day of `ui.tour.day` is driven through the windows
and what it did is printed; the exit code says whether every step did what it should.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.bootstrap import create_app
from app.demo.commune import InventedCommune, invent_commune
from app.demo.list_file import write_list
from app.domain.errors import KnownError
from app.domain.places.units import find_commune
from app.messages import sentence
from app.services.fill_demo import fill_demo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.app import App
    from ui.bootstrap import DemoCentral
    from ui.main_window import MainWindow

COMMUNE = "07603"
CHILDREN = 5_000
SEED = 2026
TOUR_SCALES = (100, 150)
"""The user's scale in percent; the window stays 1366 × 768."""


def run_demo(folder: Path | None, tour: Path | None) -> int:
    """Open the invented commune; in `folder`, or in one that is thrown away at the end."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        tour = tour or Path("tour")
    with TemporaryDirectory(prefix="sotreem-", ignore_cleanup_errors=True) as made:
        place = folder or Path(made)
        try:
            return show_day(place, tour) if tour else _open(place)
        except KnownError as error:
            print(sentence(error.code, **error.facts), flush=True)
            return 1


def show_day(place: Path, pictures: Path) -> int:
    """Live the day once with small letters and once with large ones; 0 when every step did."""
    codes = []
    for scale in TOUR_SCALES:
        print(f"\nCỡ chữ {scale} %", flush=True)
        with _commune(place / str(scale), scale) as (window, central, listed):
            codes.append(_tour(window, central, listed, pictures / str(scale)))
    return max(codes)


def has_display() -> bool:
    """Say whether a window can be shown to somebody."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_commune(place: Path, children: int) -> tuple[App, InventedCommune]:
    """Make the data folder of an invented commune and fill it."""
    unit = find_commune(COMMUNE)
    # Invented people need no secret anybody must remember.
    app = create_app(place, unit, passphrase=secrets.token_hex(16), author="Cán bộ xã")
    invented = invent_commune(SEED, children, commune=unit, on=app.today())
    fill_demo(app, invented)
    return app, invented


def _open(place: Path) -> int:
    with _commune(place, 100) as _:
        application = QApplication.instance()
        return application.exec() if application else 1


@contextmanager
def _commune(place: Path, scale: int) -> Iterator[tuple[MainWindow, DemoCentral, Path]]:
    """Make a commune that the central knows and a list for it, and open the window over it."""
    from ui.bootstrap import DemoCentral, make_application, open_window
    from ui.settings import keep_scale

    place.mkdir(parents=True, exist_ok=True)
    application = make_application()
    print("Đang dựng một xã tưởng tượng…", flush=True)
    app, invented = make_commune(place / "so", CHILDREN)
    central = DemoCentral(place / "trung-uong.db")
    central.take_in(app)
    keep_scale(app, scale)
    listed = place / "danh-sach-moi.xlsx"
    write_list(invented, listed)
    window = open_window(app, application)
    window.show()
    try:
        yield window, central, listed
    finally:
        window.close()
        app.close()
        central.cut()


def _tour(window: MainWindow, central: DemoCentral, listed: Path, folder: Path) -> int:
    from ui.tour.day import Day, Network
    from ui.tour.hand import Hand, StepFailedError
    from ui.tour.people import choose_cast

    folder.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("[0-9][0-9]-*.png"):
        picture.unlink()
    app = window.desk.app
    hand = Hand(window, folder)
    network = Network(central.cut, central.mend, lambda: central.holds(app.commune.code))
    try:
        for number, step in enumerate(
            Day(window, hand, choose_cast(app), listed, network).steps(), 1
        ):
            began = time.perf_counter()
            done = step()
            seconds = time.perf_counter() - began
            print(f"{number}. {done.title}: {done.figures} ({seconds:.1f} giây)", flush=True)
    except StepFailedError as failed:
        hand.look("hong")
        print(f"Bước này chưa đạt: {failed}", flush=True)
        return 1
    print(f"{len(hand.pictures)} ảnh ở {folder}", flush=True)
    return 0
