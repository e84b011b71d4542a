"""Tables that are derived from the records: what makes lists quick, and what was reckoned once.

`listing` has one narrow line an active child and is kept level by triggers (migration 0003), so
that whoever writes a record, a household or a problem cannot leave it behind.
"""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, Table, Text

from app.storage.tables import metadata

mark = Table(
    "mark",
    metadata,
    Column("mark", Text, primary_key=True),
    # Two to the place of the mark in `app.domain.cleaning.worklists.MARKS`.
    Column("bit", Integer, nullable=False),
    sqlite_with_rowid=False,
)

listing = Table(
    "listing",
    metadata,
    # The table lies in the order of names: a page that shows all of it sorts nothing.
    Column("sort_key", Text, primary_key=True),
    Column("child_id", Text, ForeignKey("child.id"), primary_key=True),
    Column("village_id", Text, nullable=False),
    Column("bits", Integer, nullable=False),
    # The day (UTC) of the oldest change that the central has not taken; empty where none waits.
    Column("waits_since", Text, nullable=False),
    # Of the child and of its household together: one look finds either.
    Column("search_key", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(None, listing.c.child_id, unique=True)
# All that is counted by: a tenth of the pages to decrypt.
_counted = (listing.c.village_id, listing.c.bits, listing.c.waits_since)
Index("ix_listing_facets", *_counted)
# The same in the order of names: the ids of a worklist, without the long search keys between.
Index("ix_listing_order", listing.c.sort_key, listing.c.child_id, *_counted)

likeness = Table(
    "likeness",
    metadata,
    Column("first_id", Text, ForeignKey("child.id"), primary_key=True),
    Column("second_id", Text, ForeignKey("child.id"), primary_key=True),
    Column("probability", Float, nullable=False),
    Column("certain", Integer, nullable=False),
    # field:verdict, the weightiest first.
    Column("reasons", JSON, nullable=False),
    # When the pair was first found; empty where that was before it was noted.
    Column("found_at", Text, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)
Index(None, likeness.c.second_id)

decided_weight = Table(
    "decided_weight",
    metadata,
    Column("first_id", Text, primary_key=True),
    Column("second_id", Text, primary_key=True),
    # Log odds when a scan first met the pair as two children: of this machine, sent nowhere.
    Column("weight", Float, nullable=False),
    sqlite_with_rowid=False,
)

judged_pair = Table(
    "judged_pair",
    metadata,
    Column("first_id", Text, primary_key=True),
    Column("second_id", Text, primary_key=True),
    # 1: a person called the two one child; 0: two children. Whichever stands now is looked up.
    Column("same", Integer, primary_key=True),
    # What the last scan had said of the pair at that time.
    Column("probability", Float, nullable=False),
    Column("certain", Integer, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)

quality_day = Table(
    "quality_day",
    metadata,
    Column("day", Text, primary_key=True),
    # Empty for the children whose village is not known.
    Column("village_id", Text, primary_key=True),
    Column("figures", JSON, nullable=False),
    sqlite_with_rowid=False,
)

# One line: a number that grows, by triggers (migration 0020), with whatever reports count by.
counted_version = Table("counted_version", metadata, Column("version", Integer, nullable=False))
