"""Two officials with the same child come to the same groups; every question is plain."""

import csv
import re
from collections import defaultdict
from itertools import product
from pathlib import Path

import pytest

from app.domain.circumstances.circumstance_kind import Part, all_kinds
from app.domain.circumstances.guide import (
    UNSURE,
    are_confidential,
    every_question,
    next_question,
    read_answers,
    said,
    where_it_leads,
    write_answers,
)

_FILE = Path(__file__).parents[3] / "data" / "circumstance_cases.csv"
with _FILE.open(encoding="utf-8") as lines:
    CASES = [tuple(row.values()) for row in csv.DictReader(lines)]
LONGEST = 18
_MIRROR = {
    "father": "mother",
    "mother": "father",
    "father_sentenced": "mother_sentenced",
    "mother_sentenced": "father_sentenced",
}
JARGON = re.compile(
    r"thân thích|chăm sóc thay thế|nương tựa|hạn chế năng lực|thẩm quyền giải quyết|TGXH|BTXH|HCĐB"
    r"|NĐ|Luật|khoản|Điều|điểm [a-z]\b|pháp lý|phổ cập|THCS|giám hộ|tệ nạn xã hội|[A-Z]{2}\d\d",
)


def walk(facts):
    """Answer what is asked by the facts of a case, and nothing else."""
    answers = {}
    while (question := next_question(answers)) is not None:
        assert question.key in facts, f"asked but not told: {question.key}"
        assert facts[question.key] <= {choice.key for choice in question.choices}
        assert question.takes_several or len(facts[question.key]) == 1
        answers[question.key] = facts[question.key]
    return answers


def test_there_are_at_least_sixty_cases():
    assert len({description for description, _, _ in CASES}) >= 60


@pytest.mark.parametrize(("description", "facts", "codes"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_described_child_comes_to_its_groups(description, facts, codes):
    answers = walk(read_answers(facts))
    assert answers.keys() == read_answers(facts).keys(), description
    found = where_it_leads(answers)
    assert sorted(one.kind.code for one in found.findings) == sorted(filter(None, codes.split(",")))
    assert found.findings or found.notes or found.still_open, "the guide always says why"


def test_every_group_of_the_law_is_reached():
    reached = {code for _, _, codes in CASES for code in codes.split(",")}
    special = {k.code for k in all_kinds().values() if k.part is Part.SPECIAL}
    with_subgroups = {code.partition(".")[0] for code in special if "." in code}
    assert special - with_subgroups <= reached


def test_every_answer_about_both_parents_leads_somewhere():
    parents = next(q for q in every_question() if q.key == "father").choices
    for father, mother in product(parents, repeat=2):
        answers = {"topics": frozenset({"parents"}), "left": frozenset({"no"})}
        answers |= {"father": frozenset({father.key}), "mother": frozenset({mother.key})}
        while (question := next_question(answers)) is not None:
            answers[question.key] = frozenset({question.choices[0].key})
        found = where_it_leads(answers)
        assert found.findings or found.notes, (father.key, mother.key)
        mirrored = where_it_leads({_MIRROR.get(key, key): said for key, said in answers.items()})
        assert {f.kind.code for f in found.findings} == {f.kind.code for f in mirrored.findings}


def test_the_frequent_mistakes_are_named():
    one_dead = where_it_leads(read_answers("topics=parents;left=no;father=dead;mother=raising"))
    assert "không phải mồ côi cả cha và mẹ" in one_dead.findings[0].note
    not_poor = where_it_leads(
        read_answers("topics=health;health=illness;illness=paper;illness_household=no")
    )
    assert any("không nghèo" in note for note in not_poor.notes)


def test_what_a_group_was_found_for_is_not_also_said_to_be_none():
    poor = read_answers("topics=health,poor;health=illness;illness=paper;household=poor")
    assert where_it_leads(poor).notes == ()
    court = read_answers("topics=parents;left=no;father=raising;mother=raising;court=yes")
    assert where_it_leads(court).notes == ()


def test_what_is_uncertain_is_said():
    both_away = where_it_leads(read_answers("father=unable;mother=unable;court=no"))
    assert not both_away.findings[0].is_certain
    dead = where_it_leads(read_answers("father=dead;mother=missing"))
    assert dead.findings[0].is_certain


def test_two_officials_who_answer_in_their_own_way_come_to_the_same_groups():
    led = defaultdict(set)
    for description, _, codes in CASES:
        led[description].add(frozenset(codes.split(",")))
    assert sum(1 for description, _, _ in CASES if led[description]) - len(led) >= 30
    assert {text: codes for text, codes in led.items() if len(codes) > 1} == {}


def test_what_nobody_knows_yet_leads_to_no_group_and_is_said_to_be_open():
    for question in every_question():
        if question.takes_several or question.key in ("father", "mother"):
            continue
        found = where_it_leads({question.key: frozenset({UNSURE})})
        assert (found.findings, found.still_open) == ((), (question.text,)), question.key


@pytest.mark.parametrize(
    "answers",
    [
        "topics=harm,other;harm=sexual;sexual=no;assessed=yes;other=thin",
        "topics=other,school;school=attending;works_too=yes;other=thin",
        "topics=other;other=married;married_case=yes",
    ],
)
def test_answers_that_lead_to_a_secret_are_a_secret(answers):
    assert are_confidential(read_answers(answers))


@pytest.mark.parametrize("question", every_question(), ids=lambda q: q.key)
def test_a_question_is_short_and_plain(question):
    assert len(question.text.split()) <= LONGEST
    assert question.text.endswith("?")
    for text in (question.text, *(choice.text for choice in question.choices)):
        assert len(text.split()) <= LONGEST
        assert not JARGON.search(text), text
    assert len(question.choices) <= 10, "one key for each answer"


def test_answers_come_back_from_their_text():
    answers = read_answers("topics=health,poor;household=poor")
    assert read_answers(write_answers(answers)) == answers
    assert said(answers)[-1] == ("Năm nay nhà trẻ thuộc diện nào?", "Hộ nghèo")
