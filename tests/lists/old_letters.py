"""Vietnamese in the letters of old fonts, written from the published code tables alone.

Independent of the program's own repair: the tables here are those of the typist, Unicode first.
"""

import unicodedata

_TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        strict=True,
    )
)
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0303": "õ", "\u0309": "û", "\u0323": "ï"}
_VNI_HATTED = {"\u0300": "à", "\u0301": "á", "\u0303": "ã", "\u0309": "å", "\u0323": "ä", "": "â"}
_VNI_BREVE = {"\u0300": "è", "\u0301": "é", "\u0303": "ü", "\u0309": "ú", "\u0323": "ë", "": "ê"}
_VNI_WHOLE = {"ỉ": "æ", "ị": "ò", "ĩ": "ó", "ì": "ì", "í": "í", "ỵ": "î", "đ": "ñ"}


def to_tcvn3(text: str) -> str:
    """Write in TCVN3; a toned capital has no code of its own and stands as its small letter."""
    text = unicodedata.normalize("NFC", text)
    return "".join(_TCVN3.get(letter, _TCVN3.get(letter.lower(), letter)) for letter in text)


def to_vni(text: str) -> str:
    """Write in VNI: a vowel, then one letter for its hat and tone together."""
    text = unicodedata.normalize("NFC", text)
    return "".join(_vni_letter(letter) for letter in text)


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small.isascii():
        return letter
    written = _VNI_WHOLE.get(small) or _vni_vowel(small)
    return written.upper() if letter != small else written


def _vni_vowel(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0302" in marks:
        return base + _VNI_HATTED[tone]
    if "\u0306" in marks:
        return base + _VNI_BREVE[tone]
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö"}[base]
    return base + _VNI_TONES.get(tone, "")
