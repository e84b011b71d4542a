"""The data folder that a command works in, closed when it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.bootstrap import open_app, passphrase_of_environment
from app.services.app import App


@contextmanager
def opened(folder: Path) -> Iterator[App]:
    """Open a data folder. Raises KnownError as `open_app` does."""
    app = open_app(folder, passphrase=passphrase_of_environment())
    try:
        yield app
    finally:
        app.close()
