"""A store knows when it was restored or copied, and only then."""

import shutil
from pathlib import Path

import pytest

from app.domain.errors import KnownError
from app.services.exchange.know_generation import GENERATION_FILE, know_generation
from app.storage.store import STORE_FILE, open_store
from app.storage.sync_state import Cursor


def generation(app):
    return know_generation(app.store, app.clock, app.new_id)


def test_it_stays_until_the_folder_is_copied_or_its_file_is_gone(app, tmp_path):
    first = generation(app)
    assert generation(app) == first
    copied = shutil.copytree(app.folder, tmp_path / "copy")
    copy = open_store(copied, app.store.key)
    assert know_generation(copy, app.clock, app.new_id) not in {first, ""}
    copy.close()
    assert generation(app) == first
    (app.folder / GENERATION_FILE).unlink()
    assert generation(app) != first


def test_a_copy_does_not_believe_that_it_holds_what_it_sent(app):
    generation(app)
    with app.write("sync") as work:
        work.sync.move_cursor(Cursor("a life", 7, 9))
    (app.folder / GENERATION_FILE).write_text("of another store")
    generation(app)
    with app.store.read() as snapshot:
        assert snapshot.sync.cursor() == Cursor("a life", 7, 0)


def test_a_folder_that_takes_no_file_says_so_and_nothing_is_believed(app):
    (app.folder / f"{GENERATION_FILE}.part").mkdir()
    with pytest.raises(KnownError, match="folder_not_writable"):
        generation(app)
    assert Path(app.folder / STORE_FILE).exists()
