"""Devices: enrolled by a code that works once, known by a token of which only a hash is kept."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select

from app.domain.ids import NewId, village_id
from app.domain.places.place import read_village_name
from sync.central.heirs import with_heirs
from sync.central.refusal import Refusal
from sync.central.store import CentralStore, find_commune
from sync.central.tables import device, enrolment, record
from sync.device_keys import hash_text

CODE_HOURS = 72
_COMMUNE = re.compile(r"[0-9]{5}")
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No letter that is read as another."""
_CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Device:
    """Who is asking: a device of one commune, confined to `villages` unless that is empty.

    Those are the villages it was enrolled for, and those into which they went since.
    """

    commune: str
    id: str
    villages: frozenset[str]
    confidential: bool = False
    """Whether it may see and send confidential records."""

    @property
    def everywhere(self) -> bool:
        """Whether it works for the whole commune."""
        return not self.villages


def make_code(
    store: CentralStore,
    commune_code: str,
    device_name: str,
    village_ids: Iterable[str],
    *,
    confidential: bool = False,
    now: datetime,
    new_id: NewId,
    choose: Callable[[str], str],
    hours: int = CODE_HOURS,
) -> str:
    """Make an enrolment code of a commune. `choose` picks a letter, e.g. `secrets.choice`."""
    store.found_commune(commune_code, new_id)
    letters = "".join(choose(_LETTERS) for _ in range(_CODE_LENGTH))
    code = "-".join((commune_code, letters[:4], letters[4:8], letters[8:]))
    with store.write() as connection:
        connection.execute(
            enrolment.insert().values(
                commune=commune_code,
                code_hash=hash_text(code),
                device_name=device_name,
                villages=json.dumps(sorted(village_ids)),
                confidential=int(confidential),
                expires_at=(now + timedelta(hours=hours)).isoformat(),
            )
        )
    return code


def enroll(
    store: CentralStore, code: str, secret: str, *, now: datetime, new_id: NewId
) -> tuple[Device, str]:
    """Join a device; gives it and its commune's epoch.

    The same code with the same secret gives the same answer again: a lost answer costs nothing.
    Raises Refusal code_unknown, code_used, code_expired.
    """
    code = code.strip().upper()
    commune_code = code.partition("-")[0]
    if not _COMMUNE.fullmatch(commune_code):
        raise Refusal(403, "code_unknown")
    return join_by_hash(
        store, commune_code, hash_text(code), hash_text(secret), now=now, new_id=new_id
    )


def join_by_hash(
    store: CentralStore,
    commune_code: str,
    code_hash: str,
    secret_hash: str,
    *,
    now: datetime,
    new_id: NewId,
) -> tuple[Device, str]:
    """Join a device of which only the hashes are known. Raises as `enroll` does."""
    with store.write() as connection:
        found = find_commune(connection, commune_code, hold=True)
        this = (enrolment.c.commune == commune_code, enrolment.c.code_hash == code_hash)
        row = connection.execute(select(enrolment).where(*this)).one_or_none()
        if found is None or row is None:
            raise Refusal(403, "code_unknown")
        if row.device_id:
            before = _joined_before(connection, commune_code, row.device_id, secret_hash)
            return before, found.epoch
        if datetime.fromisoformat(row.expires_at) < now:
            raise Refusal(403, "code_expired")
        joined = Device(
            commune_code, new_id(), frozenset(json.loads(row.villages)), bool(row.confidential)
        )
        connection.execute(
            device.insert().values(
                commune=commune_code,
                device_id=joined.id,
                name=row.device_name,
                villages=row.villages,
                confidential=row.confidential,
                secret_hash=secret_hash,
                enrolled_at=now.isoformat(),
            )
        )
        connection.execute(enrolment.update().where(*this).values(device_id=joined.id))
        return joined, found.epoch


def _joined_before(connection: Connection, commune_code: str, id_: str, secret: str) -> Device:
    known = _find(connection, commune_code, device.c.secret_hash == secret)
    if known is None or known.id != id_:
        raise Refusal(403, "code_used")
    return known


def token_of(joined: Device, secret: str) -> str:
    """Write the bearer token: the commune, so that it is looked up there, and the secret."""
    return f"{joined.commune}.{secret}"


def device_of(connection: Connection, authorization: str) -> Device:
    """Find who is asking. Raises Refusal token_unknown."""
    kind, _, token = authorization.partition(" ")
    commune_code, _, secret = token.partition(".")
    asked = {"code": commune_code, "hash": hash_text(secret)}
    row = connection.execute(_BY_SECRET, asked).one_or_none() if kind.lower() == "bearer" else None
    if row is None:
        raise Refusal(401, "token_unknown")
    return _device(connection, row)


_BY_SECRET = select(device).where(
    device.c.commune == bindparam("code"),
    device.c.secret_hash == bindparam("hash"),
    device.c.revoked_at == "",
)


def device_by_id(connection: Connection, commune_code: str, id_: str) -> Device | None:
    """Find a device by its id, unless it was revoked."""
    return _find(connection, commune_code, device.c.device_id == id_)


def _find(connection: Connection, commune_code: str, known: ColumnElement[bool]) -> Device | None:
    row = connection.execute(
        select(device).where(device.c.commune == commune_code, known, device.c.revoked_at == "")
    ).one_or_none()
    return _device(connection, row) if row else None


def _device(connection: Connection, row: Any) -> Device:  # noqa: ANN401 (a row)
    villages = with_heirs(connection, row.commune, json.loads(row.villages))
    return Device(row.commune, row.device_id, villages, bool(row.confidential))


def village_ids(store: CentralStore, commune_code: str, names: Iterable[str]) -> list[str]:
    """Find villages of a commune by name or id. Raises Refusal village_unknown.

    Before the commune has sent its villages, the id is the one that every device gives the name.
    """
    with store.read() as connection:
        rows = connection.execute(
            select(record.c.id, record.c.fields).where(
                record.c.commune == commune_code, record.c.entity == "village"
            )
        ).all()
    known = {row.id: row.id for row in rows}
    for row in rows:
        fields = json.loads(row.fields)
        name = f"{fields.get('kind', '')} {fields.get('name', '')}"
        known[read_village_name(name).key] = row.id
    keys = {name: read_village_name(name).key for name in names}
    if not rows:
        return [village_id(commune_code, key) for key in keys.values()]
    found = [known.get(name) or known.get(key) for name, key in keys.items()]
    if None in found:
        raise Refusal(404, "village_unknown")
    return [id_ for id_ in found if id_]
