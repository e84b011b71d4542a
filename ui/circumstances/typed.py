"""What was typed on a form of the sheet and not stored: Esc goes back, and it is there again.

It is held in memory only, and what is confidential only while that is open.
"""

from dataclasses import dataclass

from app.domain.ids import ChildId

Texts = tuple[str, ...]
"""The fields of a form, in their order."""


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: a group or a case of a child, and the record where there is one."""

    child_id: ChildId
    what: str
    record: str
    is_secret: bool


class Typed:
    """The forms that were left before they were stored."""

    def __init__(self) -> None:
        self._texts: dict[About, Texts] = {}

    def keep(self, about: About, texts: Texts) -> None:
        """Hold what was typed."""
        self._texts[about] = texts

    def of(self, about: About) -> Texts | None:
        """Give what was typed; None where nothing was."""
        return self._texts.get(about)

    def forget(self, child_id: ChildId) -> None:
        """Let go of what was typed of a child: it is stored, or not wanted."""
        kept = (one for one in self._texts if one.child_id != child_id)
        self._texts = {about: self._texts[about] for about in kept}

    def lock(self) -> None:
        """Let go of what is confidential."""
        self._texts = {about: one for about, one in self._texts.items() if not about.is_secret}
