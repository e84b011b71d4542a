"""A draft as it may be kept: what is confidential in it is sealed, and a cross stands for it.

A form of a child is kept by its page as JSON: its texts under `texts`, those it began with under
`start`, the record it shows under `seen_child`, what is recorded with the child under `prepared`.
"""

import json
from collections.abc import Mapping
from typing import Any

from app.domain.child import Child
from app.domain.circumstances.confidential_text import TEXTS, crossed_text, secret_groups
from app.domain.ids import ChildId, CircumstanceId, HouseholdId, NewId
from app.services.circumstances.prepare_circumstances import Prepared
from app.storage.drop_box import circumstance_of, crossed_fields
from app.storage.unit_of_work import UnitOfWork

_TYPED = ("texts", "offers")


def sealed_draft(unit: UnitOfWork, new_id: NewId, body: str) -> str:
    """Give the body of a draft, of one form or of a list of forms, as it may be kept."""
    try:
        read = json.loads(body)
    except ValueError:
        return body
    if isinstance(read, dict):
        sealed: object = _sealed_form(unit, new_id, read)
    elif isinstance(read, list):
        sealed = [sealed_draft(unit, new_id, x) if isinstance(x, str) else x for x in read]
    else:
        return body
    return body if sealed == read else json.dumps(sealed, ensure_ascii=False)


def _sealed_form(unit: UnitOfWork, new_id: NewId, form: dict[str, Any]) -> dict[str, Any]:
    start = _texts(form, "start")
    known = {(name, group) for name in TEXTS for group in secret_groups(name, start.get(name, ""))}
    typed = dict.fromkeys(
        (name, group)
        for part in _TYPED
        for name in TEXTS
        for group in secret_groups(name, _texts(form, part).get(name, ""))
        if (name, group) not in known  # what it began with is the record's own, sealed there
    )
    child = Child(id=ChildId(str(form.get("child_id", ""))), household_id=HouseholdId(""))
    dropped = unit.drop_box.drop(
        circumstance_of(child, name, group, CircumstanceId(new_id())) for name, group in typed
    )
    sealed = {**form, **{part: _crossed(form[part]) for part in (*_TYPED, "start") if part in form}}
    seen = form.get("seen_child")
    if isinstance(seen, dict) and _texts(seen, "fields"):
        sealed["seen_child"] = {**seen, "fields": crossed_fields(_texts(seen, "fields"))}
    if dropped:
        before = form.get("prepared") or {}
        more = Prepared(dropped=dropped).packed()["dropped"]
        sealed["prepared"] = {**before, "dropped": [*before.get("dropped", ()), *more]}
    return sealed


def _texts(form: Mapping[str, Any], part: str) -> Mapping[str, str]:
    texts = form.get(part)
    return texts if isinstance(texts, dict) else {}


def _crossed(texts: object) -> object:
    if not isinstance(texts, dict):
        return texts
    return {n: crossed_text(n, t) if n in TEXTS and t else t for n, t in texts.items()}
