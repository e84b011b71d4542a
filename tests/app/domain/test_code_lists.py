"""Code lists are files, read once."""

from app.domain.code_lists import read_code_list


def test_a_list_is_read_once_with_its_columns() -> None:
    rows = read_code_list("units")
    assert rows is read_code_list("units")
    assert {"code", "name", "full_name", "type", "parent_code"} <= rows[0].keys()
