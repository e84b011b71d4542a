"""Rows that repeat a child are found; twins, namesakes and other codes are not."""

from app.services.lists.match_twins import find_twins

AN = {
    "full_name": "Lê Văn An",
    "birth_date": "2015-03-16",
    "village_id": "v1",
    "mother_name": "Vi Na",
}


def found(*said, matched=()):
    twins = find_twins(dict(enumerate(said)), matched)
    return twins.of, twins.strangers


def test_the_same_code_number_or_person_is_the_same_child():
    assert found({**AN, "external_code": "TE1"}, {**AN, "external_code": "te1"})[0] == {1: 0}
    number = {"national_id": "024215604933"}
    assert found({**AN, **number}, {**number, "full_name": "LE VAN AN"})[0] == {1: 0}
    assert found(AN, {**AN, "phone": "0912345678"}, AN)[0] == {1: 0, 2: 0}


def test_who_was_found_in_the_store_speaks_first_and_is_nobodys_twin():
    assert found(AN, AN, AN, matched={2})[0] == {0: 2, 1: 2}
    assert found(AN, AN, matched={0, 1})[0] == {}


def test_who_is_a_twin_already_speaks_for_nobody():
    number = {"national_id": "024215604933"}
    coded = {"full_name": "Lê Văn An", "external_code": "TE1"}
    again = {**number, "full_name": "Lê Văn An"}
    assert found(coded, {**coded, **number}, again)[0] == {1: 0, 2: 0}


def test_twins_namesakes_and_half_known_children_stay_apart():
    assert found(AN, {**AN, "full_name": "Lê Văn Ân"})[0] == {}
    assert found(AN, {**AN, "mother_name": "Lò Pao"})[0] == {}
    assert found({**AN, "national_id": "1"}, {**AN, "national_id": "2"})[0] == {}
    half = {**AN, "birth_date": "2015"}
    assert found(half, half)[0] == {}
    assert found({**AN, "external_code": "TE1"}, {**AN, "external_code": "TE2"})[0] == {}


def test_another_child_under_the_code_of_a_row_is_a_stranger():
    mai = {"full_name": "Vi Mai", "birth_date": "2020-01-02", "external_code": "TE1"}
    assert found({**AN, "external_code": "TE1"}, mai) == ({}, {1})
