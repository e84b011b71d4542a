"""Tests use the real store, the real central, real files and real widgets; nothing is faked."""

import ast

FAKES = ("unittest.mock", "mock", "pytest_mock", "responses", "requests_mock", "respx", "freezegun")
PATCHES = {"setattr", "setitem", "delattr", "patch"}


def fakes(source):
    return [
        f"{source.place}:{node.lineno}"
        for node in ast.walk(source.tree)
        if _imports_fake(node) or _patches(node) or _asks_for_mocker(node)
    ]


def _imports_fake(node):
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    else:
        return False
    return any(name == fake or name.startswith(f"{fake}.") for name in names for fake in FAKES)


def _patches(node):
    """`monkeypatch` may set the environment and the folder, never a piece of the program."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"monkeypatch", "mocker"}
        and node.func.attr in PATCHES
    )


def _asks_for_mocker(node):
    return isinstance(node, ast.arg) and node.arg == "mocker"


def test_nothing_is_faked(code, tests):
    assert [place for source in [*code, *tests] for place in fakes(source)] == []


def test_a_fake_is_found(written):
    assert fakes(written("from unittest.mock import Mock"))
    assert fakes(written("from unittest import mock"))
    assert fakes(written("import unittest.mock as m"))
    assert fakes(written("def test(mocker): ..."))
    assert fakes(written("def test(monkeypatch): monkeypatch.setattr(a, 'b', 1)"))
    assert not fakes(written("def test(monkeypatch): monkeypatch.setenv('A', '1')"))
