"""Waiting for what another thread or process does in its own time."""

import time


def until(found, seconds=90):
    """Wait for something, long on a busy machine; gives it."""
    end = time.monotonic() + seconds
    while not (value := found()) and time.monotonic() < end:
        time.sleep(0.01)
    assert value
    return value
