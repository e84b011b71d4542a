"""An issued letter is written again in the form it went out in, whatever the form is today."""

import docx
import pytest

from app.domain.errors import KnownError
from app.reports.issued.issue import issue, read_issued
from app.reports.issued.kept_forms import form_in, kept_form
from app.reports.letter.letter_file import write_letter
from app.reports.letter.write_docx import shipped_form
from tests.app.reports.issued.test_issue import commune, made

__all__ = ["commune"]
WORDS = "Mẫu riêng của xã, bản {}"


@pytest.fixture
def own(tmp_path):
    """Give what makes the office's own form anew."""
    path = tmp_path / "mau.docx"

    def make(edition):
        path.write_bytes(shipped_form())
        form = docx.Document(str(path))
        form.add_paragraph(WORDS.format(edition))
        form.save(str(path))
        return path

    return make


def again(app, id_, path):
    with app.store.read() as snapshot:
        kept = read_issued(snapshot, id_)
    write_letter(kept.letter(), path, unit="Xã", created=kept.about.issued_at)
    return [one.text for one in docx.Document(str(path)).paragraphs]


def test_the_form_goes_with_the_letter(commune, own, tmp_path):
    report, text, head = made(commune)
    first = issue(commune, report, text, head, template=own(1))
    second = issue(commune, report, text, head, template=own(2))
    plain = issue(commune, report, text, head)
    for one, edition in ((first, 1), (second, 2)):
        assert WORDS.format(edition) in again(commune, one.id, tmp_path / "a.docx")
    assert not any("Mẫu riêng" in line for line in again(commune, plain.id, tmp_path / "b.docx"))


def test_each_form_is_kept_once_and_one_that_was_not_is_none(commune, own, tmp_path):
    report, text, head = made(commune)
    for _ in range(3):
        issue(commune, report, text, head, template=own(1).read_bytes())
    with commune.store.read() as snapshot:
        names = [key for key in _settings(snapshot) if key.startswith("letter.form.")]
        assert len(names) == 1
        assert kept_form(snapshot.settings, "") is kept_form(snapshot.settings, "none") is None
    with pytest.raises(KnownError, match="file_unreadable"):
        form_in(tmp_path / "không có.docx")


def _settings(snapshot):
    return snapshot._connection.exec_driver_sql("SELECT key FROM setting").scalars().all()
