"""Where the children of an ended household live on."""

from app.services.doubles.living_home import living_home
from tests.app.services.look_alikes import add_home, an, edit, merged


def home_of(app, child):
    with app.store.read() as snapshot:
        home = snapshot.households.get(child.household_id)
        found = living_home(snapshot, home)
    return found.id if found else None


def test_the_home_of_the_living_record_is_found(app):
    kept, loser = add_home(app, an())[0], add_home(app, an())[0]
    assert home_of(app, loser) is None
    merged(app, kept, loser)
    assert home_of(app, loser) == kept.household_id


def test_children_who_live_on_apart_give_no_home(app):
    kept, another = add_home(app, an())[0], add_home(app, an(full_name="Mai"))[0]
    one, two = add_home(app, an(), an(full_name="Mai"))
    merged(app, kept, one)
    merged(app, another, two)
    assert home_of(app, one) is None


def test_an_ended_home_that_is_lived_in_gives_none(app):
    kept, loser = add_home(app, an())[0], add_home(app, an())[0]
    merged(app, kept, loser)
    edit(app, loser, status="active", merged_into="")
    assert home_of(app, loser) is None
