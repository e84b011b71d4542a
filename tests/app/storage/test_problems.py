from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.household import Household

SEX = Problem("sex", "missing_sex", Level.WORKLIST)
AGE = Problem("birth_date", "over_age", Level.WARN)


def test_what_is_found_takes_the_place_of_what_was_known(app):
    home = Household(id=app.new_id())
    first, second = (Child(id=app.new_id(), household_id=home.id) for _ in range(2))
    with app.write("import") as work:
        work.save_all([home, first, second])
        work.problems.replace({first.id: [SEX, AGE, SEX], second.id: [AGE]})
        work.problems.replace({first.id: [AGE]})
    with app.store.read() as snapshot:
        assert snapshot.problems.of_child(first.id) == [AGE]
        assert snapshot.problems.of_child(second.id) == [AGE]
    with app.write("import") as work:
        work.problems.replace({second.id: ()})
        assert work.problems.of_child(second.id) == []
