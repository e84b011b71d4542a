"""The sums by village: always those of the records, and once a day counted anew."""

from sqlalchemy import select, update

from sync.central.sums import count_anew
from sync.central.tables import record, village_sum
from tests.sync.central.test_compare import ask, digest


def stored(central):
    with central.central.store.read() as connection:
        rows = connection.execute(select(village_sum)).all()
    return {(row.part, row.village_id): (row.records, row.total) for row in rows if row.records}


def spoil(central):
    """Change a record behind the central's back."""
    with central.central.store.write() as connection:
        connection.execute(update(record).where(record.c.id == "child-a").values(fields="{}"))


def test_kept_with_every_batch_they_are_what_counting_anew_gives(two_villages, central, clock):
    official, _ = two_villages
    official.push(official.change("household", "home-a", base=2, phone="0912345678"))
    official.push(official.change("decision", "d", first_id="child-a", second_id="child-b"))
    kept = stored(central)
    with central.central.store.write() as connection:
        count_anew(connection, official.commune, clock())
    assert stored(central) == kept
    assert len(kept) == 4


def test_what_was_changed_behind_its_back_is_seen_within_a_day(two_villages, central, clock):
    official, _ = two_villages
    before = digest(official)["digest"]
    spoil(central)
    assert digest(official)["digest"] == before
    clock.pass_time(hours=25)
    assert digest(official)["digest"] != before


def test_looking_closer_counts_anew(two_villages, central):
    official, _ = two_villages
    before = digest(official)["digest"]
    spoil(central)
    ask(official, "/parts", parts=[["village-a", ""]])
    assert digest(official)["digest"] != before
