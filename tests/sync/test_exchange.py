"""Retry-After in all its forms, and which replies mean what."""

import json
from datetime import UTC, datetime

import pytest

from sync.exchange import Exchange, Halt, Refused, as_json, read_retry_after
from sync.outcome import Tally
from sync.transport import Request, Transport
from tests.sync import faulty_line as faults

NOW = datetime(2026, 6, 8, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("30", 30),
        (" 1.5 ", 1.5),
        ("-5", 0),
        ("soon", 0),
        ("nan", 0),
        ("inf", 0),
        ("999999999", 7200),
        ("Mon, 08 Jun 2026 01:01:00 GMT", 60),
        ("Mon, 08 Jun 2020 01:01:00 GMT", 0),
        ("Mon, 08 Jun 2099 01:01:00 GMT", 7200),
    ],
)
def test_retry_after_is_a_number_or_a_date_and_never_absurd(text, seconds):
    assert read_retry_after({"Retry-After": text}, NOW) == seconds


def answering(status, **values):
    def fault(line, request, body):
        content = json.dumps({"protocol": 1, **values}).encode()
        faults.send(request, status, {"Content-Type": "application/json"}, content)

    return fault


@pytest.mark.parametrize(
    ("fault", "code", "attention"),
    [
        (answering(401, error="token_unknown"), "refused_device", True),
        (answering(426, error="protocol_unknown"), "update_needed", True),
        (answering(429, error="busy"), "busy", False),
        (faults.jammed("1"), "busy", False),
        (faults.html_200, "portal", False),
        (faults.redirect, "portal", False),
        (answering(511), "portal", False),
        (answering(302, error="moved"), "not_understood", False),
        (faults.forbidden_html, "not_understood", False),
        (faults.cut_before, "cut_off", False),
    ],
)
def test_a_reply_that_is_no_answer_halts_the_round(fault, code, attention, faulty, clock):
    transport = Transport(faulty.url)
    exchange = Exchange(transport, "token", clock, Tally())
    faulty.meet("/health", fault)
    with pytest.raises(Halt) as halt:
        exchange.ask(Request("GET", "/sync/v1/health"))
    assert (halt.value.code, halt.value.attention) == (code, attention)
    assert [attempt.request for attempt in exchange.attempts] == ["GET /sync/v1/health"]
    transport.close()


def test_a_refusal_in_the_form_of_the_protocol_is_told_apart(faulty, clock):
    transport = Transport(faulty.url)
    exchange = Exchange(transport, "", clock, Tally())
    faulty.meet("/health", answering(413, error="too_large", limits={"max_changes": 7}))
    with pytest.raises(Refused) as refused:
        exchange.ask(Request("POST", "/sync/v1/health", as_json({"chữ": "Việt"})))
    assert refused.value.status == 413
    assert refused.value.answer.limits.max_changes == 7
    transport.close()


@pytest.mark.parametrize(
    ("status", "code", "unanswered", "overloaded"),
    [
        (0, "timed_out", True, True),
        (0, "cut_off", True, True),
        (0, "unreachable", False, False),
        (502, "busy", True, True),
        (503, "busy", False, True),
        (429, "busy", False, False),
        (0, "portal", False, False),
    ],
)
def test_what_speaks_against_the_size_of_a_batch(status, code, unanswered, overloaded):
    halt = Halt(code, status=status)
    assert (halt.unanswered, halt.overloaded) == (unanswered, overloaded)


def with_retry_after(line, request, body):
    status, headers, answer = line.ask(request, body)
    faults.send(request, status, headers | {"Retry-After": "40"}, answer)


def test_retry_after_on_a_good_answer_stops_everything_after_it(faulty, clock):
    transport = Transport(faulty.url)
    exchange = Exchange(transport, "", clock, Tally())
    faulty.meet("/health", with_retry_after)
    assert exchange.ask(Request("GET", "/sync/v1/health")).status == 200
    with pytest.raises(Halt) as halt:
        exchange.ask(Request("GET", "/sync/v1/health"))
    assert halt.value.code == "paused"
    assert 39 < halt.value.retry_after <= 40
    assert len(faulty.seen) == 1
    clock.pass_time(seconds=40)
    assert exchange.ask(Request("GET", "/sync/v1/health")).status == 200
    for nonsense in (float("nan"), float("inf"), -1.0, 0.0):
        exchange.pause(nonsense)
        assert exchange.paused_for == 0.0
    transport.close()
