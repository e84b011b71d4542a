"""Joining a central: an enrolment code becomes a token, kept in the encrypted store."""

import secrets
from dataclasses import replace

from pydantic import ValidationError

from app.domain.errors import KnownError
from app.services.app import App
from app.services.set_up_commune import COMMUNE
from sync.breaker import Breaker
from sync.device_keys import keys_of
from sync.exchange import Exchange, Halt, Refused, as_json
from sync.memory import Link, keep_link, keep_memory, read_link, read_memory
from sync.outcome import Tally
from sync.protocol import PREFIX, EnrollAnswer
from sync.transport import Request, Transport, check_url

_SECRET_BYTES = 32


def enroll(app: App, url: str, code: str) -> Link:
    """Join the central at `url` with a code that works once; asking again is harmless.

    Raises KnownError: bad_url, url_not_secure, code_unknown, code_used, code_expired,
    code_of_other_commune, other_central, offline, busy, not_understood …
    """
    address = check_url(url)
    asking = begin_asking(app, code)
    answer = _ask(app, address, asking)
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
    return link


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


def _ask(app: App, address: str, asking: Link) -> EnrollAnswer:
    keys = keys_of(asking.secret).public
    transport = Transport(address)
    exchange = Exchange(transport, "", app.clock, Tally())
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
    try:
        reply = exchange.ask(Request("POST", f"{PREFIX}/enroll", body, headers))
        answer = EnrollAnswer.model_validate_json(reply.body)
    except Refused as refused:
        raise KnownError(refused.answer.error) from None
    except Halt as halt:
        raise KnownError(halt.code) from None
    except ValidationError:
        raise KnownError("not_understood") from None
    finally:
        transport.close()
    return answer
