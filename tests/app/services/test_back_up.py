import zipfile

import pytest

from app.bootstrap import open_app
from app.domain.errors import KnownError
from app.domain.household import Household
from app.services.back_up import back_up, restore
from app.storage.keys import KEY_FILE

PASSPHRASE = "một mật khẩu để thử"
OTHER = "mật khẩu của bản sao lưu"


def _home(app, head):
    home = Household(id=app.new_id(), head_name=head)
    with app.write("visit") as work:
        work.save(home)
    return home


def test_a_backup_comes_back_on_a_machine_that_has_nothing(app, tmp_path):
    home = _home(app, "Trịnh Văn Bí Mật")
    pack = tmp_path / "a.sotreem"
    assert back_up(app, pack, OTHER)
    assert "Bí Mật".encode() not in pack.read_bytes()
    assert restore(pack, tmp_path / "may-moi", OTHER) is None
    again = open_app(tmp_path / "may-moi", passphrase=OTHER)
    with again.store.read() as snapshot:
        assert snapshot.households.get(home.id) == home
    again.close()


def test_what_was_there_is_kept_beside(app, tmp_path):
    pack = tmp_path / "a.sotreem"
    back_up(app, pack, PASSPHRASE)
    later = _home(app, "Sau lần sao lưu")
    app.close()
    kept = restore(pack, app.folder, PASSPHRASE)
    restored, before = (open_app(place, passphrase=PASSPHRASE) for place in (app.folder, kept))
    with restored.store.read() as snapshot:
        assert snapshot.households.get(later.id) is None
    with before.store.read() as snapshot:
        assert snapshot.households.get(later.id) == later
    restored.close()
    before.close()


def test_a_backup_is_one_moment_though_others_go_on(app, tmp_path):
    _home(app, "Trước")
    pack = tmp_path / "a.sotreem"
    with app.write("visit") as work:
        work.save(Household(id=app.new_id(), head_name="Đang ghi dở"))
        back_up(app, pack, PASSPHRASE)
    restore(pack, tmp_path / "may-moi", PASSPHRASE)
    again = open_app(tmp_path / "may-moi", passphrase=PASSPHRASE)
    with again.store.read() as snapshot:
        assert [home.head_name for home in snapshot.households.all()] == ["Trước"]
    again.close()


@pytest.mark.parametrize("spoil", ["no zip", "no key", "cut"])
def test_a_spoilt_backup_touches_nothing(app, tmp_path, spoil):
    home = _home(app, "Lê Lâm")
    pack = tmp_path / "a.sotreem"
    back_up(app, pack, PASSPHRASE)
    _spoil(pack, spoil)
    app.close()
    with pytest.raises(KnownError, match=r"backup_damaged|store_damaged"):
        restore(pack, app.folder, PASSPHRASE)
    again = open_app(app.folder, passphrase=PASSPHRASE)
    with again.store.read() as snapshot:
        assert snapshot.households.get(home.id) == home
    again.close()


def _spoil(pack, how):
    if how == "no zip":
        pack.write_bytes(b"khong phai ban sao luu")
    elif how == "cut":
        pack.write_bytes(pack.read_bytes()[:-3000])
    else:
        with zipfile.ZipFile(pack) as held:
            parts = {name: held.read(name) for name in held.namelist() if name != KEY_FILE}
        with zipfile.ZipFile(pack, "w") as held:
            for name, part in parts.items():
                held.writestr(name, part)


def test_the_wrong_passphrase_and_a_missing_file_are_told(app, tmp_path):
    pack = tmp_path / "a.sotreem"
    back_up(app, pack, OTHER)
    with pytest.raises(KnownError, match="passphrase_wrong"):
        restore(pack, tmp_path / "may-moi", PASSPHRASE)
    assert not (tmp_path / "may-moi").exists()
    with pytest.raises(KnownError, match="file_not_found"):
        restore(tmp_path / "khong-co", tmp_path / "may-moi", OTHER)
