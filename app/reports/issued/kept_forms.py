"""The forms of issued letters, each kept once however many letters went out in it."""

from hashlib import sha256

from app.domain.errors import KnownError
from app.reports.letter.letter_file import Form
from app.storage.kept_files import bytes_of, packed_text
from app.storage.settings import Settings

_FORM = "letter.form."
"""Begins the settings that hold a form, by its digest."""


def form_in(template: Form | None) -> bytes:
    """Give what stands in a form, None being the shipped one. Raises KnownError file_unreadable."""
    from app.reports.letter.write_docx import shipped_form  # a second to import

    if template is None:
        return shipped_form()
    if isinstance(template, bytes):
        return template
    try:
        return template.read_bytes()
    except OSError as error:
        raise KnownError("file_unreadable", file=template.name) from error


def name_of_form(form: bytes) -> str:
    """Name a form by what stands in it."""
    return sha256(form).hexdigest()


def keep_form(settings: Settings, form: bytes) -> None:
    """Keep a form, once."""
    key = _FORM + name_of_form(form)
    if not settings.get(key):
        settings.put(key, packed_text(form))


def kept_form(settings: Settings, name: str) -> bytes | None:
    """Give a form by its name; None where it was not kept."""
    kept = settings.get(_FORM + name) if name else ""
    return bytes_of(kept) if kept else None
