"""Sending over a line that breaks: nothing is lost, nothing doubled, nothing believed too early."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.domain.person.sex import Sex
from app.storage.journal import State
from sync.central.tables import change, record
from sync.outcome import Done, NeedsAttention, Waiting
from sync.push import _that_fit
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home, child_of, edit, open_counts, states

LINE_FAULTS = {
    "cut_before": (faults.cut_before, {"cut_off"}),
    "cut_after_commit": (faults.cut_after_commit, {"cut_off"}),
    "cut_in_the_answer": (faults.cut_in_the_answer, {"cut_off"}),
    "truncated_gzip": (faults.truncated_gzip, {"cut_off", "not_understood"}),
    "silence": (faults.silence, {"timed_out"}),
    "html_200": (faults.html_200, {"portal"}),
    "redirect": (faults.redirect, {"portal"}),
    "forbidden_html": (faults.forbidden_html, {"not_understood"}),
    "failed_502": (faults.failed_502, {"busy"}),
    "jammed": (faults.jammed("30"), {"busy"}),
    "wrong_batch": (faults.changed(batch_id="another"), {"not_understood"}),
    "wrong_body_hash": (faults.changed(sha256="0" * 64), {"not_understood"}),
    "wrong_ids_hash": (faults.changed(applied_hash="0" * 64), {"not_understood"}),
    "too_few": (faults.changed(applied_n=1), {"not_understood"}),
    "no_runs": (faults.changed(runs=[]), {"not_understood"}),
    "another_protocol": (faults.changed(protocol=9), {"not_understood"}),
}


PATIENT, IMPATIENT = 30.0, 3.0
"""Seconds of silence after which a device hangs up: a busy machine is silent for one or two."""


def held_by(central, table):
    with central.central.store.read() as connection:
        return connection.scalars(select(func.count()).select_from(table)).one()


@pytest.mark.parametrize("name", LINE_FAULTS)
def test_whatever_the_line_does_nothing_is_lost_or_doubled(
    name, make_device, faulty, central, clock
):
    fault, codes = LINE_FAULTS[name]
    patience = IMPATIENT if name == "silence" else PATIENT
    app, client = make_device("official", url=faulty.url, stall_seconds=patience)
    children = add_home(app, children=2)
    faulty.meet("/push", fault)

    outcome = client.run_once()

    assert isinstance(outcome, Waiting)
    assert outcome.reason_code in codes
    assert outcome.next_try_at is not None
    assert open_counts(app) == {State.IN_FLIGHT: 7}
    assert client.status().last_done_at is None

    clock.pass_time(seconds=60)
    assert isinstance(client.run_once(), Done)
    assert states(app, children[0]) == [State.DONE]
    assert held_by(central, change) == 7
    assert held_by(central, record) == 7


def test_the_same_bytes_go_out_again(make_device, faulty, clock):
    app, client = make_device("official", url=faulty.url)
    add_home(app)
    faulty.meet("/push", faults.cut_after_commit)
    client.run_once()
    with app.store.read() as snapshot:
        frozen = snapshot.sync.outbox.frozen()
    assert frozen is not None

    edit(app, add_home(app)[0], sex=Sex.MALE)

    with app.store.read() as snapshot:
        again = snapshot.sync.outbox.frozen()
    assert again == frozen
    assert again.tries == 1


def test_retry_after_is_kept_whatever_is_pressed(make_device, faulty, clock):
    app, client = make_device("official", url=faulty.url)
    add_home(app)
    faulty.meet("/push", faults.jammed("30"))
    asked = clock.now
    outcome = client.run_once()
    assert outcome.next_try_at >= asked + timedelta(seconds=30)

    calls = len(faulty.seen)
    assert isinstance(client.run_once(), Waiting)
    assert len(faulty.seen) == calls

    clock.pass_time(seconds=50)
    assert isinstance(client.run_once(), Done)


def test_an_absurd_retry_after_does_not_silence_us(make_device, faulty, clock):
    app, client = make_device("official", url=faulty.url)
    add_home(app)
    faulty.meet("/push", faults.jammed("999999999"))
    client.run_once()
    clock.pass_time(hours=2, seconds=1)
    assert isinstance(client.run_once(), Done)


def test_a_refused_size_is_learnt_and_the_batch_halved(make_device, faulty):
    app, client = make_device("official", url=faulty.url)
    add_home(app, children=15)
    faulty.meet("/push", faults.too_large, faults.too_large)
    assert isinstance(client.run_once(), Done)
    assert [path for path in faulty.seen if "push" in path].__len__() >= 5


def test_two_silences_split_the_batch(make_device, faulty, clock):
    """At once where the central answers otherwise; else in the next round."""
    app, client = make_device("official", url=faulty.url)
    for at_once in (True, False):
        add_home(app, children=3)
        faulty.meet("/push", faults.cut_after_commit, faults.cut_after_commit)
        faulty.meet("/digest", *([] if at_once else [faults.cut_before]))
        assert isinstance(client.run_once(), Waiting)
        clock.pass_time(minutes=20)
        faulty.seen.clear()
        assert isinstance(client.run_once(), Done if at_once else Waiting)
        with app.store.read() as snapshot:
            frozen = snapshot.sync.outbox.frozen()
            assert (frozen is None) if at_once else len(frozen.change_ids) < 5
        clock.pass_time(minutes=20)
    assert isinstance(client.run_once(), Done)


def test_one_bad_change_is_found_and_set_aside_while_the_rest_flows(make_device, faulty):
    app, client = make_device("official", url=faulty.url)
    children = add_home(app, children=12)
    bad = edit(app, children[5], mother_name="Chữ Lạ")
    faulty.meet("/push", faults.refusing("Chữ Lạ"))

    outcome = client.run_once()

    assert isinstance(outcome, NeedsAttention)
    assert outcome.reason_code == "needs_fix"
    assert states(app, bad) == [State.DONE, State.NEEDS_FIX]
    assert open_counts(app) == {State.NEEDS_FIX: 1}


def test_a_refused_change_is_mended_by_the_next_edit(make_device, central):
    app, client = make_device("official")
    child = add_home(app)[0]
    edit(app, child, national_id="123")
    outcome = client.run_once()
    assert isinstance(outcome, NeedsAttention)
    with app.store.read() as snapshot:
        returned = snapshot.sync.outbox.returned()
    assert [(line.central_code, line.central_field) for line in returned] == [
        ("invalid_national_id", "national_id")
    ]

    edit(app, child, national_id="079215000123")

    assert isinstance(client.run_once(), Done)
    assert states(app, child) == [State.DONE, State.DONE, State.DONE]
    assert child_of(app, child).national_id == "079215000123"


def test_a_new_record_refused_goes_out_whole_with_the_edit_that_mends_it(make_device):
    app, client = make_device("official")
    colleague, also = make_device("colleague")
    child = add_home(app)[0]
    with app.write("visit") as work:
        work.save(work.children.get(child.id))
    bad = edit(app, child, full_name="x" * 300)
    client.run_once()
    edit(app, bad, full_name="Lâm Thị Bích")
    assert isinstance(client.run_once(), Done)
    also.run_once()
    assert child_of(colleague, child).full_name == "Lâm Thị Bích"


def test_an_edit_after_a_refused_birth_waits_and_then_goes_with_it(make_device):
    app, client = make_device("official")
    children = add_home(app, children=2)
    with app.write("visit") as work:
        new = work.children.get(children[0].id)
        born_bad = type(new)(
            id=app.new_id(), household_id=new.household_id, full_name="An", national_id="12"
        )
        work.save(born_bad)
    edit(app, born_bad, father_name="Lâm Văn Bảy")

    first = client.run_once()
    assert isinstance(first, NeedsAttention)
    assert first.tally.deferred == 1
    assert states(app, born_bad) == [State.NEEDS_FIX, State.NEEDS_FIX]

    edit(app, born_bad, national_id="")
    assert isinstance(client.run_once(), Done)
    assert set(states(app, born_bad)) == {State.DONE}


def test_a_body_is_filled_up_to_its_room_and_holds_at_least_one_change():
    assert _that_fit([], 1000) == 0
    assert _that_fit([b"x" * 2_000_000], 1000) == 1
    assert _that_fit([b"x" * 600] * 3, 1000) == 2
    assert _that_fit([b"x"] * 30, 1000) == 30
