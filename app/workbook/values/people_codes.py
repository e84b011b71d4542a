"""Peoples written as numbers: two official lists are in use, and differ in 37 places.

2008 is the list of Quyết định 1019/QĐ-TCTK, 1979 that of Quyết định 121-TCTK/PPCĐ, still built
into many programs. Numbers that mean one people in both need no question.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.person.ethnicity import find_ethnicity
from app.workbook.choices import Question
from app.workbook.sheet import Cell
from app.workbook.table import Table
from app.workbook.values.settling import Asked, answer_to, cells_of, column_of

LISTS = ("2008", "1979")
_NUMBER_AND_NAME = re.compile(r"\s*(\d{1,2})\s*[-–.:)]?\s*([^\W\d_].*)", re.DOTALL)
_NUMBER = re.compile(r"\s*(\d{1,2})(?:\.0)?\s*")


def decide_people_codes(
    table: Table, answers: Mapping[str, str]
) -> tuple[Mapping[str, str], list[Question]]:
    """Say which people each number of the column means; numbers are without leading zeros."""
    column = column_of(table, "ethnicity")
    cells = Counter(cells_of(table, column)) if column else Counter[Cell]()
    numbers: Counter[str] = Counter()
    for cell, count in cells.items():
        numbers[people_number(cell)] += count
    del numbers[""]
    if column is None or not numbers:
        return {}, []
    in_2008, in_1979 = map(peoples_by_number, LISTS)
    doubtful = [number for number in numbers if in_2008.get(number) != in_1979.get(number)]
    if not doubtful:
        return in_2008, []
    asked = Asked("ethnic_list", table, column, LISTS)
    suggested = _suggested(cells, doubtful)
    question = asked.question(suggested, doubtful, sum(numbers[one] for one in doubtful))
    option = answer_to(question, answers)
    if option:
        return peoples_by_number(option), [question]
    return {n: name for n, name in in_2008.items() if in_1979.get(n) == name}, [question]


def people_number(cell: Cell) -> str:
    """Give the number that a cell holds and nothing else, without leading zeros."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return ""
    found = _NUMBER.fullmatch(str(cell))
    return str(int(found[1])) if found and int(found[1]) else ""


def without_number(text: str) -> str:
    """Leave out the number before a name: `04 - Mường`."""
    found = _NUMBER_AND_NAME.fullmatch(text)
    return found[2] if found else text


@cache
def peoples_by_number(year: str) -> Mapping[str, str]:
    """Give the peoples of the list of 2008 or 1979 by their numbers."""
    column = "code" if year == LISTS[0] else "code_qd121_1979"
    rows = read_code_list("ethnic_groups")
    return {str(int(row[column])): row["label_vi"] for row in rows if row[column]}


def _suggested(cells: Mapping[Cell, int], doubtful: list[str]) -> str:
    """Suggest the list whose peoples the column also names, the other naming none of them."""
    named, proven = set(), set()
    for cell in cells:
        text = cell if isinstance(cell, str) else ""
        people = find_ethnicity(without_number(text))
        if people:
            named.add(people)
            found = _NUMBER_AND_NAME.fullmatch(text)
            number = str(int(found[1])) if found else ""
            proven |= {y for y in LISTS if number and peoples_by_number(y).get(number) == people}
    if len(proven) == 1:
        return proven.pop()
    fitting = [
        year
        for year in LISTS
        if named.intersection(peoples_by_number(year).get(number, "") for number in doubtful)
    ]
    return fitting[0] if len(fitting) == 1 else ""
