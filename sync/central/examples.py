"""An example of each message for the OpenAPI description; the tests hold that each one is right."""

from typing import Any

from sync.protocol import BATCH_HEADER, HASH_HEADER, NDJSON

NOW = "2026-06-08T10:00:03+00:00"
EPOCH = "019ea2d0-7c1e-7a55-9d1f-2b1f0c8d9e10"
ENROLL = {
    "protocol": 1,
    "code": "07603-K7QM-2R9D-XW4H",
    "secret": "0Zr8mN3vQ1sT5uW7yB9dF2hJ4kL6pR8tV0xZ2cE4gI6",
}
ENROLLED = {
    "protocol": 1,
    "commune": "07603",
    "device_id": "019ea2d1-0a3c-7b10-8c5e-6f1d2a3b4c5d",
    "token": "07603.0Zr8mN3vQ1sT5uW7yB9dF2hJ4kL6pR8tV0xZ2cE4gI6",
    "villages": [],
    "epoch": EPOCH,
}
BATCH_ID = "019ea2f0-1b2c-7d3e-8f40-516273849506"
CHANGES = (
    '{"id":"019ea2e1-0001-7000-8000-000000000001","entity":"household",'
    '"entity_id":"019ea2e0-0001-7000-8000-000000000001","base":0,"fields":{"village_id":["",'
    '"5f1c0d2e-0001-7000-8000-000000000001"],"head_name":["","Vi Văn An"]},"action":"visit",'
    '"author":"Lâm Văn Sáu","at":"2026-06-08T01:00:00+00:00"}\n'
    '{"id":"019ea2e2-0001-7000-8000-000000000001","entity":"child",'
    '"entity_id":"019ea11c-0001-7000-8000-000000000001","base":41,"fields":{"full_name":'
    '["Vi Thi Bình","Vi Thị Bình"]},"at":"2026-06-08T01:00:00+00:00"}\n'
)
SHA256 = "01969f00de72fbafd0b865808fa2a1ff6af343e3b6a93ce8b69d69485cdd73c8"
PUSHED = {
    "protocol": 1,
    "batch_id": BATCH_ID,
    "sha256": SHA256,
    "applied_n": 1,
    "applied_hash": "0deffe9c10e63da297d6ae3dbff5483eb6391d831d93a60659e28a2a513fa4c1",
    "runs": [[57, 1]],
    "exceptions": [
        {
            "id": "019ea2e2-0001-7000-8000-000000000001",
            "status": "conflict",
            "revision": 0,
            "code": "conflict",
            "field": "full_name",
            "server": {"full_name": "Vi Thị Bính"},
        }
    ],
    "epoch": EPOCH,
    "head": 57,
    "own_before": 41,
    "now": NOW,
    "limits": {"max_changes": 500, "max_bytes": 262144, "codings": ["gzip", "identity"]},
    "backoff_s": 0,
}
PAGE = {
    "protocol": 1,
    "epoch": EPOCH,
    "since": 41,
    "cursor": 58,
    "more": False,
    "records": [
        {
            "entity": "child",
            "id": "019ea11c-0001-7000-8000-000000000001",
            "revision": 58,
            "fields": {
                "household_id": "019ea2e0-0001-7000-8000-000000000001",
                "full_name": "Vi Thị Bính",
            },
        }
    ],
    "gone": [],
    "now": NOW,
    "backoff_s": 0,
}
DIGEST = {
    "protocol": 1,
    "epoch": EPOCH,
    "head": 58,
    "count": 53,
    "digest": "00f1a27c3d5e4b6f8a9c0d1e2f304152",
    "groups": {
        "village": [4, "81a0b2c3d4e5f60718293a4b5c6d7e8f"],
        "5f1c0d2e-0001-7000-8000-000000000001": [49, "7f50c1d2e3f405162738495a6b7c8d9e"],
    },
}
PARTS = {"protocol": 1, "parts": [["5f1c0d2e-0001-7000-8000-000000000001", ""], ["village", "a3"]]}
PARTED = {
    "protocol": 1,
    "epoch": EPOCH,
    "head": 58,
    "parts": [
        {"split": [[3, "09c2b2c3d4e5f60718293a4b5c6d7e8f"]] * 16},
        {
            "records": [
                ["village", "5f1c0d2e-0001-7000-8000-000000000001", 12, "3f9a00c1d27b44e8"],
            ]
        },
    ],
}
NAMED = {
    "protocol": 1,
    "records": [["child", "019ea11c-0001-7000-8000-000000000001"]],
    "changes": ["019ea2e2-0001-7000-8000-000000000001"],
}
GIVEN = {
    "protocol": 1,
    "epoch": EPOCH,
    "head": 58,
    "records": PAGE["records"],
    "gone": [],
    "known": ["019ea2e2-0001-7000-8000-000000000001"],
}
ASKED = {"protocol": 1, "records": [["child", "019ea11c-0001-7000-8000-000000000001"]]}
TOLD = {
    "protocol": 1,
    "epoch": EPOCH,
    "head": 58,
    "writings": [
        {
            "entity": "child",
            "entity_id": "019ea11c-0001-7000-8000-000000000001",
            "change": "019ea2e2-0001-7000-8000-000000000001",
            "author": "Lâm Văn Sáu",
            "device": "Máy thôn Biêng",
            "role": "collaborator",
            "at": "2026-06-08T01:00:00+00:00",
            "action": "visit",
            "reason": "",
            "fields": {"full_name": ["Vi Thi Bình", "Vi Thị Bình"]},
        }
    ],
    "cut": False,
}
HEALTH = {"protocol": 1, "now": NOW, "ready": True}
REFUSED: dict[int, tuple[str, ...]] = {
    400: ("bad_body", "bad_hash"),
    401: ("token_unknown",),
    403: ("code_unknown", "code_used", "code_expired"),
    410: ("epoch_changed",),
    413: ("too_large",),
    415: ("coding_unknown",),
    422: ("batch_differs",),
    426: ("protocol_unknown",),
    429: ("too_many",),
    503: ("busy",),
}
"""Status -> the codes that go with it (PROTOCOL §7)."""
ALWAYS = (400, 401, 426, 429, 503)


def describe(answer: object, *statuses: int, **more: object) -> dict[str, Any]:
    """Give what FastAPI's decorators take: the answer and the refusals, each with an example."""
    shown: dict[str, object] = {"content": {"application/json": {"example": answer}}}
    responses = {200: shown}
    for status in sorted({*ALWAYS, *statuses}):
        examples = {code: {"value": _refusal(status, code)} for code in REFUSED[status]}
        responses[status] = {
            "description": ", ".join(REFUSED[status]),
            "content": {"application/json": {"examples": examples}},
        }
    return {"responses": responses, "openapi_extra": more or None}


def _refusal(status: int, code: str) -> dict[str, object]:
    told: dict[str, object] = {"protocol": 1, "error": code}
    if status == 410:
        told["epoch"] = EPOCH
    if status in (413, 415):
        told["limits"] = PUSHED["limits"]
    return told


def _header(name: str, example: str) -> dict[str, object]:
    place = {"name": name, "in": "header", "required": True}
    return place | {"schema": {"type": "string"}, "example": example}


PUSH_REQUEST = {
    "parameters": [_header(BATCH_HEADER, BATCH_ID), _header(HASH_HEADER, SHA256)],
    "requestBody": {
        "required": True,
        "content": {NDJSON: {"schema": {"type": "string"}, "example": CHANGES}},
    },
}


def asks(example: object) -> dict[str, object]:
    """Give a request whose body is JSON, with its example."""
    return {"requestBody": {"content": {"application/json": {"example": example}}}}
