"""`sotreem`: the desktop. This module reads the arguments and opens the window."""

import argparse
import sys
from pathlib import Path

from app.log import begin_log


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sotreem", description="Sổ Trẻ Em")
    parser.add_argument("--data", type=Path, help="thư mục của sổ")
    parser.add_argument("--demo", action="store_true", help="mở một xã tưởng tượng để xem thử")
    parser.add_argument(
        "--tour",
        type=Path,
        nargs="?",
        const=Path("tour"),
        metavar="THƯ_MỤC",
        help="tự đi qua một ngày làm việc",
    )
    return parser.parse_args(words)


def main() -> int:
    """Open the desktop; give the exit code."""
    begin_log()
    wanted = _arguments(sys.argv[1:])
    if wanted.tour is not None or wanted.demo:
        from ui.demo import run_demo

        return run_demo(folder=wanted.data, tour=wanted.tour)
    from ui.desktop import run_desktop

    return run_desktop(wanted.data)


if __name__ == "__main__":
    sys.exit(main())
