"""What a person decides about a file: which sheets, which columns, and the answers to questions."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the file does not say by itself and must not be guessed."""

    key: str
    """`code:sheet:header`, the same for the next file of this shape."""
    code: str
    sheet: str
    header: str = ""
    column: int | None = None
    options: tuple[str, ...]
    suggested: str = ""
    """Empty when nothing speaks for one option; then an unanswered question leaves its cells."""
    samples: tuple[str, ...] = ()
    count: int = 0
    """How many cells, rows or columns it is about."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person has decided; whatever is absent is taken as found."""

    sheets: Mapping[str, bool] = field(default_factory=dict)
    """Whether to take a sheet; by default those that show, with a table."""
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Sheet -> header path -> field; the empty field leaves the column."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Question key -> option."""

    def to_json(self) -> str:
        """Write them to be remembered for the next file of this shape."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Choices":
        """Read what `to_json` wrote."""
        said = json.loads(text)
        return cls(said.get("sheets", {}), said.get("columns", {}), said.get("answers", {}))


UNDECIDED = Choices()
"""Nobody has decided anything."""
