"""The foot of the side bar never claims more than the state (PROTOCOL, promise 4)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.client import SyncClient
from sync.compare import our_sums
from sync.enroll import enroll
from sync.memory import keep_memory, read_memory
from tests.sync.homes import add_home
from ui.pages.sync.words import waiting_words
from ui.sync_port import SyncState
from ui.widgets.side_bar import _foot_text

NOW = datetime(2026, 6, 8, 3, 42, tzinfo=UTC)
SETTLED = SyncState(enrolled=True, agreed=True, last_done_at=NOW - timedelta(minutes=3))
COUNT = st.integers(0, 2)
STATES = st.builds(
    SyncState,
    enrolled=st.just(True),
    waiting=COUNT,
    oldest_waiting_at=st.none() | st.just(NOW - timedelta(hours=50)),
    needs_fix=COUNT,
    conflicts=COUNT,
    losses=COUNT,
    suggestions=COUNT,
    agreed=st.sampled_from([None, True, False]),
    cloned=st.booleans(),
    trouble=st.sampled_from(
        ["", "mass_change", "digest_differs", "busy", "offline", "cancelled", "conflict"]
    ),
    last_done_at=st.none() | st.just(NOW - timedelta(hours=1)),
    next_try_at=st.none() | st.just(NOW + timedelta(minutes=9)),
)


@given(STATES)
@settings(max_examples=400, deadline=None)
def test_all_is_sent_is_said_only_where_nothing_is_held_back_and_both_sides_agree(state):
    """Whatever is open, waits, differs or is not known: then neither foot nor page says so."""
    first, second, *_ = _foot_text(state, NOW)
    nothing_open = not (
        state.waiting or state.needs_fix or state.conflicts or state.losses or state.suggestions
    )
    all_well = nothing_open and state.agreed is True and not state.trouble and not state.cloned
    assert (first == "Đã gửi hết") == all_well
    assert first
    assert second
    said, look = waiting_words(state, NOW)
    if not all_well:
        assert "Mọi thay đổi đã được gửi" not in said
        assert look != "ok"


@pytest.mark.parametrize(
    ("changed", "foot", "said"),
    [
        ({}, ("Đã gửi hết", "lần cuối 10:39"), "Mọi thay đổi đã được gửi. Lần cuối: 10:39."),
        (
            {"losses": 6, "trouble": "offline"},
            ("6 trẻ chờ xem", "lần cuối 10:39"),
            "Không còn gì chờ gửi, nhưng 6 trẻ chờ bạn xem trước khi nhận.",
        ),
        (
            {"needs_fix": 1, "conflicts": 1, "suggestions": 1},
            ("3 cần sửa", "lần cuối 10:39"),
            (
                "Không còn gì chờ gửi, nhưng 1 hồ sơ cần sửa lại, 1 trẻ chờ bạn chọn, "
                "1 đề nghị chờ xã trả lời."
            ),
        ),
        ({"suggestions": 2}, ("2 cần chọn", "lần cuối 10:39"), None),
        (
            {"agreed": False, "differing": (("Thôn Biêng", 3), ("village", 1))},
            ("Hai bên chưa khớp", "lần cuối 10:39"),
            "Không còn gì chờ gửi, nhưng số liệu hai bên chưa khớp (Thôn Biêng 3, tên thôn 1).",
        ),
        (
            {"agreed": None},
            ("Không còn gì chờ", "chưa đối chiếu"),
            "Không còn gì chờ gửi; chưa đối chiếu lại với trung ương. Lần cuối: 10:39.",
        ),
        (
            {"trouble": "busy", "next_try_at": NOW + timedelta(minutes=9)},
            ("Không còn gì chờ", "thử lại 10:51"),
            None,
        ),
        ({"agreed": None, "last_done_at": None}, ("Không còn gì chờ", "chưa gửi lần nào"), None),
        ({"waiting": 4, "losses": 2}, ("2 trẻ chờ xem", "lần cuối 10:39"), None),
        ({"waiting": 4, "agreed": False}, ("4 chờ gửi", "lần cuối 10:39"), None),
    ],
)
def test_each_state_in_words(changed, foot, said):
    state = replace(SETTLED, **changed)
    assert _foot_text(state, NOW)[:2] == foot
    if said is not None:
        assert waiting_words(state, NOW)[0] == said


def test_digests_that_differed_stay_at_the_foot_when_the_next_round_finds_no_line(
    app, central, open_main, rest
):

    add_home(app)
    enroll(app, central.url, central.enrolment_code("07603", "máy"))
    SyncClient(app.store, None, app.clock, app.new_id, lambda: 0.5).run_once()
    with app.store.read() as snapshot:
        (group,) = our_sums(snapshot).keys() - {"village"}
    with app.write("test") as work:  # as a round leaves it that could not mend them
        memory = replace(read_memory(work.settings), digest_ok=False, differing={group: 2})
        keep_memory(work.settings, replace(memory, trouble="digest_differs"))
    central.stop()
    window = open_main(app)
    window.desk.rounds.begin()
    rest(window)
    assert window.side.foot.text().startswith("Hai bên chưa khớp\nthử lại")
    window.side.foot.click()
    rest(window)
    said = window.page.waiting.text.text()
    assert said == "Không còn gì chờ gửi, nhưng số liệu hai bên chưa khớp (Đồng Á 2)."
