"""A broken template is named with each of its lines, as Word shows them; none can hang or pry."""

import docx
import pytest

from app.domain.errors import KnownError
from app.reports.letter.check_template import check_template
from app.reports.letter.template_sample import sample_names
from app.reports.letter.write_docx import open_template, write_docx


def form(path, *lines, cells=(), header=()):
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if cells:
        table = made.add_table(rows=len(cells), cols=1)
        for row, text in zip(table.rows, cells, strict=True):
            row.cells[0].text = text
    for line in header:
        made.sections[0].header.add_paragraph(line)
    made.save(path)
    return path


def found_in(path):
    problems = check_template(open_template(path).docx, sample_names())
    return [(one.part, one.number, one.code, one.name) for one in problems]


@pytest.mark.parametrize(
    ("lines", "number", "code", "name"),
    [
        (["Kính gửi", "", "Số {{ number "], 2, "tag_open", ""),
        (["Số {{ number }"], 1, "tag_open", ""),
        (["Số number }}"], 1, "tag_stray", ""),
        (["{{ number + }}"], 1, "syntax", ""),
        (["{{ nunber }}"], 1, "unknown_name", "nunber"),
        (["{%p for one in lead %}", "{{ one.txt }}", "{%p endfor %}"], 2, "unknown_name", "txt"),
        (["{%p for one in lead %}", "{{ one.text }}"], 1, "not_closed", "for"),
        (["{{ office }}", "{%p endif %}"], 2, "not_opened", "endif"),
        (["{%p if office %}", "x", "{%p endfor %}"], 3, "not_opened", "endfor"),
        (["{%p for one in lead %}", "{% endfor %}"], 2, "wrong_nesting", "endfor"),
        (["{%tr for one in rows %}", "{%tr endfor %}"], 1, "outside_table", "{%tr"),
        (["{% include 'x' %}"], 1, "unknown_tag", "include"),
        (["{{ ''.__class__.__mro__ }}"], 1, "forbidden", "__class__"),
        (["{{ ''['__class__'] }}"], 1, "forbidden", "__class__"),
        (["{{ ''|attr('__class__') }}"], 1, "unknown_name", "__class__"),
        (["{% for a in range(10**9) %}x{% endfor %}"], 1, "too_much", ""),
        (["{% for a in range(1000000000) %}x{% endfor %}"], 1, "too_much", ""),
        (["{{ 'x' * 99999 * 99999 }}"], 1, "too_much", ""),
        (
            ["{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"],
            1, "too_much", "",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_is_named_with_its_paragraph(tmp_path, lines, number, code, name):
    path = form(tmp_path / "mau.docx", *lines)
    assert ("body", number, code, name) in found_in(path)
    with pytest.raises(KnownError, match="template_broken") as refused:
        write_docx(sample_names(), [], tmp_path / "a.docx", own=path)
    assert f"đoạn {number} “{' '.join(lines[-1].split())[:20]}" in str(
        refused.value.facts["line"]
    ) or str(refused.value.facts["line"]).startswith(f"đoạn {number} ")
    assert not (tmp_path / "a.docx").exists()


def test_all_are_named_at_once_in_tables_and_headers_too(tmp_path):
    cells = ["{%tr for one in rows %}", "{{ one.name }} {{ wrong }}", "{{ office"]
    path = form(tmp_path / "mau.docx", "{{ about }}", cells=cells, header=["{{ signer"])
    assert found_in(path) == [
        ("body", 2, "not_closed", "for"),
        ("body", 3, "unknown_name", "wrong"),
        ("body", 4, "tag_open", ""),
        ("header", 1, "tag_open", ""),
    ]
    path = form(tmp_path / "mau.docx", "{{ offiec }}", header=["{{ singer }}"])
    assert [(part, name) for part, _, _, name in found_in(path)] == [
        ("body", "offiec"), ("header", "singer"),
    ]  # fmt: skip


def test_a_tag_that_word_cut_into_runs_is_whole(tmp_path):
    made = docx.Document()
    line = made.add_paragraph()
    for piece in ("Số {", "{ num", "ber }", "}"):
        line.add_run(piece)
    made.save(tmp_path / "mau.docx")
    assert found_in(tmp_path / "mau.docx") == []
    write_docx(sample_names(), [], tmp_path / "a.docx", own=tmp_path / "mau.docx")
    assert "{" not in docx.Document(tmp_path / "a.docx").paragraphs[0].text


def test_rows_that_repeat_and_the_shipped_form_are_good(tmp_path):
    cells = ["{%tr for one in rows %}", "{{ one.name }}: {{ one.cells[0] }}", "{%tr endfor %}"]
    path = form(tmp_path / "mau.docx", "{% if parent %}{{ parent }}{% endif %}", cells=cells)
    assert found_in(path) == []
    write_docx(sample_names(), [], tmp_path / "a.docx", own=path)
    assert len(docx.Document(tmp_path / "a.docx").tables[0].rows) == 1
