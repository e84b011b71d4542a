"""Files and functions stay small enough to be read whole.

Files: median at most 100 lines, at most 5 % over 300, none over 400. Functions, without their
docstring: median at most 8 lines, at most 1 % over 40, none over 60. The steps of a migration are
written once and never read as a whole again: they are lists, and are not counted.
"""

import ast
from statistics import median


def file_sizes(sources):
    return {s.place: len(s.text.splitlines()) for s in sources if s.text.strip()}


def function_sizes(sources):
    return {
        f"{source.place}:{function.lineno} {function.name}": _lines(function)
        for source in sources
        if "/migrations/versions/" not in source.place
        for function in source.functions
    }


def _lines(function):
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - (docstring.end_lineno - docstring.lineno + 1)


def over(sizes, bound):
    return sorted(f"{name}: {size} lines" for name, size in sizes.items() if size > bound)


def test_half_of_the_files_have_at_most_100_lines(code):
    assert median(file_sizes(code).values()) <= 100


def test_few_files_have_over_300_lines_and_none_over_400(code):
    sizes = file_sizes(code)
    large = over(sizes, 300)
    assert len(large) <= len(sizes) * 0.05, large
    assert over(sizes, 400) == []


def test_no_test_file_has_over_400_lines(tests):
    assert over(file_sizes(tests), 400) == []


def test_half_of_the_functions_have_at_most_8_lines(code):
    assert median(function_sizes(code).values()) <= 8


def test_few_functions_have_over_40_lines_and_none_over_60(code):
    sizes = function_sizes(code)
    large = over(sizes, 40)
    assert len(large) <= len(sizes) * 0.01, large
    assert over(sizes, 60) == []


def test_sizes_are_counted_without_the_docstring(written):
    source = written('def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    return a\n')
    assert list(function_sizes([source]).values()) == [3]
    assert over(function_sizes([source]), 2) == ["app/domain/sample.py:1 f: 3 lines"]
    assert file_sizes([source]) == {"app/domain/sample.py": 7}
