"""A store that holds many children of 3,321 communes already, written by the database itself."""

import sqlite3
from pathlib import Path

import psycopg

COMMUNES = 3321
CHILD = (
    '{"household_id":"019ea000-0000-7000-8000-000000000000","full_name":"Nguyễn Thị Gia Hân",'
    '"birth_date":"2016-03-12","sex":"Nữ","ethnicity":"Tày","national_id":"024216004433",'
    '"mother_name":"Lý Thị Hoa","father_name":"Vi Văn An","source":"danh-sach.xlsx#1!7"}'
)
CHANGE = CHILD.replace('":"', '":["","').replace('",', '"],').replace('"}', '"]}')

# A record and its change for each number n of a run; ids in no order, as in a store of years.
RECORD_ROWS = """
INSERT INTO record (commune, entity, id, revision, fields, village_id, parent_id, device_id)
SELECT {commune}, 'child', {id}, n, '{child}', {village}, {home}, 'device-1' FROM {numbers}
"""
CHANGE_ROWS = """
INSERT INTO change (commune, change_id, batch_id, device_id, entity, entity_id, fields, action,
                    author, made_at, received_at, status, revision)
SELECT {commune}, {id}, {village}, 'device-1', 'child', {id}, '{change}', 'import',
       'Lâm Văn Sáu', '2026-06-08T01:00:00+00:00', '2026-06-08T10:00:00+00:00', 'applied', n
FROM {numbers}
"""


def grow(url, children):
    """Fill up to that many children; give the bytes that the store takes."""
    return _grow_sqlite(url, children) if "://" not in url else _grow_postgres(url, children)


def _held(line):
    return line.execute("SELECT count(*) FROM record WHERE device_id = 'device-1'").fetchone()[0]


def _grow_postgres(url, children):
    words = {
        "commune": f"lpad((n % {COMMUNES})::text, 5, '0')",
        "id": "md5(n::text)::uuid::text",
        "village": f"md5((n % {COMMUNES * 8})::text)",
        "home": "md5((n / 2)::text || 'h')::uuid::text",
        "child": CHILD,
        "change": CHANGE,
    }
    with psycopg.connect(url, autocommit=True) as line:
        line.execute("SET maintenance_work_mem = '512MB'")
        held = _held(line)
        numbers = f"generate_series({held + 1}, {children}) AS n"
        made = _without_indexes(line)
        for statement in (RECORD_ROWS, CHANGE_ROWS):
            line.execute(statement.format(numbers=numbers, **words))
        for again in made:
            line.execute(again)
        line.execute("VACUUM ANALYZE record")
        line.execute("VACUUM ANALYZE change")
        line.execute("CHECKPOINT")
        return line.execute("SELECT pg_database_size(current_database())").fetchone()[0]


def _without_indexes(line):
    """Drop the indexes of both tables while they are filled; give what makes them again."""
    made = []
    for table in ("record", "change"):
        key = f"{table}_pkey"
        wanted = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
        for name, definition in line.execute(wanted, (table,)).fetchall():
            if name == key:
                line.execute(f"ALTER TABLE {table} DROP CONSTRAINT {key}")
                made += [definition, f"ALTER TABLE {table} ADD PRIMARY KEY USING INDEX {key}"]
            else:
                line.execute(f"DROP INDEX {name}")
                made.append(definition)
    return made


def _grow_sqlite(path, children):
    line = sqlite3.connect(path, isolation_level=None)
    words = {
        "commune": f"printf('%05d', n % {COMMUNES})",
        "id": "printf('%08x-%08x', n * 2654435761 % 4294967296, n)",
        "village": f"printf('village-%08d', n % {COMMUNES * 8})",
        "home": "printf('home-%08d', n / 2)",
        "child": CHILD,
        "change": CHANGE,
    }
    held = _held(line)
    for start in range(held, children, 200_000):
        end = min(start + 200_000, children)
        series = f"n(n) AS (SELECT {start + 1} UNION ALL SELECT n + 1 FROM n WHERE n < {end})"
        line.execute("BEGIN IMMEDIATE")
        for statement in (RECORD_ROWS, CHANGE_ROWS):
            written = statement.format(numbers="n", **words)
            line.execute(f"WITH RECURSIVE {series} {written}")
        line.execute("COMMIT")
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    line.execute("ANALYZE")
    line.close()
    return Path(path).stat().st_size
