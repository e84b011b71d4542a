"""How many children of the commune each figure of circumstances counts, and which are far off."""

from app.domain.circumstances.circumstance_count import CircumstanceCounts
from app.domain.circumstances.circumstance_ratio import Far, far_rates
from app.services.app import App
from app.storage.unit_of_work import Snapshot


def measure_circumstances(snapshot: Snapshot) -> CircumstanceCounts:
    """Count active children by their one-line texts, which lists and records both write.

    `other` has no text and is counted by records. What is confidential is not counted.
    """
    return snapshot.list.count_texts()


def far_from_usual(app: App, snapshot: Snapshot) -> list[Far]:
    """Name the rates of this commune that are far from its province's, or the nation's."""
    counts = measure_circumstances(snapshot)
    return far_rates(counts, snapshot.children.count(), app.commune.parent_code)
