"""A record that goes with a child from commune to commune: who knew what of it, and under which id.

So a record that comes back is the one that left, and what was changed on either side meanwhile is
told apart from what was not.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]
_HELD, _WAS = "held_", "was_"
_MOST = 3500


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a record has been."""

    ids: tuple[str, ...] = ()
    """Its ids elsewhere."""
    was: Mapping[str, Texts] = field(default_factory=dict)
    """Code of a commune -> what the record said when that commune last passed it on."""

    def with_(self, later: "Trace") -> "Trace":
        """Add what is known from later on."""
        was = {code: texts for code, texts in self.was.items() if code not in later.was}
        return Trace(tuple(dict.fromkeys((*self.ids, *later.ids))), {**was, **later.was})


def write_trace(trace: Trace, most: int = _MOST) -> str:
    """Write a trace as one text; what was known longest ago is left out where it grows too long."""
    was = dict(trace.was)
    while True:
        text = json.dumps({"ids": trace.ids, "was": was}, ensure_ascii=False)
        if len(text) <= most or not was:
            return text
        del was[next(iter(was))]


def read_trace(text: str) -> Trace:
    """Read it again; nothing where it cannot be read."""
    try:
        return trace_in(json.loads(text))
    except (ValueError, TypeError, AttributeError):
        return Trace()


def trace_in(told: Mapping[str, object]) -> Trace:
    """Take the trace out of what a file tells of a record. Raises TypeError, AttributeError."""
    ids, was = told.get("ids", ()), told.get("was", {})
    return Trace(
        tuple(map(str, ids)),  # type: ignore[call-overload]
        {
            str(code): {str(n): str(t) for n, t in texts.items()}
            for code, texts in was.items()  # type: ignore[attr-defined]
        },
    )


def pack_traces(whole: Trace, held: Mapping[str, Trace]) -> dict[str, str]:
    """Lay the trace of a child and of its records (by their id here) out as texts of a movement."""
    was = {_WAS + code: json.dumps(said, ensure_ascii=False) for code, said in whole.was.items()}
    texts = {name: text for name, text in was.items() if len(text) <= _MOST}
    for number, (id_, trace) in enumerate(held.items(), 1):
        texts[f"{_HELD}{number:03}"] = f"{id_} {write_trace(trace)}"
    return texts


def traces_in(histories: Iterable[Texts]) -> tuple[Trace, dict[str, Trace]]:
    """Give the trace of the child, and those of its records, from its comings, oldest first."""
    whole, held = Trace(), dict[str, Trace]()
    for texts in histories:
        for name, text in texts.items():
            if name.startswith(_WAS) and (said := texts_in(text)):
                whole = whole.with_(Trace(was={name.removeprefix(_WAS): said}))
            if name.startswith(_HELD):
                id_, _, written = text.partition(" ")
                held[id_] = held.get(id_, Trace()).with_(read_trace(written))
    return whole, held


def texts_in(text: str) -> Texts:
    """Read the texts of a record; none where they cannot be read."""
    try:
        return {str(n): str(t) for n, t in json.loads(text).items()}
    except (ValueError, AttributeError):
        return {}


def brought_together(own: Texts, said: Texts, was: Texts | None) -> dict[str, str]:
    """Give what counts of what stands here and what a file says.

    `was` is what the file's side was told from here: what it changed since counts, all else stays.
    Where that is not known, whatever it says counts.
    """
    changed = set(said) if was is None else _changed(said, was)
    together = {**own, **{name: said.get(name, "") for name in changed}}
    return {name: text for name, text in together.items() if text}


def contradict(own: Texts, said: Texts, was: Texts | None) -> bool:
    """Whether both sides wrote something else into one field since."""
    if was is None:
        both = {name for name in own.keys() & said.keys() if own[name] and said[name]}
    else:
        both = _changed(said, was) & _changed(own, was)
    return any(own.get(name, "") != said.get(name, "") for name in both)


def _changed(texts: Texts, was: Texts) -> set[str]:
    return {n for n in texts.keys() | was.keys() if texts.get(n, "") != was.get(n, "")}
