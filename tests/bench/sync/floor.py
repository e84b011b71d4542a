"""The floor: the rows that a run stored, written again as barely as the database allows."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg

TABLES = ("change", "record")


def floor_of(url, communes, size):
    """Write the new rows of these communes into empty twins of the tables; changes a second."""
    return (
        _sqlite_floor(url, communes, size) if "://" not in url else _copy_floor(url, communes, size)
    )


def _copy_floor(url, communes, size):
    with psycopg.connect(url, autocommit=True) as line:
        for table in TABLES:
            line.execute(f"DROP TABLE IF EXISTS floor_{table}")
            line.execute(f"CREATE TABLE floor_{table} (LIKE {table} INCLUDING ALL)")
        parts = {commune: _copied(line, commune, size) for commune in communes}
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(communes)) as pool:
        taken = sum(pool.map(lambda listed: _write_copies(url, listed), parts.values()))
    rate = taken / (time.perf_counter() - begun)
    with psycopg.connect(url, autocommit=True) as line:
        for table in TABLES:
            line.execute(f"DROP TABLE floor_{table}")
    return rate


def _copied(line, commune, size):
    """Read, in parts, the first changes of a commune and the records that they made."""
    parts = []
    rows = {}
    for table, where in (("change", "AND action = 'import'"), ("record", "")):
        order = "change_id" if table == "change" else "id"
        if table == "change":
            where += " AND revision <= (SELECT count(*) FROM record WHERE commune = %s)"
        wanted = (
            f"COPY (SELECT * FROM {table} WHERE commune = %s {where} ORDER BY {order}) TO STDOUT"
        )
        given = (commune, commune) if table == "change" else (commune,)
        with line.cursor().copy(wanted, given) as copy:
            rows[table] = [bytes(row) for row in copy]
    for start in range(0, len(rows["record"]), size):
        parts.append({table: rows[table][start : start + size] for table in TABLES})
    return parts


def _write_copies(url, parts):
    with psycopg.connect(url) as line:
        for part in parts:
            for table in TABLES:
                with line.cursor().copy(f"COPY floor_{table} FROM STDIN") as copy:
                    copy.write(b"".join(part[table]))
            line.commit()
    return sum(len(part["record"]) for part in parts)


def _sqlite_floor(path, communes, size):
    line = sqlite3.connect(path, isolation_level=None)
    line.execute("PRAGMA synchronous = FULL")
    line.execute("BEGIN IMMEDIATE")
    rows = {}
    for table in TABLES:
        line.execute(f"DROP TABLE IF EXISTS floor_{table}")
        made = line.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        line.execute(made.replace(table, f"floor_{table}", 1))
        marks = ",".join("?" * len(communes))
        extra = "AND revision <= (SELECT count(*) FROM record r WHERE r.commune = change.commune)"
        wanted = f"SELECT * FROM {table} WHERE commune IN ({marks}) {extra * (table == 'change')}"
        rows[table] = line.execute(wanted, communes).fetchall()
    line.execute("COMMIT")
    begun = time.perf_counter()
    for start in range(0, len(rows["record"]), size):
        line.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            part = rows[table][start : start + size]
            marks = ",".join("?" * len(part[0]))
            line.executemany(f"INSERT INTO floor_{table} VALUES ({marks})", part)
        line.execute("COMMIT")
    rate = len(rows["record"]) / (time.perf_counter() - begun)
    for table in TABLES:
        line.execute(f"DROP TABLE floor_{table}")
    line.close()
    return rate
