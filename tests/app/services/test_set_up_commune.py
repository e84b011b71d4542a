from app.services.set_up_commune import COMMUNE, set_up_commune


def test_a_name_that_stands_twice_is_one_village(app):
    made = set_up_commune(app, ["Thôn Cầu Meo", "thon cau meo", "Tổ dân phố số 05", "TDP 5", " "])
    assert [(village.kind, village.name) for village in made] == [
        ("thôn", "Cầu Meo"),
        ("tổ dân phố", "5"),
    ]
    with app.store.read() as snapshot:
        assert snapshot.settings.get(COMMUNE) == "07603"
        assert {village.id for village in made} <= {v.id for v in snapshot.villages.all()}


def test_the_same_list_again_changes_nothing(app):
    set_up_commune(app, ["Thôn Cầu Meo"])
    with app.store.read() as snapshot:
        before = snapshot.journal.last_seq()
    set_up_commune(app, ["Cầu Meo", "Thôn Cầu Meo"])
    with app.store.read() as snapshot:
        assert len([v for v in snapshot.villages.all() if v.name == "Cầu Meo"]) == 1
        assert snapshot.journal.last_seq() - before <= 1
