"""Every example of the OpenAPI description is a message that both ends take."""

import gzip

import pytest

from sync.central import examples
from sync.central.api import make_api
from sync.comparing import (
    DigestAnswer,
    PartsAnswer,
    PartsRequest,
    RecordsAnswer,
    RecordsRequest,
)
from sync.protocol import (
    PREFIX,
    EnrollAnswer,
    EnrollRequest,
    ErrorAnswer,
    PullPage,
    read_changes,
    read_push_answer,
    sha256_of,
)
from sync.telling import HistoryAnswer, HistoryRequest

DESCRIBED = ("/health", "/enroll", "/push", "/pull", "/digest", "/parts", "/records", "/history")


@pytest.fixture
def openapi(central):
    return make_api(central.central).openapi()


def operation(openapi, path):
    return next(iter(openapi["paths"][PREFIX + path].values()))


def shown(openapi, path, status="200"):
    return operation(openapi, path)["responses"][status]["content"]["application/json"]


def test_the_answers_shown_are_believed(openapi):
    EnrollAnswer.model_validate(shown(openapi, "/enroll")["example"])
    PullPage.model_validate(shown(openapi, "/pull")["example"])
    DigestAnswer.model_validate(shown(openapi, "/digest")["example"])
    PartsAnswer.model_validate(shown(openapi, "/parts")["example"])
    RecordsAnswer.model_validate(shown(openapi, "/records")["example"])
    HistoryAnswer.model_validate(shown(openapi, "/history")["example"])
    body = operation(openapi, "/push")["requestBody"]["content"]["application/x-ndjson"]["example"]
    ids = [one.id for one in read_changes(body.encode())]
    answer = read_push_answer(
        _json(shown(openapi, "/push")["example"]), examples.BATCH_ID, sha256_of(body.encode()), ids
    )
    assert answer.applied_n == 1


def _json(example):
    import json

    return json.dumps(example).encode()


def test_the_requests_shown_are_taken(openapi, make_caller):
    wanted = {"/enroll": EnrollRequest, "/parts": PartsRequest, "/records": RecordsRequest}
    wanted["/history"] = HistoryRequest
    for path, message in wanted.items():
        asked = operation(openapi, path)["requestBody"]["content"]["application/json"]
        message.model_validate(asked["example"])
    parameters = operation(openapi, "/push")["parameters"]
    headers = {one["name"].replace("-", "_"): one["example"] for one in parameters}
    body = examples.CHANGES.encode()
    reply = make_caller().ask(
        "POST", "/push", gzip.compress(body), Content_Encoding="gzip", **headers
    )
    assert reply.status == 200


@pytest.mark.parametrize("path", DESCRIBED)
def test_every_refusal_is_shown_in_its_form(path, openapi):
    statuses = [int(status) for status in operation(openapi, path)["responses"] if status != "200"]
    assert set(examples.ALWAYS) <= set(statuses)
    for status in set(statuses) & examples.REFUSED.keys():
        told = shown(openapi, path, str(status))["examples"]
        assert tuple(told) == examples.REFUSED[status]
        for code, example in told.items():
            assert ErrorAnswer.model_validate(example["value"]).error == code
