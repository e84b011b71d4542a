"""What a person takes from which record: the merged record as it is about to be."""

from collections.abc import Sequence

from app.domain.doubles.merged_child import LISTS, join_groups
from app.services.doubles.merge_children import Merge
from app.services.doubles.read_group import CODE, HOME_FIELDS, FieldLine, OpenGroup

OWN = -1
"""The place of a text of one's own."""


class Choice:
    """Begins with the texts that are to be believed; every field can be chosen otherwise."""

    def __init__(self, group: OpenGroup) -> None:
        self.group = group
        self._lines = {line.field: line for line in group.lines}
        self._places = {line.field: line.best for line in group.lines}
        self._own: dict[str, str] = {}
        self.reasons: dict[str, str] = {}
        """Problem code -> why it is right as it is."""
        for name in LISTS:
            self._take_all(name)

    @property
    def kept(self) -> int:
        """The place of the record that lives on."""
        return self._places[CODE]

    def place(self, field: str) -> int:
        """Say from which record a field is taken; OWN for a text of one's own."""
        return OWN if field in self._own else self._places[field]

    def text(self, field: str) -> str:
        """Give the text that a field will have."""
        if field in self._own:
            return self._own[field]
        texts, place = self._lines[field].texts, self._places[field]
        return texts[place] or (self._filled(texts) if field in HOME_FIELDS else "")

    def take(self, field: str, place: int) -> None:
        """Take a field from a record; a household is taken as a whole."""
        for name in together(field):
            self._places[name] = place
            self._own.pop(name, None)

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""
        texts = self._lines[field].texts
        if text in texts:
            self.take(field, texts.index(text))
        else:
            self._own[field] = text

    def may_write(self, field: str) -> bool:
        """Whether a field can have a text of one's own."""
        return field not in HOME_FIELDS and field != CODE

    def give_reason(self, code: str, reason: str) -> None:
        """Say why a warning is passed."""
        self.reasons[code] = reason

    def merge(self) -> Merge:
        """Say it as the store is told."""
        members = self.group.members
        kept = members[self.kept]
        home = members[self._places[HOME_FIELDS[0]]].household
        texts = {name: self.text(name) for name in self._lines if self.may_write(name)}
        passed = {f"passed.{code}": reason for code, reason in self.reasons.items() if reason}
        return Merge(
            kept=kept.child.id,
            merged=tuple(id_ for id_ in self.group.ids if id_ != kept.child.id),
            texts={**texts, "household_id": home.id, **passed},
            seen=self.group.seen,
        )

    def _filled(self, texts: Sequence[str]) -> str:
        """Fill a gap of the household from those that end with this merge."""
        members = self.group.members
        left = (text for text, member in zip(texts, members, strict=True) if member.leaves_home)
        return next(filter(None, left), "")

    def _take_all(self, name: str) -> None:
        """Of lists of groups everything any record names is taken."""
        joined = join_groups(self._lines[name].texts)
        if joined:
            self.write(name, joined)


def together(field: str) -> Sequence[str]:
    """Name the fields that are taken together with one."""
    return HOME_FIELDS if field in HOME_FIELDS else (field,)


def differing_rows(lines: Sequence[FieldLine]) -> list[int]:
    """Give the places of the lines in which the records say different things."""
    return [place for place, line in enumerate(lines) if line.differs]
