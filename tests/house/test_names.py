"""Names say what a thing is, and every module says what it promises."""

import ast
import re

FORBIDDEN = {
    "manager", "helper", "helpers", "util", "utils", "data", "handle", "handler", "handles",
}  # fmt: skip
QT_CALLS_IT_SO = {
    "data", "headerData", "setData", "mimeData", "setEditorData", "setModelData",
}  # fmt: skip
"""Overrides of Qt's models: the name is Qt's, not ours."""
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def bad_names(source):
    names = [*source.path.with_suffix("").parts]
    if source.place.startswith("resources/"):
        names = names[2:]
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    names += [node.name for node in ast.walk(source.tree) if isinstance(node, kinds)]
    if source.place.startswith("ui/"):
        names = [name for name in names if name not in QT_CALLS_IT_SO]
    return [f"{source.place}: {name}" for name in names if _words(name) & FORBIDDEN]


def _words(name):
    return {word.lower() for part in name.split("_") for word in WORDS.findall(part)}


def test_no_name_hides_what_it_does(code):
    assert [name for source in code for name in bad_names(source)] == []


def test_every_module_says_what_it_promises(code):
    silent = [s.place for s in code if s.text.strip() and not ast.get_docstring(s.tree)]
    assert silent == []


def test_a_bad_name_is_found(written):
    assert bad_names(written("def load_data(): ..."))
    assert bad_names(written("class SyncManager: ..."))
    assert bad_names(written("class HTTPHandler: ..."))
    assert bad_names(written("x = 1", "app/utils.py"))
    assert bad_names(written("def data(self): ..."))
    assert not bad_names(written("def data(self): ...", "ui/models/paged_table.py"))
    assert not bad_names(written("def update_database(): ..."))
