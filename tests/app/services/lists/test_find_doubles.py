"""Who a new row perhaps is, in the commune and in the list, with the reasons."""

from datetime import date

import pytest

from app.domain.errors import KnownError
from app.services.lists.find_doubles import find_doubles
from app.services.lists.import_report import RowRef
from app.services.lists.import_workbook import import_workbook
from app.services.lists.preview_list import preview_list
from app.services.lists.read_list import read_list

ON = date(2026, 6, 8)
PAO = ["", "TE1", "Vừ Mí Páo", "6/5/2018", "Nam", "", "Vừ Mí Sùng", "Biêng", "0977872412"]


def shown(app, path):
    return preview_list(app, read_list(app, path, on=ON), on=ON)


def other(code, name=PAO[2], born=PAO[3]):
    return ["", code, name, born, *PAO[4:]]


def test_doubles_of_the_commune_and_of_the_list_are_found_and_siblings_are_not(app, list_file):
    import_workbook(app, list_file(PAO), on=ON)
    with app.store.read() as snapshot:
        (stored,) = snapshot.children.all()
    sister = ["", "TE9", "Vừ Thị Chía", "1/2/2020", "Nữ", *PAO[5:]]
    path = list_file(other("TE2"), sister, other("TE3", "Vừ Mí Páo", "5/6/2018"), name="b.xlsx")
    found = find_doubles(app, shown(app, path))
    assert found.keys() == {RowRef("DS", 2), RowRef("DS", 4)}
    assert {(d.child_id, d.row) for d in found[RowRef("DS", 2)]} == {
        (stored.id, None),
        (None, RowRef("DS", 4)),
    }
    best = next(d for d in found[RowRef("DS", 2)] if d.child_id)
    assert best.full_name == "Vừ Mí Páo"
    assert (best.birth_date, best.adults, best.village) == ("2018-05-06", "Vừ Mí Sùng", "Biêng")
    assert best.reasons[0].verdict in ("same", "rare")
    assert [d.probability for d in found[RowRef("DS", 2)]] == sorted(
        (d.probability for d in found[RowRef("DS", 2)]), reverse=True
    )


def test_who_is_known_already_is_no_double(app, list_file):
    import_workbook(app, list_file(PAO), on=ON)
    assert find_doubles(app, shown(app, list_file(PAO))) == {}


def test_the_search_says_how_far_it_is_and_can_be_stopped(app, list_file):
    rows = [other(f"TE{at}", f"Vừ Mí {'Páo ' * at}") for at in range(1, 120)]
    preview, told = shown(app, list_file(*rows)), []
    find_doubles(app, preview, progress=lambda *step: told.append(step))
    assert told[-1] == (238, 238)
    with pytest.raises(KnownError, match="cancelled"):
        find_doubles(app, preview, cancelled=lambda: True)


def test_the_twin_of_a_stored_child_is_asked_about(app, list_file):
    named = ["", "", "Vừ Mí An", *PAO[3:]]
    import_workbook(app, list_file(named), on=ON)
    preview = shown(app, list_file(["", "", "Vừ Mí Ân", *PAO[3:]], name="b.xlsx"))
    assert (preview.report.added, preview.report.changed) == (1, 0)
    assert find_doubles(app, preview).keys() == {RowRef("DS", 2)}
