"""The first passphrase locks what waited for it; what is there twice goes."""

from app.services.circumstances.take_dropped import count_waiting
from app.services.circumstances.unlock import (
    change_passphrase,
    set_passphrase,
    unlock,
)
from app.storage.drop_box import SEAL, WAITING
from app.storage.seals import is_unlocked
from tests.app.allowed import WORD, open_up, protect
from tests.app.storage.test_drop_box import SECRET, family, opened, saved, sealed


def waiting(app):
    with app.store.read() as snapshot:
        return count_waiting(snapshot)


def test_the_first_passphrase_takes_over_what_waits_and_sends_it(app):
    home, child = family(app, special=SECRET)
    saved(app, home, child)
    assert waiting(app) == 1
    set_passphrase(app, WORD)
    assert waiting(app) == 0
    (one,) = sealed(app)
    assert not is_unlocked(one.seal)
    with app.store.read() as snapshot:
        assert snapshot.settings.get(WAITING) == "", "the key lies open no more"
        (sent,) = (
            out.change
            for out in snapshot.sync.outbox.outgoing(100)
            if out.change.entity == "confidential"
        )
    assert {name: new for name, (_, new) in sent.fields.items()} == {
        "child_id": child.id,
        "seal": one.seal,
        "sealed": one.sealed,
        "status": "active",
    }
    assert [c.code for c in opened(app)] == ["DB05"]


def test_what_two_lists_named_is_there_once(app):
    protect(app)
    home, child = family(app, special=SECRET)
    saved(app, home, child)
    saved(app, child)
    saved(app, *family(app, special=SECRET))
    assert len(sealed(app)) == 3
    open_up(app)
    assert len(sealed(app)) == 2
    assert {c.child_id for c in opened(app)} == {one.child_id for one in sealed(app)}


def test_a_seal_of_an_older_program_gets_a_box_by_its_passphrase(app):
    protect(app)
    with app.write("test") as work:
        old = work.settings.get(SEAL).replace('"box"', '"older"')
        work.settings.put(SEAL, old)
    home, child = family(app, special=SECRET)
    saved(app, home, child)
    assert waiting(app) == 1
    unlock(app, WORD)
    assert waiting(app) == 0
    assert [c.code for c in opened(app)] == ["DB05"]


def test_what_was_put_in_opens_by_a_new_passphrase_too(app):
    protect(app)
    home, child = family(app, special=SECRET)
    saved(app, home, child)
    change_passphrase(app, WORD, "mật khẩu mới")
    assert [c.code for c in opened(app)] == ["DB05"]
