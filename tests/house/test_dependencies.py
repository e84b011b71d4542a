"""Who may import whom, as pyproject.toml says it, holds; and the contracts do catch an offender."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def lint_imports(root, *more):
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [program, "--no-cache", "--no-logo", *more], cwd=root, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("app/domain/errors.py", "import app.storage.engine"),
        ("app/domain/errors.py", "import app.services.app"),
        ("app/storage/engine.py", "import app.services.app"),
        ("app/matching/__init__.py", "import app.storage.engine"),
        ("app/services/app.py", "import sync"),
        ("app/services/app.py", "import PySide6.QtCore"),
        ("sync/__init__.py", "import ui"),
        ("ui/page.py", "import sync"),
        ("app/services/app.py", "import sqlalchemy"),
        ("ui/page.py", "import sqlalchemy"),
        ("app/services/app.py", "import requests"),
    ],
)
def test_an_import_against_the_rule_is_caught(root, tmp_path, place, line):
    for folder in ("app", "ui", "sync"):
        shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    offender = tmp_path / place
    offender.write_text(offender.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    answer = lint_imports(tmp_path)
    assert answer.returncode == 1
    assert "broken" in answer.stdout.lower()


def test_the_contracts_hold(root):
    answer = lint_imports(root)
    assert answer.returncode == 0, answer.stdout
