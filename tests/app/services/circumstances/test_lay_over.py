"""A file's word is sealed over what is sealed here: one record, and nothing of it lost."""

from app.domain.circumstances.circumstance import Circumstance
from app.domain.movements.taken_along import Trace
from app.services.circumstances.lay_over import Laid, lay_over
from tests.app.allowed import open_up, protect
from tests.app.storage.test_drop_box import family, opened, saved, sealed


def laid(app, child, **said):
    with app.write("receive") as unit:
        return lay_over(
            app, unit, Laid("mine", child.id, {"code": "DB05", **said}, Trace(("t",)), "a.tre")
        )


def test_a_text_too_long_for_a_central_is_a_record_of_its_own(app):
    protect(app)
    home, child = family(app, full_name="Lê Văn An")
    saved(app, home, child)
    with app.write("test") as unit:
        unit.save(
            Circumstance(id="mine", child_id=child.id, code="DB05", paper="a", note="x" * 1500)
        )
    assert laid(app, child, paper="b") == "mine"
    assert laid(app, child, paper="c", note="y" * 1500) != "mine"
    assert len(sealed(app)) == 2
    assert all(len(one.sealed) < 4000 for one in sealed(app))
    open_up(app)
    assert {"b", "c"} & {one.paper for one in opened(app)}


def test_what_is_new_is_sealed_under_its_own_id(app):
    protect(app)
    home, child = family(app, full_name="Lê Văn An")
    saved(app, home, child)
    assert laid(app, child, paper="b") == "mine"
    open_up(app)
    assert [(one.id, one.paper) for one in opened(app)] == [("mine", "b")]
