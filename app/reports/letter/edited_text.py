"""What a person changed in the words of a report, kept apart from what the program wrote.

Where the program writes a line anew (another rate, another moment), a line that nobody touched
follows it, and a line that somebody wrote stays.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.reports.letter.letter import PARTS, ReportText

ABOUT = "about"
EDITABLE = (ABOUT, *PARTS)
"""The parts that can be changed: what the letter is about, and its lines."""
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A part as a person left it, and what the program had written there."""

    before: Lines
    after: Lines


Edits = Mapping[str, Edit]


def lines_of(text: ReportText, part: str) -> Lines:
    """Give a part of a text as lines."""
    return (text.about,) if part == ABOUT else tuple(getattr(text, part))


def edited(fresh: ReportText, edits: Edits) -> ReportText:
    """Lay what a person changed over what the program writes now."""
    for part, edit in edits.items():
        lines = _followed(edit, lines_of(fresh, part))
        given = {part: " ".join(lines) if part == ABOUT else lines}
        fresh = replace(fresh, **given)  # type: ignore[arg-type]
    return fresh


def is_outrun(fresh: ReportText, edit: Edit, part: str) -> bool:
    """Say whether the program would write other lines now, and nobody can tell which is which."""
    now = lines_of(fresh, part)
    return now != edit.before and len(now) != len(edit.before)


def with_edit(edits: Edits, fresh: ReportText, part: str, lines: Lines) -> Edits:
    """Note what a person wrote in a part; what is as the program writes it is no edit."""
    kept = {name: edit for name, edit in edits.items() if name != part}
    before = lines_of(fresh, part)
    return kept if lines == before else {**kept, part: Edit(before, lines)}


def edits_out(edits: Edits) -> dict[str, list[Lines]]:
    """Give edits as plain values."""
    return {part: [edit.before, edit.after] for part, edit in edits.items()}


def edits_in(kept: str) -> tuple[Edits, Mapping[str, str]]:
    """Read a draft: the edits, and what was kept beside them; nothing where it is bad."""
    try:
        read = json.loads(kept or "{}")
        edits = {
            part: Edit(tuple(before), tuple(after))
            for part, (before, after) in read.get("edits", {}).items()
            if part in EDITABLE
        }
        beside = {str(name): str(text) for name, text in read.get("beside", {}).items()}
    except (ValueError, TypeError, AttributeError):
        return {}, {}
    return edits, beside


def draft_out(edits: Edits, beside: Mapping[str, str]) -> str:
    """Write a draft."""
    return json.dumps({"edits": edits_out(edits), "beside": dict(beside)}, ensure_ascii=False)


def _followed(edit: Edit, now: Lines) -> Lines:
    """Let the lines that nobody touched be those of now."""
    if len(now) != len(edit.before):
        return edit.after
    anew = dict(zip(edit.before, now, strict=True))
    return tuple(anew.get(line, line) for line in edit.after)
