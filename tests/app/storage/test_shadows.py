"""The central's copies beside the records."""

from app.storage.shadows import Shadow


def test_copies_are_kept_replaced_written_and_held(app):
    one = Shadow("child", "a", 3, {"full_name": "Vi Thị Bình", "of_a_newer_program": "x"})
    two = Shadow("household", "h", 4, {}, held="missing_parent")
    with app.write("sync") as work:
        work.sync.shadows.put([one, two])
        work.sync.shadows.put([Shadow("child", "a", 5, {"full_name": "Vi Thị Bính"})])
    with app.store.read() as snapshot:
        shadows = snapshot.sync.shadows
        found = shadows.get([one.key, two.key, ("child", "none")])
        assert found[one.key].fields == {"full_name": "Vi Thị Bính"}
        assert found[two.key] == two
        assert shadows.held() == [two]
        assert not shadows.is_empty()
        assert list(shadows.written()) == [
            ("household", "h", 4, "{}", None),
            ("child", "a", 5, '{"full_name":"Vi Thị Bính"}', None),
        ]
    with app.write("sync") as work:
        work.sync.shadows.drop([one.key, ("child", "none")])
        assert [one.entity for one in work.sync.shadows.written()] == ["household"]
        work.sync.shadows.drop([two.key])
        assert work.sync.shadows.is_empty()
