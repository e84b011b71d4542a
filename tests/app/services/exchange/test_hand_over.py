"""What a collaborator may not write any more reaches the commune, over a real central."""

import pytest

from app.domain.errors import KnownError
from app.domain.status import Status
from app.services.exchange.hand_over import hand_over
from app.services.undo_group import undo_group
from sync.outcome import Done, NeedsAttention
from tests.sync.conftest import make_device  # noqa: F401 (a fixture)
from tests.sync.homes import edit
from tests.sync.merging import settle
from tests.sync.outside import OWN, keys_of, make_pair, move, refused_edit, village


def hand(desk, *keys):
    villages = [village(desk.app, OWN)]
    return hand_over(desk.app, keys, villages, on=desk.app.today())


def suggestions(desk):
    with desk.app.store.read() as snapshot:
        return snapshot.suggestions.open()


def test_the_text_reaches_the_commune_and_nobody_says_done_while_it_waits(make_device):  # noqa: F811
    official, collaborator = make_pair(make_device)
    child = refused_edit(official, collaborator)
    assert hand(collaborator, ("child", child.id)).changes == 1
    assert keys_of(collaborator.app) == []
    outcomes = settle(collaborator, official)
    assert all(isinstance(one, NeedsAttention) for one in outcomes), outcomes
    assert official.client.status().conflicts == 1
    assert collaborator.client.status().conflicts == 1
    [one] = suggestions(official)
    assert dict(one.pairs) == {"mother_name": ("Trần Thị Mơ", "Lý Thị Hoa")}
    assert (one.about, one.about_id, one.name) == ("child", child.id, child.full_name)
    assert (one.author, one.village_id) == (collaborator.app.author, village(official.app, OWN))
    assert official.child(child).mother_name == "Trần Thị Mơ"
    assert suggestions(collaborator) == [one]


def test_a_household_moved_out_is_back_here_until_the_commune_decides_and_undo_withdraws(
    make_device,  # noqa: F811
):
    official, collaborator = make_pair(make_device)
    child = refused_edit(official, collaborator)
    hand(collaborator, ("child", child.id))
    settle(collaborator, official)
    move(official.app, child.household_id, OWN)
    settle(official, collaborator)
    move(collaborator.app, child.household_id, "Đồng Á")
    edit(collaborator.app, child, father_name="Vi Văn An")
    collaborator.sync()
    home = ("household", child.household_id)
    assert keys_of(collaborator.app) == [home]
    given = hand(collaborator, home)
    with collaborator.app.store.read() as snapshot:
        assert snapshot.households.get(home[1]).village_id == village(collaborator.app, OWN)
    settle(collaborator, official)
    assert len(suggestions(official)) == 2
    assert collaborator.child(child).status is Status.ACTIVE

    undo_group(collaborator.app, given.group_id, on=collaborator.app.today())
    settle(collaborator, official)
    assert [one.about for one in suggestions(official)] == ["child"]
    assert keys_of(collaborator.app) == [home]


def test_only_what_lies_elsewhere_is_handed_over_and_only_by_a_collaborator(make_device):  # noqa: F811
    official, collaborator = make_pair(make_device)
    child = refused_edit(official, collaborator)
    for villages, keys in (([], [("child", child.id)]), (["v"], []), (["v"], [("child", "x")])):
        with pytest.raises(KnownError) as refused:
            hand_over(collaborator.app, keys, villages, on=collaborator.app.today())
        assert refused.value.code == "not_handed_over"
    edit(official.app, child, special="x" * 5000)
    official.sync()
    with pytest.raises(KnownError):
        hand(official, ("child", child.id))
    assert not isinstance(official.sync(), Done)
