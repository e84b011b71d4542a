"""Joining a central: an enrolment code becomes a token, kept in the encrypted store."""

import secrets
from collections.abc import Callable
from dataclasses import replace

from pydantic import ValidationError

from app.domain.errors import KnownError
from app.services.app import App
from app.services.set_up_commune import COMMUNE
from sync.breaker import Breaker
from sync.device_keys import keys_of
from sync.exchange import Exchange, Halt, Refused, as_json, never
from sync.joining import check_silence, forget_tries, note_halt
from sync.memory import Link, keep_link, keep_memory, read_link, read_memory
from sync.outcome import Tally
from sync.protocol import PREFIX, EnrollAnswer
from sync.transport import Request, Transport, check_url

_SECRET_BYTES = 32


def enroll(app: App, url: str, code: str, cancelled: Callable[[], bool] = never) -> Link:
    """Join the central at `url` with a code that works once; asking again is harmless.

    Raises KnownError: bad_url, url_not_secure, code_unknown, code_used, code_expired,
    code_of_other_commune, other_central, join_busy, join_resting, cancelled, offline, busy,
    not_understood …
    """
    address = check_url(url)
    with app.store.read() as snapshot:
        check_silence(snapshot.settings, address, app.clock())
    asking = begin_asking(app, code)
    _stop_if(cancelled)
    answer = _ask_or_note(app, address, asking)
    _stop_if(cancelled)  # asked again with this code, the answer is the same
    link = replace(
        asking,
        url=address,
        token=answer.token,
        device_id=answer.device_id,
        villages=tuple(answer.villages),
        central_signing=answer.signing_key,
        central_sealing=answer.sealing_key,
    )
    with app.write("enroll") as work:
        if work.sync.cursor().epoch not in ("", answer.epoch):
            raise KnownError("other_central")
        keep_link(work.settings, link)
        work.sync.uploads.give_back()
        before_joining = read_memory(work.settings)
        cleared = replace(
            before_joining,
            codings=answer.limits.codings,
            breaker=Breaker(),
            trouble="",
            cloned=False,
            not_before=None,
            next_try_at=None,
        )
        keep_memory(work.settings, cleared)
        forget_tries(work.settings)
    return link


def _stop_if(cancelled: Callable[[], bool]) -> None:
    """Go no further where a person stopped it. Raises KnownError `cancelled`."""
    if cancelled():
        raise KnownError("cancelled")


def begin_asking(app: App, code: str) -> Link:
    """Make this device's secret for a code, and keep it before anybody is asked.

    Raises KnownError: code_unknown, code_of_other_commune.
    """
    code = code.strip().upper()
    if "-" not in code:
        raise KnownError("code_unknown")
    with app.write("enroll") as work:
        if code.partition("-")[0] != work.settings.get(COMMUNE):
            raise KnownError("code_of_other_commune")
        before = read_link(work.settings)
        secret = before.secret if before.code == code else secrets.token_urlsafe(_SECRET_BYTES)
        asking = replace(before, secret=secret, code=code)
        keep_link(work.settings, asking)
    return asking


def _ask_or_note(app: App, address: str, asking: Link) -> EnrollAnswer:
    """Ask the central; where it could not be reached or is busy, remember that."""
    transport = Transport(address)
    exchange = Exchange(transport, "", app.clock, Tally())
    try:
        return ask_to_join(exchange, asking)
    except Refused as refused:
        raise KnownError(refused.answer.error) from None
    except Halt as halt:
        if not halt.attention:
            with app.write("enroll") as work:
                note_halt(work.settings, address, halt, app.clock())
            with app.store.read() as snapshot:
                check_silence(snapshot.settings, address, app.clock())
        raise KnownError(halt.code) from None
    finally:
        transport.close()


def ask_to_join(exchange: Exchange, asking: Link) -> EnrollAnswer:
    """Send a code with this device's secret and its keys; the same again is answered alike.

    Raises Refused, and Halt where the answer is none.
    """
    keys = keys_of(asking.secret).public
    body = as_json(
        {
            "protocol": 1,
            "code": asking.code,
            "secret": asking.secret,
            "signing_key": keys.signing,
            "sealing_key": keys.sealing,
        }
    )
    headers = {"Content-Type": "application/json"}
    reply = exchange.ask(Request("POST", f"{PREFIX}/enroll", body, headers))
    try:
        return EnrollAnswer.model_validate_json(reply.body)
    except ValidationError:
        raise Halt("not_understood") from None
