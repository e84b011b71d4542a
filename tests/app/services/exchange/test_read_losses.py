"""Who would end is named with the village and what it would become."""

from app.services.exchange.read_losses import read_losses
from app.services.exchange.watch_losses import GONE, Loss, allow_losses, keep_stopped
from tests.app.services.look_alikes import add_home, an, villages


def test_those_held_back_are_named_until_they_are_let_in(app):
    name, id_ = next(iter(villages(app).items()))
    one, other = add_home(app, an(), an(full_name="Lê Thị Bưởi"), village_id=id_)
    with app.store.read() as snapshot:
        assert read_losses(snapshot) == []
    stopped = [Loss(one.id, id_, "died"), Loss(other.id, "", GONE), Loss("none", id_, "died")]
    with app.write("sync") as work:
        keep_stopped(work, stopped)
    with app.store.read() as snapshot:
        named = read_losses(snapshot)
    assert [(n.child.full_name, n.village and n.village.name, n.status) for n in named] == [
        ("Lê Văn An", name, "died"),
        ("Lê Thị Bưởi", None, GONE),
    ]
    assert named[0].key == (one.id, "died")
    allow_losses(app, [(one.child_id, one.status) for one in stopped])
    with app.store.read() as snapshot:
        assert read_losses(snapshot) == []
