from dataclasses import replace

from app.domain.exchange.suggestion import Suggestion
from app.domain.status import Status


def test_only_what_waits_for_the_commune_is_open(app):
    with app.write("visit") as work:
        place = work.villages.all()[0].id
        one = Suggestion(id="a", village_id=place, about="child", about_id="c", wanted="{}")
        answered = replace(one, id="b", answer="declined")
        work.save_all([one, answered, replace(one, id="d", status=Status.REMOVED)])
    with app.store.read() as snapshot:
        assert [found.id for found in snapshot.suggestions.open()] == ["a"]
        assert snapshot.suggestions.count_open() == 1
        assert snapshot.suggestions.get("b") == answered
