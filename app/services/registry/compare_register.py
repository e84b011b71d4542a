"""Our list beside a register of births: who is in both, in ours alone, in the register alone."""

from collections.abc import Container, Iterable

from app.domain.child import Child
from app.domain.fields import with_texts
from app.domain.handoff.registration import Span, Waiting, waiting_for_registration
from app.domain.handoff.registry import Registry
from app.domain.ids import ChildId
from app.domain.status import Status
from app.storage.entries import Entry


def as_found(child: Child) -> Child:
    """Note that a register has a child; who came with one stays so until somebody visits."""
    if child.registry in (Registry.FOUND, Registry.ADDED):
        return child
    return with_texts(child, {"registry": Registry.FOUND})


def as_visited(child: Child) -> Child:
    """Note that somebody was at the house of a child whom the register alone had."""
    is_new = child.registry is Registry.ADDED
    return with_texts(child, {"registry": Registry.FOUND}) if is_new else child


def missing_from(
    active: Iterable[Entry], in_register: Container[ChildId], span: Span, village_id: str = ""
) -> list[ChildId]:
    """Name whom a register, or that of one village, should have by its days, and has not."""
    first, last = span.first.isoformat(), span.last.isoformat()
    return [
        entry.id
        for entry in active
        if first <= entry.birth_date <= last
        and entry.id not in in_register
        and (not village_id or entry.home.village_id == village_id)
    ]


def absent_children(
    children: Iterable[Child], in_register: Container[ChildId], span: Span
) -> list[Child]:
    """List, as noted, the children of our list whom the register of their days does not have.

    Whoever is known to be registered elsewhere, or still has time for it, is not missed.
    """
    return [
        with_texts(child, {"registry": Registry.ABSENT})
        for child in children
        if child.status is Status.ACTIVE
        and child.id not in in_register
        and span.covers(child)
        and not (child.birth_cert_no or child.registered_on)
        and waiting_for_registration(child, span.compared_on) is not Waiting.PENDING
    ]
