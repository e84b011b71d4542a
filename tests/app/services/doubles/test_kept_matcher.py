"""The kept memory is believed only where it is the memory of this very store."""

from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.doubles.find_likely import LikelyChildren, build_matcher
from app.services.doubles.kept_matcher import FILE, keep_matcher, restore_matcher


@pytest.fixture
def kept(app):
    home = Household(id=app.new_id(), head_name="Giáp Văn Lâm")
    with app.write("import") as work:
        work.save(home)
        for name, day in (("Giáp Minh Khuê", 2), ("Giap Minh Khue", 2), ("Vi Thị Bảo", 9)):
            born = BirthDate(2016, 3, day)
            work.save(Child(id=app.new_id(), household_id=home.id, full_name=name, birth_date=born))
    likely = LikelyChildren(app)
    with app.store.read() as snapshot:
        likely.level_with(snapshot)
    likely.keep()
    return app


def told(matcher):
    found = matcher.pairs(least=0.01)
    return [(pair.first_id, pair.second_id, round(pair.probability, 9)) for pair in found]


def test_what_was_kept_says_the_same(kept):
    with kept.store.read() as snapshot:
        matcher, seq = restore_matcher(kept, snapshot)
        assert seq == snapshot.journal.last_seq()
        assert told(matcher) == told(build_matcher(snapshot))


def test_nobody_is_named_in_the_clear(kept):
    with kept.store.read() as snapshot:
        name = snapshot.children.all()[0].full_name
    assert name.encode() not in (kept.folder / FILE).read_bytes()


def test_what_was_written_since_is_caught_up_with(kept):
    with kept.write("correct") as work:
        child = work.children.all()[0]
        work.save(replace(child, id=kept.new_id(), full_name=child.full_name.upper()))
        work.save(replace(work.children.all()[1], full_name="Sùng A Páo"))
    with kept.store.read() as snapshot:
        level = LikelyChildren(kept).level_with(snapshot)
        assert told(level) == told(build_matcher(snapshot))


@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(b"x" * 999), lambda f: f.unlink()])
def test_a_spoilt_or_lost_file_is_no_harm(kept, spoil):
    spoil(kept.folder / FILE)
    with kept.store.read() as snapshot:
        assert restore_matcher(kept, snapshot) is None
        assert told(LikelyChildren(kept).level_with(snapshot)) == told(build_matcher(snapshot))


def test_the_memory_of_another_journal_is_not_believed(kept):
    with kept.store.read() as snapshot:
        matcher, seq = restore_matcher(kept, snapshot)
        assert not keep_matcher(kept, snapshot, matcher, seq + 5)
    with kept.write("correct") as work:
        work.save(replace(work.children.all()[0], full_name="Lò Thị Pao"))
    with kept.store.read() as snapshot:
        later = build_matcher(snapshot)
        assert keep_matcher(kept, snapshot, later, snapshot.journal.last_seq())
        first_line = snapshot.journal.change_at(1)
    assert first_line is not None
