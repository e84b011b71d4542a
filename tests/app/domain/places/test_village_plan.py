"""What a table old → new makes of the villages."""

from datetime import date
from itertools import count

from app.domain.ids import village_id
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.units import find_commune
from app.domain.places.village import Village
from app.domain.places.village_name import read_village_name
from app.domain.places.village_past import Decision
from app.domain.places.village_plan import VillagePlan, plan_villages
from app.domain.places.village_table import read_pasted
from app.domain.status import Status

COMMUNE = find_commune("07603")
DECISION = Decision(date(2026, 6, 1), "12/QĐ-UBND")


def village(title: str, *aliases: str) -> Village:
    read = read_village_name(title)
    id_ = village_id(COMMUNE.code, read.key)
    return Village(id=id_, name=read.rest, kind=read.kind, aliases=aliases)


KNOWN = [village(f"thôn {name}", *aliases) for name, *aliases in (
    ("Biêng", "Bãi Bông"), ("Lâm",), ("Cánh",), ("1",), ("2",), ("3",),
)]  # fmt: skip


def plan(table: str) -> VillagePlan:
    numbers, lines = count(), read_pasted(table)
    places = shipped_gazetteer()
    return plan_villages(KNOWN, lines, DECISION, COMMUNE, places, lambda: f"n{next(numbers)}")


def by_title(found: VillagePlan) -> dict[str, Village]:
    assert found.troubles == ()
    return {one.title: one for one in found.villages}


def deeds(one: Village) -> list[tuple[str, str]]:
    return [(event.deed, event.names) for event in one.events]


def test_a_village_is_renamed_and_still_found_by_its_old_names() -> None:
    found = plan("Bãi Bông → Thôn Biêng Mới")
    made = by_title(found)["Thôn Biêng Mới"]
    assert (made.id, made.aliases) == (KNOWN[0].id, ("Bãi Bông", "Thôn Biêng"))
    assert deeds(made) == [("renamed", "Thôn Biêng")]
    assert made.events[0].decision == DECISION
    assert found.moves == {}


def test_two_villages_go_into_a_new_one() -> None:
    found = plan("Biêng, Lâm → Thôn Đoàn Kết")
    villages = by_title(found)
    made = villages["Thôn Đoàn Kết"]
    assert made.aliases == ("Thôn Biêng", "Bãi Bông", "Thôn Lâm")
    assert deeds(made) == [("made", "Thôn Biêng; Thôn Lâm")]
    ended = villages["Thôn Biêng"]
    assert (ended.status, ended.into) == (Status.MERGED, (made.id,))
    assert found.moves == {KNOWN[0].id: (made.id,), KNOWN[1].id: (made.id,)}


def test_one_village_goes_into_another_that_stays_named_or_not() -> None:
    for table in ("Lâm → Biêng", "Lâm\tThôn Biêng\nBiêng\tThôn Biêng"):
        found = plan(table)
        villages = by_title(found)
        assert villages["Thôn Biêng"].id == KNOWN[0].id
        assert villages["Thôn Biêng"].aliases == ("Bãi Bông", "Thôn Lâm")
        assert deeds(villages["Thôn Biêng"]) == [("merged", "Thôn Lâm")]
        assert found.moves == {KNOWN[1].id: (KNOWN[0].id,)}


def test_a_village_is_split_and_one_part_may_keep_its_name() -> None:
    found = plan("Biêng → Biêng; Biêng Hạ")
    villages = by_title(found)
    kept, made = villages["Thôn Biêng"], villages["Thôn Biêng Hạ"]
    assert (kept.id, kept.status, made.aliases) == (KNOWN[0].id, Status.ACTIVE, ())
    assert found.moves == {kept.id: (kept.id, made.id)}
    found = plan("Biêng → Biêng Thượng; Biêng Hạ")
    assert by_title(found)["Thôn Biêng"].status is Status.MERGED
    assert len(by_title(found)["Thôn Biêng"].into) == 2


def test_villages_take_each_others_numbers() -> None:
    found = plan("Thôn 1 → Thôn Trung\nThôn 2 → Thôn 1\nThôn 3 → Thôn 2")
    villages = by_title(found)
    assert [villages[name].id for name in ("Thôn Trung", "Thôn 1", "Thôn 2")] == [
        one.id for one in KNOWN[3:]
    ]
    assert villages["Thôn 1"].aliases == ("Thôn 2",)
    assert found.moves == {}


def test_a_number_given_to_a_new_village_is_no_old_id() -> None:
    found = plan("Thôn 1 → Thôn Trung\nThôn 2, Thôn 3 → Thôn 1")
    made = by_title(found)["Thôn 1"]
    assert made.id == "n0"
    assert found.moves == {KNOWN[4].id: ("n0",), KNOWN[5].id: ("n0",)}


def test_a_thon_becomes_a_to_dan_pho() -> None:
    made = by_title(plan("Thôn 1 → TDP 1\nBiêng → Tổ dân phố Biêng"))
    assert made["Tổ dân phố 1"].aliases == ("Thôn 1",)
    assert made["Tổ dân phố Biêng"].id == KNOWN[0].id
    assert deeds(made["Tổ dân phố Biêng"]) == [("renamed", "Thôn Biêng")]


def test_villages_are_made_and_closed() -> None:
    villages = by_title(plan("→ Xóm Mới\nCánh →"))
    assert deeds(villages["Xóm Mới"]) == [("made", "")]
    assert (villages["Thôn Cánh"].status, villages["Thôn Cánh"].into) == (Status.REMOVED, ())


def test_a_line_that_cannot_be_followed_is_named_and_nothing_is_planned() -> None:
    found = plan("Biêng → Thôn Đông\nĐồng Xa → Lâm\n→ Thôn Lâm")
    assert [(one.line, one.code, one.name) for one in found.troubles] == [
        (2, "old_village_unknown", "Đồng Xa"),
        (3, "village_exists", "Lâm"),
    ]
    assert found.villages == ()
