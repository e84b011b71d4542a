"""What the central holds of a commune, as a CSV of its children."""

import csv
import json
from typing import TextIO

from sqlalchemy import select

from app.domain.child import Child
from app.domain.child_columns import COLUMNS, child_columns
from app.domain.fields import noun_from
from app.domain.household import Household
from app.domain.village import Village
from sync.central.store import CentralStore
from sync.central.tables import record


def export_children(store: CentralStore, commune_code: str, out: TextIO) -> int:
    """Write every child, whatever its status, with its revision; says how many."""
    villages = {
        id_: noun_from(Village, id_, revision, fields)
        for id_, revision, fields in _records(store, commune_code, "village")
    }
    homes = {
        id_: noun_from(Household, id_, revision, fields)
        for id_, revision, fields in _records(store, commune_code, "household")
    }
    table = csv.DictWriter(out, (*COLUMNS, "revision"), lineterminator="\n")
    table.writeheader()
    count = 0
    for id_, revision, fields in _records(store, commune_code, "child"):
        child = noun_from(Child, id_, revision, fields)
        home = homes[child.household_id]
        village = villages.get(home.village_id) if home.village_id else None
        row = child_columns(child, home, village.name if village else "")
        table.writerow(row | {"revision": str(revision)})
        count += 1
    return count


def _records(
    store: CentralStore, commune_code: str, entity: str
) -> list[tuple[str, int, dict[str, str]]]:
    statement = (
        select(record.c.id, record.c.revision, record.c.fields)
        .where(record.c.commune == commune_code, record.c.entity == entity)
        .order_by(record.c.id)
    )
    with store.read() as connection:
        return [(id_, rev, json.loads(text)) for id_, rev, text in connection.execute(statement)]
