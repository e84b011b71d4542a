"""The guide to circumstances: a few plain questions lead two officials to the same groups.

Questions, answers and rules are lines of `resources/data/guide_*.csv`; this reads conditions such
as `father=dead&mother=missing|unable` against the answers given, and nothing else.
Several conditions of which one is enough stand in one line, ` or ` between them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.circumstances.circumstance_kind import Kind, kind_of
from app.domain.code_lists import read_code_list

Answers = Mapping[str, frozenset[str]]
"""Question -> the answers that were chosen; several where the question takes several."""


UNSURE = "unsure"
"""The answer of somebody who does not know yet: it leads to no group, and is said to be open."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; it is asked where its condition holds for the answers before it."""

    key: str
    text: str
    hint: str
    takes_several: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A group the answers lead to."""

    kind: Kind
    note: str
    is_certain: bool
    """False: the criteria, or their order in the law, are still to be checked."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the answers lead: the groups, and what is not a group and why."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    """Sentences of the rules: the frequent mistakes that these answers avoid."""
    still_open: tuple[str, ...] = ()
    """The questions nobody could answer yet: another answer may lead to a group."""


@dataclass(frozen=True, slots=True)
class _Rule:
    when: str
    block: str
    code: str
    is_certain: bool
    note: str


def next_question(answers: Answers) -> Question | None:
    """Give the first question that is to be asked and has no answer; None at the end."""
    for when, question in _questions():
        if question.key not in answers and holds(when, answers):
            return question
    return None


def asked(answers: Answers) -> list[Question]:
    """Give the questions that these answers answer, in their order."""
    return [question for when, question in _questions() if question.key in answers]


def where_it_leads(answers: Answers) -> Found:
    """Apply the rules: of each block the first that holds."""
    findings: dict[str, Finding] = {}
    notes: dict[str, None] = {}
    closed: set[str] = set()
    for rule in _rules():
        if rule.block in closed or not holds(rule.when, answers):
            continue
        if rule.block:
            closed.add(rule.block)
        kind = kind_of(rule.code)
        if kind is None:
            notes[rule.note] = None
        elif kind.code not in findings:
            findings[kind.code] = Finding(kind, rule.note, rule.is_certain and kind.is_certain)
    still_open = (one.text for one in asked(answers) if UNSURE in answers[one.key])
    return Found(tuple(findings.values()), tuple(notes), tuple(still_open))


def holds(condition: str, answers: Answers) -> bool:
    """Whether every clause holds: `question=a|b` or `question!=a`; no answer makes both false."""
    return any(
        all(_clause(one, answers) for one in part.split("&") if one)
        for part in condition.split(" or ")
    )


def _clause(clause: str, answers: Answers) -> bool:
    question, _, values = clause.partition("=")
    chosen = answers.get(question.removesuffix("!"))
    if chosen is None:
        return False
    return chosen.isdisjoint(values.split("|")) == question.endswith("!")


def write_answers(answers: Answers) -> str:
    """Write answers as one text, to be kept with what they led to: `father=dead;topics=a,b`."""
    return ";".join(f"{key}={','.join(sorted(chosen))}" for key, chosen in answers.items())


def are_confidential(answers: Answers) -> bool:
    """Whether the answers say, or lead to, what only those allowed may see."""
    if any(finding.kind.is_confidential for finding in where_it_leads(answers).findings):
        return True
    secret = {
        (row["question"], row["answer"])
        for row in read_code_list("guide_answers")
        if row["confidential"]
    }
    return any((key, one) in secret for key, chosen in answers.items() for one in chosen)


def read_answers(text: str) -> dict[str, frozenset[str]]:
    """Read what `write_answers` wrote."""
    pairs = (part.partition("=") for part in text.split(";") if part)
    return {key: frozenset(filter(None, chosen.split(","))) for key, _, chosen in pairs}


def said(answers: Answers) -> list[tuple[str, str]]:
    """Tell answers in words: the question, and what was answered."""
    told = []
    for question in asked(answers):
        chosen = [one.text for one in question.choices if one.key in answers[question.key]]
        told.append((question.text, "; ".join(chosen)))
    return told


def every_question() -> list[Question]:
    """Give all questions, in their order."""
    return [question for _, question in _questions()]


@cache
def _questions() -> tuple[tuple[str, Question], ...]:
    choices: dict[str, list[Choice]] = {}
    for row in read_code_list("guide_answers"):
        choices.setdefault(row["question"], []).append(Choice(row["answer"], row["text_vi"]))
    return tuple(
        (
            row["when"],
            Question(
                row["question"],
                row["text_vi"],
                row["hint_vi"],
                bool(row["several"]),
                tuple(choices[row["question"]]),
            ),
        )
        for row in read_code_list("guide_questions")
    )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["when"], row["block"], row["code"], not row["uncertain"], row["note_vi"])
        for row in read_code_list("guide_rules")
    )
