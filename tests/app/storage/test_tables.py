from dataclasses import fields

from app.domain.fields import NOUNS
from app.storage.records import fields_in, row_of
from app.storage.tables import RECORDS

OWN = {"id", "more", "revision"}


def test_every_column_is_a_field_of_its_record_or_derived_from_some():
    for entity, noun in NOUNS.items():
        columns = {c for c in RECORDS[entity].columns.keys() if not c.endswith("_key")}  # noqa: SIM118
        assert columns - OWN <= {field.name for field in fields(noun)}
        assert columns >= OWN


def test_a_field_without_a_column_lies_in_more_and_comes_back():
    for entity, noun in NOUNS.items():
        texts = {field.name: "x" for field in fields(noun) if field.name not in OWN}
        row = row_of(entity, "a", texts | {"original.x": "y"}, 1)
        assert fields_in(entity, row) == texts | {"original.x": "y"}
