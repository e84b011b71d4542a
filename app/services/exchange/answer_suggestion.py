"""The commune's answer to what a collaborator suggests: written into the record, or declined.

What is written is an ordinary change of the record, in one group with the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.exchange.conflict import PREFIX
from app.domain.exchange.suggestion import DECLINED, TAKEN, Suggestion
from app.domain.fields import NOUNS, Noun, fields_of, noun_from
from app.services.app import App
from app.services.exchange.apply_remote import has_parent, present_parents, refresh_problems
from app.services.outcome import Refused, Saved
from app.services.record_of import record_of
from app.services.visits.visit_entry import tidied_child
from app.storage.unit_of_work import Snapshot, UnitOfWork

ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an official decided about one suggestion."""

    suggestion_id: str
    seen: str
    """What was suggested as it was shown (`Suggestion.wanted`)."""
    texts: Mapping[str, str]
    """Field -> the text to be written; none = declined."""


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field of the record as it is now, and as somebody wants it."""

    field: str
    now: str
    wanted: str


def read_asked(snapshot: Snapshot, suggestion: Suggestion) -> list[AskedField]:
    """Say, field by field, what is there now and what is wanted; those that are alike left out."""
    record = record_of(snapshot, (suggestion.about, suggestion.about_id))
    now = fields_of(record) if record else {}
    return [
        AskedField(name, now.get(name, ""), new)
        for name, (_, new) in suggestion.pairs.items()
        if not name.startswith(PREFIX) and now.get(name, "") != new
    ]


def answer_suggestion(app: App, answer: Answer, *, on: date) -> Saved | Refused:
    """Save an answer whole or not at all; `on` is the day as of which ages are reckoned.

    Refused: `changed_meanwhile` where the suggestion is another by now or answered,
    `missing_parent` where the household is not here, or what makes a text unreadable.
    """
    with app.write(ANSWER) as work:
        suggestion = work.suggestions.get(answer.suggestion_id)
        if suggestion is None or not suggestion.is_open or suggestion.wanted != answer.seen:
            return _refused("changed_meanwhile")
        if answer.texts:
            written = _written(work, suggestion, answer.texts)
            if isinstance(written, str):
                return _refused(written)
            work.save(written)
            refresh_problems(work, [written], on)
        work.save(replace(suggestion, answer=TAKEN if answer.texts else DECLINED))
        return Saved(group_id=work.group_id)


def _refused(code: str) -> Refused:
    return Refused(problems=(Problem("full_name", code, Level.BLOCK),))


def _written(work: UnitOfWork, suggestion: Suggestion, texts: Mapping[str, str]) -> Noun | str:
    """Lay texts over the record, or make it where only the suggestion knows it; or say why not."""
    entity = suggestion.about
    record = record_of(work, (entity, suggestion.about_id))
    now = fields_of(record) if record else {}
    for field, text in texts.items():
        if text != now.get(field, ""):
            now.pop(f"original.{field}", None)
        now[field] = text
    try:
        made = noun_from(NOUNS[entity], suggestion.about_id, record.revision if record else 0, now)
    except (ValueError, TypeError):
        return "field_invalid"
    if not has_parent(entity, now, present_parents(work, entity, [now])):
        return "missing_parent"
    return tidied_child(made) if isinstance(made, Child) else made
