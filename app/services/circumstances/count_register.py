"""The counters of the abuse register for any period; the permission must be open."""

from datetime import date

from app.domain.circumstances.abuse_case import CaseCounts, Victim, count_cases
from app.services.app import App
from app.services.circumstances.keep_confidential import read_confidential, victims


def count_register(app: App, first: date, last: date) -> CaseCounts:
    """Count the cases found from `first` to `last`. Raises KnownError `confidential_locked`."""
    with app.store.read() as snapshot:
        cases = read_confidential(app, snapshot).cases
        listed = [
            (case, Victim(child.sex, child.birth_date)) for case, child in victims(snapshot, cases)
        ]
    return count_cases(listed, first, last)
