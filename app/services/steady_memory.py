"""Long work that makes many records and no garbage, spared the looks of the garbage collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def steady_memory() -> Iterator[None]:
    """Hold the collector back: of 60,000 rows it would look at every one again and again.

    Where it is held back anyhow, as in the desktop, nothing changes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
