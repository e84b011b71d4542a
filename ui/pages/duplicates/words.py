"""What *Trùng lặp* says of a group: how sure, why it is asked, and what each value is called."""

from collections.abc import Mapping

from app.domain.doubles.likeness import LikelyPair
from app.domain.exchange.conflict import COLLABORATOR
from app.domain.ids import ChildId
from app.matching.weights import CERTAIN_OF_1000
from app.services.doubles.hear_of_doubles import EnteredBy
from app.services.doubles.list_doubles import DoubleGroup
from app.services.doubles.read_group import CODE, OpenGroup
from ui.messages import field_name, reasons_phrase, status_name
from ui.words import day

_COUNTS = {2: "Hai", 3: "Ba", 4: "Bốn"}
_ROWS = {CODE: "Mã trẻ em", "who": "Người ghi", "when": "Ghi lúc", "where": "Ở máy"}
_MOST_SAID = 2
"""Pairs of a group whose reasons are said; the others follow from them."""


def strength_sentence(group: OpenGroup) -> tuple[str, str]:
    """Say how sure it is, with what that is worth: (sentence, state of the look)."""
    if group.certain:
        return f"Chắc chắn trùng: {CERTAIN_OF_1000} trong 1.000 cặp như vậy là một trẻ.", "ok"
    if not group.probability:
        return "Chưa rõ: hai hồ sơ này được mở để so, máy không tự tìm ra.", "warn"
    tenths = min(9, max(1, int(group.probability * 10)))
    return f"Có thể trùng: khoảng {tenths} trong 10 cặp như vậy là một trẻ.", "warn"


def strength_word(group: DoubleGroup) -> tuple[str, str]:
    """Say in a word how sure it is: (word, state)."""
    return ("chắc chắn", "ok") if group.certain else ("có thể", "warn")


def why_sentence(group: OpenGroup) -> str:
    """Say why it is asked: what agrees, how rare it is, and what differs."""
    places = {id_: place for place, id_ in enumerate(group.ids, 1)}
    said = [_why(pair, places, len(group.ids)) for pair in group.pairs[:_MOST_SAID]]
    return " ".join(said)


def _why(pair: LikelyPair, places: Mapping[ChildId, int], count: int) -> str:
    phrase = reasons_phrase(pair.reasons)
    if count == 2:
        return f"Vì: {phrase}."
    first, second = sorted((places[pair.first_id], places[pair.second_id]))
    return f"Hồ sơ {first} và {second}: {phrase}."


def entered_sentence(group: OpenGroup, entered: Mapping[str, EnteredBy]) -> str:
    """Say where each record was entered, and by whom; nothing where the central did not tell."""
    said = [
        f"hồ sơ {place} do {_who(entered[id_])}"
        for place, id_ in enumerate(group.ids, 1)
        if id_ in entered
    ]
    return f"Nơi nhập: {'; '.join(said)}." if said else ""


def _who(one: EnteredBy) -> str:
    office = " (cộng tác viên)" if one.role == COLLABORATOR else ""
    author = one.author or "người dùng"
    return f"{author}{office} nhập ở {one.device}" if one.device else f"{author}{office} nhập"


def apart_name(count: int) -> str:
    """Name the button that says: all of them are different children."""
    return f"{_COUNTS.get(count, 'Đều là')} trẻ khác nhau"


def row_name(field: str) -> str:
    """Name a row of the comparison."""
    return _ROWS.get(field) or field_name(field)


def value_words(field: str, text: str, villages: Mapping[str, str]) -> str:
    """Write a value as an official reads it; nothing where nothing is known."""
    match field:
        case "birth_date":
            return day(text)
        case "village_id":
            return villages.get(text, "") if text else ""
        case "assisted":
            return "Có" if text else "Không"
        case "status":
            return status_name(text)
    return text
