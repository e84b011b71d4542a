"""Codes live in app, sentences in messages.py: each code has its sentence, the domain has none."""

import ast
import re

from app.domain.cleaning.checks import LEVELS
from ui import messages

VIETNAMESE = re.compile(r"[À-ỹĐđ]")


def sentences(source):
    """Find Vietnamese texts that speak: six words and more, or a full stop."""
    docstrings = {id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Expr)}
    texts = [
        (node.lineno, node.value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]
    return [f"{source.place}:{line} {text}" for line, text in texts if _speaks(text)]


def _speaks(text):
    if not VIETNAMESE.search(text):
        return False
    is_long = len(re.findall(r"\w+ (?=\w)", text)) >= 5
    ends = text.count(" ") >= 2 and text.rstrip().endswith((".", "!", "?"))
    return is_long or ends


def test_every_problem_has_its_sentence():
    assert sorted(LEVELS.keys() - messages.PROBLEMS.keys()) == []


def test_the_domain_speaks_no_vietnamese(code):
    domain = [source for source in code if source.place.startswith("app/domain/")]
    assert domain
    assert [found for source in domain for found in sentences(source)] == []


def test_a_sentence_is_found(written):
    assert sentences(written('x = "Ngày sinh không có trên lịch."'))
    assert sentences(written('x = "chưa có số định danh cá nhân"'))
    assert not sentences(written('"""Ngày sinh không có trên lịch."""\nx = "tổ dân phố"'))
