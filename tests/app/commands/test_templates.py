"""The shipped form is written out, is good, and a broken one is told line by line."""

import docx
from typer.testing import CliRunner

from app.commands.templates import cli
from tests.app.commands.printed import rows


def test_the_shipped_form_is_written_and_is_good(tmp_path):
    path = tmp_path / "mau.docx"
    assert CliRunner().invoke(cli, ["export", str(path)]).exit_code == 0
    assert docx.Document(path).tables
    checked = CliRunner().invoke(cli, ["check", str(path)])
    assert checked.exit_code == 0
    refused = CliRunner().invoke(cli, ["export", str(tmp_path / "mau.doc")])
    assert refused.exception.code == "template_ending"


def test_every_mistake_is_told_at_once(tmp_path):
    made = docx.Document()
    for line in ("{{ office", "{{ offiec }}", "{%p if office %}"):
        made.add_paragraph(line)
    made.save(tmp_path / "mau.docx")
    checked = CliRunner().invoke(cli, ["check", str(tmp_path / "mau.docx")])
    assert [row["place"] for row in rows(checked.stdout)] == ["đoạn 1", "đoạn 2", "đoạn 3"]
    assert checked.exception.code == "template_has_problems"
    assert checked.exception.facts["count"] == 3
