"""What was typed is kept with its day and source, and the last change can be taken back."""

from datetime import date

import pytest

from app.domain.errors import KnownError
from app.domain.reports.population import WHOLE, Count
from app.services.population.keep_population import (
    keep_population,
    population_of,
    revert_population,
)


def kept(app):
    with app.store.read() as snapshot:
        return population_of(snapshot)


def test_counts_are_kept_changed_taken_out_and_taken_back(app):
    with pytest.raises(KnownError, match="population_never_changed"):
        revert_population(app)
    first = {"a": Count(346, date(2025, 4, 1), "Chi cục Thống kê"), WHOLE: Count(0)}
    keep_population(app, first)
    assert kept(app) == first
    keep_population(app, {"a": None, "b": Count(7)})
    assert kept(app) == {WHOLE: Count(0), "b": Count(7)}
    assert revert_population(app) == first == kept(app)
    assert revert_population(app) == {WHOLE: Count(0), "b": Count(7)}
    with pytest.raises(KnownError, match="population_negative"):
        keep_population(app, {"a": Count(-1)})
