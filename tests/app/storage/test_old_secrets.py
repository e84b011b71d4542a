"""What stood in the open of rows and journal is crossed, and given back once for each child."""

import json

from app.domain.exchange.conflict import Version, read_versions, write_versions
from app.storage.engine import transaction
from app.storage.old_secrets import OldSecrets
from tests.app.all_texts import all_texts
from tests.app.storage.test_drop_box import family, saved

NOW, BEFORE = "Trẻ em bị xâm hại tình dục", "Trẻ em nhiễm HIV/AIDS"


def write_in_the_open(app, child):
    """Put texts where an older program had them: the row, and its line in the journal."""
    with transaction(app.store._engine, immediate=True) as connection:
        run = connection.exec_driver_sql
        run("UPDATE child SET special = ?, source = 'a#S!3' WHERE id = ?", (NOW, child.id))
        fields = json.dumps({"special": [BEFORE, NOW], "full_name": ["", "Lê Văn An"]})
        run("UPDATE journal SET fields = ? WHERE entity_id = ?", (fields, child.id))


def test_rows_and_journal_are_crossed(app):
    home, child = family(app, full_name="Lê Văn An", special="Mồ côi")
    saved(app, home, child)
    write_in_the_open(app, child)
    with transaction(app.store._engine, immediate=True) as connection:
        found = OldSecrets(connection).take_out()
        assert OldSecrets(connection).take_out() == []
    assert {(one.group, one.holds, one.source) for one in found} == {
        (NOW, True, "a#S!3"),
        (BEFORE, False, ""),
    }
    assert {one.child_id for one in found} == {child.id}
    with app.store.read() as snapshot:
        assert snapshot.children.get(child.id).special == "x"
        (line,) = snapshot.journal.of_entity("child", child.id)
    assert line.change.fields == {"special": ("x", "x"), "full_name": ("", "Lê Văn An")}
    assert "HIV" not in all_texts(app)


def test_texts_that_wait_for_a_decision_and_original_ones_are_crossed_too(app):
    home, child = family(app, full_name="Lê Văn An", special="Mồ côi")
    saved(app, home, child)
    waiting = write_versions([Version(text="Mồ côi", change="a"), Version(text=NOW, change="b")])
    garbled = {"conflict.special": waiting, "original.at_risk": "MÑ bÞ HIV"}
    fields = {name: ["", text] for name, text in {**garbled, "at_risk": "Mẹ bị HIV"}.items()}
    with transaction(app.store._engine, immediate=True) as connection:
        run = connection.exec_driver_sql
        more = (json.dumps(garbled), child.id)
        run("UPDATE child SET at_risk = 'Mẹ bị HIV', more = ? WHERE id = ?", more)
        run("UPDATE journal SET fields = ? WHERE entity_id = ?", (json.dumps(fields), child.id))
        found = OldSecrets(connection).take_out()
    assert {(one.field, one.group, one.holds) for one in found} == {
        ("special", NOW, True),
        ("at_risk", "Mẹ bị HIV", True),
    }
    with app.store.read() as snapshot:
        kept = snapshot.children.get(child.id)
    assert (kept.special, kept.at_risk, kept.originals) == ("Mồ côi", "x", {})
    assert [one.text for one in read_versions(kept.conflicts["special"])] == ["Mồ côi", "x"]
    assert "HIV" not in all_texts(app)
    assert "xâm hại" not in all_texts(app)
