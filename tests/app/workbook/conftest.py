"""Spreadsheets that no library here writes, made of their parts."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.fixture
def ods_file(tmp_path) -> Callable[..., Path]:
    """Make an .ods: `ods_file(tables, styles="", manifest="")`, both as XML."""

    def make(tables: str, styles: str = "", manifest: str = "") -> Path:
        path = tmp_path / "a.ods"
        content = (
            f'<?xml version="1.0"?><office:document-content {_SPACES} office:version="1.2">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>"
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", _MIMETYPE)
            package.writestr("content.xml", content)
            package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        return path

    return make
