from app.domain.errors import KnownError


def test_an_error_carries_its_code_and_facts_and_no_sentence():
    error = KnownError("file_empty", file="a.xlsx")
    assert (error.code, error.facts, str(error)) == ("file_empty", {"file": "a.xlsx"}, "file_empty")
