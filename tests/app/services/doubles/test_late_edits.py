"""Questions about late edits: kept until a person answers, or they make no difference."""

import pytest

from app.domain.exchange.late_edit import News
from app.domain.household import Household
from app.domain.status import Status
from app.services.doubles.late_edits import (
    keep_questions,
    open_edits,
    question,
    read_questions,
    settle_edit,
)
from app.services.outcome import Refused, Saved
from app.services.undo_group import undo_group
from tests.app.services.look_alikes import add_home, an, edit, merged, stored


@pytest.fixture
def asked(app):
    """A merged record that was edited afterwards, and the question about it."""
    kept, loser = add_home(app, an(), an())
    saved = merged(app, kept, loser, texts={"full_name": "Lê Văn Ẩn"})
    edit(app, loser, full_name="Lê Văn Ân")
    keep(app, "child", loser.id, "full_name", "Lê Văn Ân", "Lê Văn An")
    return kept, loser, saved


def keep(app, entity, id_, field, new, base, **more):
    with app.write("merge") as unit:
        line = unit.journal.of_entity(entity, id_)[-1]
        news = News(field, frozenset({base}), new, base, line.change.id, **more)
        keep_questions(unit, [*read_questions(unit), question(entity, id_, news)])


def edits(app):
    with app.store.read() as snapshot:
        return open_edits(snapshot)


def test_a_question_names_both_texts_and_who_wrote_when(app, asked):
    kept, loser, _ = asked
    (one,) = edits(app)
    assert (one.entity, one.loser, one.living) == ("child", loser.id, kept.id)
    assert (one.field, one.theirs, one.ours) == ("full_name", "Lê Văn Ân", "Lê Văn Ẩn")
    assert one.by == "Cán bộ thử"
    assert one.at.tzinfo


def test_taken_it_holds_for_the_living_record(app, asked):
    kept, _, _ = asked
    saved = settle_edit(app, edits(app)[0], take=True)
    assert isinstance(saved, Saved)
    assert stored(app, kept).full_name == "Lê Văn Ân"
    assert edits(app) == []


def test_not_taken_it_is_taken_back_from_the_merged_one(app, asked):
    kept, loser, _ = asked
    settle_edit(app, edits(app)[0], take=False)
    assert stored(app, kept).full_name == "Lê Văn Ẩn"
    assert stored(app, loser).full_name == "Lê Văn An"
    assert edits(app) == []


def test_a_question_that_changed_meanwhile_is_refused(app, asked):
    kept, _, _ = asked
    (one,) = edits(app)
    edit(app, kept, full_name="Lê Văn Ấn")
    refused = settle_edit(app, one, take=True)
    assert isinstance(refused, Refused)
    assert refused.problems[0].code == "changed_meanwhile"
    settle_edit(app, edits(app)[0], take=True)
    assert isinstance(settle_edit(app, one, take=True), Refused)


def test_what_makes_no_difference_is_not_asked(app, asked):
    kept, loser, saved = asked
    edit(app, kept, full_name="Lê Văn Ân")
    assert edits(app) == []
    edit(app, kept, full_name="Lê Văn Ẩn")
    edit(app, loser, full_name="Lê Văn Ấn")
    assert edits(app) == []
    edit(app, loser, full_name="Lê Văn Ân")
    undo_group(app, saved.group_id, on=app.today())
    assert edits(app) == []
    with app.write("merge") as unit:
        keep_questions(unit, read_questions(unit))
        assert read_questions(unit) == []


def test_a_text_the_record_gave_up_is_asked_all_the_same(app, asked):
    _, loser, _ = asked
    keep(app, "child", loser.id, "status", "moved_out", "active", given_up=True)
    (one,) = [one for one in edits(app) if one.field == "status"]
    settle_edit(app, one, take=False)
    assert [one.field for one in edits(app)] == ["full_name"]
    assert stored(app, loser).status is Status.MERGED


def test_the_edit_of_an_ended_home_is_asked_too(app):
    kept, loser = add_home(app, an(), phone="0912345678")[0], add_home(app, an())[0]
    merged(app, kept, loser)
    edit(app, Household(id=loser.household_id), phone="0977872412")
    keep(app, "household", loser.household_id, "phone", "0977872412", "")
    (one,) = edits(app)
    assert (one.living, one.ours) == (kept.household_id, "0912345678")
    settle_edit(app, one, take=True)
    with app.store.read() as snapshot:
        assert snapshot.households.get(kept.household_id).phone == "0977872412"
