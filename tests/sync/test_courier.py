"""The courier over lines that break, for devices that it must not carry for."""

from dataclasses import replace

import pytest

from app.domain.errors import KnownError
from sync.bundle import Bundle, read_bundle, write_bundle
from sync.courier import carry
from sync.memory import keep_link, read_link
from sync.pack import pack
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home


@pytest.fixture
def packed(make_device, tmp_path):
    laptop, _ = make_device("laptop")
    add_home(laptop, children=2)
    return read_bundle(pack(laptop, tmp_path).path)


@pytest.fixture
def office(make_device):
    return make_device("office")[0]


def test_a_line_that_breaks_writes_nothing_and_the_next_try_answers(
    packed, office, faulty, tmp_path, clock
):
    with office.write("enroll") as work:
        keep_link(work.settings, replace(read_link(work.settings), url=faulty.url))
    answer = tmp_path / "answer.sotreem"
    for fault, code in ((faults.cut_after_commit, "cut_off"), (faults.jammed("30"), "busy")):
        faulty.meet("/carry", fault)
        with pytest.raises(KnownError) as caught:
            carry(office, packed, answer)
        assert caught.value.code in (code, "offline")
        assert not answer.exists()
    with pytest.raises(KnownError) as caught:
        carry(office, packed, answer)
    assert caught.value.code == "busy"  # the central asked for half a minute
    clock.pass_time(minutes=1)
    with pytest.raises(KnownError, match="cancelled"):
        carry(office, packed, answer, cancelled=lambda: True)
    assert not answer.exists()
    told = []
    assert carry(office, packed, answer, told.append) == answer
    assert read_bundle(answer).kind == "answer"
    assert told[-1].done == told[-1].total == len(packed.parts)


def test_who_is_of_another_commune_or_unknown_is_refused(packed, office, tmp_path):
    def refused(bundle):
        with pytest.raises(KnownError) as caught:
            carry(office, bundle, tmp_path / "answer.sotreem")
        return caught.value.code

    assert refused(replace(packed, commune="07606")) == "bundle_other_commune"
    assert refused(replace(packed, label="00" * 16)) == "bundle_device_unknown"
    assert refused(replace(packed, parts=(b"x" * 200,))) == "bundle_refused"
    assert refused(replace(packed, kind="join", parts=(b"{}",))) == "bundle_refused"
    own = read_bundle(pack(office, tmp_path / "own.sotreem").path)
    assert refused(own) == "bundle_own"


def test_the_answer_lies_beside_under_its_usual_name(packed, office, tmp_path):
    path = carry(office, packed, tmp_path)
    assert path.name == f"tra-loi-{packed.label[:8]}.sotreem"
    write_bundle(Bundle("answer", "07603", packed.label), path)
    assert read_bundle(path).parts == ()
