"""Somebody who may see what is confidential; the slow passphrase is derived once for all tests."""

from functools import cache

from app.services.circumstances.take_dropped import take_dropped
from app.storage.drop_box import SEAL
from app.storage.seals import make_seal, name_of

WORD = "mật khẩu riêng"


@cache
def made() -> tuple[str, bytes]:
    """Make the seal and its key."""
    return make_seal(WORD)


def protect(app) -> None:
    """Give the commune its seal; it stays locked."""
    with app.write("setting") as work:
        work.settings.put(SEAL, made()[0])


def open_up(app) -> None:
    """Open as who knows the passphrase does."""
    seal, key = made()
    app.permission.take(seal, {name_of(seal): key}, app.clock())
    take_dropped(app)
