"""What an office sets of its letters is kept; its own form is tried before it is taken."""

import docx
import pytest

from app.domain.errors import KnownError
from app.domain.reports.period import Period
from app.reports.kinds.village_progress import village_progress
from app.reports.letter.letter import letter_head, read_settings, report_text
from app.reports.letter.letter_file import Letter, write_letter
from app.reports.letter.letter_settings import (
    drop_template,
    keep_settings,
    own_template,
    take_template,
)


def letter_of(app):
    report = village_progress(app, Period.of_day(app.today()))
    with app.store.read() as snapshot:
        text = report_text(snapshot, app.commune, report)
        return Letter(head=letter_head(snapshot, app.commune), text=text, report=report)


def form(path, line):
    made = docx.Document()
    made.add_paragraph(line)
    made.save(path)
    return path


def test_settings_stand_in_the_letter(app):
    keep_settings(app, {"signer": " Vi Văn Ưởng ", "recipients": "Sở Y tế;\nLưu: VT."})
    with app.store.read() as snapshot:
        assert read_settings(snapshot)["signer"] == "Vi Văn Ưởng"
        head = letter_head(snapshot, app.commune)
    assert (head.signer, head.recipients) == ("Vi Văn Ưởng", ("Sở Y tế;", "Lưu: VT."))


def test_an_own_form_is_tried_first_and_a_broken_one_changes_nothing(app, tmp_path):
    letter = letter_of(app)
    good = form(tmp_path / "tot.docx", "Riêng: {{ about }}")
    take_template(app, good, letter)
    own = own_template(app)
    with pytest.raises(KnownError, match="template_broken") as refused:
        take_template(app, form(tmp_path / "hong.docx", "Số {{ number "), letter)
    assert "number" in str(refused.value.facts["line"])
    assert own.read_bytes() == good.read_bytes()
    write_letter(
        Letter(head=letter.head, text=letter.text, report=letter.report, template=own),
        tmp_path / "a.docx", unit="Xã", created=app.clock(),
    )  # fmt: skip
    assert docx.Document(tmp_path / "a.docx").paragraphs[0].text.startswith("Riêng: Tiến độ")
    drop_template(app)
    assert own_template(app) is None
