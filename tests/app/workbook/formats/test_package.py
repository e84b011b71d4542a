"""A package is read within bounds, and one that lies about itself is damaged."""

import io
import zipfile

import pytest

from app.workbook.formats.package import open_package
from app.workbook.formats.unread import UnreadError


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def refusal(read):
    with pytest.raises(UnreadError) as error:
        read()
    return error.value.code


def test_parts_are_read_and_changed():
    package = open_package(packed(a=b"1", b=b"2"))
    assert package.read("a") == b"1"
    assert package.read("none") == b""
    changed = open_package(package.changed({"b": b"3"}))
    assert (changed.read("a"), changed.read("b")) == (b"1", b"3")


def test_a_part_larger_than_it_says_is_damage():
    content = packed(a=b"x" * 5000)
    size = (5000).to_bytes(4, "little")
    lying = content.replace(size, (50).to_bytes(4, "little"))
    assert refusal(lambda: open_package(lying).read("a")) == "file_damaged"


def test_a_package_that_says_it_is_huge_is_refused_unread():
    size = (5000).to_bytes(4, "little")
    huge = packed(a=b"x" * 5000).replace(size, (2_000_000_000).to_bytes(4, "little"))
    assert refusal(lambda: open_package(huge)) == "file_too_large"


def test_what_is_no_package_is_damaged():
    assert refusal(lambda: open_package(b"PK\3\4 half")) == "file_damaged"
    twice = packed(a=b"1", b=b"2").replace(b"b", b"a")
    assert refusal(lambda: open_package(twice)) == "file_damaged"
