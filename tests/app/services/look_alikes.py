"""Records of one child entered twice, and merging them, for the tests of merges."""

from datetime import date

from app.domain.child import Child
from app.domain.fields import fields_of, noun_from
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.doubles.merge_children import Merge, merge_children, seen_now
from app.services.outcome import Saved

ON = date(2026, 6, 8)
NUMBER = "024215604933"


def villages(app):
    with app.store.read() as snapshot:
        return {village.name: village.id for village in snapshot.villages.all()}


def add_home(app, *children, action="visit", **fields):
    """Store a household with children, each given by its text fields; gives the children."""
    home = noun_from(Household, app.new_id(), 0, {"head_name": "Lê Văn Tú", **fields})
    made = [
        noun_from(Child, app.new_id(), 0, {"household_id": home.id, "status": "active", **child})
        for child in children
    ]
    with app.write(action) as unit:
        unit.save_all([home, *made])
    return made


def an(**fields):
    return {"full_name": "Lê Văn An", "birth_date": str(BirthDate(2015, 3, 16)), **fields}


def merge(app, kept, *merged, texts=None, seen=None):
    """Merge records as a person who sees them as they are now."""
    ids = [kept.id, *(one.id for one in merged)]
    with app.store.read() as snapshot:
        now = seen_now(snapshot, ids)
    asked = Merge(kept=kept.id, merged=tuple(ids[1:]), texts=texts or {}, seen=seen or now)
    return merge_children(app, asked, on=ON)


def merged(app, kept, *others, **asked):
    saved = merge(app, kept, *others, **asked)
    assert isinstance(saved, Saved), saved
    return saved


def stored(app, record):
    with app.store.read() as snapshot:
        return snapshot.children.get(record.id)


def edit(app, record, action="correct", **fields):
    """Change text fields of a record as it is stored now."""
    kind = "household" if isinstance(record, Household) else "child"
    with app.write(action) as unit:
        now = (unit.households if kind == "household" else unit.children).get(record.id)
        unit.save(noun_from(type(now), now.id, now.revision, {**fields_of(now), **fields}))


def everything(app):
    """Give every record that counts, and every child whatever its status, as text fields."""
    with app.store.read() as snapshot:
        records = [
            *snapshot.children.all_ever(),
            *snapshot.households.all_ever(),
            *snapshot.visits.all_ever(),
            *snapshot.decisions.all(),
        ]
        return {record.id: fields_of(record) for record in records}
