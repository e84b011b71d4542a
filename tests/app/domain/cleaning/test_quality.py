from app.domain.cleaning.quality import FIGURES, Figures


def test_places_add_up():
    one = Figures(children=3, with_id=2, clean=1)
    two = Figures(children=4, with_id=1, alive=4)
    assert sum([one, two], Figures()) == Figures(children=7, with_id=3, clean=1, alive=4)
    assert Figures(**one.as_dict()) == one


def test_what_is_shown_is_counted():
    assert set(FIGURES) <= Figures().as_dict().keys()
