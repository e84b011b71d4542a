"""The central's copies beside the records."""

from app.storage.shadows import Shadow


def test_copies_are_kept_replaced_counted_and_held(app):
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
        assert shadows.counts() == {"child": 1, "household": 1}
        assert sorted(shadows.revisions()) == [("child", "a", 5), ("household", "h", 4)]
    with app.write("sync") as work:
        work.sync.shadows.forget_revisions()
        assert {revision for _, _, revision in work.sync.shadows.revisions()} == {0}
    with app.write("sync") as work:
        work.sync.shadows.drop([one.key, ("child", "none")])
        assert work.sync.shadows.counts() == {"household": 1}
