"""Many files together: adding up, what is missing, late or sent twice, in whatever order."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import KnownError
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.reports.roll_up import Sent, SentFile, State
from app.domain.tables.figure_headings import COUNTS
from app.services.rollup.roll_up import roll_up, roll_up_files
from tests.app.conftest import write_list

GAZETTEER = shipped_gazetteer()
PROVINCE = GAZETTEER.units.province("24")
OURS = [one for one in GAZETTEER.units.communes if one.parent_code == "24"][:12]
JUNE = [date(2026, 6, day) for day in (1, 8)]

values = st.dictionaries(st.sampled_from(COUNTS[:4]), st.integers(0, 10**6), min_size=1)
sent = st.builds(
    Sent,
    unit=st.sampled_from(OURS),
    values=values,
    file=st.sampled_from("abcdef"),
    taken_on=st.sampled_from([None, *JUNE]),
)
files = st.lists(sent, max_size=12).map(lambda all_: [SentFile(o.file, (o,)) for o in all_])


def of(rolled, code):
    return next(one for one in rolled.communes if one.unit.code == code)


def codes(rolled):
    return [one.code for one in rolled.findings if one.code != "missing"]


@settings(max_examples=60, deadline=None)
@given(files, st.randoms())
def test_the_order_of_the_files_makes_no_difference(given_, chance):
    shuffled = list(given_)
    chance.shuffle(shuffled)
    assert roll_up(shuffled, GAZETTEER) == roll_up(given_, GAZETTEER)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(OURS), values), st.integers(0, 12))
def test_parts_rolled_up_make_the_whole(by_unit, cut):
    all_ = [SentFile(unit.code, (Sent(unit, one, unit.code),)) for unit, one in by_unit.items()]
    whole, *parts = (
        roll_up(some, GAZETTEER, province=PROVINCE) for some in (all_, all_[:cut], all_[cut:])
    )
    for name in COUNTS:
        sums = [sum(line.values.get(name, 0) for line in one.communes) for one in (whole, *parts)]
        assert sums[0] == sums[1] + sums[2] == sum(one.get(name, 0) for one in by_unit.values())
    assert len(whole.communes) == len(
        [one for one in GAZETTEER.units.communes if one.parent_code == "24"]
    )
    missing = {line.unit for line in whole.communes if line.state is State.MISSING}
    assert missing.isdisjoint(by_unit)


def test_late_older_and_undated_figures_are_named():
    days = [JUNE[1], JUNE[1], JUNE[0], None]
    given_ = [
        SentFile(str(at), (Sent(unit, {"children": 5}, str(at), taken_on=day),))
        for at, (unit, day) in enumerate(zip(OURS, days, strict=False))
    ]
    rolled = roll_up(given_, GAZETTEER, province=PROVINCE)
    assert codes(rolled) == ["older", "no_day"]
    assert of(rolled, OURS[2].code).state is State.LATE
    assert codes(roll_up(given_, GAZETTEER, deadline=JUNE[0])) == [
        *("late", "late", "older", "no_day"),
    ]


def test_a_unit_that_sent_twice_counts_once_with_the_newest():
    unit = OURS[0]
    old = Sent(unit, {"children": 5, "special": 1}, "cũ", taken_on=JUNE[0])
    new = Sent(unit, {"children": 7}, "mới", taken_on=JUNE[1])
    rolled = roll_up([SentFile("cũ", (old,)), SentFile("mới", (new,))], GAZETTEER)
    assert of(rolled, unit.code).values == {"children": 7, "special": 1}
    twice = next(one for one in rolled.findings if one.code == "sent_differently")
    assert dict(twice.facts) == {
        "taken": "mới",
        "other": "cũ",
        "figure": "children",
        "is": 7,
        "was": 5,
        "more": 0,
    }
    assert of(rolled, unit.code).state is State.UNSURE
    again = roll_up([SentFile("a", (new,)), SentFile("b", (new,))], GAZETTEER)
    assert (codes(again), of(again, unit.code).state) == (["sent_again"], State.SENT)


def test_the_nation_is_put_together_by_province():
    elsewhere = GAZETTEER.units.communes[0]
    hanoi, bac_ninh = GAZETTEER.units.province("01"), PROVINCE
    rolled = roll_up(
        [
            SentFile(one.code, (Sent(one, {"children": 10}, one.code),))
            for one in (*OURS, elsewhere)
        ],
        GAZETTEER,
    )
    by_code = {one.unit: (one.values, one.sent) for one in rolled.provinces}
    assert by_code[bac_ninh] == ({"children": 120}, 12)
    assert by_code[hanoi] == ({"children": 10}, 1)
    assert len(rolled.communes) == 13
    all_of = [one for one in GAZETTEER.units.communes if one.parent_code == "24"]
    own = [SentFile("x", tuple(Sent(one, {"children": 1}, "x") for one in all_of))]
    own.append(SentFile("y", (Sent(bac_ninh, {"children": 9}, "y"),)))
    assert codes(roll_up(own, GAZETTEER)) == ["province_differs"]


def test_real_files_and_a_cancel(tmp_path):
    head = ["STT", "Thôn", "Tổng số trẻ em", "Đã cập nhật"]
    rows = [head, [1, "Một", 10, 8], [2, "Hai", 30, 30], ["", "Tổng", 40, 38]]
    paths = [write_list(tmp_path / f"{one.code}.xlsx", {"A": rows}) for one in OURS[:3]]
    seen = []
    rolled = roll_up_files(
        paths, GAZETTEER, today=JUNE[1], progress=lambda *steps: seen.append(steps)
    )
    assert [of(rolled, one.code).values["updated"] for one in OURS[:3]] == [38, 38, 38]
    assert (rolled.files, rolled.unread, codes(rolled), seen[-1]) == (3, 0, [], (3, 3))
    with pytest.raises(KnownError, match="cancelled"):
        roll_up_files(paths, GAZETTEER, today=JUNE[1], cancelled=lambda: True)
