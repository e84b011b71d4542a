"""The tables of the report on quality: figures and worklists, of the commune and by village."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.cleaning.quality import FIGURES, Figures
from app.domain.cleaning.worklists import WORKLISTS
from app.domain.ids import VillageId
from app.domain.tables.column_rules import Kind
from app.messages import quality_report as words
from app.messages import reports as said
from app.reports.kinds.marked_tally import MarkedTally
from app.reports.kinds.village_progress import Places, village_table
from app.reports.report import Chart, Column, Line, Reckoned, Table, line_of, rate

SLOGAN = FIGURES[:4]
CHILDREN, REACHED, LEFT, LISTED = "children", "reached", "left", "listed"
OVERALL, LISTS, WEEKS, VILLAGES, VILLAGE_LISTS = (
    *("quality", "worklists", "weeks", "villages", "village-worklists"),
)
"""The keys of the tables."""
BY_VILLAGE = tuple(name for name in WORKLISTS if "regist" not in name)
"""Whoever waits for the civil registry is counted for the commune alone: the table would burst."""

_OVERALL = (
    Column(CHILDREN, words.CHILDREN),
    Column(REACHED, words.REACHED),
    Column(LEFT, words.LEFT, reckoned=Reckoned(Kind.DIFFERENCE, (CHILDREN, REACHED))),
    Column("rate", words.RATE, reckoned=Reckoned(Kind.PERCENT, (REACHED, CHILDREN))),
)
_LISTS = (Column(LISTED, words.LISTED), Column("share", words.SHARE))
_WEEKS = (
    Column(CHILDREN, words.CHILDREN),
    *(Column(f"{name}_rate", words.NAMES[name]) for name in SLOGAN),
)
_VILLAGES = (
    Column(CHILDREN, words.CHILDREN),
    *(
        column
        for name in SLOGAN
        for column in (
            Column(name, words.LISTED, words.NAMES[name]),
            Column(
                f"{name}_rate",
                words.RATE,
                words.NAMES[name],
                reckoned=Reckoned(Kind.PERCENT, (name, CHILDREN)),
            ),
        )
    ),
)
_VILLAGE_LISTS = tuple(Column(name, words.LIST_NAMES[name]) for name in BY_VILLAGE)
CHART = Chart(title=words.CHART, table=WEEKS, columns=tuple(f"{name}_rate" for name in SLOGAN))


def overall_table(figures: Figures, notes: Sequence[str]) -> Table:
    """Make a line of each figure of the commune; what it means stands below."""
    counts = figures.as_dict()
    lines = (
        line_of(_OVERALL, f, words.NAMES[f], {CHILDREN: figures.children, REACHED: counts[f]})
        for f in FIGURES
    )
    meanings = (words.MEANS.format(name=words.NAMES[f], meaning=words.MEANINGS[f]) for f in FIGURES)
    return Table(
        key=OVERALL,
        title=words.TITLES[OVERALL],
        first=words.FIRST[OVERALL],
        lines_are="figure",
        columns=_OVERALL,
        lines=tuple(lines),
        notes=(*notes, *meanings),
    )


def lists_table(tally: MarkedTally, children: int) -> Table:
    """Make a line of each worklist of the commune."""
    sizes = {name: tally.on_list(name) for name in WORKLISTS}
    return Table(
        key=LISTS,
        title=words.TITLES[LISTS],
        first=words.FIRST[LISTS],
        lines_are="worklist",
        columns=_LISTS,
        lines=tuple(
            Line(name, words.LIST_NAMES[name], (size, rate(size, children)))
            for name, size in sizes.items()
        ),
        notes=(words.LIST_NOTE,),
    )


def weeks_table(days: Sequence[tuple[date, Figures]]) -> Table:
    """Make a line of each kept day, the oldest first."""
    return Table(
        key=WEEKS,
        title=words.TITLES[WEEKS],
        first=words.FIRST[WEEKS],
        lines_are="day",
        columns=_WEEKS,
        lines=tuple(_week(day, figures) for day, figures in days),
    )


def _week(day: date, figures: Figures) -> Line:
    counts = figures.as_dict()
    rates = (rate(counts[name], figures.children) for name in SLOGAN)
    return Line(day.isoformat(), said.day_in_figures(day), (figures.children, *rates))


def villages_table(places: Places, figures: Mapping[VillageId, Figures]) -> Table:
    """Make a line of each village, with its four figures."""
    lines = tuple(
        line_of(_VILLAGES, id_, name, figures.get(id_, Figures()).as_dict()) for id_, name in places
    )
    return village_table(VILLAGES, words.TITLES[VILLAGES], _VILLAGES, lines)


def village_lists_table(places: Places, tally: MarkedTally) -> Table:
    """Make a line of each village, with the size of each of its worklists."""
    lines = tuple(
        Line(id_, name, tuple(tally.on_list(one, id_) for one in BY_VILLAGE))
        for id_, name in places
    )
    title = words.TITLES[VILLAGE_LISTS]
    return village_table(VILLAGE_LISTS, title, _VILLAGE_LISTS, lines, (words.LIST_NOTE,))
