"""Slips of one word or one text, whoever's name it is: marks, sounds, keys, scanners, fonts."""

from unicodedata import normalize

from old_typing import HATS, TONES, in_tcvn3, in_vni_font, telex, vni_keys

from app.domain.text.text import without_marks
from slips.scene import changed_word

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_STARTS = (
    ("l", "n"), ("n", "l"), ("s", "x"), ("x", "s"), ("ch", "tr"), ("tr", "ch"), ("d", "gi"),
    ("gi", "d"), ("r", "d"), ("d", "r"), ("v", "d"), ("gi", "r"), ("ng", "ngh"), ("k", "c"),
    ("qu", "w"), ("ph", "f"),
)  # fmt: skip
_ENDS = (
    ("n", "ng"), ("ng", "n"), ("c", "t"), ("t", "c"), ("nh", "n"), ("n", "nh"), ("y", "i"),
    ("i", "y"), ("ao", "au"), ("au", "ao"), ("iu", "iêu"), ("ch", "t"),
)  # fmt: skip
_OCR = (("rn", "m"), ("m", "rn"), ("o", "0"), ("l", "1"), ("i", "l"), ("h", "b"), ("u", "v"),
        ("n", "u"), ("c", "e"), ("g", "q"), ("D", "O"), ("B", "8"), ("cl", "d"))  # fmt: skip
_TONE_PAIRS = {"\u0303": "\u0309", "\u0309": "\u0303"}


def bare_word(chance, text):
    return changed_word(chance, text, without_marks)


def bare_text(_, text):
    return without_marks(text)


def other_mark(chance, text):
    """Hỏi for ngã, or any other tone or hat."""
    return changed_word(chance, text, lambda word: _other_mark(chance, word))


def _other_mark(chance, word):
    letters = list(normalize("NFD", word))
    tones = [place for place, letter in enumerate(letters) if letter in TONES]
    hats = [place for place, letter in enumerate(letters) if letter in HATS[:2]]
    if tones and (not hats or chance.random() < 0.8):
        old = letters[tones[0]]
        letters[tones[0]] = _TONE_PAIRS.get(old) if chance.random() < 0.7 else None
        letters[tones[0]] = letters[tones[0]] or chance.choice(TONES.replace(old, ""))
    elif hats:
        letters[hats[0]] = HATS[1] if letters[hats[0]] == HATS[0] else HATS[0]
    written = normalize("NFC", "".join(letters))
    return written if len(written) == len(word) else word


def sound(chance, text):
    """One word written as it is heard somewhere."""
    return changed_word(chance, text, lambda word: _sound(chance, word))


def _sound(chance, word):
    low, found = word.lower(), []
    for old, new in _STARTS:
        if (
            low.startswith(old)
            and not (old == "n" and low.startswith("ng"))
            and len(low) > len(old)
        ):
            found.append(new + low[len(old) :])
    for old, new in _ENDS:
        if (
            low.endswith(old)
            and not (old == "n" and low.endswith("ng"))
            and len(low) > len(old) + 1
        ):
            found.append(low[: -len(old)] + new)
    return _cased(word, chance.choice(found)) if found else word


def _cased(old, new):
    return new.upper() if old.isupper() and len(old) > 1 else new[:1].upper() + new[1:]


def neighbour(chance, text):
    return changed_word(chance, text, lambda word: _neighbour(chance, word))


def _neighbour(chance, word):
    places = [at for at, letter in enumerate(word) if at and letter.isascii() and letter.isalpha()]
    if not places:
        return word
    at = chance.choice(places)
    row = next(row for row in _KEYS if word[at].lower() in row)
    place = row.index(word[at].lower())
    new = chance.choice([row[i] for i in (place - 1, place + 1) if 0 <= i < len(row)])
    return word[:at] + (new.upper() if word[at].isupper() else new) + word[at + 1 :]


def letter_missing(chance, text):
    return changed_word(chance, text, lambda word: _missing(chance, word))


def _missing(chance, word):
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def letter_extra(chance, text):
    return changed_word(chance, text, lambda word: _extra(chance, word))


def _extra(chance, word):
    at = chance.randrange(len(word))
    return word[: at + 1] + word[at].lower() + word[at + 1 :] if word[at].isalpha() else word


def transposed(chance, text):
    return changed_word(chance, text, lambda word: _transposed(chance, word))


def _transposed(chance, word):
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def scanned(chance, text):
    return changed_word(chance, text, lambda word: _scanned(chance, word))


def _scanned(chance, word):
    found = [(old, new) for old, new in _OCR if old in word[1:] or word.startswith(old)]
    return word.replace(*chance.choice(found), 1) if found else word


def in_telex(chance, text):
    return changed_word(chance, text, telex)


def in_vni_keys(chance, text):
    return changed_word(chance, text, vni_keys)


def in_old_font(chance, text):
    return in_tcvn3(text) if chance.random() < 0.65 else in_vni_font(text)


def joined(chance, text):
    """Two words without the space between them, or a particle written another way."""
    if "'" in text:
        return text.replace("' ", chance.choice(("'", " ", "")), 1)
    words = text.split()
    if len(words) < 3:
        return text
    at = chance.randrange(1, len(words) - 1)
    return " ".join((*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]))
