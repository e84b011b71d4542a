"""What the central holds of a commune, as a CSV of its children."""

import csv
import json
from typing import TextIO

from sqlalchemy import select

from app.domain.child import Child
from app.domain.child_columns import COLUMNS, child_columns
from app.domain.fields import ENTITY_OF, NounT, noun_from
from app.domain.household import Household
from app.domain.places.village import Village
from sync.central.store import CentralStore
from sync.central.tables import record


def export_children(store: CentralStore, commune_code: str, out: TextIO) -> int:
    """Write every child, whatever its status, with its revision; says how many."""
    villages = {one.id: one for one in read_records(store, commune_code, Village)}
    homes = {one.id: one for one in read_records(store, commune_code, Household)}
    table = csv.DictWriter(out, (*COLUMNS, "revision"), lineterminator="\n")
    table.writeheader()
    count = 0
    for child in read_records(store, commune_code, Child):
        home = homes[child.household_id]
        village = villages.get(home.village_id) if home.village_id else None
        row = child_columns(child, home, village.name if village else "")
        table.writerow(row | {"revision": str(child.revision)})
        count += 1
    return count


def read_records(store: CentralStore, commune_code: str, noun: type[NounT]) -> list[NounT]:
    """Read all records of one kind, whatever their status, in the order of their ids."""
    statement = (
        select(record.c.id, record.c.revision, record.c.fields)
        .where(record.c.commune == commune_code, record.c.entity == ENTITY_OF[noun])
        .order_by(record.c.id)
    )
    with store.read() as connection:
        rows = connection.execute(statement).all()
    return [noun_from(noun, id_, revision, json.loads(text)) for id_, revision, text in rows]
