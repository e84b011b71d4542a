"""Columns: the very same lines come back, or there are no columns; nonsense fills no memory."""

import json
import random
from contextlib import suppress
from datetime import date
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.demo.office import InventedOffice
from app.domain.places.units import find_commune
from sync.columns import NotColumns, from_columns, to_columns
from sync.protocol import wire_of, write_changes

ID = "019ea2e1-5e80-7001-a896-e7812ba1ff88"
CHILD = "019e7b54-9000-7006-af29-7e1e447c999d"
LINE = {"id": ID, "entity": "child", "entity_id": CHILD, "base": 4, "fields": {"sex": ["", "Nữ"]}}


def lines(*values):
    return b"".join(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for value in values
    )


@pytest.fixture(scope="module")
def work():
    office = InventedOffice(1, 60, commune=find_commune("07603"), on=date(2026, 6, 8))
    changes = [*islice(office.enter_visits(), 40), *islice(office.correct(3), 20)]
    return write_changes(map(wire_of, changes))


def test_a_days_work_comes_back_as_it_was(work):
    columns = to_columns(work)
    assert len(columns) < len(work)
    assert from_columns(columns, len(work)) == work


texts = st.text(max_size=12)
uuids = st.uuids().map(str)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": uuids, "entity": texts, "entity_id": uuids},
            optional={
                "base": st.integers(0, 2**63),
                "after": uuids,
                "fields": st.dictionaries(
                    st.sampled_from(["sex", "household_id", "full_name", "original.phone"]),
                    st.lists(st.one_of(texts, uuids), min_size=2, max_size=2),
                ),
                "at": st.sampled_from(
                    ["2026-06-08T01:00:00+00:00", "2026-06-08T01:00:00.000001+00:00", "1970", ""]
                ),
                "reason": texts,
                "clock": st.one_of(texts, st.integers(), st.lists(st.booleans())),
            },
        ),
        max_size=4,
    )
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_any_lines_come_back_as_they_were_or_are_left_alone(values):
    plain = lines(*values)
    columns = to_columns(plain)
    assert columns is None or from_columns(columns, len(plain)) == plain


def test_members_of_a_later_version_travel_in_columns_too():
    assert to_columns(lines(LINE, LINE | {"clock": {"at": [1, "x"]}})) is not None


@pytest.mark.parametrize(
    "plain",
    [
        b"{}\n",
        b"not json",
        b"[1]\n",
        lines(LINE)[:-1],
        lines(LINE | {"id": "no uuid"}),
        lines(LINE | {"id": ID.upper()}),
        lines(LINE | {"reason": "a\0b"}),
        lines(LINE | {"at": "2026-06-08T08:00:00+07:00"}),
        json.dumps(LINE).encode() + b"\n",
    ],
)
def test_what_would_come_back_otherwise_is_left_alone(plain):
    assert to_columns(plain) is None


def test_spoilt_columns_are_refused_or_give_other_lines(work):
    columns = to_columns(work)
    chance = random.Random(3)
    for _ in range(150):
        spoilt = bytearray(columns)
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        cut = bytes(spoilt[: chance.choice((len(spoilt), chance.randrange(len(spoilt))))])
        with suppress(NotColumns):
            assert len(from_columns(cut, 2 * len(work))) <= 2 * len(work)


def test_columns_that_would_become_too_many_lines_are_refused(work):
    columns = to_columns(work)
    with pytest.raises(NotColumns):
        from_columns(columns, len(work) - 1)
    head = json.dumps([[["m" * 40] * 1], ["f" * 60]]).encode() + b"\0"
    many = (60_000).to_bytes(4) + bytes(60_000) + bytes([200]) * 60_000 + bytes(12_000_000)
    with pytest.raises(NotColumns):
        from_columns(head + many, 4_000_000)
    with pytest.raises(NotColumns):
        from_columns(b"[" * 100_000 + b"\0", 4_000_000)
