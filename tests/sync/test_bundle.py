import pytest

from app.domain.errors import KnownError
from sync.bundle import MAX_BYTES, Bundle, as_bytes, file_name, read_bundle, write_bundle

BUNDLE = Bundle("request", "07603", "ab" * 16, (b"one", b"", b"three"))


def test_what_is_written_is_read_back(tmp_path):
    target = tmp_path / file_name(BUNDLE.kind, BUNDLE.label)
    write_bundle(BUNDLE, target)
    assert read_bundle(target) == BUNDLE
    assert target.name == "gui-trung-uong-abababab.sotreem"
    assert file_name("answer", BUNDLE.label) == "tra-loi-abababab.sotreem"
    assert BUNDLE.goes_up


def test_every_cut_is_noticed(tmp_path):
    target = tmp_path / "cut.sotreem"
    whole = as_bytes(BUNDLE)
    for length in range(len(whole)):
        target.write_bytes(whole[:length])
        with pytest.raises(KnownError) as caught:
            read_bundle(target)
        assert caught.value.code in ("not_a_bundle", "bundle_damaged")


def test_what_is_no_bundle_is_said_to_be_none(tmp_path):
    missing = tmp_path / "no.sotreem"
    with pytest.raises(KnownError, match="file_not_found"):
        read_bundle(missing)
    with missing.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(KnownError, match="bundle_too_large"):
        read_bundle(missing)


def test_a_stick_without_room_keeps_the_older_bundle_and_nothing_half(tmp_path):
    resource = pytest.importorskip("resource")
    target = tmp_path / "out.sotreem"
    write_bundle(BUNDLE, target)
    before, limits = target.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    larger = Bundle("request", "07603", "cd" * 16, (b"x" * 9000,))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(KnownError, match="file_not_written"):
            write_bundle(larger, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.sotreem"]


def test_a_stick_that_was_pulled_out_is_said(tmp_path):
    with pytest.raises(KnownError, match="folder_missing"):
        write_bundle(BUNDLE, tmp_path / "gone" / "out.sotreem")
