from dataclasses import replace

import pytest

from app.domain.birth_date import BirthDate
from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.sex import Sex
from app.services.decide_duplicate import keep_apart
from app.services.find_likely import build_matcher
from app.services.scan_doubles import scan_doubles
from app.storage.child_list import ChildFilter


@pytest.fixture
def doubled(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    home = Household(id=app.new_id(), village_id=village.id, head_name="Giáp Văn Lâm")
    child = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Khuê",
        birth_date=BirthDate(2016, 3, 12),
        sex=Sex.FEMALE,
        mother_name="Nguyễn Thị Hoa",
    )
    twin = replace(child, id=app.new_id(), full_name="Giáp Minh Khue")
    other = replace(child, id=app.new_id(), full_name="Vi Bảo", birth_date=BirthDate(2019, 1, 1))
    with app.write("import") as work:
        work.save_all([home, child, twin, other])
    return child, twin


def test_a_scan_keeps_what_the_matcher_finds(app, doubled):
    assert scan_doubles(app) == 1
    with app.store.read() as snapshot:
        (pair,) = snapshot.likenesses.all()
        (found,) = build_matcher(snapshot).pairs()
        counts = snapshot.list.counts(ChildFilter())
    assert {pair.first_id, pair.second_id} == {child.id for child in doubled}
    assert pair.probability == found.probability
    assert pair.reasons == tuple((r.field, r.verdict) for r in found.reasons)
    assert counts.worklists["double"] == 2


def test_what_was_decided_is_not_asked_again(app, doubled):
    keep_apart(app, doubled[0].id, doubled[1].id)
    assert scan_doubles(app) == 0


def test_a_scan_that_is_stopped_leaves_the_last_one(app, doubled):
    with app.write("import") as work:
        for number in range(300):
            work.save(replace(doubled[0], id=app.new_id(), full_name=f"Trẻ {number}"))
    with pytest.raises(KnownError, match="cancelled"):
        scan_doubles(app, cancelled=lambda: True)
    with app.store.read() as snapshot:
        assert snapshot.likenesses.count() == 0


def test_progress_ends_at_the_end(app, doubled):
    seen = []
    scan_doubles(app, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)
