"""An edition lies in its setting, with the one before beside it; a file that is none is named."""

import pytest

from app.domain.errors import KnownError
from app.storage.kept_files import KeptFiles, read_text


def test_an_edition_is_kept_and_the_one_before_taken_up_again(app):
    with app.write("test") as work:
        kept = KeptFiles(work.settings, "things")
        assert (kept.files, kept.source, kept.has_before, kept.revert()) == ((), ((), ""), 0, False)
        kept.take([("a.csv", "Ấ")], "2026-06-08", ["a.csv"])
        kept.take([("b.csv", "B"), ("a.csv", "Ấ")], "2026-06-09", ["b.csv"])
        assert kept.files == (("b.csv", "B"), ("a.csv", "Ấ"))
        assert kept.revert()
        assert (kept.files, kept.source) == ((("a.csv", "Ấ"),), (("a.csv",), "2026-06-08"))
        assert kept.has_before


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("Tết".encode("utf-16"))
    with pytest.raises(KnownError, match="file_unreadable"):
        read_text(path)
