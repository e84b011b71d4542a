"""Nobody is left out whom a row could be about, and nearly nobody else is read."""

from dataclasses import replace

import pytest

from app.domain.handoff.row_key import row_key
from app.services.lists.find_candidates import find_candidates, homes_named
from app.services.lists.roster import Roster
from app.workbook.cells import ReadRow
from tests.app.services.look_alikes import add_home, an

NUMBER = "024215604933"
MEANT = an(external_code="te1", national_id=NUMBER, mother_name="Trần Thị Mơ", father_name="Lê Tú")
OTHER = an(full_name="Vi Na", birth_date="2016-01-02", mother_name="Trần Thị Mơ", father_name="A B")


def row(row_key="", before=None, **said):
    return replace(ReadRow("S", 2, "", said, {}), row_key=row_key, before=before or {})


def candidates(app, *rows, told=()):
    with app.store.read() as snapshot:
        return list(find_candidates(rows, Roster(snapshot).entries, told))


@pytest.mark.parametrize(
    "said",
    [
        row(full_name="LE VAN AN", birth_date="2015-03-16"),
        row(external_code="TE1"),
        row(national_id=NUMBER, full_name="Ai Khác"),
        row(mother_name="Tran Thi Mo", birth_date="2015-03-16"),
        row(father_name="Lê Tú", birth_date="2015-03-16", full_name="Bé trai"),
        row(full_name="Lê Văn Ân", birth_date="2015-03-17", before={"birth_date": "2015-03-16"}),
        row(full_name="Lê An", before={"full_name": "Lê Văn An", "birth_date": "2015-03-16"}),
    ],
)
def test_who_shares_what_a_row_is_known_by(app, said):
    child, _ = add_home(app, MEANT, OTHER)
    assert candidates(app, said) == [child.id]


def test_by_the_printed_key_by_a_persons_word_and_nameless_ones(app):
    child, other = add_home(app, MEANT, OTHER)
    (nameless,) = add_home(app, {"sex": "Nam"})
    assert candidates(app, row(row_key=row_key(child.id), full_name="X Y")) == [child.id]
    assert candidates(app, row(full_name="X Y"), told={other.id}) == [other.id]
    assert candidates(app, row(sex="Nam")) == [nameless.id]


def test_homes_by_head_and_phone(app):
    (child,) = add_home(app, MEANT, phone="0977872412")
    add_home(app, OTHER, head_name="Vi Quân")
    with app.store.read() as snapshot:
        roster = Roster(snapshot)
        named = [
            homes_named([ReadRow("S", 2, "", {}, said)], roster)
            for said in ({"head_name": "LE VAN TU", "phone": "0977872412"}, {"head_name": "Lê Tú"})
        ]
        assert homes_named([row(full_name="X")], roster) == set()
    assert named == [{child.household_id}, set()]
