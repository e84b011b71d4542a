"""Children by village and marks, asked by figure of quality and by worklist."""

from collections.abc import Callable, Iterable
from functools import cached_property

from app.domain.cleaning.quality import Figures
from app.domain.cleaning.worklists import LISTS, mask_of
from app.domain.ids import ChildId, VillageId
from app.storage.quality_days import Marked, figures_of


class MarkedTally:
    """The children whom figures of quality count, as they stood at one moment."""

    def __init__(self, children: Iterable[Marked]) -> None:
        self._children = list(children)

    @cached_property
    def by_village(self) -> dict[VillageId, Figures]:
        """Count every figure in each village; "" stands for no known village."""
        counts: dict[VillageId, Figures] = {}
        for village, bits, is_stale, n in self._groups:
            more = figures_of(bits, n, alive=not is_stale)
            counts[village] = counts.get(village, Figures()) + more
        return counts

    @cached_property
    def _groups(self) -> list[tuple[VillageId, int, bool, int]]:
        found: dict[tuple[VillageId, int, bool], int] = {}
        for _, village, bits, is_stale in self._children:
            found[village, bits, is_stale] = found.get((village, bits, is_stale), 0) + 1
        return [(*group, n) for group, n in found.items()]

    @property
    def villages(self) -> set[VillageId]:
        """Name the villages in which anybody is counted."""
        return set(self.by_village)

    def everyone(self, village_id: VillageId | None = None) -> list[ChildId]:
        """Name all children of a village, or of the commune."""
        return self._who(village_id, lambda _: True)

    def on_list(self, worklist: str, village_id: VillageId | None = None) -> int:
        """Count a worklist in a village, or everywhere."""
        mask = mask_of(LISTS[worklist])
        return sum(
            n
            for village, bits, _, n in self._groups
            if bits & mask and village_id in (None, village)
        )

    def who_is_on(self, worklist: str, village_id: VillageId | None = None) -> list[ChildId]:
        """Name the children whom `on_list` counts."""
        mask = mask_of(LISTS[worklist])
        return self._who(village_id, lambda one: bool(one.bits & mask))

    def who(
        self, figure: str, village_id: VillageId | None = None, *, reached: bool = True
    ) -> list[ChildId]:
        """Name the children who have reached a figure of quality, or those who have not."""
        return self._who(village_id, lambda one: _has(figure, one) == reached)

    def _who(self, village_id: VillageId | None, fits: Callable[[Marked], bool]) -> list[ChildId]:
        return [
            one.child_id
            for one in self._children
            if village_id in (None, one.village_id) and fits(one)
        ]


def _has(figure: str, one: Marked) -> bool:
    return bool(figures_of(one.bits, 1, alive=not one.is_stale).as_dict()[figure])
