"""Opening what is confidential for one command, by a passphrase of its own."""

import os
import sys

import typer

from app.domain.errors import KnownError
from app.messages import sentence
from app.printing import say
from app.services.app import App
from app.services.circumstances.take_dropped import count_waiting
from app.services.circumstances.unlock import unlock

CONFIDENTIAL_VARIABLE = "SOTREEM_CONFIDENTIAL_PASSPHRASE"


def own_passphrase() -> str:
    """Read the passphrase of what is confidential; empty where the environment has none."""
    return os.environ.get(CONFIDENTIAL_VARIABLE, "")


def unlock_confidential(app: App) -> None:
    """Open it; who sits at a terminal is asked for the passphrase.

    Raises KnownError confidential_locked, confidential_not_set, passphrase_wrong.
    """
    word = own_passphrase()
    if not word and sys.stdin.isatty():
        word = typer.prompt(sentence("confidential_asked"), hide_input=True, err=True)
    if not word:
        raise KnownError("confidential_locked")
    unlock(app, word)


def say_waiting(app: App) -> None:
    """Say what to do where something confidential waits for the first passphrase."""
    with app.store.read() as snapshot:
        count = count_waiting(snapshot)
    if count:
        say(sentence("confidential_waits", count=count))
