"""A store of an older program is put right when it is opened; who is allowed reads all of it."""

import json

from app.bootstrap import create_app, open_app
from app.domain.places.units import find_commune
from app.services.circumstances.unlock import set_passphrase
from app.storage.old_secrets import PARTED
from tests.app.all_texts import all_texts
from tests.app.storage.test_drop_box import family, opened, saved
from tests.app.storage.test_old_secrets import write_in_the_open

WORD = "mật khẩu riêng"


def test_it_is_done_once_when_the_store_is_opened(tmp_path):
    with_key = {"passphrase": "mật khẩu sổ"}
    app = create_app(tmp_path / "kho", find_commune("07603"), **with_key)
    home, child = family(app, full_name="Lê Văn An", special="Mồ côi")
    saved(app, home, child)
    write_in_the_open(app, child)
    app.close()
    for _ in range(2):
        app = open_app(tmp_path / "kho", **with_key)
        assert "HIV" not in all_texts(app)
        assert "xâm hại" not in all_texts(app)
        with app.store.read() as snapshot:
            assert len(snapshot.confidentials.all()) == 2
        app.close()
    app = open_app(tmp_path / "kho", **with_key)
    set_passphrase(app, WORD)
    assert {(one.code, one.ended_on) for one in opened(app)} == {
        ("DB11", None),
        ("DB05", app.today()),
    }
    app.close()


def test_what_was_being_typed_is_sealed_too_also_where_the_rest_was_done_before(tmp_path):
    app = create_app(tmp_path / "kho", find_commune("07603"), passphrase=None)
    home, child = family(app, full_name="Lê Văn An")
    saved(app, home, child)
    texts = {"full_name": "Lê Văn An", "special": "Trẻ em bị xâm hại tình dục; Mồ côi"}
    form = {"draft_id": "d1", "child_id": child.id, "texts": texts, "start": {}}
    with app.write("test") as unit:
        unit.settings.put(PARTED, "1")
        unit.drafts.put("d1", "visit", json.dumps(form, ensure_ascii=False), app.clock())
        unit.drafts.put("d2", "cleaning", json.dumps([json.dumps(form)]), app.clock())
        unit.drafts.put("d3", "report/weekly", "Không phải biểu mẫu", app.clock())
    app.close()
    for _ in range(2):
        app = open_app(tmp_path / "kho", passphrase=None)
        assert "xâm hại" not in all_texts(app)
        with app.store.read() as snapshot:
            bodies = {one.id: one.body for one in snapshot.drafts.all()}
        app.close()
    kept, beside = json.loads(bodies["d1"]), json.loads(json.loads(bodies["d2"])[0])
    assert kept["texts"] == beside["texts"] == texts | {"special": "Mồ côi"}
    assert len(kept["prepared"]["dropped"]) == len(beside["prepared"]["dropped"]) == 1
    assert bodies["d3"] == "Không phải biểu mẫu"
