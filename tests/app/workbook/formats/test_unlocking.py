"""What Excel locks with its own password opens; a password of someone's own is said so."""

import io
from hashlib import md5
from struct import pack, unpack_from

import pytest
import xlwt
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.format.ooxml import OOXMLFile
from xlwt.CompoundDoc import XlsDoc

from app.domain.errors import KnownError
from app.workbook.formats.unlocking import NOBODYS_PASSWORD
from app.workbook.formats.xls_records import BOF, BOUNDSHEET, FILEPASS
from app.workbook.reader import read_workbook

SALT = bytes(range(16))
BLOCK = 1024


def refusal(path):
    with pytest.raises(KnownError) as error:
        read_workbook(path)
    return error.value.code


@pytest.mark.parametrize(("password", "opens"), [(NOBODYS_PASSWORD, True), ("xã A", False)])
def test_an_encrypted_xlsx(list_file, tmp_path, password, opens):
    path = tmp_path / "a.xlsx"
    plain = list_file([1, "TE1", "Lê Văn An"])
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(password, target)
    if opens:
        assert read_workbook(path).sheets[0].rows[1][2] == "Lê Văn An"
    else:
        assert refusal(path) == "file_protected"


def cipher(password, block):
    """RC4 as [MS-OFFCRYPTO] 2.3.6.2 keys it."""
    start = md5((md5(password.encode("utf-16-le")).digest()[:5] + SALT) * 16).digest()[:5]
    key = md5(start + pack("<I", block)).digest()
    return Cipher(ARC4(key), mode=None).encryptor()


def file_pass(password):
    encryptor = cipher(password, 0)
    verifier = encryptor.update(bytes(16)) + encryptor.update(md5(bytes(16)).digest())
    body = pack("<HHH", 1, 1, 1) + SALT + verifier
    return pack("<HH", FILEPASS, len(body)) + body


def locked(stream, password):
    """Encrypt a workbook stream: every record but its head, the first BOF and a sheet's place."""
    added = file_pass(password)
    first = 4 + unpack_from("<H", stream, 2)[0]
    stream = stream[:first] + added + stream[first:]
    # xlwt fills the last sector with zeros, which the library reads as heads of four bytes.
    stream += pack("<HH", 0, -len(stream) % 4) + bytes(-len(stream) % 4)
    shown, hidden = bytearray(stream), bytearray(len(stream))
    at = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        start, end = at + 4, at + 4 + length
        if kind == BOUNDSHEET:
            place = unpack_from("<I", stream, start)[0] + len(added)
            shown[start : start + 4] = pack("<I", place)
            start += 4
        if kind not in (BOF, FILEPASS):
            hidden[start:end] = b"\1" * (end - start)
        at = end
    for begin in range(0, len(stream), BLOCK):
        piece = cipher(password, begin // BLOCK).update(bytes(shown[begin : begin + BLOCK]))
        for offset, byte in enumerate(piece):
            if hidden[begin + offset]:
                shown[begin + offset] = byte
    return bytes(shown)


@pytest.mark.parametrize(("password", "opens"), [(NOBODYS_PASSWORD, True), ("xã A", False)])
def test_an_encrypted_xls(tmp_path, password, opens):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trẻ em")
    for row in range(300):
        sheet.write(row, 0, f"Lê Văn {row}")
    sheet.row(4).hidden = True
    path = tmp_path / "a.xls"
    XlsDoc().save(str(path), locked(book.get_biff_data(), password))
    if opens:
        read = read_workbook(path).sheets[0]
        assert (read.name, read.rows[299]) == ("Trẻ em", ["Lê Văn 299"])
        assert read.hidden_rows == {5}
    else:
        assert refusal(path) == "file_protected"


def test_a_protected_sheet_is_read(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "Lê Văn An")
    sheet.protect = True
    sheet.password = "123"
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "a.xls").write_bytes(out.getvalue())
    assert read_workbook(tmp_path / "a.xls").sheets[0].rows == [["Lê Văn An"]]
