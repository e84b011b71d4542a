"""The texts of a record with one more change: at once where it came last, else from its past."""

from collections.abc import Sequence

from app.domain.exchange.conflict import PREFIX, write_versions
from app.domain.status import Status
from sync.central.ledger import Held
from sync.central.past import Past, Written
from sync.merge import STATUS, Writing, is_decided_by_a_person, later_text, texts_kept

Texts = dict[str, str]


def put_together(written: Written, held: Held, past: Past) -> Texts:
    """Give the record's texts, conflicts included; they do not depend on what came first."""
    one = written.writing
    if _comes_last(one, held):
        return _laid(held.texts, {name: new for name, (_, new) in one.fields.items()})
    everything = [*past.of(held.key), written]
    return _laid(held.texts, _gone_through(one, held, everything, past))


def _laid(texts: Texts, over: Texts) -> Texts:
    return {name: text for name, text in (texts | over).items() if text}


def _comes_last(one: Writing, held: Held) -> bool:
    """Whether nothing of the past can speak against a change: then it need not be read."""
    return (
        one.time > held.time
        and not _is_about_an_end(one, held)
        and all(_has_seen_what_stands(name, one, held) for name in one.fields)
    )


def _has_seen_what_stands(name: str, one: Writing, held: Held) -> bool:
    if not is_decided_by_a_person(held.entity, name.removeprefix(PREFIX)):
        return True
    in_conflict = name.startswith(PREFIX) or PREFIX + name in held.texts
    return not in_conflict and held.texts.get(name, "") in one.fields[name]


def _is_about_an_end(one: Writing, held: Held) -> bool:
    """Whether a record of a child is, was or is called removed: an edit may speak against it."""
    ends = (held.texts.get(STATUS, ""), one.fields.get(STATUS, ("", ""))[1])
    contested = Status.REMOVED in ends or PREFIX + STATUS in held.texts
    return contested and is_decided_by_a_person(held.entity, STATUS)


def _gone_through(one: Writing, held: Held, everything: Sequence[Written], past: Past) -> Texts:
    names = {name.removeprefix(PREFIX) if _asks(held, name) else name for name in one.fields}
    if _is_about_an_end(one, held):
        names.add(STATUS)
    writings = [made.writing for made in everything]
    texts: Texts = {}
    for name in sorted(names):
        if not is_decided_by_a_person(held.entity, name):
            texts[name] = later_text(name, writings)
            continue
        kept = texts_kept(name, writings)
        texts[name] = kept[0].text
        many = len(kept) > 1
        texts[PREFIX + name] = write_versions(past.versions(kept, everything)) if many else ""
    return texts


def _asks(held: Held, name: str) -> bool:
    return is_decided_by_a_person(held.entity, name.removeprefix(PREFIX))
