"""A merge is taken back whole, at any later time; what was changed later stands."""

import random
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from app.domain.status import Status
from app.domain.visit import Visit
from app.services.doubles.decide_duplicate import DIFFERENT, two_children
from app.services.outcome import Refused
from app.services.undo_group import undo_group
from tests.app.services.look_alikes import (
    NUMBER,
    ON,
    add_home,
    an,
    edit,
    everything,
    merge,
    merged,
    stored,
)

TEXTS = {
    "full_name": ("Lê Văn An", "Lê An", ""),
    "birth_date": ("2015-03-16", "2015", ""),
    "sex": ("Nam", "Nữ", ""),
    "ethnicity": ("Kinh", ""),
    "national_id": (NUMBER, "024315604933", ""),
    "mother_name": ("Vi Thị Mơ", ""),
    "special": ("Mồ côi", "Nhiễm HIV; Mồ côi", ""),
    "assisted": ("x", ""),
    "verification": ("sent", "matched", ""),
    "external_code": ("TE1", "TE2", ""),
    "original.birth_date": ("31/2", ""),
    "passed.invalid_name": ("đúng vậy", ""),
}
FIELDS = st.fixed_dictionaries({name: st.sampled_from(texts) for name, texts in TEXTS.items()})
CHOICES = st.dictionaries(st.sampled_from(sorted(TEXTS)), st.integers(0, 2), max_size=4)


def homes(app, records, together, chance):
    """Store records in one household or in several, with visits and decisions."""
    made = []
    for at, fields in enumerate(records):
        if made and together[at]:
            child = {"household_id": made[0].household_id, **an(), **fields}
            made += add_home(app, child)
        else:
            phone = chance.choice(("", "0912345678"))
            made += add_home(
                app, {**an(), **fields}, phone=phone, address=chance.choice(("", "Đội"))
            )
    with app.write("visit") as unit:
        for child in made:
            day = date(2026, 5, chance.randint(1, 28))
            unit.save(Visit(id=app.new_id(), household_id=child.household_id, visited_on=day))
        if chance.random() < 0.5:
            unit.save(two_children(made[0].id, made[-1].id, DIFFERENT))
        unit.save(two_children(made[1].id, add_home_in(unit, app, made[0]), DIFFERENT))
    return made


def add_home_in(unit, app, near):
    third = replace(near, id=app.new_id(), full_name="Người thứ ba", national_id="")
    unit.save(third)
    return third.id


def choices(wanted, records, made, chance):
    texts = {name: records[at % len(records)][name] for name, at in wanted.items()}
    if chance.random() < 0.4:
        texts["household_id"] = chance.choice(made).household_id
    return texts


@given(
    st.lists(FIELDS, min_size=2, max_size=3),
    CHOICES,
    st.lists(st.booleans(), min_size=3, max_size=3),
    st.integers(0, 1 << 16),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_taken_back_everything_is_as_it_was(app, records, wanted, together, seed):
    chance = random.Random(seed)
    made = homes(app, records, together, chance)
    before = everything(app)
    saved = merge(app, *made, texts=choices(wanted, records, made, chance))
    event("refused" if isinstance(saved, Refused) else "merged")
    if isinstance(saved, Refused):
        assert everything(app) == before
        return
    after = everything(app)
    assert [stored(app, one).merged_into for one in made[1:]] == [made[0].id] * (len(made) - 1)
    undone = undo_group(app, saved.group_id, on=ON)
    assert everything(app) == before
    undo_group(app, undone.group_id, on=ON)
    assert everything(app) == after


def test_what_was_changed_later_stands_and_the_merged_one_lives_again(app):
    kept, other = add_home(app, an()), add_home(app, an(mother_name="Vi Thị Mơ"))
    (kept,), (other,) = kept, other
    saved = merged(app, kept, other, texts={"full_name": "Lê Văn Ân"})
    edit(app, kept, full_name="Lê Văn Ấn", father_name="Lê Văn Tú")
    edit(app, other, action="sync", guardian_name="Bà Mận")
    undo_group(app, saved.group_id, on=ON)
    now, again = stored(app, kept), stored(app, other)
    assert (now.full_name, now.father_name, now.mother_name) == ("Lê Văn Ấn", "Lê Văn Tú", "")
    assert (again.status, again.merged_into, again.guardian_name) == (Status.ACTIVE, "", "Bà Mận")


def test_a_child_that_comes_back_has_its_home_back(app):
    """The second merge ended the household; taking back the first brings it back."""
    kept = add_home(app, an(), an(full_name="Lê Thị Mai"))
    other = add_home(app, an(), an(full_name="Lê Thị Mai"))
    first = merged(app, kept[0], other[0])
    second = merged(app, kept[1], other[1])
    undo_group(app, first.group_id, on=ON)
    with app.store.read() as snapshot:
        assert snapshot.households.get(other[0].household_id).status is Status.ACTIVE
    undo_group(app, second.group_id, on=ON)
    assert stored(app, other[1]).status is Status.ACTIVE


def test_a_merge_done_again_loses_nobody(app):
    """Merged one way, taken back, merged the other way: the first cannot be done again."""
    one, two = add_home(app, an(), an())
    undone = undo_group(app, merged(app, one, two).group_id, on=ON)
    merged(app, two, one)
    again = undo_group(app, undone.group_id, on=ON)
    assert [(kept.id, kept.fields) for kept in again.kept] == [(two.id, ("merged_into", "status"))]
    assert stored(app, two).status is Status.ACTIVE


def test_a_home_lived_in_again_is_not_ended_again(app):
    kept, other = add_home(app, an())[0], add_home(app, an())[0]
    undone = undo_group(app, merged(app, kept, other).group_id, on=ON)
    with app.write("visit") as unit:
        add_home_in(unit, app, other)
    undo_group(app, undone.group_id, on=ON)
    with app.store.read() as snapshot:
        assert snapshot.households.get(other.household_id).status is Status.ACTIVE


def test_a_record_others_ended_in_is_not_taken_away(app):
    other = add_home(app, an())[0]
    kept = add_home(app, an())[0]
    with app.store.read() as snapshot:
        made_by = snapshot.journal.of_entity("child", kept.id)[0].change.group_id
    merged(app, kept, other)
    undo_group(app, made_by, on=ON)
    assert stored(app, kept).status is Status.ACTIVE
