"""The project's own files, read and parsed once."""

import ast
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = ("app", "ui", "sync", "installer", "resources")


@dataclass(frozen=True)
class Source:
    """A Python file: where it lies in the project, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "tree", ast.parse(self.text))

    @property
    def place(self):
        return self.path.as_posix()

    @property
    def functions(self):
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [node for node in ast.walk(self.tree) if isinstance(node, kinds)]


def read_sources(*folders):
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return [Source(f.relative_to(ROOT), f.read_text(encoding="utf-8")) for f in files]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def code():
    """Every source file that ships or builds the program."""
    return read_sources(*CODE)


@pytest.fixture(scope="session")
def tests():
    """Every test file."""
    return read_sources("tests")


@pytest.fixture(scope="session")
def committed_files():
    """Every file of the project as git knows it, those not yet committed too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    files = (ROOT / name for name in answer.stdout.decode().split("\0") if name)
    return [file for file in files if file.is_file()]


@pytest.fixture
def written():
    """Make a source from text, to see a rule catch what it forbids."""
    return lambda text, place="app/domain/sample.py": Source(Path(place), text)
