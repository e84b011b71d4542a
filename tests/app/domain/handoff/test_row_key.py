"""A key is short, one child's alone, and a slip of the pen is noticed."""

import random

import pytest

from app.domain.handoff.row_key import (
    HandOffCode,
    SheetCode,
    is_spoilt_row_key,
    keys_of,
    read_hand_off_code,
    read_row_key,
    read_sheet_code,
    row_key,
)
from app.domain.ids import ChildId, uuid7


def ids(count: int) -> list[ChildId]:
    chance = random.Random(5)
    return [ChildId(uuid7(1_780_000_000_000 + n, chance.getrandbits(74))) for n in range(count)]


def test_a_key_is_the_same_every_time_and_reads_back():
    for child_id in ids(200):
        key = row_key(child_id)
        assert len(key) == 11
        assert read_row_key(key) == key


@pytest.mark.parametrize("sloppy", [str.lower, lambda k: k.replace("-", ""), lambda k: f" {k} "])
def test_a_key_is_read_however_it_was_typed(sloppy):
    for child_id in ids(50):
        assert read_row_key(sloppy(row_key(child_id))) == row_key(child_id)


def test_letters_that_look_like_figures_are_read_as_such():
    key = next(row_key(i) for i in ids(500) if "0" in row_key(i) and "1" in row_key(i))
    assert read_row_key(key.replace("0", "o").replace("1", "l")) == key


def test_every_single_slip_is_noticed():
    key = row_key(ids(1)[0]).replace("-", "")
    for at, right in enumerate(key):
        for wrong in set("0123456789ABCDEFGHJKMNPQRTVWXYZ") - {right}:
            assert read_row_key(key[:at] + wrong + key[at + 1 :]) == ""
    for at in range(len(key) - 2):
        swapped = key[:at] + key[at + 1] + key[at] + key[at + 2 :]
        assert swapped == key or read_row_key(swapped) == ""


@pytest.mark.parametrize("text", ["", "12", "Nguyễn Văn An", "TE024000001", "7K3M2-QX9CT-1", "٣"])
def test_what_is_no_key_is_not_read_as_one(text):
    assert read_row_key(text) == ""


def test_the_children_of_a_large_commune_have_keys_of_their_own():
    everyone = ids(60_000)
    assert sorted(keys_of(everyone).values()) == sorted(everyone)


def test_a_child_named_twice_keeps_its_key():
    one = ids(1)[0]
    assert keys_of([one, one]) == {row_key(one): one}


def test_a_sheet_code_carries_the_commune_and_the_line_of_the_journal():
    code = SheetCode("07603", 1234)
    assert read_sheet_code(f" {str(code).lower()} ") == code
    assert str(code).startswith("07603-1234-")


@pytest.mark.parametrize("text", ["", "07603", "07603-1235-", "xa-12-3", "07603--5", "²-3-4"])
def test_what_is_no_sheet_code_is_none(text):
    assert read_sheet_code(text) is None


def test_what_is_written_as_a_key_and_is_none_is_a_spoilt_one():
    key = row_key(ChildId("c1"))
    spoilt = key[:-1] + ("2" if key[-1] != "2" else "3")
    assert is_spoilt_row_key(f" {spoilt.lower()} ")
    assert not any(map(is_spoilt_row_key, (key, "", "Nguyễn-Trúc", "Khớp", "12345")))


def test_a_mistyped_sheet_code_is_noticed():
    text = str(SheetCode("07603", 1234))
    assert read_sheet_code(text.replace("1234", "1243")) is None


CODE = str(HandOffCode("CA", "07603", 2026, 14))


def test_the_code_of_a_hand_off_is_read_however_it_was_typed():
    assert CODE.startswith("CA-07603-26014-")
    assert read_hand_off_code(f" {CODE.lower().replace('-', ' – ')} ") == CODE


@pytest.mark.parametrize("text", ["", "CA-07603-26014", CODE.replace("26014", "26041"), "12-3-4-5"])
def test_what_is_no_code_of_a_hand_off_is_not_read_as_one(text):
    assert read_hand_off_code(text) == ""
