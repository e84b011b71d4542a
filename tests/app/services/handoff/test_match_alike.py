"""What describes nobody exactly is shown beside whom it is like, and never taken by itself."""

from app.services.handoff.match_alike import FoundIds, match_alike
from tests.app.services.police import AN


def alike(commune, *rows):
    found, ids = commune.found(*rows), FoundIds()
    with commune.app.store.read() as snapshot:
        match_alike(commune.app, snapshot, found.rows, ids, lambda: None)
    return ids


def test_a_misspelt_name_leads_to_the_child_it_is_like(commune):
    ids = alike(commune, commune.row(commune.an, AN, Mã="", name="Lý Văn Anh"))
    assert (ids.ids, ids.alike) == ({0: commune.an.id}, {0})


def test_a_stranger_is_like_nobody(commune):
    ids = alike(commune, commune.row(commune.an, Mã="", name="Vi Thị Lạ", Ngày="", mother=""))
    assert (ids.ids, ids.like) == ({}, {})
