"""Everything that is wrong with a template, each with the paragraph it stands in, all at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from traceback import walk_tb

from docx.document import Document
from jinja2 import ChainableUndefined, Undefined, meta, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError

from app.reports.letter.template_sandbox import MOST_DEPTH, TemplateSandbox, TooMuchError, is_large
from app.reports.letter.template_text import Paragraph, Tag, paragraphs_of

_BLOCKS = ("for", "if")
_WITHIN = {"elif": "if", "else": "", "endfor": "for", "endif": "if"}
_OF_CELLS = ("colspan", "cellbg", "vm", "hm")
"""What the filling library adds: they look like statements."""
_LONGEST = 80
FAILURES = (TypeError, ValueError, ArithmeticError, LookupError, RecursionError, AttributeError)


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One thing that is wrong."""

    part: str
    """`body`, `header`, `footer`."""
    number: int
    """Which paragraph of its part, among those with words."""
    line: str
    """Its words, as Word shows them."""
    code: str
    name: str = ""
    """What the template wrote there."""


def check_template(template: Document, names: Mapping[str, object]) -> list[TemplateProblem]:
    """Name what would stop a template, or leave something out, with what it may name."""
    paragraphs = list(paragraphs_of(template))
    found = [problem for one in paragraphs for problem in _of_paragraph(one)]
    found += _Nesting().problems(paragraphs)
    if found:  # it cannot be tried as a whole, but names that nobody knows are seen all the same
        return _in_order([*found, *_of_tags(paragraphs, names)])
    for part in dict.fromkeys(one.part for one in paragraphs):
        found += _of_names([one for one in paragraphs if one.part == part], names)
    return _in_order(found)


def _in_order(found: Sequence[TemplateProblem]) -> list[TemplateProblem]:
    parts = ("body", "header", "footer")
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda one: (parts.index(one.part), one.number))


def _problem(where: Paragraph, code: str, name: str = "") -> TemplateProblem:
    line = " ".join(where.text.split())[:_LONGEST]
    return TemplateProblem(where.part, where.number, line, code, name)


def _of_paragraph(where: Paragraph) -> Iterator[TemplateProblem]:
    """Look at each paragraph, and at each tag by itself."""
    if any(mark in where.rest for mark in ("{{", "{%", "{#")):
        yield _problem(where, "tag_open")
    elif any(mark in where.rest for mark in ("}}", "%}", "#}")):
        yield _problem(where, "tag_stray")
    for tag in where.tags:
        if tag.prefix in ("tr", "tc") and not where.table:
            yield _problem(where, "outside_table", "{%" + tag.prefix)
        yield from (_problem(where, code, name) for code, name in _of_tag(tag))


def _of_tag(tag: Tag) -> Iterator[tuple[str, str]]:
    if tag.is_statement:
        name = next(iter(tag.words), "")
        if name not in (*_BLOCKS, *_WITHIN, *_OF_CELLS, "set"):
            yield "unknown_tag", name
            return
    try:
        tree = _sandbox().parse(_whole(tag))
    except TemplateSyntaxError:
        yield "syntax", ""
        return
    if any(is_large(one.value) for one in tree.find_all(nodes.Const)):
        yield "too_much", ""
    for one in tree.find_all((nodes.Getattr, nodes.Getitem)):
        name = _attribute(one)
        if name.startswith("_"):
            yield "forbidden", name


def _attribute(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return node.attr
    key = getattr(node, "arg", None)
    return str(key.value) if isinstance(key, nodes.Const) else ""


def _whole(tag: Tag) -> str:
    """Give a tag so that it can be read by itself."""
    name = tag.words[0] if tag.is_statement and tag.words else ""
    if name in _BLOCKS:
        return f"{tag.text}{{% end{name} %}}"
    if name == "elif":
        return f"{{% if true %}}{tag.text}{{% endif %}}"
    return "" if name in (*_WITHIN, *_OF_CELLS) else tag.text


@dataclass(slots=True)
class _Nesting:
    """Which statements are open on the way through a template."""

    open: list[tuple[str, Tag, Paragraph]] = field(default_factory=list)

    def problems(self, paragraphs: Sequence[Paragraph]) -> Iterator[TemplateProblem]:
        """Go through the parts."""
        part = ""
        for where in paragraphs:
            if where.part != part:
                yield from self._left()
                part = where.part
            for tag in where.tags:
                if tag.is_statement and tag.words:
                    yield from self._next(tag, where)
        yield from self._left()

    def _next(self, tag: Tag, where: Paragraph) -> Iterator[TemplateProblem]:
        name = tag.words[0]
        if name in _BLOCKS:
            self.open.append((name, tag, where))
            if sum(one == "for" for one, _, _ in self.open) > MOST_DEPTH:
                yield _problem(where, "too_much")
        elif name in _WITHIN:
            yield from self._within(name, tag, where)

    def _within(self, name: str, tag: Tag, where: Paragraph) -> Iterator[TemplateProblem]:
        if not self.open or _WITHIN[name] not in ("", self.open[-1][0]):
            yield _problem(where, "not_opened", name)
            return
        _, begun, at = self.open[-1]
        if begun.prefix != tag.prefix or not _fit(tag.prefix, at, where):
            yield _problem(where, "wrong_nesting", name)
        if name.startswith("end"):
            self.open.pop()

    def _left(self) -> Iterator[TemplateProblem]:
        yield from (_problem(where, "not_closed", name) for name, _, where in self.open)
        self.open.clear()


def _fit(prefix: str, begin: Paragraph, end: Paragraph) -> bool:
    """Say whether what stands between two tags is whole: cells, rows or paragraphs."""
    if prefix == "tr":
        return begin.table == end.table and begin.row != end.row
    if prefix == "tc":
        return begin.row == end.row
    same_cell = (begin.table, begin.cell) == (end.table, end.cell)
    return same_cell and (prefix == "p" or begin is end)


def _of_names(
    paragraphs: Sequence[Paragraph], names: Mapping[str, object]
) -> Iterator[TemplateProblem]:
    """Name what is not known, then try the part with what is: each tag on a line of its own."""
    tags = [(tag, one) for one in paragraphs for tag in one.tags if _is_read(tag)]
    source = "\n".join(tag.text.replace("\n", " ") for tag, _ in tags)
    missing: list[str] = []
    sandbox = _sandbox(_noting(missing))
    known = names.keys() | sandbox.globals.keys()
    unknown = meta.find_undeclared_variables(sandbox.parse(source)) - known
    for name in sorted(unknown):
        yield from _mentioned(name, paragraphs)
    if unknown:
        return
    try:
        sandbox.from_string(source).render(names)
    except (TemplateError, *FAILURES) as error:
        where = tags[_line_of(error, len(tags)) - 1][1]
        code = "too_much" if isinstance(error, TooMuchError | RecursionError) else "syntax"
        is_wicked = isinstance(error, SecurityError) and code != "too_much"
        yield _problem(where, "forbidden" if is_wicked else code)
    for name in dict.fromkeys(missing):
        yield from _mentioned(name, paragraphs)


def _of_tags(
    paragraphs: Sequence[Paragraph], names: Mapping[str, object]
) -> Iterator[TemplateProblem]:
    """Name what is not known tag by tag; whatever any tag gives a name to is."""
    sandbox = _sandbox()
    trees = [(one, tree) for one in paragraphs for tag in one.tags if (tree := _tree(tag))]
    given = {
        one.name
        for _, tree in trees
        for one in tree.find_all(nodes.Name)
        if one.ctx in ("store", "param")
    }
    known = names.keys() | sandbox.globals.keys() | given | {"loop"}
    for where, tree in trees:
        for name in sorted(meta.find_undeclared_variables(tree) - known):
            yield _problem(where, "unknown_name", name)


def _tree(tag: Tag) -> nodes.Template | None:
    try:
        return _sandbox().parse(_whole(tag))
    except TemplateSyntaxError:
        return None


def _is_read(tag: Tag) -> bool:
    return not tag.is_statement or tag.words[0] not in _OF_CELLS


def _mentioned(name: str, paragraphs: Sequence[Paragraph]) -> Iterator[TemplateProblem]:
    word = re.compile(rf"\b{re.escape(name)}\b")
    for where in paragraphs:
        if any(word.search(tag.text) for tag in where.tags):
            yield _problem(where, "unknown_name", name)


def _line_of(error: BaseException, most: int) -> int:
    lines = [line for frame, line in walk_tb(error.__traceback__) if _is_template(frame.f_code)]
    return min(max(lines[-1] if lines else 1, 1), most)


def _is_template(code: object) -> bool:
    return getattr(code, "co_filename", "") == "<template>"


def _noting(missing: list[str]) -> type[Undefined]:
    """Make a value that notes its name where it is printed, asked or gone through."""

    class Noting(ChainableUndefined):
        __slots__ = ()

        def _note(self) -> None:
            missing.append(str(self._undefined_name))

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[object]:
            self._note()
            return iter(())

        def __bool__(self) -> bool:
            self._note()
            return False

    return Noting


def _sandbox(undefined: type[Undefined] = Undefined) -> TemplateSandbox:
    return TemplateSandbox(undefined)
