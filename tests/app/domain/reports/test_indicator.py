"""The list of indicators names figures that exist, each group of the circular, and what is ours."""

from app.domain.reports.indicator import EACH, indicator_groups, indicators
from app.reports.figures import FIGURES
from app.reports.kinds.indicator_people import SEXES

FLOWS = {"born", "died_newborn", "died_under_1", "died_under_5", "register"}


def test_each_line_names_figures_and_a_group():
    assert len({one.key for one in indicators()}) == len(indicators())
    for one in indicators():
        known = FIGURES.keys() | FLOWS | SEXES.keys()
        terms = {term for term in (*one.of, *one.per) if not term.startswith(EACH)}
        assert terms <= known, one.key
        assert one.group in indicator_groups()
        assert one.split <= {"sex", "age"}
        assert one.is_known or not one.is_ours


def test_every_group_of_the_circular_is_spoken_of():
    assert {one.group for one in indicators()} == set(indicator_groups())
    assert [one.code for one in indicators() if one.code] == ["0605", "0101"]
