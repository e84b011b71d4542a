"""One fold, one way to read a cell, one clock: a second one is a defect."""

import ast

ONE_PLACE = {
    "unicodedata": ("app/domain/text/text.py", "app/domain/text/collation.py"),
    "python_calamine": ("app/workbook/",),
    "rapidfuzz": ("app/matching/", "app/domain/places/place.py"),
    "numpy": ("app/matching/",),
    "sqlcipher3": ("app/storage/",),
    "requests": ("sync/transport.py",),
    "PySide6": ("ui/",),
    "keyring": ("app/storage/keys.py",),
}
AT_THE_DOOR = ("bootstrap.py", "__main__.py")
"""Where real time, ids and chance enter the program; everybody else is given them."""
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time",
    "uuid.uuid1", "uuid.uuid4", "uuid4", "random.random", "random.choice", "random.randint",
    "random.shuffle", "random.sample", "random.uniform",
}  # fmt: skip


def strangers(source):
    return [
        f"{source.place}: {name}"
        for name in _imports(source)
        if name in ONE_PLACE and not source.place.startswith(ONE_PLACE[name])
    ]


def _imports(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def own_clocks(source):
    if source.path.name in AT_THE_DOOR or source.place.startswith("installer/"):
        return []
    return [
        f"{source.place}:{node.lineno} {ast.unparse(node.func)}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS
    ]


def test_each_library_is_used_at_its_one_place(code):
    assert [found for source in code for found in strangers(source)] == []


def test_time_ids_and_chance_come_in_as_arguments(code):
    assert [found for source in code for found in own_clocks(source)] == []


def test_a_second_one_is_found(written):
    assert strangers(written("import unicodedata", "app/matching/mine.py"))
    assert strangers(written("from PySide6.QtCore import QObject", "app/services/x.py"))
    assert not strangers(written("import requests", "sync/transport.py"))
    assert own_clocks(written("x = datetime.now(UTC)"))
    assert own_clocks(written("x = random.choice('ab')"))
    assert not own_clocks(written("x = random.Random(1).choice('ab')"))
    assert not own_clocks(written("x = datetime.now(UTC)", "app/bootstrap.py"))
