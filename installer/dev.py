"""The door for developers: `python3 installer/dev.py demo`, or `test`, on any fresh machine.

Each command first makes everything ready (system libraries, .venv), the second time at once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import environment
import system_libraries

CHECKS = {
    "ruff": ["ruff", "check"],
    "format": ["ruff", "format", "--check"],
    "mypy": ["mypy"],
    "imports": ["lint-imports", "--no-cache", "--no-logo"],
}
# On two cores: while one of three waits, for a process or a window, the others work.
TESTS = ["pytest", "-n", "3", "--dist", "worksteal"]


def main() -> int:
    """Run the command that was typed; its exit code is ours."""
    environment.check_python(sys.version_info[:2])
    options, rest = _parser().parse_known_args()
    os.chdir(environment.ROOT)
    if options.command == "lock":
        return remake_lock()
    system_libraries.install_missing()
    environment.prepare()
    return {"demo": demo, "test": test, "check": check}[options.command](rest)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "command",
        choices=("demo", "test", "check", "lock"),
        help="demo: try the program with an invented commune (--tour: let it show itself);"
        " test: every check and test (more words go to pytest); check: without the tests;"
        " lock: choose the newest allowed libraries again",
    )
    return parser


def demo(rest: list[str]) -> int:
    """Open the desktop on an invented commune; without a screen, let it show itself."""
    tour = [] if system_libraries.has_screen() or "--tour" in rest else ["--tour"]
    return _run(["python", "-m", "ui", "--demo", *tour, *rest])


def test(rest: list[str]) -> int:
    """Run every check and every test, `rest` for pytest; give the code of the first that failed."""
    return _first_failure({**CHECKS, "tests": [*TESTS, *rest]})


def check(_rest: list[str]) -> int:
    """Run the checks that need no test."""
    return _first_failure(CHECKS)


def _first_failure(steps: dict[str, list[str]]) -> int:
    codes = [_step(name, command) for name, command in steps.items()]
    return next((code for code in codes if code), 0)


def _step(name: str, command: list[str]) -> int:
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    code = _run(command)
    print(
        f"== {name}: {'failed' if code else 'good'}, {time.monotonic() - began:.0f} s", flush=True
    )
    return code


def _run(command: list[str]) -> int:
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    if not system_libraries.has_screen() or command[0] == "pytest":
        surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run(
        [environment.program(command[0]), *command[1:]], env=surroundings
    ).returncode


def remake_lock() -> int:
    """Choose again for every platform, with uv in a place of its own; write requirements.lock."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        programs = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "uv"], check=True)
        command = [
            *(str(programs / "uv"), "pip", "compile", "pyproject.toml", "--universal"),
            *("--generate-hashes", "--extra", "central", "--extra", "test", "--upgrade"),
            *("--python-version", "3.11", "--no-header", "--output-file", str(environment.LOCK)),
        ]
        return subprocess.run(command, stdout=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
