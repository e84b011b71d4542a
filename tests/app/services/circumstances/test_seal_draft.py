"""What is typed of confidential groups lies sealed in the draft, and is recorded with the child."""

import json
from dataclasses import replace

import pytest

from app.services.circumstances.prepare_circumstances import Prepared
from app.services.circumstances.seal_draft import sealed_draft
from tests.app.allowed import open_up, protect
from tests.app.services.circumstances.test_prepare_circumstances import new_child, saved
from tests.app.storage.test_drop_box import opened

SECRET, OTHER = "Nhiễm HIV", "Trẻ em bị xâm hại tình dục"


def kept(app, form):
    with app.write("draft") as unit:
        return sealed_draft(unit, app.new_id, json.dumps(form, ensure_ascii=False))


def test_what_is_typed_is_sealed_and_recorded_with_the_child(app):
    protect(app)
    home, child = new_child(app)
    typed = {"texts": {"special": f"{SECRET}; mồ côi"}, "offers": {"special": OTHER}}
    body = kept(app, {"child_id": child.id, **typed})
    form = json.loads(body)
    assert not any(word in body for word in ("HIV", "xâm hại"))
    assert (form["texts"]["special"], form["offers"]["special"]) == ("mồ côi", "x")
    prepared = Prepared.unpacked(form["prepared"])
    saved(app, home, replace(child, special="mồ côi"), prepared)
    open_up(app)
    assert {c.code for c in opened(app)} == {"DB05", "DB11"}


def test_what_the_form_began_with_is_crossed_only(app):
    seen = {"id": "c", "revision": 0, "fields": {"special": SECRET, "original.special": SECRET}}
    form = {"texts": {"special": SECRET}, "start": {"special": SECRET}, "seen_child": seen}
    read = json.loads(kept(app, form))
    assert read["texts"] == read["start"] == read["seen_child"]["fields"] == {"special": "x"}
    assert "prepared" not in read


@pytest.mark.parametrize("form", [{"texts": {"special": "Mồ côi"}}, {"texts": 1}, [1, "x"], 7])
def test_all_else_stays_as_it_is(app, form):
    assert kept(app, form) == json.dumps(form, ensure_ascii=False)
