"""The text of a file whose encoding nobody declares, or declares wrongly.

Bytes of TCVN3 and VNI sheets become the cp1252 letters they look like, as Excel shows them.
"""

import codecs
import re

_MARKS = "".join(("\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}"))
_MARKS += "".join(("\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"))
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" + "nN"
"""What a mark may stand on: the ñ of Êñuôl, an Ê Đê family, is written with one, too."""
_WRITTEN = set("ĂÂÊÔƠƯĐăâêôơưđÀÁÈÉÍÑÓÙÚàáèéíñóùú" + _MARKS)
_MARK = re.compile(f"(.?)[{_MARKS}]", re.DOTALL)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")
_FEW = 20
_SURE = 0.95
_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or byte for byte in range(0x80, 0xA0)}
_HEAD = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(content: bytes) -> str:
    """Decode a text: UTF-8, UTF-16, CP1258, else cp1252. Never fails; line ends are kept."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if encoding := _wide(content[:_HEAD]):
        return content.decode(encoding, errors="replace")
    text = content.decode("utf-8", errors="replace")
    # A file cut or spoilt in one place is still UTF-8.
    head = text[:_HEAD]
    if len(_BEYOND_ASCII.findall(head)) >= _FEW * head.count("\ufffd") or text.isascii():
        return text
    vietnamese = content.decode("cp1258", errors="replace")
    return vietnamese if _is_vietnamese(vietnamese[:_HEAD]) else western(content)


def western(content: bytes) -> str:
    """Decode cp1252; the five bytes it does not know keep their number."""
    return content.decode("latin-1").translate(_CP1252)


def _wide(head: bytes) -> str:
    """Know UTF-16 without a mark by the zeros of its Latin letters and signs."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    many = len(head) // 20
    if odd > many and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > many and odd * 20 < even else ""


def _is_vietnamese(text: str) -> bool:
    """Whether CP1258 makes sense: its marks stand on vowels, and no other sign is about."""
    letters = [letter for letter in text if not (letter.isascii() or letter.isspace())]
    fitting = sum(letter in _WRITTEN for letter in letters)
    before = _MARK.findall(text)
    on_vowels = sum(bool(letter) and letter in _VOWELS for letter in before)
    return fitting >= _SURE * len(letters) and on_vowels >= _SURE * len(before)
