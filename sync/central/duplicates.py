"""Likely pairs among the children that the central holds of a commune, for its operators."""

import csv
from math import inf
from typing import TextIO

from app.commands.rows import PAIR_COLUMNS, rows_of_pairs
from app.domain.child import Child
from app.domain.doubles.decision import Decision
from app.domain.household import Household
from app.domain.status import Status
from app.matching.matcher import Matcher
from app.matching.person import person_of
from sync.central.export import read_records
from sync.central.store import CentralStore


def write_duplicates(store: CentralStore, commune_code: str, out: TextIO) -> int:
    """Write them as `sotreem-cli duplicates` does, the likeliest first; says how many.

    Pairs that a person has called two children are left out, and records that count no more.
    """
    homes = {one.id: one for one in read_records(store, commune_code, Household)}
    children = [c for c in read_records(store, commune_code, Child) if c.status is Status.ACTIVE]
    said = [d for d in read_records(store, commune_code, Decision) if d.status is Status.ACTIVE]
    people = [person_of(child, homes[child.household_id]) for child in children]
    pairs = Matcher(people, [(one.first_id, one.second_id, inf) for one in said]).pairs()
    table = csv.DictWriter(out, PAIR_COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows_of_pairs(pairs, {child.id: child.external_code for child in children}))
    return len(pairs)
