"""Everybody is read by columns, names as they were folded, also where a sign stands in them."""

from tests.app.services.look_alikes import add_home, an, edit, villages


def test_everybody_ever_with_where_they_live(app):
    where = villages(app)["Biêng"]
    one, odd = add_home(
        app,
        an(mother_name="Trần Thị Mơ", external_code="TE1", national_id="024215604933"),
        an(full_name="Vi Thị | Đào", father_name="Vi Văn Sơn"),
        village_id=where,
        phone="0977872412",
    )
    edit(app, odd, status="moved_out")
    with app.store.read() as snapshot:
        homes = snapshot.entries.homes()
        first, second = snapshot.entries.all_ever(homes)
        named = list(snapshot.children.names_and_dates())
    assert named == [(one.id, "le van an", "2015-03-16")]
    home = homes[one.household_id]
    assert (home.village_id, home.head, home.phone) == (where, "le van tu", "0977872412")
    assert first[1:] == (
        *(home, "active", "2015-03-16", "024215604933", "TE1"),
        *("le van an", "", "tran thi mo"),
    )
    assert (second.id, second.status) == (odd.id, "moved_out")
    assert (second.name, second.father, second.mother) == ("vi thi | dao", "vi van son", "")
