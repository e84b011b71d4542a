"""What came back is listed, given up, handed over and answered from the command line."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from app.bootstrap import create_app, open_app
from app.domain.errors import KnownError
from app.domain.places.units import find_commune
from sync.client import SyncClient
from sync.enroll import enroll
from sync.outcome import Done
from sync.returned import answer, give_up_returned, hand_over_returned, returned
from tests.forked import PASSPHRASE
from tests.sync.conftest import NAM_DUONG, VILLAGES
from tests.sync.homes import child_of, village
from tests.sync.merging import Desk, settle
from tests.sync.outside import OWN, refused_edit


def open_desk(folder) -> Desk:
    app = open_app(folder, passphrase=PASSPHRASE)
    return Desk(app, SyncClient(app.store, None, app.clock, app.new_id, lambda: 0.5))


@pytest.fixture
def folders(tmp_path, central, monkeypatch):
    monkeypatch.setenv("SOTREEM_PASSPHRASE", PASSPHRASE)
    made = []
    for name in ("xã", "cộng tác viên"):
        app = create_app(
            tmp_path / name, find_commune(NAM_DUONG), VILLAGES, passphrase=PASSPHRASE, author=name
        )
        confined = (village(app, OWN),) if made else ()
        enroll(app, central.url, central.enrolment_code(NAM_DUONG, name, confined))
        app.close()
        made.append(tmp_path / name)
    return made


def listed(folder, capsys):
    returned(data=folder)
    return list(csv.DictReader(StringIO(capsys.readouterr().out)))


def rounds(*folders):
    desks = [open_desk(folder) for folder in folders]
    outcomes = settle(*desks)
    for desk in desks:
        desk.app.close()
    return outcomes


def test_a_refused_text_goes_to_the_commune_and_is_answered_there(folders, capsys):
    official, collaborator = folders
    desks = [open_desk(folder) for folder in folders]
    child = refused_edit(*desks)
    for desk in desks:
        desk.app.close()
    [row] = listed(collaborator, capsys)
    assert (row["id"], row["code"], row["field"]) == (child.id, "outside_villages", "mother_name")
    assert (row["now"], row["wanted"]) == ("Trần Thị Mơ", "Lý Thị Hoa")
    hand_over_returned(child.id, data=collaborator)
    assert "1 thay đổi thành đề nghị" in capsys.readouterr().err
    with pytest.raises(KnownError) as nothing:
        give_up_returned(child.id, data=collaborator)
    assert nothing.value.code == "nothing_returned"
    rounds(collaborator, official)
    [row] = listed(official, capsys)
    assert (row["code"], row["wanted"]) == ("suggested", "Lý Thị Hoa")
    with pytest.raises(KnownError) as refused:
        answer(row["id"], data=collaborator)
    assert refused.value.code == "commune_decides"
    answer(row["id"], only="mother_name", data=official)
    assert "Đã ghi theo đề nghị" in capsys.readouterr().err
    assert all(isinstance(one, Done) for one in rounds(official, collaborator))
    desk = open_desk(official)
    assert child_of(desk.app, child).mother_name == "Lý Thị Hoa"
    desk.app.close()


def test_what_is_given_up_waits_no_more(folders, capsys):
    desk = open_desk(folders[0])
    with desk.app.write("visit") as work:
        place = work.villages.all()[0]
        work.save(replace(place, aliases=("x" * 5000,)))
    desk.sync()
    desk.app.close()
    [row] = listed(folders[0], capsys)
    assert (row["kind"], row["code"], row["name"]) == ("village", "field_too_long", place.name)
    give_up_returned(row["id"], data=folders[0])
    assert "Đã bỏ 1 thay đổi" in capsys.readouterr().err
    assert listed(folders[0], capsys) == []
    assert isinstance(rounds(folders[0])[0], Done)
