"""Pages are cut into tags and texts in one go, however broken they are."""

import time

import pytest

from app.workbook.formats.html_tokens import attributes, tokens


def test_tags_texts_and_comments():
    page = "a&amp;b<TD x:num='1' class=x>1 < 2<!-- <td> --><script><td></script></td>"
    found = list(tokens(page))
    assert found[:2] == [("text", "a&b", ""), ("start", "td", " x:num='1' class=x")]
    assert "".join(text for kind, text, _ in found if kind == "text") == "a&b1 < 2"
    assert found[-1][:2] == ("end", "td")


def test_attributes_may_lack_quotes_and_values():
    assert attributes(""" x:num colspan=2 STYLE='a:"b"' title="&lt;" """) == {
        "x:num": "", "colspan": "2", "style": 'a:"b"', "title": "<",
    }  # fmt: skip


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a "', "<td '", "<!--", "<style>", "<script", '<a b="']
)
def test_nothing_takes_long(piece):
    started = time.perf_counter()
    assert sum(1 for _ in tokens(piece * 40_000)) > 0
    assert time.perf_counter() - started < 5
