"""The keys of bundles at the central: its own for each commune, and those of the devices."""

import secrets

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from sync.central.devices import Device, device_by_id
from sync.central.refusal import Refusal
from sync.central.store import CentralStore
from sync.central.tables import commune_key, device_key
from sync.device_keys import PrivateKeys, PublicKeys, keys_of

_SECRET_BYTES = 32


def own_keys(store: CentralStore, commune: str) -> PrivateKeys:
    """Give the keys of the central for a commune; they are made when they are first asked for."""
    this = select(commune_key.c.secret).where(commune_key.c.commune == commune)
    with store.read() as connection:
        secret = connection.scalars(this).one_or_none()
    if secret is None:
        row = {"commune": commune, "secret": secrets.token_urlsafe(_SECRET_BYTES)}
        with store.write() as connection:
            _put(store, connection, commune_key, row)
            secret = connection.scalars(this).one()
    return keys_of(secret)


def check_keys(keys: PublicKeys) -> None:
    """Read the keys that a device says are its own. Raises Refusal `bad_keys`."""
    try:
        _ = keys.signer, keys.box
    except ValueError:
        raise Refusal(400, "bad_keys") from None


def keep_device_keys(store: CentralStore, joined: Device, keys: PublicKeys) -> None:
    """Keep the keys of a device that has joined."""
    row = {
        "commune": joined.commune,
        "label": keys.label,
        "device_id": joined.id,
        "signing": keys.signing,
        "sealing": keys.sealing,
    }
    with store.write() as connection:
        _put(store, connection, device_key, row)


def _put(store: CentralStore, connection: Connection, table: Table, row: dict[str, str]) -> None:
    """Add a row, unless it is there."""
    insert = sqlite.insert if store.is_sqlite else postgresql.insert
    connection.execute(insert(table).values(row).on_conflict_do_nothing())


def device_of_label(connection: Connection, commune: str, label: str) -> tuple[Device, PublicKeys]:
    """Find a device by the label of its bundles. Raises Refusal `device_unknown`."""
    row = connection.execute(
        select(device_key).where(device_key.c.commune == commune, device_key.c.label == label)
    ).one_or_none()
    found = device_by_id(connection, commune, row.device_id) if row else None
    if row is None or found is None:
        raise Refusal(403, "device_unknown")
    return found, PublicKeys(row.signing, row.sealing)
