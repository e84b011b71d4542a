"""Every question and row has its words; no code is ever shown."""

import re
from pathlib import Path

import pytest

import app.workbook
from app.workbook.choices import Question
from app.workbook.table import KEPT, PARTS
from app.workbook.values.date_column import DateOrder
from app.workbook.values.date_orders import AS_SHOWN, SWAPPED
from app.workbook.values.people_codes import LISTS
from app.workbook.values.sex_codes import ONE_IS_FEMALE, ONE_IS_MALE, OTHER, UNKNOWN
from ui.messages import option_name, question_sentence
from ui.pages.import_list.groups import GroupQuestion
from ui.sentences.list import COLUMN_FIELDS, OPTIONS, QUESTIONS

ASKED = re.compile(r'Asked\(\s*"([a-z_]+)"')


def codes_asked():
    for path in Path(app.workbook.__path__[0]).rglob("*.py"):
        yield from ASKED.findall(path.read_text("utf-8"))


def test_every_question_about_a_column_has_its_sentence():
    assert set(codes_asked()) - QUESTIONS.keys() == set()


@pytest.mark.parametrize("code", QUESTIONS)
def test_a_question_is_a_question(code):
    question = Question(key="k", code=code, sheet="DS", header="Giới", options=(), count=3)
    sentence = question_sentence(question)
    assert sentence.endswith("?")
    assert "{" not in sentence


def test_every_option_has_its_button():
    options = {*DateOrder, *LISTS, AS_SHOWN, SWAPPED, ONE_IS_FEMALE, ONE_IS_MALE, OTHER, UNKNOWN}
    assert options - OPTIONS.keys() == set()
    assert option_name("birth_date") == "Ngày sinh"


def test_every_field_that_is_taken_can_be_chosen():
    assert KEPT | PARTS.keys() <= COLUMN_FIELDS.keys()


def test_to_leave_a_column_is_an_answer():
    question = Question(
        key="k", code="column_meaning", sheet="DS", options=("phone", ""), suggested="phone"
    )
    chosen = [GroupQuestion(question, ("k",), ("DS",), said).chosen for said in (None, "", "phone")]
    assert chosen == ["phone", "", "phone"]
    assert option_name("") == "Không dùng cột này"
