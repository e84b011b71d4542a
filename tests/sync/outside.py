"""A collaborator whose change is refused: the household moved to another village meanwhile."""

from dataclasses import replace

from app.domain.child import Child
from app.domain.household import Household
from app.services.exchange.read_returned import read_returned
from tests.sync.homes import add_home, edit, village
from tests.sync.merging import Desk

OWN, OTHER = "Biêng", "Đồng Á"


def make_pair(make_device) -> tuple[Desk, Desk]:
    """The commune's official, and a collaborator bound to one village."""
    official = Desk(*make_device("official"))
    return official, Desk(*make_device("collaborator", (village(official.app, OWN),)))


def move(app, home_id: str, name: str) -> None:
    with app.write("correct") as work:
        home = work.households.get(home_id)
        work.save(replace(home, village_id=village(app, name)))


def refused_edit(official: Desk, collaborator: Desk) -> Child:
    """A child of whom the collaborator wrote the mother, while the household was moved away."""
    child = add_home(official.app, village_name=OWN)[0]
    for desk in (official, collaborator):
        desk.sync()
    move(official.app, child.household_id, OTHER)
    official.sync()
    edit(collaborator.app, child, mother_name="Lý Thị Hoa")
    collaborator.sync()
    assert keys_of(collaborator.app) == [("child", child.id)]
    return child


def refused_newcomer(official: Desk, collaborator: Desk) -> Child:
    """A child whom only the collaborator has, in a household that was moved away."""
    sister = add_home(official.app, village_name=OWN)[0]
    for desk in (official, collaborator):
        desk.sync()
    move(official.app, sister.household_id, OTHER)
    official.sync()
    with collaborator.app.write("visit") as work:
        new = replace(sister, id=collaborator.app.new_id(), full_name="Lâm Văn Út", revision=0)
        work.save(new)
    collaborator.sync()
    assert keys_of(collaborator.app) == [("child", new.id)]
    return new


def keys_of(app) -> list[tuple[str, str]]:
    with app.store.read() as snapshot:
        return [(one.entity, one.entity_id) for one in read_returned(snapshot)]


def home_of(app, id_: str) -> Household | None:
    with app.store.read() as snapshot:
        return snapshot.households.get(id_)
