"""Opening what is confidential for one command, by a passphrase of its own."""

import os

from app.domain.errors import KnownError
from app.services.app import App
from app.services.circumstances.permission import unlock

CONFIDENTIAL_VARIABLE = "SOTREEM_CONFIDENTIAL_PASSPHRASE"


def own_passphrase() -> str:
    """Read the passphrase of what is confidential; empty where the environment has none."""
    return os.environ.get(CONFIDENTIAL_VARIABLE, "")


def unlock_confidential(app: App) -> None:
    """Open it. Raises KnownError confidential_locked, confidential_not_set, passphrase_wrong."""
    if not own_passphrase():
        raise KnownError("confidential_locked")
    unlock(app, own_passphrase())
