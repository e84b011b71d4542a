"""The way from a merged record to the one that lives on for it, along chains and around circles."""

from collections.abc import Callable

from app.domain.ids import ChildId


def follow(child_id: ChildId, merged_into: Callable[[ChildId], str | None]) -> ChildId:
    """Follow a record to its end; `merged_into` says where each leads, if anywhere.

    A circle ends in the smallest id of it.
    """
    path: list[ChildId] = []
    while child_id not in path:
        path.append(child_id)
        into = merged_into(child_id)
        if not into:
            return child_id
        child_id = ChildId(into)
    return min(path[path.index(child_id) :])
