"""Joining by a bundle: who knows an enrolment code proves it, without writing it on the stick."""

from datetime import datetime

from sqlalchemy import select

from app.domain.ids import NewId
from sync.central.bundle_keys import check_keys, keep_device_keys, own_keys
from sync.central.devices import Device, join_by_hash
from sync.central.refusal import Refusal
from sync.central.store import CentralStore
from sync.central.tables import enrolment
from sync.device_keys import PublicKeys, prove, proves
from sync.protocol import JoinRequest


def join(
    store: CentralStore, commune: str, asked: JoinRequest, *, now: datetime, new_id: NewId
) -> tuple[Device, PublicKeys, str]:
    """Join a device that wrote a bundle; gives it, its keys, and the central's proof of its own.

    The same request again is answered alike. Raises Refusal as `devices.enroll` does.
    """
    keys = PublicKeys(asked.signing_key, asked.sealing_key)
    check_keys(keys)
    code_hash = _code_proved(store, commune, asked)
    joined, _ = join_by_hash(store, commune, code_hash, asked.secret_hash, now=now, new_id=new_id)
    keep_device_keys(store, joined, keys)
    own = own_keys(store, commune).public
    return joined, keys, prove(code_hash, "welcome", own.signing, own.sealing, keys.signing)


def _code_proved(store: CentralStore, commune: str, asked: JoinRequest) -> str:
    with store.read() as connection:
        statement = select(enrolment.c.code_hash).where(enrolment.c.commune == commune)
        codes: list[str] = list(connection.scalars(statement))
    said = ("join", commune, asked.secret_hash, asked.signing_key, asked.sealing_key)
    for code_hash in codes:
        if proves(asked.proof, code_hash, *said):
            return code_hash
    raise Refusal(403, "code_unknown")
