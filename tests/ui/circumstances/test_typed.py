"""What was typed and not stored is held by what it is about; secrets only while they are open."""

from app.domain.ids import ChildId
from ui.circumstances.typed import About, Typed

AN, BINH = ChildId("an"), ChildId("binh")


def test_what_is_stored_or_locked_is_let_go():
    typed = Typed()
    open_one, secret, other = (
        About(AN, "DB01", "", is_secret=False),
        About(AN, "DB05", "", is_secret=True),
        About(BINH, "DB01", "", is_secret=False),
    )
    for about in (open_one, secret, other):
        typed.keep(about, ("05/02/2026", "giấy"))
    typed.lock()
    assert [typed.of(one) is not None for one in (open_one, secret, other)] == [True, False, True]
    typed.forget(AN)
    assert typed.of(open_one) is None
    assert typed.of(other) == ("05/02/2026", "giấy")
