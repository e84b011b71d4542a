"""Send once more what the central refused, as it is: its rules, or the line, may have changed."""

from collections.abc import Collection

from app.storage.unit_of_work import UnitOfWork


def send_again(unit: UnitOfWork, change_ids: Collection[str]) -> None:
    """Let refused changes wait again, in this transaction; what is no longer refused stays."""
    unit.sync.outbox.send_again(change_ids)
