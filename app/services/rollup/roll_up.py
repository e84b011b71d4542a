"""Put many files of figures together: one line a commune, for the nation one a province.

What is missing, late or does not agree is found here; no file is dropped without a finding, and the
order in which the files are given makes no difference.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from app.domain.places.gazetteer import Gazetteer
from app.domain.places.unit_names import UnitNames
from app.domain.places.units import Unit
from app.domain.reports.roll_up import Finding, RollUp, Sent, SentFile, State, UnitLine
from app.domain.tables.figure_headings import COUNTS
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.rollup.read_sent import read_sent

_AGREED = {"over_100", "columns_unknown", "sent_again"}
"""Findings that put no figure of a unit in doubt."""
_LATE = {"late", "older"}


def roll_up_files(
    paths: Sequence[Path],
    gazetteer: Gazetteer,
    *,
    today: date,
    province: Unit | None = None,
    deadline: date | None = None,
    told: Mapping[Path, Unit] | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> RollUp:
    """Read files and put them together.

    `province` limits names to its communes, all of which are then expected; without it, where all
    that came is of one province, that one. `deadline` is the last day for figures to be of. `told`
    says whose a file is that names nobody clearly. Raises KnownError `cancelled`.
    """
    names = UnitNames(gazetteer, province)
    pace = Pace(len(paths), progress, cancelled)
    files = []
    for path in paths:
        pace.listen()
        files.append(read_sent(path, names, today=today, told=(told or {}).get(path)))
        pace.tick()
    pace.finish()
    return roll_up(files, gazetteer, province=province, deadline=deadline)


def roll_up(
    files: Iterable[SentFile],
    gazetteer: Gazetteer,
    *,
    province: Unit | None = None,
    deadline: date | None = None,
) -> RollUp:
    """Put files together that were read."""
    given = sorted(files, key=lambda one: (one.file, repr(one.sent)))
    findings = [finding for file in given for finding in file.findings]
    sent = [one for file in given for one in file.sent]
    findings += _of_days(sent, deadline)
    by_unit: dict[str, list[Sent]] = defaultdict(list)
    for one in sent:
        by_unit[one.unit.code].append(one)
    values = {}
    for code, several in by_unit.items():
        several.sort(key=_newest_first)
        values[code] = _put_together(several)
        findings += _twice(several)
    one_province = province or _only_province(sent, gazetteer)
    expected = _communes(gazetteer, one_province) if one_province else []
    missing = [one for one in expected if one.code not in values]
    findings += [Finding("missing", unit=one.code) for one in missing]
    states = _states(findings)
    order = expected or [one for one in gazetteer.units.communes if one.code in values]
    communes = tuple(_line(unit, values, states) for unit in order)
    provinces = (
        () if one_province or not sent else tuple(_provinces(gazetteer, communes, values, states))
    )
    findings += _unlike(provinces, communes, values)
    unread = sum(not file.sent for file in given)
    return RollUp(provinces, communes, tuple(sorted(findings, key=_place)), len(given), unread)


def _newest_first(one: Sent) -> tuple[int, str, str, list[tuple[str, int]]]:
    day = one.taken_on.toordinal() if one.taken_on else 0
    return -day, one.file, one.sheet, sorted(one.values.items())


def _put_together(several: Sequence[Sent]) -> dict[str, int]:
    """Take each figure from the newest that has it."""
    found: dict[str, int] = {}
    for one in several:
        found = {**one.values, **found}
    return found


def _twice(several: Sequence[Sent]) -> Iterator[Finding]:
    """Say where a unit was sent twice: with the same figures, or with others."""
    first, *others = several
    for other in others:
        both = [name for name in COUNTS if name in first.values and name in other.values]
        differing = [name for name in both if first.values[name] != other.values[name]]
        facts: dict[str, str | int] = {"taken": _named(first), "other": _named(other)}
        if differing:
            name = differing[0]
            facts |= {
                "figure": name,
                "is": first.values[name],
                "was": other.values[name],
                "more": len(differing) - 1,
            }
            yield _of(other, "sent_differently", facts)
        elif both:
            yield _of(other, "sent_again", facts)


def _named(one: Sent) -> str:
    return f"{one.file} ({one.sheet})" if one.sheet else one.file


def _of_days(sent: Sequence[Sent], deadline: date | None) -> Iterator[Finding]:
    """Name figures of after the deadline, and those older than most of the others are."""
    days = Counter(one.taken_on for one in sent if one.taken_on)
    common = max(days, key=lambda day: (days[day], day)) if days else None
    for one in sent:
        day = one.taken_on
        if day and deadline and day > deadline:
            facts: dict[str, str | int] = {"day": _said(day), "other": _said(deadline)}
            yield _of(one, "late", facts)
        elif day and common and day < common and days[common] > 1:
            facts = {"day": _said(day), "other": _said(common)}
            yield _of(one, "older", facts)
    undated = sorted({one.file for one in sent if one.taken_on is None})
    if undated and (days or deadline):
        yield from (Finding("no_day", file) for file in undated)


def _of(one: Sent, code: str, facts: Mapping[str, str | int]) -> Finding:
    return Finding(code, one.file, one.sheet, unit=one.unit.code, facts=facts)


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _states(findings: Iterable[Finding]) -> dict[str, State]:
    states: dict[str, State] = {}
    for one in findings:
        if not one.unit or one.code in _AGREED:
            continue
        state = State.LATE if one.code in _LATE else State.UNSURE
        state = State.MISSING if one.code == "missing" else state
        known = states.get(one.unit)
        states[one.unit] = state if known is None or known is State.LATE else known
    return states


def _line(
    unit: Unit, values: Mapping[str, Mapping[str, int]], states: Mapping[str, State]
) -> UnitLine:
    return UnitLine(unit, values.get(unit.code, {}), states.get(unit.code, State.SENT))


def _communes(gazetteer: Gazetteer, province: Unit) -> list[Unit]:
    return [one for one in gazetteer.units.communes if one.parent_code == province.code]


def _only_province(sent: Iterable[Sent], gazetteer: Gazetteer) -> Unit | None:
    """Tell the province of which alone communes came; None where provinces themselves came."""
    units = [one.unit for one in sent]
    provinces = {gazetteer.units.province_of(one) for one in units}
    is_one = len(provinces) == 1 and not any(one.is_province for one in units)
    return provinces.pop() if is_one else None


def _provinces(
    gazetteer: Gazetteer,
    communes: Sequence[UnitLine],
    values: Mapping[str, Mapping[str, int]],
    states: Mapping[str, State],
) -> Iterator[UnitLine]:
    """Give every province: what it sent itself, or else the sum of its communes."""
    for province in gazetteer.units.provinces:
        own = [one for one in communes if one.unit.parent_code == province.code]
        given = values.get(province.code) or _sum(own)
        state = states.get(province.code, State.SENT if given else State.MISSING)
        of = len(_communes(gazetteer, province))
        yield UnitLine(province, given, state, sent=len(own), of=of)


def _sum(lines: Sequence[UnitLine]) -> dict[str, int]:
    """Add lines up, figure by figure, where all of them have it."""
    return {
        name: sum(one.values[name] for one in lines)
        for name in COUNTS
        if lines and all(name in one.values for one in lines)
    }


def _unlike(
    provinces: Sequence[UnitLine],
    communes: Sequence[UnitLine],
    values: Mapping[str, Mapping[str, int]],
) -> Iterator[Finding]:
    """Name the provinces that sent other figures than all of their communes together."""
    for line in provinces:
        if line.unit.code not in values or not line.sent or line.sent < line.of:
            continue
        added = _sum([one for one in communes if one.unit.parent_code == line.unit.code])
        for name, value in line.values.items():
            if name in added and added[name] != value:
                facts: dict[str, str | int] = {"figure": name, "is": value, "was": added[name]}
                yield Finding("province_differs", unit=line.unit.code, facts=facts)


def _place(one: Finding) -> tuple[bool, str, str, str, str, str]:
    return one.code == "missing", one.file, one.sheet, one.unit, one.code, one.cell
