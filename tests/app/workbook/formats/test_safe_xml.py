"""Elements are told with their paths; entities and endless depth are refused."""

import pytest

from app.workbook.formats.safe_xml import elements
from app.workbook.formats.unread import UnreadError


def test_prefixes_do_not_matter():
    found = list(elements(b'<x:a xmlns:x="m" xmlns:r="n"><x:b r:id="1"/><x:b/></x:a>'))
    assert found == [("a", {"x": "m", "r": "n"}), ("a/b", {"id": "1"}), ("a/b", {})]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>",
        b"<a>" * 1000,
        b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="no-such"?><a/>',
    ],
)
def test_damage_and_document_types_are_refused(content):
    with pytest.raises(UnreadError):
        elements(content)
