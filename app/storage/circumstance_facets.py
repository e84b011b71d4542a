"""Which children have a circumstance, and how many: for the facet beside the list."""

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
)

from app.domain.circumstances.circumstance_count import CircumstanceCounts, count_codes
from app.domain.circumstances.circumstance_kind import LISTS, Part, kinds_in
from app.storage.list_tables import listing
from app.storage.tables import WITH_GROUPS, child, circumstance

LISTED = "listed"
"""Stands for what came by list alone: a text, and no record of its part."""
_WITH_GROUPS: ColumnElement[bool] = literal_column(f"({WITH_GROUPS})")
_TEXTS = {Part.SPECIAL: child.c.special, Part.AT_RISK: child.c.at_risk}


def has_circumstance(key: str) -> ColumnElement[bool]:
    """Say of a line whether its child has a group (`DB04`), any of a part (`special`), or LISTED.

    A record that somebody ended counts no more.
    """
    if key == LISTED:
        return or_(*(_is_listed_only(part) for part in _TEXTS))
    return listing.c.child_id.in_(
        select(circumstance.c.child_id).where(_holds(), _of(key)).scalar_subquery()
    )


def count_circumstances(connection: Connection, where: list[ColumnElement[bool]]) -> dict[str, int]:
    """Count the children of a list by group and by part, each child once in each; and LISTED."""
    statement = (
        select(circumstance.c.child_id, circumstance.c.code)
        .join(listing, listing.c.child_id == circumstance.c.child_id)
        .where(_holds(), *where)
    )
    codes: dict[str, set[str]] = {}
    for child_id, code in connection.execute(statement):
        codes.setdefault(child_id, set()).add(code)
    counts = count_codes(codes.values())
    parts = {
        Part.SPECIAL: counts.special,
        Part.AT_RISK: counts.at_risk,
        Part.OTHER: counts.other,
        Part.ASSISTANCE: counts.assisted,
    }
    listed = select(listing.c.child_id).where(has_circumstance(LISTED), *where)
    found = {**counts.families, LISTED: len(connection.scalars(listed).all())}
    found |= {str(part): count for part, count in parts.items()}
    return {key: count for key, count in found.items() if count}


def count_texts(connection: Connection) -> CircumstanceCounts:
    """Count the active children by `special`, `at_risk` and `assisted`, whoever wrote them."""
    special, assisted = child.c.special != "", child.c.assisted != ""
    counted = (special, child.c.at_risk != "", assisted, and_(special, assisted))
    columns = (func.coalesce(func.sum(cast(one, Integer)), 0) for one in counted)
    row = connection.execute(select(*columns).where(child.c.status == "active")).one()
    other = select(listing.c.child_id).where(has_circumstance(Part.OTHER))
    return CircumstanceCounts(
        special=row[0],
        at_risk=row[1],
        assisted=row[2],
        special_assisted=row[3],
        other=len(connection.scalars(other).all()),
    )


def _holds() -> ColumnElement[bool]:
    return and_(circumstance.c.status == "active", circumstance.c.ended_on == "")


def _of(key: str) -> ColumnElement[bool]:
    code = circumstance.c.code
    if key in LISTS:
        return code.in_([kind.code for kind in kinds_in(Part(key))])
    return or_(code == key, code.startswith(f"{key}.", autoescape=True))


def _is_listed_only(part: Part) -> ColumnElement[bool]:
    text = _TEXTS[part]
    recorded = select(circumstance.c.child_id).where(_holds(), _of(part))
    said = select(child.c.id).where(
        child.c.status == "active", _WITH_GROUPS, text != "", child.c.id.not_in(recorded)
    )
    return listing.c.child_id.in_(said.scalar_subquery())
