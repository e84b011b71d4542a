"""Sex written as numbers, or as crosses in one column alone: what they mean is asked.

`1/2` and `1/0` mean either thing in one list or another. Where most rows have a national ID, its
fourth digit proves which; that is then suggested.
"""

from collections.abc import Iterable, Mapping

from app.domain.person.sex import Sex
from app.workbook.choices import Question
from app.workbook.sheet import Cell
from app.workbook.table import Table
from app.workbook.values.settling import (
    Asked,
    answer_to,
    cells_of,
    column_of,
    sexes_by_number,
)

ONE_IS_MALE, ONE_IS_FEMALE = "1_male", "1_female"
OTHER, UNKNOWN = "other", "unknown"
_CODES = ("0", "1", "2")
_ENOUGH, _NEARLY_ALL = 5, 0.9
_OTHER_SEX = {Sex.MALE: Sex.FEMALE, Sex.FEMALE: Sex.MALE}
_MARKS = {"sex_male_mark": Sex.MALE, "sex_female_mark": Sex.FEMALE}


def decide_sex_codes(
    table: Table, answers: Mapping[str, str]
) -> tuple[Mapping[str, Sex], list[Question]]:
    """Say which sex each number of the column of sexes is; nothing where that is not known."""
    column = column_of(table, "sex")
    codes = [code_of(cell) for cell in cells_of(table, column)] if column else []
    used = set(codes) - {""}
    if column is None or not used & {"1", "2"}:
        return {}, []
    pairs = zip(codes, sexes_by_number(table), strict=True)
    says_male = [(code == "1") == (sex is Sex.MALE) for code, sex in pairs if code and sex]
    asked = Asked("sex_codes", table, column, (ONE_IS_MALE, ONE_IS_FEMALE))
    suggested = _proven(says_male, ONE_IS_MALE, ONE_IS_FEMALE)
    question = asked.question(suggested, sorted(used), sum(map(bool, codes)))
    return _meanings(answer_to(question, answers), used), [question]


def code_of(cell: Cell) -> str:
    """Give `0`, `1` or `2` where a cell holds just that, as a number or a text."""
    if isinstance(cell, bool):
        return ""
    text = cell.strip() if isinstance(cell, str) else f"{cell:g}" if _is_number(cell) else ""
    return text if text in _CODES else ""


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float)


def _meanings(option: str, used: Iterable[str]) -> dict[str, Sex]:
    if not option:
        return {}
    one = Sex.MALE if option == ONE_IS_MALE else Sex.FEMALE
    meanings = {"1": one, "0": _OTHER_SEX[one], "2": _OTHER_SEX[one]}
    if {"0", "2"} <= set(used):
        del meanings["0"]
    return meanings


def _proven(agrees: list[bool], if_so: str, if_not: str) -> str:
    if len(agrees) < _ENOUGH:
        return ""
    share = sum(agrees) / len(agrees)
    return if_so if share >= _NEARLY_ALL else if_not if share <= 1 - _NEARLY_ALL else ""


def decide_unmarked_sex(
    table: Table, answers: Mapping[str, str]
) -> tuple[Sex | None, list[Question]]:
    """Where only girls (or only boys) have a cross: say what a child without one is.

    A column of crosses that is in doubt is a second one: then nobody says what none means.
    """
    columns = [column for column in table.columns if column.field in _MARKS]
    if len(columns) != 1 or any(column.doubt in _MARKS for column in table.columns):
        return None, []
    column = columns[0]
    other = _OTHER_SEX[_MARKS[column.field]]
    pairs = zip(cells_of(table, column), sexes_by_number(table), strict=True)
    unmarked = [sex for cell, sex in pairs if not str(cell).strip()]
    agrees = [sex is other for sex in unmarked if sex]
    asked = Asked("one_sex_mark", table, column, (OTHER, UNKNOWN))
    question = asked.question(_proven(agrees, OTHER, ""), [], len(unmarked))
    return (other if answer_to(question, answers) == OTHER else None), [question]
