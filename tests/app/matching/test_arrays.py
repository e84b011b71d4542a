import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.arrays import (
    NONE,
    Numbering,
    bytes_as_texts,
    count_up,
    mix,
    texts_as_bytes,
    with_room,
)

KEYS = st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=20)


def test_an_array_grows_to_twice_its_length_and_keeps_what_is_in_it():
    array = np.array([[1, 2], [3, 4]], np.int8)
    longer = with_room(array, 3)
    assert longer.shape == (4, 2)
    assert longer.dtype == np.int8
    assert longer.tolist() == [[1, 2], [3, 4], [0, 0], [0, 0]]
    assert with_room(array, 2) is array


def test_a_key_tells_its_kind_and_the_order_of_its_parts():
    one, two = np.array([5]), np.array([7])
    keys = {mix(kind, *parts)[0] for kind in (1, 2) for parts in ((one, two), (two, one), (one,))}
    assert len(keys) == 6
    assert mix(0, np.array([0])).tolist() != [0]
    assert mix(1, one, two).tolist() == mix(np.array([1]), one, two).tolist()


def test_a_key_is_the_same_on_every_machine():
    known = [10775115881370822291, 8067599572264473815]
    assert mix(3, np.array([1, NONE]), np.array([2, 0])).tolist() == known


@given(KEYS, KEYS)
def test_a_key_has_one_number_however_it_came(settled, fresh):
    numbering = Numbering(np.array(settled, np.uint64))
    for key in fresh:
        numbering.number(key)
    known = list(dict.fromkeys([*settled, *fresh]))
    for _ in range(2):
        assert len(numbering) == len(known)
        assert [numbering.find(key) for key in known] == list(range(len(known)))
        assert numbering.keys().tolist() == known
        numbering.settle()


def test_an_unknown_key_has_no_number():
    assert Numbering().find(5) == NONE
    assert Numbering(np.array([4, 6], np.uint64)).find(5) == NONE


@given(KEYS.filter(bool))
def test_what_is_forgotten_comes_anew(keys):
    numbering = Numbering()
    numbering.number(keys[0])
    numbering.settle()
    for key in keys:
        numbering.number(key)
    numbering.forget(1)
    assert len(numbering) == 1
    assert [numbering.find(key) for key in keys] == [0, *[NONE] * (len(keys) - 1)]


def test_what_is_settled_cannot_be_forgotten():
    numbering = Numbering(np.array([4], np.uint64))
    with pytest.raises(KeyError):
        numbering.forget(0)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=9))
def test_many_are_counted_as_each_alone(places):
    at = tuple(np.array([place[side] for place in places], int) for side in (0, 1))
    few, many = np.zeros((3, 4), np.int32), np.zeros((3, 4), np.int32)
    for _ in range(200):
        count_up(few, at)
    count_up(many, tuple(np.tile(one, 200) for one in at))
    assert few.tolist() == many.tolist()
    count_up(many, tuple(np.tile(one, 200) for one in at), -1)
    assert not many.any()
    assert many.dtype == np.int32


@given(st.lists(st.text("aấđ '", min_size=1), max_size=5))
def test_texts_are_kept_as_bytes(texts):
    assert bytes_as_texts(texts_as_bytes(texts)) == texts
