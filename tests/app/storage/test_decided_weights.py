from app.domain.ids import ChildId

A, B, C = ChildId("a"), ChildId("b"), ChildId("c")


def test_what_was_kept_is_read_again_and_forgotten(app):
    with app.write("scan") as work:
        work.decided_weights.put({(A, B): 1.5, (A, C): -2.0})
        work.decided_weights.put({(A, B): 2.5})
    with app.store.read() as snapshot:
        assert snapshot.decided_weights.all() == {(A, B): 2.5, (A, C): -2.0}
    with app.write("scan") as work:
        work.decided_weights.forget(A, C)
        assert work.decided_weights.all() == {(A, B): 2.5}
