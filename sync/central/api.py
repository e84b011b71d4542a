"""The central over HTTP: the messages of PROTOCOL.md, one function a message."""

import json
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.middleware.gzip import GZipMiddleware

from app.domain.ids import Clock, NewId
from app.log import place_of
from sync import protocol
from sync.central import devices
from sync.central.devices import Device
from sync.central.read_page import Since, read_digest, read_page
from sync.central.refusal import Refusal
from sync.central.store import CentralStore
from sync.central.take_batch import Pushed, take_batch
from sync.protocol import (
    BATCH_HEADER,
    CODINGS,
    HASH_HEADER,
    PREFIX,
    VERSION,
    VERSION_HEADER,
    DigestAnswer,
    EnrollAnswer,
    EnrollRequest,
    Limits,
    ProtocolError,
    PullPage,
    PushAnswer,
)

_log = logging.getLogger("sotreem.central")
_SMALLEST_TO_PACK = 500
_STATUS_OF = {"too_large": 413, "coding_unknown": 415}


class Central:
    """The reference central system over one store."""

    def __init__(
        self, store: CentralStore, clock: Clock, new_id: NewId, limits: Limits | None = None
    ) -> None:
        self.store = store
        self.clock = clock
        self.new_id = new_id
        self.limits = limits or Limits(codings=tuple(CODINGS))


def _central(request: Request) -> Central:
    central: Central = request.app.state.central
    return central


def _device(request: Request) -> Device:
    central = _central(request)
    if request.headers.get(VERSION_HEADER, str(VERSION)) != str(VERSION):
        raise Refusal(426, "protocol_unknown")
    with central.store.read() as connection:
        found = devices.device_of(connection, request.headers.get("Authorization", ""))
    request.state.device = found
    return found


InCentral = Annotated[Central, Depends(_central)]
FromDevice = Annotated[Device, Depends(_device)]
router = APIRouter(prefix=PREFIX)


@router.get("/health")
def health(central: InCentral) -> dict[str, Any]:
    """Say that this is a central, and its time."""
    return {"protocol": VERSION, "now": central.clock().isoformat()}


@router.post("/enroll")
def enroll(central: InCentral, asked: EnrollRequest) -> EnrollAnswer:
    """Join a device by its enrolment code."""
    joined, epoch = devices.enroll(
        central.store, asked.code, asked.secret, now=central.clock(), new_id=central.new_id
    )
    return EnrollAnswer(
        protocol=1,
        commune=joined.commune,
        device_id=joined.id,
        token=devices.token_of(joined, asked.secret),
        villages=sorted(joined.villages),
        epoch=epoch,
    )


@router.post("/push")
async def push(request: Request, central: InCentral, sender: FromDevice) -> PushAnswer:
    """Take a batch of changes."""
    body = await _body(request, central.limits.max_bytes)
    return await run_in_threadpool(_take, request, central, sender, body)


async def _body(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise Refusal(413, "too_large")
    return bytes(body)


def _take(request: Request, central: Central, sender: Device, body: bytes) -> PushAnswer:
    coding = request.headers.get("Content-Encoding", "identity")
    sha256 = request.headers.get(HASH_HEADER, "")
    batch_id = request.headers.get(BATCH_HEADER, "")
    changes = protocol.read_changes(protocol.decode_body(body, coding, sha256))
    if not 0 < len(batch_id) <= 64 or len({one.id for one in changes}) < len(changes):
        raise ProtocolError("bad_body")
    if len(changes) > central.limits.max_changes:
        raise ProtocolError("too_large")
    pushed = Pushed(batch_id, sha256.lower(), changes)
    return take_batch(central.store, sender, pushed, central.limits, central.clock())


@router.get("/pull")
def pull(
    central: InCentral,
    reader: FromDevice,
    epoch: str = "",
    cursor: int = 0,
    known: int = 0,
    limit: int = protocol.PAGE_RECORDS,
) -> PullPage:
    """Give the records that changed since a cursor."""
    since = Since(epoch, max(cursor, 0), known, min(max(limit, 1), protocol.PAGE_RECORDS))
    return read_page(central.store, reader, since, central.clock())


@router.get("/digest")
def digest(central: InCentral, reader: FromDevice) -> DigestAnswer:
    """Give the counts and the digest of what the device may see."""
    return read_digest(central.store, reader)


def make_api(central: Central) -> FastAPI:
    """Make the application; its OpenAPI description is at /docs."""
    api = FastAPI(title="Sổ Trẻ Em: central", version=str(VERSION))
    api.state.central = central
    api.include_router(router)
    api.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_TO_PACK, compresslevel=6)
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ProtocolError, _not_understood)
    api.add_exception_handler(RequestValidationError, _not_valid)
    api.middleware("http")(_logged)
    return api


def _error(request: Request, status: int, code: str, epoch: str = "") -> Response:
    """Refuse in the one form of errors; a 413 or 415 says what would go."""
    limits = _central(request).limits
    content: dict[str, Any] = {"protocol": VERSION, "error": code}
    headers = {}
    if epoch:
        content["epoch"] = epoch
    if status in (413, 415):
        content["limits"] = limits.model_dump(mode="json")
        headers["Accept-Encoding"] = ", ".join(limits.codings)
    return JSONResponse(content, status, headers)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 (registered for it)
    return _error(request, error.status, error.code, error.epoch)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProtocolError)  # noqa: S101 (registered for it)
    return _error(request, _STATUS_OF.get(error.code, 400), error.code)


async def _not_valid(request: Request, _: Exception) -> Response:
    return _error(request, 400, "bad_body")


async def _logged(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Log each request by device and figures; never a body, a name or a token."""
    begun = time.perf_counter()
    try:
        response = await answer(request)
    except Exception as error:  # noqa: BLE001 (the server would log its text, which quotes people)
        _log.error("unexpected %s", place_of(error))
        response = _error(request, 500, "failed")
    device: Device | None = getattr(request.state, "device", None)
    line = {
        "path": request.url.path,
        "status": response.status_code,
        "ms": round((time.perf_counter() - begun) * 1000),
        "bytes": int(request.headers.get("Content-Length") or 0),
        "commune": device.commune if device else "",
        "device": device.id if device else "",
    }
    _log.info(json.dumps(line))
    return response
