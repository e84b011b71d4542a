"""The project's own Python in .venv: made once, exactly as requirements.lock says."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "installer" / "requirements.lock"
FOLDER = ROOT / ".venv"
STAMP = FOLDER / "made-from.txt"
OLDEST, NEWEST = (3, 11), (3, 13)


def check_python(version: tuple[int, int]) -> None:
    """Stop with a sentence when this Python is too old or too new."""
    if not OLDEST <= version <= NEWEST:
        raise SystemExit(
            f"sotreem needs Python 3.11, 3.12 or 3.13; this is Python {version[0]}.{version[1]}."
            " Install one of them and run the command again with it,"
            " for example: python3.12 installer/dev.py demo"
        )


def program(name: str) -> str:
    """Give the path of a program of the project: `python`, `pytest`, `ruff`."""
    inside = f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}"
    return str(FOLDER / inside)


def fingerprint(lock: Path = LOCK) -> str:
    """Say in one line what .venv must have been made from to be used as it is."""
    digest = hashlib.sha256()
    for path in (lock, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{digest.hexdigest()} {sys.version_info[0]}.{sys.version_info[1]} {ROOT}"


def is_ready() -> bool:
    """Whether .venv was made from today's lock, to its end, by this version of Python."""
    return (
        Path(program("python")).exists()
        and STAMP.exists()
        and STAMP.read_text(encoding="utf-8") == fingerprint()
    )


def prepare() -> None:
    """Make .venv, unless it is ready; an attempt that was cut off is simply made again."""
    if is_ready():
        return
    STAMP.unlink(missing_ok=True)
    print("Making .venv (a few minutes, only the first time)", flush=True)
    if not _works():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=True)
    _pip("--require-hashes", "--requirement", str(LOCK))
    _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(fingerprint(), encoding="utf-8")


def _works() -> bool:
    """Whether .venv holds a Python of this very version, with pip."""
    question = "import sys, pip; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([program("python"), "-c", question], capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _pip(*arguments: str) -> None:
    pip = [program("python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    if subprocess.run([*pip, "install", "--quiet", *arguments]).returncode:
        raise SystemExit(
            "The libraries could not be installed; pip says why above."
            " Nothing is broken: check the network and run the command again."
        )
