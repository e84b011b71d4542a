"""A store of an older program is put right when it is opened; who is allowed reads all of it."""

from app.bootstrap import create_app, open_app
from app.domain.places.units import find_commune
from app.services.circumstances.unlock import set_passphrase
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
