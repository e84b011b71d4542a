"""A corrected name or date finds its child, and nobody else finds it."""

import shutil
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from app.demo.commune import invent_commune
from app.domain.errors import KnownError
from app.domain.fields import fields_of
from app.domain.ids import id_maker
from app.domain.person.birth_date import BirthDate
from app.domain.places.units import find_commune
from app.services.lists.import_report import MatchedBy
from app.services.lists.match_likely import match_likely, person_in
from app.services.lists.match_rows import match_rows
from app.services.lists.roster import Roster
from app.workbook.cells import ReadRow
from tests.conftest import Clock, open_book


@pytest.fixture(scope="module")
def stored(tmp_path_factory, blank):
    """A store with 600 children who have no code, each once."""
    folder = tmp_path_factory.mktemp("likely") / "kho"
    shutil.copytree(blank[0], folder)
    clock = Clock()
    app = open_book(folder, blank[1], clock, id_maker(clock, Random(7).getrandbits))
    invented = invent_commune(5, 600, commune=find_commune("07603"), on=date(2026, 6, 8))
    homes = {home.id: home for home in invented.households}
    first = {first for first, _ in invented.duplicates} | {
        again for _, again in invented.duplicates
    }
    children = [c for c in invented.children if c.id not in first]
    with app.write("import") as work:
        work.save_all((*invented.villages, *homes.values()))
        work.save_all(replace(c, external_code="", source="") for c in children)
    with app.store.read() as snapshot:
        yield Roster(snapshot)
    app.close()


@pytest.fixture
def commune(stored):
    return stored.pairs(entry.id for entry in stored.entries)


def row(number, child, home, **corrected):
    said = {name: text for name, text in fields_of(child).items() if name != "household_id"}
    return ReadRow("DS", number, f"b#DS!{number}", {**said, **corrected}, fields_of(home))


def likely(rows, stored, tick=lambda: None):
    rows = dict(enumerate(rows))
    matches = match_rows(rows, stored.pairs(entry.id for entry in stored.entries))
    match_likely(rows, stored, matches, [], tick)
    return {
        at: matches.children[at].id for at, by in matches.by.items() if by is MatchedBy.LIKENESS
    }


def known(child):
    born = child.birth_date
    return (
        born and born.is_complete and child.mother_name and not child.national_id and born.day < 28
    )


def test_corrected_dates_find_their_children(commune, stored):
    chosen = [(c, h) for c, h in commune if known(c)][:40]
    rows = [
        row(at, c, h, birth_date=str(replace(c.birth_date, day=c.birth_date.day + 1)))
        for at, (c, h) in enumerate(chosen)
    ]
    found = likely(rows, stored)
    assert all(child_id == chosen[at][0].id for at, child_id in found.items())
    assert len(found) >= len(chosen) * 0.5


def slipped(name):
    return f"{name[:-1]}{'o' if name[-1] != 'o' else 'a'}"


def test_corrected_names_of_a_whole_list_find_their_children(commune, stored):
    wrong = {c.id for c, _ in [pair for pair in commune if known(pair[0])][:30]}
    rows = [
        row(at, c, h, **({"full_name": slipped(c.full_name)} if c.id in wrong else {}))
        for at, (c, h) in enumerate(commune)
    ]
    found = likely(rows, stored)
    assert all(child_id == commune[at][0].id for at, child_id in found.items())
    assert set(found.values()) <= wrong
    assert len(found) >= len(wrong) * 0.7


def test_what_is_no_name_is_a_slip_also_in_a_list_of_some(commune, stored):
    chosen = [(c, h) for c, h in commune if known(c)][:30]
    rows = [row(at, c, h, full_name=slipped(c.full_name)) for at, (c, h) in enumerate(chosen)]
    found = likely(rows, stored)
    assert all(child_id == chosen[at][0].id for at, child_id in found.items())


def test_another_name_in_a_list_of_some_is_not_sure_enough(commune, stored):
    chosen = [(c, h) for c, h in commune if known(c)][:40]
    rows = [
        row(at, c, h, full_name=f"{c.full_name.rsplit(' ', 1)[0]} {name}")
        for at, (c, h) in enumerate(chosen)
        for name in ["Linh" if c.full_name.endswith("Minh") else "Minh"]
    ]
    assert likely(rows, stored) == {}


def test_a_brother_or_sister_is_not_taken_for_a_child(commune, stored):
    chosen = [(c, h) for c, h in commune if known(c)][:40]
    rows = [
        row(at, c, h, full_name=f"{c.full_name.split()[0]} Thị Bạch Tuyết", birth_date="2012-02-03")
        for at, (c, h) in enumerate(chosen)
    ]
    assert likely(rows, stored) == {}


def test_nobody_is_asked_about_when_all_are_found(commune, stored):
    def never():
        raise AssertionError

    assert likely([row(at, *pair) for at, pair in enumerate(commune)], stored, never) == {}


def test_it_can_be_stopped(commune, stored):
    def stop():
        raise KnownError("cancelled")

    child, home = commune[0]
    with pytest.raises(KnownError, match="cancelled"):
        likely([row(0, child, home, full_name="Lò Thị Pao")], stored, stop)


def test_a_row_is_a_person_as_far_as_it_says(commune):
    child, home = commune[0]
    person = person_in(row(0, child, home), "x")
    assert (person.full_name, person.birth_date) == (child.full_name, child.birth_date)
    assert person_in(ReadRow("DS", 1, "", {}, {}), "x").birth_date is None
    assert isinstance(person.birth_date, BirthDate)
