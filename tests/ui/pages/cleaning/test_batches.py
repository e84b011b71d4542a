"""*Việc đã làm*: what an undo would do is said before it is done, whichever batch it is about."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.bootstrap import open_app
from app.services.undo_group import Foreseen, Kept, Restored
from ui.pages.cleaning.batch_panel import NOTHING_LEFT, foreseen_sentence
from ui.signals import Wish

BATCHES = 2
PASSPHRASE = "một mật khẩu để thử"


def child_of(app, name):
    with app.store.read() as snapshot:
        return next(one for one, _ in snapshot.children.everyone() if one.full_name == name)


def correct(app, name, **fields):
    with app.write("correct") as work:
        work.save(replace(child_of(app, name), **fields))


@pytest.fixture
def batches_of(rest):
    def opened(window):
        window.go(Wish("cleaning"))
        window.page.parts.go_to(BATCHES)
        rest(window)
        batches = window.page.parts.batches
        batches.view.setFocus()
        return batches

    return opened


def test_a_batch_in_the_middle_says_what_stays(window, batches_of, press, rest):
    app = window.desk.app
    correct(app, "Nguyễn Văn An", mother_name="Trần Thị Hòa")
    correct(app, "Hoàng Hòa", mother_name="Lý Thị Ứng", father_name="Hoàng Văn Ứng")
    correct(app, "Hoàng Hòa", mother_name="Lý Thị Ưng")
    batches = batches_of(window)
    assert batches.about.text() == "Hoàn tác sẽ trả lại như trước 1 trẻ."
    press(Qt.Key.Key_Down)
    rest(window)
    assert batches.about.text() == (
        "Hoàn tác sẽ trả lại như trước 1 trẻ; giữ nguyên 1 trẻ đã sửa sau đó."
    )
    batches.undo.click()
    rest(window)
    stored = child_of(app, "Hoàng Hòa")
    assert (stored.father_name, stored.mother_name) == ("Hoàng Văn Út", "Lý Thị Ưng")
    assert child_of(app, "Nguyễn Văn An").mother_name == "Trần Thị Hòa"


def test_an_import_with_later_work_is_foreseen_and_undone_after_a_restart(
    window, batches_of, open_main, press, rest
):
    app = window.desk.app
    correct(app, "Nguyễn Văn An", mother_name="Trần Thị Hòa")
    folder = app.folder
    window.close()
    app.close()
    again = open_main(open_app(folder, passphrase=PASSPHRASE, author="Cán bộ xã"))
    batches = batches_of(again)
    press(Qt.Key.Key_Down)
    rest(again)
    assert batches.about.text() == (
        "Hoàn tác sẽ bỏ khỏi sổ 4 trẻ, 3 hộ do việc này thêm vào; "
        "giữ nguyên 1 trẻ, 1 hộ đã sửa sau đó."
    )
    batches.undo.click()
    rest(again)
    with again.desk.app.store.read() as snapshot:
        assert [child.full_name for child, _ in snapshot.children.everyone()] == ["Nguyễn Văn An"]
    again.close()
    again.desk.app.close()


def test_the_sentence_counts_records_not_fields():
    restored = tuple(Restored("child", "1", name, "new", "old") for name in ("sex", "ethnicity"))
    assert foreseen_sentence(Foreseen((), restored, ())) == "Hoàn tác sẽ trả lại như trước 1 trẻ."
    kept = (Kept("child", "1", ("sex",)),)
    assert foreseen_sentence(Foreseen((), (), kept)) == NOTHING_LEFT
