from dataclasses import fields

from app.domain.fields import NOUNS
from app.storage.tables import RECORDS

ELSEWHERE = {"originals", "passed", "conflicts"}
"""Fields with a variable name lie together in `more`."""


def test_every_field_of_a_record_has_its_column():
    for entity, noun in NOUNS.items():
        columns = set(RECORDS[entity].columns.keys())
        assert {field.name for field in fields(noun)} - ELSEWHERE <= columns
        assert "more" in columns
