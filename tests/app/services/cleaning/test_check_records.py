from dataclasses import replace
from datetime import date

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.cleaning.check_records import check_everyone, find_problems, keep_problems


def _two_children(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    home = Household(id=app.new_id(), village_id=village.id, head_name="Lê Lâm")
    children = [
        Child(
            id=app.new_id(),
            household_id=home.id,
            full_name=name,
            birth_date=BirthDate(2010, 6, 10),
            national_id="024210000123",
        )
        for name in ("Lê Minh An", "Lê Minh Bình")
    ]
    with app.write("import") as work:
        work.save_all([home, *children])
        keep_problems(work, app.today(), [(child, home) for child in children])
    return children


def _codes(app, child):
    with app.store.read() as snapshot:
        return {problem.code for problem in snapshot.problems.of_child(child.id)}


def test_one_number_on_two_children_is_found_on_both(app):
    first, second = _two_children(app)
    assert "duplicate_national_id" in _codes(app, first) & _codes(app, second)


def test_a_date_is_looked_at_without_changing_the_store(app):
    first, _ = _two_children(app)
    with app.store.read() as snapshot:
        pairs = list(snapshot.children.everyone())
        found = {
            child.id: problems
            for child, problems in find_problems(snapshot, date(2026, 6, 11), pairs)
        }
    assert "over_age" in {problem.code for problem in found[first.id]}
    assert "over_age" not in _codes(app, first)


def test_everyone_is_looked_at_once_a_day_because_birthdays_pass(app, clock):
    first, _ = _two_children(app)
    assert check_everyone(app)
    assert not check_everyone(app)
    assert "over_age" not in _codes(app, first)
    clock.pass_time(days=3)
    assert check_everyone(app)
    assert "over_age" in _codes(app, first)


def test_a_number_put_right_frees_the_other_child_too(app):
    first, second = _two_children(app)
    with app.write("visit") as work:
        work.save(replace(first, national_id="024210000999"))
        keep_problems(work, app.today(), work.children.everyone())
    assert "duplicate_national_id" not in _codes(app, first) | _codes(app, second)


def test_the_quality_of_the_day_is_kept_with_the_daily_look(app):
    _two_children(app)
    assert check_everyone(app)
    with app.store.read() as snapshot:
        (figures,) = snapshot.quality.since(app.today()).values()
    assert (figures.children, figures.clean) == (2, 0)


def test_few_are_checked_as_they_are_among_many(app):
    children = _two_children(app)
    with app.write("import") as work:
        work.save_all(replace(children[0], id=app.new_id()) for _ in range(250))
    with app.store.read() as snapshot:
        everyone = snapshot.children.everyone()
        among_many = {c.id: found for c, found in find_problems(snapshot, app.today(), everyone)}
        few = snapshot.children.with_households([child.id for child in children])
        assert {c.id: found for c, found in find_problems(snapshot, app.today(), few)} == {
            child.id: among_many[child.id] for child in children
        }
