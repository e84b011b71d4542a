"""Records are fetched together, each once, and come in the order they are asked for."""

from sqlalchemy import event

from app.services.lists.roster import Roster
from tests.app.services.look_alikes import add_home, an


def test_a_record_is_fetched_once(app):
    one, other = add_home(app, an(national_id="024215604933"), an(national_id="024215604933"))
    add_home(app, an(status="removed", national_id="024215604933"))
    asked = []
    with app.store.read() as snapshot:
        roster = Roster(snapshot)
        listen = lambda *told: asked.append(told[2])  # noqa: E731
        event.listen(snapshot._connection, "before_cursor_execute", listen)
        pairs = roster.pairs([other.id, one.id])
        known = len(asked)
        assert roster.children([one.id]) == [pairs[1][0]]
        assert roster.households([one.household_id]) == {one.household_id: pairs[0][1]}
        assert [child.id for child, _ in pairs] == [other.id, one.id]
        assert len(asked) == known
        assert roster.children(["nobody"]) == []
        assert [entry.id for entry in roster.active] == [one.id, other.id]
        assert len(roster.entries) == 3
        assert roster.holders() == {"024215604933": 2}
