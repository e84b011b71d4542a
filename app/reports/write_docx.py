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
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from app.domain.errors import KnownError
from app.reports.docx_rules import fit_rules
from app.reports.docx_tables import put_tables, tables_of
from app.reports.report import Chart, Table
from app.workbook.outgoing.new_file import new_file

_TAG = re.compile(r"<[^>]+>")
_LONGEST = 80


TEMPLATE = "report.docx"
"""What is shipped; it does for every kind."""


def write_docx(
    context: Mapping[str, object],
    tables: Sequence[Table],
    path: Path,
    *,
    own: Path | None = None,
    charts: Sequence[Chart] = (),
) -> None:
    """Fill a template (the office's own, or the shipped one) and draw the tables into it.

    Raises KnownError `template_broken` with the facts `file` and `line` (the text where it is
    broken), `template_unreadable` with the fact `file`, and those of `new_file`.
    """
    with as_file(files("resources") / "templates" / TEMPLATE) as shipped:
        source = own or shipped
        with new_file(path) as unfinished:
            letter = BytesIO()  # a package half written to a full disk would complain for itself
            _filled(source, context, tables, charts).save(letter)
            unfinished.write_bytes(letter.getvalue())


def _filled(
    source: Path,
    context: Mapping[str, object],
    tables: Sequence[Table],
    charts: Sequence[Chart],
) -> Document:
    names = {**context, "tables": tables_of(tables)}
    try:
        template = DocxTemplate(str(source))
        template.render(names, SandboxedEnvironment(autoescape=True), autoescape=True)
    except (TemplateError, SecurityError) as error:
        raise KnownError("template_broken", file=source.name, line=_line(error)) from error
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise KnownError("template_unreadable", file=source.name) from error
    letter: Document = template.docx
    fit_rules(letter)
    put_tables(letter, tables, charts)
    return letter


def _line(error: TemplateError) -> str:
    """Give the words of the line that the template engine stopped at."""
    near = getattr(error, "docx_context", ())
    words = (" ".join(_TAG.sub(" ", text).split()) for text in near)
    found = [text for text in words if "{" in text]
    text = found[0] if found else str(error.message or "")
    return text[:_LONGEST]
