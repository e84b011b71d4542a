"""The central's operators see the pairs that look like one child."""

import csv
import io

import pytest

from app.commands.rows import PAIR_COLUMNS
from sync.central.duplicates import write_duplicates
from tests.sync.central.conftest import ANOTHER, NAM_DUONG

AN = {"full_name": "Lê Văn An", "birth_date": "2015-03-16", "sex": "Nam", "mother_name": "Vi Mơ"}


@pytest.fixture
def twice(two_villages):
    """One child entered twice, in two households of one village."""
    official, _ = two_villages
    official.push(
        official.change("household", "home-c", village_id="village-a", head_name="Lê Văn Tú"),
        official.change("household", "home-d", village_id="village-a", head_name="Lê Văn Tú"),
        official.change("child", "one", household_id="home-c", external_code="TE1",
                        status="active", national_id="024215604933", **AN),
        official.change("child", "two", household_id="home-d", status="active",
                        national_id="024215604933", **AN),
    )  # fmt: skip
    return official


def pairs(central, commune=NAM_DUONG):
    out = io.StringIO()
    count = write_duplicates(central.central.store, commune, out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert count == len(rows)
    assert out.getvalue().startswith(",".join(PAIR_COLUMNS))
    return [row for row in rows if {"one", "two"} & {row["id_a"], row["id_b"]}]


def test_a_pair_is_listed_as_on_the_desktop(twice, central):
    (row,) = pairs(central)
    assert (row["id_a"], row["id_b"], row["external_code_a"]) == ("one", "two", "TE1")
    assert float(row["score"]) > 0.5
    assert "national_id:same" in row["reasons"]
    assert pairs(central, ANOTHER) == []


def test_what_was_merged_or_told_apart_is_not_listed(twice, central):
    said = twice.change("decision", "d", first_id="one", second_id="two", status="active")
    twice.push(said)
    assert pairs(central) == []
    twice.push(twice.change("decision", "d", status=("active", "removed")))
    assert len(pairs(central)) == 1
    twice.push(twice.change("child", "two", status=("active", "merged"), merged_into="one"))
    assert pairs(central) == []
