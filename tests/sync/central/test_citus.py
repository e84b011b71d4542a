"""The schema keeps Citus's rules, and every statement stays within one commune.

The rules, from Citus's documentation of distributed tables: a primary key, a unique constraint and
a unique index must include the distribution column; tables of one group have it in one type; a
foreign key between distributed tables must include it, one to a reference table need not, and none
leads from a reference table to a distributed one; the distribution column is never updated; a
statement that names one value of it for all its tables runs on one server.
"""

import re

from sqlalchemy import Column, ForeignKey, MetaData, Sequence, Table, Text, UniqueConstraint, event

from sync.central.citus import COLUMN, REFERENCE, distribution_sql
from sync.central.tables import metadata


def offences(tables, reference=()):
    spread = [table for table in tables.tables.values() if table.name not in reference]
    whole = [table for table in tables.tables.values() if table.name in reference]
    return [
        *(f"{table.name}: leads out" for table in whole if table.foreign_keys),
        *(found for table in spread for found in wrong_keys(table)),
        *(found for table in spread for found in wrong_columns(table)),
        *(
            f"{table.name}: leads elsewhere"
            for table in spread
            if leads_elsewhere(table, reference)
        ),
    ]


def wrong_keys(table):
    keys = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    keys += [index for index in table.indexes if index.unique]
    for key in (table.primary_key, *keys):
        if COLUMN not in {column.name for column in key.columns}:
            yield f"{table.name}: a key without {COLUMN}"


def wrong_columns(table):
    if not isinstance(table.c[COLUMN].type, Text):
        yield f"{table.name}: another type of {COLUMN}"
    for column in table.c:
        if column.identity or isinstance(column.default, Sequence):
            yield f"{table.name}: one sequence for all servers"


def leads_elsewhere(table, reference):
    return any(
        link.referred_table.name not in reference and COLUMN not in link.column_keys
        for link in table.foreign_key_constraints
    )


def test_the_schema_keeps_the_rules():
    assert offences(metadata, REFERENCE) == []


def test_a_schema_that_does_not_is_found():
    wrong = MetaData()
    Table("a", wrong, Column("id", Text, primary_key=True), Column(COLUMN, Text, unique=True))
    key = Column(COLUMN, Text, primary_key=True)
    Table("b", wrong, key, Column("a", ForeignKey("a.id")), Column("code", Text, unique=True))
    assert offences(wrong) == [
        "a: a key without commune",
        "b: a key without commune",
        "b: leads elsewhere",
    ]


def test_every_table_is_spread_by_commune_and_with_the_others():
    first, *others = distribution_sql()
    spread = re.findall(r"create_distributed_table\('(\w+)', 'commune'", "".join([first, *others]))
    assert sorted(spread) == sorted(metadata.tables.keys() - set(REFERENCE))
    assert all(f"colocate_with => '{spread[0]}'" in statement for statement in others)


def test_every_statement_of_a_round_names_its_commune(two_villages, central):
    official, collaborator = two_villages
    said = []
    engine = central.central.store._engine
    event.listen(engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    official.push(
        official.change("household", "home-b", village_id=("village-b", "village-a")),
        official.change("child", "child-a", full_name=("?", "X"), mother_name="Lý Thị Hoa"),
    )
    collaborator.pull(limit=1)
    collaborator.ask("GET", "/digest")
    central.central.write_notes()
    reads_or_writes = [sql for sql in said if re.search(r"\b(FROM|INTO|UPDATE)\b", sql)]
    assert len(reads_or_writes) > 15
    for sql in reads_or_writes:
        assert re.search(r"\.commune = |WHERE commune = |INSERT INTO \w+ \(commune", sql), sql
        assert not re.search(r"SET commune|, commune = excluded", sql), sql
