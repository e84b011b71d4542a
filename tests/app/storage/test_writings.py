from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.storage.child_list import ChildFilter


def test_what_is_written_of_a_child_and_its_household_is_read(app):
    home = Household(
        id=app.new_id(), head_name="Vi Sơn", address="Xóm 1", originals={"village": "Đội 9"}
    )
    an = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Lê An",
        birth_date=BirthDate(2016, 3),
        sex=Sex.MALE,
        guardian_name="Vi Sơn",
        originals={"national_id": "24216002208"},
        passed={"missing_parent": "mồ côi"},
    )
    bao = Child(id=app.new_id(), household_id=home.id, full_name="Lê Bảo")
    with app.write("import") as work:
        work.save_all([home, an, bao])
    with app.store.read() as snapshot:
        first, second = snapshot.writings.of(ChildFilter(words="le"))
        assert list(snapshot.writings.of(ChildFilter(words="le an"))) == [first]
        assert snapshot.writings.of_child(an.id) == first
        assert snapshot.writings.of_child("nobody") is None
    assert (first.child_id, first.household_id, first.full_name) == (an.id, home.id, "Lê An")
    assert (first.birth_date, first.sex, first.guardian_name) == ("2016-03", "Nam", "Vi Sơn")
    assert (first.village_id, first.head_name, first.address) == ("", "Vi Sơn", "Xóm 1")
    assert (first.originals, first.home_originals) == (an.originals, home.originals)
    assert (second.full_name, second.national_id, second.originals) == ("Lê Bảo", "", {})
