"""What the journal tells of a record after it had ended in another one."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.domain.exchange.late_edit import News, concerns_child
from app.domain.ids import GroupId
from app.domain.status import Status
from app.services.doubles.late_edits import Question
from app.storage.journal import JournalLine, Origin

_UNDO = "undo"


def late_lines(
    lines: Sequence[JournalLine], since: int, unseen: Collection[str], ended: Status
) -> list[JournalLine]:
    """Choose the lines that whoever ended the record had not seen, of those after `since`.

    `unseen` are changes made here that the other device cannot have known. Where a merge was taken
    back and done again, all that was written since it was first done is told again.
    """
    first, last = _ends(lines, ended)
    again = last > max(first, since)
    return [
        line
        for line in lines
        if line.change.id in unseen or (line.seq > first and (again or line.seq > since))
    ]


def group_of_end(lines: Iterable[JournalLine], ended: Status) -> GroupId | None:
    """Name the group in which a record was ended here; None where another device did it."""
    made = [line for line in lines if _ends_it(line, ended)]
    return made[-1].change.group_id if made and made[-1].origin is Origin.HERE else None


def news_of(
    late: Sequence[JournalLine],
    lines: Sequence[JournalLine],
    now: Mapping[str, str],
    asked: Mapping[str, Question],
    ended: Status,
) -> list[News]:
    """Tell, field by field, what the late lines changed; `now` are the record's text fields."""
    first, _ = _ends(lines, ended)
    found: dict[str, News] = {}
    for line in late:
        for field, (old, new) in line.change.fields.items():
            if concerns_child(field) and now.get(field, "") == new:
                befores = {other.change.fields.get(field, (old, ""))[0] for other in late}
                known = asked.get(field)
                base = known.base if known else _base(field, lines, late, first, old)
                before = frozenset({old, base, *befores} - {""})
                found[field] = News(field, before, new, base, line.change.id)
    return list(found.values())


def _base(
    field: str, lines: Iterable[JournalLine], late: Iterable[JournalLine], first: int, old: str
) -> str:
    """Give the text of a field when the record ended."""
    unknown = {line.change.id for line in late}
    for line in lines:
        if field in line.change.fields and (line.seq > first or line.change.id in unknown):
            return line.change.fields[field][0]
    return old


def _ends(lines: Iterable[JournalLine], ended: Status) -> tuple[int, int]:
    """Say where the record was ended by a person who looked at it, and where at last."""
    last = [line for line in lines if _ends_it(line, ended)]
    looked = [line for line in last if line.change.action != _UNDO]
    return (looked[-1].seq if looked else 0), (last[-1].seq if last else 0)


def _ends_it(line: JournalLine, ended: Status) -> bool:
    return line.change.fields.get("status", ("", ""))[1] == ended
