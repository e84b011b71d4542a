"""A list is numbered, kept and written in one piece, and undone in one."""

from datetime import date

import openpyxl
import pytest

from app.domain.errors import KnownError
from app.domain.handoff.row_key import read_hand_off_code, row_key
from app.domain.handoff.verification import Verification
from app.services.handoff.gather_hand_off import WantedHandOff
from app.services.handoff.make_hand_off import make_hand_off, read_hand_off, workbook_at
from app.services.undo_group import undo_group


def cells(path):
    return [list(row) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]


def test_a_list_has_a_number_and_marks_its_children(commune):
    made = commune.send()
    assert made.hand_off.number == 1
    assert read_hand_off_code(made.hand_off.code) == made.hand_off.code
    assert (made.hand_off.made_on, made.hand_off.due_on) == (date(2026, 6, 8), date(2026, 6, 10))
    assert commune.now(commune.an).verification is Verification.SENT
    rows = cells(made.paths[0])
    assert made.hand_off.code in rows[2][0]
    assert [row[1] for row in rows[4:7]] == [row_key(line.child_id) for line in made.lines]
    commune.app.clock.pass_time(days=14)
    assert commune.send().hand_off.number == 2


def test_undoing_takes_the_list_and_the_marks_back(commune):
    made = commune.send()
    undo_group(commune.app, made.group_id, on=commune.app.today())
    assert commune.now(commune.an).verification is Verification.NOT_SENT
    with commune.app.store.read() as snapshot:
        assert snapshot.hand_offs.stands("police") == []


def test_another_office_leaves_no_mark_on_the_record(commune):
    told = WantedHandOff(office="health", kinds=("no_id",))
    made = make_hand_off(commune.app, told, workbook_at(commune.app, commune.folder / "tyt.xlsx"))
    assert made.hand_off.code.startswith("TYT-07603-26001-")
    assert commune.now(commune.an).verification is Verification.NOT_SENT
    header = cells(made.paths[0])[3]
    assert "Ngày sinh do Trạm y tế cung cấp" in header
    assert "Điện thoại do Trạm y tế cung cấp" in header


@pytest.mark.parametrize("why", ["nobody", "no_folder", "cancelled"])
def test_nothing_is_kept_of_a_list_that_could_not_be_written(commune, why):
    told = WantedHandOff(office="police", kinds=("wrong_id",) if why == "nobody" else ("no_id",))
    folder = commune.folder / ("weg" if why == "no_folder" else "")
    with pytest.raises(KnownError) as caught:
        make_hand_off(
            commune.app,
            told,
            workbook_at(commune.app, folder / "a.xlsx"),
            cancelled=lambda: why == "cancelled",
        )
    codes = {"nobody": "nothing_to_send", "no_folder": "folder_missing", "cancelled": "cancelled"}
    assert caught.value.code == codes[why]
    with commune.app.store.read() as snapshot:
        assert snapshot.hand_offs.all() == []
    assert commune.now(commune.an).verification is Verification.NOT_SENT
    assert not list(commune.folder.glob("*.xlsx"))


def test_a_list_is_written_again_as_it_was(commune):
    made = commune.send()
    commune.change(commune.an, full_name="Lý Văn Ân")
    path = commune.folder / "lai.xlsx"
    workbook_at(commune.app, path)(read_hand_off(commune.app, made.hand_off.id))
    assert cells(path)[2:8] == cells(made.paths[0])[2:8]
    assert read_hand_off(commune.app, made.hand_off.id).lines == made.lines
    with pytest.raises(KnownError):
        read_hand_off(commune.app, "weg")
