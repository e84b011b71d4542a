"""Every code that the headless face can say has its sentence, and every fact its place."""

import re
from pathlib import Path

from app.messages import SENTENCES, UNEXPECTED, sentence

APP = Path(__file__).parents[3] / "app"
RAISED = re.compile(r'KnownError\(\s*"([a-z_0-9]+)"')
SAID = re.compile(r'(?<![\w])sentence\(\s*"([a-z_0-9]+)"')


def test_every_code_of_app_has_a_sentence():
    texts = [path.read_text(encoding="utf-8") for path in APP.rglob("*.py")]
    codes = {code for text in texts for form in (RAISED, SAID) for code in form.findall(text)}
    assert len(codes) > 10
    assert sorted(codes - SENTENCES.keys()) == []


def test_facts_are_filled_in_and_a_code_is_never_shown():
    assert "ds.xlsx" in sentence("file_damaged", file="ds.xlsx")
    assert sentence("file_damaged") == UNEXPECTED
    assert sentence("no_such_code", file="ds.xlsx") == UNEXPECTED
