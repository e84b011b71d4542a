"""Files that Excel encrypted without asking anyone for a password, opened as Excel does.

A workbook whose structure is protected, or that is only to be read, is encrypted with a password
that every copy of Excel knows. A real password is not guessed: `file_protected`.
"""

import io
import struct
from zipfile import BadZipFile

from cryptography.exceptions import UnsupportedAlgorithm
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.format.xls97 import Xls97File

from app.workbook.formats.unread import UnreadError

NOBODYS_PASSWORD = "VelvetSweatshop"  # noqa: S105
"""[MS-OFFCRYPTO] 2.4.2.3 and the default of Excel for locked structures."""
_MOST_ROUNDS = 1_000_000
_CANNOT = (
    DecryptionError, FileFormatError, InvalidKeyError, ParseError, UnsupportedAlgorithm,
    struct.error, BadZipFile, ArithmeticError, AssertionError, AttributeError, LookupError,
    OSError, TypeError, ValueError,
)  # fmt: skip
"""Of a damaged header the library says almost anything."""


def unlocked_package(content: bytes) -> bytes:
    """Open an encrypted .xlsx. Raises UnreadError `file_protected`."""
    out = io.BytesIO()
    try:
        file = OOXMLFile(io.BytesIO(content))
        if file.type == "agile" and not 0 <= int(file.info["spinValue"]) <= _MOST_ROUNDS:
            raise UnreadError("file_protected")
        file.load_key(password=NOBODYS_PASSWORD, verify_password=True)
        file.decrypt(out)
    except _CANNOT as error:
        raise UnreadError("file_protected") from error
    return out.getvalue()


def unlocked_xls(content: bytes) -> bytes:
    """Open an encrypted .xls. Raises UnreadError `file_protected`."""
    out = io.BytesIO()
    try:
        file = Xls97File(io.BytesIO(content))
        file.load_key(password=NOBODYS_PASSWORD)
        file.decrypt(out)
    except _CANNOT as error:
        raise UnreadError("file_protected") from error
    return out.getvalue()
