from datetime import date

from app.domain.cleaning.quality import Figures
from app.domain.ids import VillageId

MONDAY, TUESDAY = date(2026, 6, 8), date(2026, 6, 9)
A, B = VillageId("a"), VillageId("b")


def keep(app, day, **villages):
    with app.write("check") as work:
        work.quality.keep(day, {VillageId(id_): figures for id_, figures in villages.items()})


def test_a_day_is_kept_once_and_read_by_place(app):
    keep(app, MONDAY, a=Figures(children=9))
    keep(app, MONDAY, a=Figures(children=2, clean=1), b=Figures(children=3))
    keep(app, TUESDAY, a=Figures(children=2, clean=2))
    with app.store.read() as snapshot:
        days = snapshot.quality
        assert days.since(MONDAY, A) == {
            MONDAY: Figures(children=2, clean=1),
            TUESDAY: Figures(children=2, clean=2),
        }
        assert days.since(MONDAY)[MONDAY] == Figures(children=5, clean=1)
        assert list(days.since(TUESDAY)) == [TUESDAY]
        assert days.since(TUESDAY, B) == {}


def test_nobody_is_counted_where_nobody_lives(app):
    with app.store.read() as snapshot:
        assert snapshot.quality.measure(MONDAY) == {}
