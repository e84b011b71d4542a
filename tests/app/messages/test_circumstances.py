"""A refusal of every kind has its sentence on the command line."""

import ast
from pathlib import Path

from app.commands import circumstances
from app.messages.circumstances import CIRCUMSTANCES
from app.services.circumstances import record_circumstance


def test_every_refusal_has_a_sentence():
    tree = ast.parse(Path(record_circumstance.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    codes = {node.args[1].value for node in calls if getattr(node.func, "id", "") == "_blocked"}
    assert {f"circumstance_{code}" for code in codes} <= set(CIRCUMSTANCES)
    assert "unknown_group" in codes
    assert circumstances.__doc__
