"""`sotreem --demo`: an invented commune, its own central on loopback, and the desktop over them.

With `--tour`, or where there is no display, the day of `ui.tour.day` is driven through the windows
and what it did is printed; the exit code says whether every step did what it should.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.bootstrap import create_app
from app.demo.commune import InventedCommune, invent_commune
from app.demo.list_file import write_list
from app.domain.units import find_commune
from app.services.fill_demo import fill_demo

if TYPE_CHECKING:
    from app.services.app import App
    from ui.bootstrap import DemoCentral
    from ui.main_window import MainWindow

COMMUNE = "07603"
CHILDREN = 5_000
SEED = 2026


def run_demo(
    folder: Path | None,
    tour: Path | None,
    *,
    scale: int = 100,
    children: int = CHILDREN,
) -> int:
    """Open the invented commune; in `folder`, or in one that is thrown away at the end."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        tour = tour or Path("tour")
    with TemporaryDirectory(prefix="sotreem-", ignore_cleanup_errors=True) as made:
        place = folder or Path(made)
        place.mkdir(parents=True, exist_ok=True)
        return _run(place, tour, scale, children)


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


def _run(place: Path, tour: Path | None, scale: int, children: int) -> int:
    from ui.bootstrap import DemoCentral, make_application, open_window
    from ui.settings import keep_scale

    application = make_application()
    print("Đang dựng một xã tưởng tượng…", flush=True)
    app, invented = make_commune(place / "so", children)
    central = DemoCentral(place / "trung-uong.db")
    central.take_in(app)
    keep_scale(app, scale)
    listed = place / "danh-sach-moi.xlsx"
    write_list(invented, listed)
    window = open_window(app, application)
    window.show()
    try:
        return _tour(window, central, listed, tour) if tour else application.exec()
    finally:
        window.close()
        app.close()
        central.cut()


def _tour(window: MainWindow, central: DemoCentral, listed: Path, folder: Path) -> int:
    from ui.tour.day import Day, Network
    from ui.tour.hand import Hand, StepFailedError
    from ui.tour.people import choose_cast

    folder.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("*.png"):
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
