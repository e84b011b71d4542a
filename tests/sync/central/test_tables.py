"""Each commune's rows can live on a server of their own: every key begins with the commune."""

from sync.central.tables import metadata


def test_every_key_and_unique_index_holds_the_commune_and_no_key_leads_elsewhere():
    for table in metadata.tables.values():
        assert next(column.name for column in table.primary_key) == "commune"
        assert not table.foreign_keys
        for index in table.indexes:
            assert next(iter(index.columns)).name == "commune"


def test_a_change_is_stored_once_whatever_batch_it_came_in():
    keys = [column.name for column in metadata.tables["change"].primary_key]
    assert keys == ["commune", "change_id"]
