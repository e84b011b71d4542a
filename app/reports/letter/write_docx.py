"""A letter from a template that an office can change in Word; what a template says is not run.

Templates are filled in a sandbox: they see the texts they are given and nothing of the program.
"""

import re
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import Undefined
from jinja2.exceptions import TemplateError

from app.domain.errors import KnownError
from app.messages import template as words
from app.reports.letter.check_template import FAILURES, TemplateProblem, check_template
from app.reports.letter.docx_rules import fit_rules
from app.reports.letter.docx_tables import put_tables, tables_of
from app.reports.letter.template_sandbox import TemplateSandbox
from app.reports.report import Chart, Table
from app.workbook.outgoing.new_file import new_file

_TAG = re.compile(r"<[^>]+>")
_LONGEST = 80
_MOST_TOLD = 3


TEMPLATE = "report.docx"
"""What is shipped; it does for every kind."""


def write_docx(
    context: Mapping[str, object],
    tables: Sequence[Table],
    path: Path,
    *,
    own: Path | bytes | None = None,
    charts: Sequence[Chart] = (),
) -> None:
    """Fill a template (the office's own, or the shipped one) and draw the tables into it.

    Raises KnownError `template_broken` with the facts `file` and `line` (the paragraphs where it
    is broken, each with its words and what is wrong), `template_unreadable` with the fact `file`,
    and those of `new_file`.
    """
    names = {**context, "tables": tables_of(tables)}
    with new_file(path) as unfinished, as_file(files("resources") / "templates" / TEMPLATE) as ours:
        letter = BytesIO()  # a package half written to a full disk would complain for itself
        if own:
            _check(own, names)
        _filled(own or ours, names, tables, charts).save(letter)
        unfinished.write_bytes(letter.getvalue())


def _check(own: Path | bytes, names: Mapping[str, object]) -> None:
    """Say all at once what is wrong with an office's own template; ours is held by a test."""
    problems = check_template(open_template(own).docx, names)
    if problems:
        raise KnownError("template_broken", file=_name_of(own), line=told(problems))


def _filled(
    source: Path | bytes,
    names: Mapping[str, object],
    tables: Sequence[Table],
    charts: Sequence[Chart],
) -> Document:
    template = open_template(source)
    try:
        template.render(names, TemplateSandbox(Undefined), autoescape=True)
    except (TemplateError, *FAILURES) as error:
        raise KnownError("template_broken", file=_name_of(source), line=_line(error)) from error
    letter: Document = template.docx
    fit_rules(letter)
    put_tables(letter, tables, charts)
    return letter


def open_template(source: Path | bytes) -> DocxTemplate:
    """Open a form; raises KnownError `template_unreadable` for what is no letter of Word."""
    try:
        template = DocxTemplate(BytesIO(source) if isinstance(source, bytes) else str(source))
        template.init_docx()
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise KnownError("template_unreadable", file=_name_of(source)) from error
    return template


def shipped_form() -> bytes:
    """Give the form that comes with the program."""
    return (files("resources") / "templates" / TEMPLATE).read_bytes()


def _name_of(source: Path | bytes) -> str:
    return TEMPLATE if isinstance(source, bytes) else source.name


def told(problems: Sequence[TemplateProblem]) -> str:
    """Say what is wrong with a template, the first few of it."""
    texts = [words.in_words(one.part, one.number, one.line, one.code, one.name) for one in problems]
    more = len(texts) - _MOST_TOLD
    return "; ".join(texts[:_MOST_TOLD] + ([words.MORE.format(count=more)] if more > 0 else []))


def _line(error: Exception) -> str:
    """Give the words of the line that the template engine stopped at."""
    near = getattr(error, "docx_context", ())
    said = (" ".join(_TAG.sub(" ", text).split()) for text in near)
    found = [text for text in said if "{" in text]
    return (found[0] if found else words.PROBLEMS["syntax"])[:_LONGEST]
