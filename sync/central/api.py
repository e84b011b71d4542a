"""The central over HTTP: the messages of PROTOCOL.md, one function a message."""

import logging
import random
from functools import partial
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from app.domain.ids import Clock, NewId
from app.log import place_of
from sync import protocol
from sync.central import bundle_keys, devices
from sync.central.carried import CARRIED, answer_carried
from sync.central.compare import read_digest, read_parts, read_records
from sync.central.devices import Device
from sync.central.entrance import Entrance
from sync.central.examples import (
    ASKED,
    DIGEST,
    ENROLL,
    ENROLLED,
    GIVEN,
    HEALTH,
    NAMED,
    PAGE,
    PARTED,
    PARTS,
    PUSH_REQUEST,
    PUSHED,
    TOLD,
    asks,
    describe,
)
from sync.central.figures import CONTENT_TYPE, Figures
from sync.central.gate import Bounds, Gate
from sync.central.generations import meet_generation
from sync.central.groups import Groups
from sync.central.notes import Notes
from sync.central.read_page import Since, read_page
from sync.central.refusal import Refusal, refuse
from sync.central.riding import digest_along, page_along
from sync.central.store import CentralStore
from sync.central.take_batch import Pushed, take_batch
from sync.central.tell_history import tell_history
from sync.codings import CODINGS
from sync.comparing import (
    GENERATION_HEADER,
    DigestAnswer,
    PartsAnswer,
    PartsRequest,
    RecordsAnswer,
    RecordsRequest,
)
from sync.device_keys import PublicKeys
from sync.envelope import Bound
from sync.protocol import (
    ALIKE_HEADER,
    BATCH_HEADER,
    CARRIED_HEADER,
    HASH_HEADER,
    NEXT_HEADER,
    PREFIX,
    SINCE_HEADER,
    VERSION,
    EnrollAnswer,
    EnrollRequest,
    Limits,
    ProtocolError,
    PullPage,
    PushAnswer,
)
from sync.telling import HistoryAnswer, HistoryRequest

_SMALLEST_TO_PACK = 500
_log = logging.getLogger("sotreem.central")
_NEWEST = 2**31 - 1
"""No revision is above it: the databases' integer."""
_STATUS_OF = {"too_large": 413, "coding_unknown": 415}


class Central:
    """The reference central system over one store."""

    def __init__(
        self,
        store: CentralStore,
        clock: Clock,
        new_id: NewId,
        limits: Limits | None = None,
        bounds: Bounds | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.new_id = new_id
        self.limits = limits or Limits(codings=tuple(CODINGS))
        self.url = ""
        """Where devices reach it; told to those that join by a bundle. Empty when not known."""
        self.figures = Figures()
        self.gate = Gate(bounds or Bounds(), random.random)
        self.notes = Notes()
        self.groups = Groups()
        self._writes_notes = Lock()
        self._is_closed = False

    def write_notes(self) -> None:
        """Write what was noted of devices to the store; afterwards, nothing."""
        with self._writes_notes:
            if self._is_closed:
                return
            try:
                self.notes.write(self.store, self.clock())
            except SQLAlchemyError as error:
                _log.error("notes %s", place_of(error))

    def close(self) -> None:
        """Write the last notes and close the store."""
        self.write_notes()
        with self._writes_notes:
            self._is_closed = True
            self.store.close()


def _central(request: Request) -> Central:
    central: Central = request.app.state.central
    return central


def _device(request: Request) -> Device:
    central = _central(request)
    carried: Device | None = request.scope.get(CARRIED)
    if carried is not None:
        request.state.device = carried
        return carried
    with central.store.look_up() as connection:
        found = devices.device_of(connection, request.headers.get("Authorization", ""))
    request.state.device = found
    return found


async def _in_central(request: Request) -> Central:
    return _central(request)  # a plain function would be given a thread to do so


InCentral = Annotated[Central, Depends(_in_central)]
FromDevice = Annotated[Device, Depends(_device)]
router = APIRouter(prefix=PREFIX)


@router.get("/health", **describe(HEALTH))
def health(central: InCentral) -> Response:
    """Say that this is a central, its time, and whether it can work: 503 when it cannot."""
    ready = central.store.answers()
    said = {"protocol": VERSION, "now": central.clock().isoformat(), "ready": ready}
    return JSONResponse(said, 200 if ready else 503)


@router.post("/enroll", **describe(ENROLLED, 403, **asks(ENROLL)))
def enroll(central: InCentral, asked: EnrollRequest) -> EnrollAnswer:
    """Join a device by its enrolment code."""
    keys = PublicKeys(asked.signing_key, asked.sealing_key)
    if keys.signing:
        bundle_keys.check_keys(keys)
    joined, epoch = devices.enroll(
        central.store, asked.code, asked.secret, now=central.clock(), new_id=central.new_id
    )
    if keys.signing:
        bundle_keys.keep_device_keys(central.store, joined, keys)
    own = bundle_keys.own_keys(central.store, joined.commune).public
    return EnrollAnswer(
        protocol=1,
        commune=joined.commune,
        device_id=joined.id,
        token=devices.token_of(joined, asked.secret),
        villages=sorted(joined.villages),
        epoch=epoch,
        signing_key=own.signing,
        sealing_key=own.sealing,
        limits=central.limits,
    )


@router.post("/carry")
async def carry(
    request: Request, central: InCentral, courier: FromDevice, cursor: int | None = None
) -> Response:
    """Answer a sealed message of another device of the same commune."""
    kind, commune, label = (request.headers.get(CARRIED_HEADER, "").split(" ") + [""] * 3)[:3]
    if CARRIED in request.scope or commune != courier.commune:
        raise Refusal(403, "other_commune")
    body = await request.body()  # the entrance has seen to its length
    answered = await answer_carried(request.app, central, Bound(kind, commune, label), body, cursor)
    headers = {} if answered.next_cursor is None else {NEXT_HEADER: str(answered.next_cursor)}
    return Response(answered.envelope, media_type="application/octet-stream", headers=headers)


@router.post("/push", response_model=PushAnswer, **describe(PUSHED, 413, 415, 422, **PUSH_REQUEST))
async def push(request: Request, central: InCentral) -> Response:
    """Take a batch of changes."""
    body = await request.body()  # the entrance has seen to its length
    answer = await run_in_threadpool(_take, request, central, body)
    return Response(answer.model_dump_json(), media_type="application/json")


def _take(request: Request, central: Central, body: bytes) -> PushAnswer:
    sender = _device(request)
    coding = request.headers.get("Content-Encoding", "identity")
    sha256 = request.headers.get(HASH_HEADER, "")
    batch_id = request.headers.get(BATCH_HEADER, "")
    changes = protocol.read_changes(protocol.decode_body(body, coding, sha256))
    if len({one.id for one in changes}) < len(changes):
        raise ProtocolError("bad_body")
    if len(changes) > central.limits.max_changes:
        raise ProtocolError("too_large")
    pushed = Pushed(batch_id, sha256.lower(), changes)
    answer = take_batch(central.store, sender, pushed, central.limits, central.clock())
    central.figures.count("sotreem_changes_total", answer.applied_n, status="applied")
    for one in answer.exceptions:
        central.figures.count("sotreem_changes_total", status=one.status)
        if one.status in ("rejected", "deferred"):
            central.notes.add(sender.commune, sender.id, f"{one.status}:{one.code}")
    stands = request.headers.get(SINCE_HEADER, "")
    heard = request.headers.get(ALIKE_HEADER, "")
    page = page_along(central.store, sender, stands, answer, central.clock(), heard)
    if page is None:
        return answer
    whole = digest_along(central.store, sender, page, central.clock())
    return answer.model_copy(update={"pull": page, "digest": whole})


@router.get("/pull", **describe(PAGE, 410))
def pull(
    central: InCentral,
    reader: FromDevice,
    epoch: str = "",
    cursor: int = 0,
    known: int = 0,
    limit: int = protocol.PAGE_RECORDS,
    alike: int | None = None,
) -> PullPage:
    """Give the records that changed since a cursor."""
    most = min(max(limit, 1), protocol.PAGE_RECORDS)
    heard = None if alike is None else min(max(alike, 0), _NEWEST)
    since = Since(epoch, max(cursor, 0), min(known, _NEWEST), most, heard)
    return read_page(central.store, reader, since, central.clock())


@router.get("/digest", **describe(DIGEST))
def digest(
    request: Request, central: InCentral, reader: FromDevice, have: str = ""
) -> DigestAnswer:
    """Give the counts and the digests of what the device may see."""
    name, now = request.headers.get(GENERATION_HEADER, ""), central.clock()
    cloned = meet_generation(central.store, reader, name, now)
    answer = read_digest(central.store, reader, have, now)
    return answer.model_copy(update={"cloned": cloned})


@router.post("/parts", **describe(PARTED, **asks(PARTS)))
def parts(central: InCentral, reader: FromDevice, asked: PartsRequest) -> PartsAnswer:
    """Look closer at what differs."""
    return read_parts(central.store, central.groups, reader, asked.parts, central.clock())


@router.post("/records", **describe(GIVEN, **asks(NAMED)))
def records(central: InCentral, reader: FromDevice, asked: RecordsRequest) -> RecordsAnswer:
    """Give records by name."""
    return read_records(central.store, reader, asked)


@router.post("/history", **describe(TOLD, **asks(ASKED)))
def history(central: InCentral, reader: FromDevice, asked: HistoryRequest) -> HistoryAnswer:
    """Tell what was ever written into records, and by whom."""
    return tell_history(central.store, reader, asked.records)


async def _metrics(request: Request) -> Response:
    central = _central(request)
    gauges = {
        "sotreem_requests_inside": central.gate.inside,
        "sotreem_requests_at_work": central.gate.working,
        "sotreem_requests_waiting": central.gate.waiting,
    }
    return Response(central.figures.text(gauges), media_type=CONTENT_TYPE)


def _describe(api: FastAPI) -> dict[str, Any]:
    """Describe the interface without the 422 that FastAPI promises: here it is a 400."""
    described = get_openapi(title=api.title, version=api.version, routes=api.routes)
    for methods in described["paths"].values():
        for operation in methods.values():
            if "HTTPValidationError" in str(operation["responses"].get("422")):
                del operation["responses"]["422"]
    return described


def make_api(central: Central) -> FastAPI:
    """Make the application; its OpenAPI description is at /docs."""
    api = FastAPI(title="Sổ Trẻ Em: central", version=str(VERSION))
    api.state.central = central
    api.openapi = partial(_describe, api)  # type: ignore[method-assign]
    api.include_router(router)
    api.add_api_route("/metrics", _metrics, include_in_schema=False)
    api.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_TO_PACK, compresslevel=6)
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ProtocolError, _not_understood)
    api.add_exception_handler(RequestValidationError, _not_valid)
    api.add_exception_handler(HTTPException, _no_such_path)
    api.add_middleware(Entrance, central=central)
    return api


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 (registered for it)
    request.state.code = error.code
    return refuse(error.status, error.code, _central(request).limits, epoch=error.epoch)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProtocolError)  # noqa: S101 (registered for it)
    request.state.code = error.code
    return refuse(_STATUS_OF.get(error.code, 400), error.code, _central(request).limits)


async def _not_valid(request: Request, _: Exception) -> Response:
    request.state.code = "bad_body"
    return refuse(400, "bad_body", _central(request).limits)


async def _no_such_path(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 (registered for it)
    return refuse(error.status_code, "not_found", _central(request).limits)
