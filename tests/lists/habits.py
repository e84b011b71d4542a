"""Rarer habits of offices: each list has few of them, all lists together have all."""

from random import Random

from tests.lists.layouts import HEADERS, Plan
from tests.lists.writing import Hand

SHOW_MERGES = ("xlsx", "xls", "html")
KEEP_DATES = ("xlsx", "xls", "ods", "xml")
LONG = 9
"""Letters enough to know a header with one of them wrong."""


def add_habits(chance: Random, kind: str, plan: Plan, hand: Hand) -> None:
    """Give an office some of the rarer habits, where its kind of file can show them."""
    is_kept = kind.split()[0] in KEEP_DATES
    _dates(chance, plan, hand, is_kept=is_kept, is_1904=kind == "xlsx 1904")
    if "national_id" in plan.columns and plan.sex == "words" and chance.random() < 0.2:
        hand.sexes = chance.choice(("1 and 0", "1 and 2", "2 and 1"))
    if chance.random() < 0.15:
        hand.peoples = chance.choice(("number", "both"))
    if chance.random() < 0.15:
        plan.name = "two"
    if not plan.groups and {"father_name", "mother_name"} <= set(plan.columns):
        _join_parents(chance, plan)
    _headers(chance, plan, hand)
    if plan.sheets == "one" and chance.random() < 0.15:
        plan.lists = 2
    if kind.split()[0] in SHOW_MERGES:
        _merge(chance, plan, hand)
    plan.hidden_every = chance.choice((0, 0, 0, 7))
    plan.locked = chance.random() < 0.2


def _dates(chance: Random, plan: Plan, hand: Hand, *, is_kept: bool, is_1904: bool) -> None:
    if plan.date == "three" and chance.random() < 0.2:
        plan.date = "crossed"
    if is_1904:
        hand.dates = (*hand.dates, "serial 1904")
    elif chance.random() < 0.15:
        hand.dates = ("swapped",) if is_kept and chance.random() < 0.5 else ("m/d/Y",)


def _join_parents(chance: Random, plan: Plan) -> None:
    if chance.random() < 0.25:
        at = plan.columns.index("father_name")
        columns = [name for name in plan.columns if name not in ("father_name", "mother_name")]
        columns.insert(min(at, len(columns)), "parents")
        plan.columns = tuple(columns)
        plan.headers["parents"] = chance.choice(HEADERS["parents"])


def _headers(chance: Random, plan: Plan, hand: Hand) -> None:
    """Shout the headers without tones, or misspell one of them by a letter."""
    plan.shouts = chance.random() < 0.12
    long = [name for name in plan.columns if len(plan.headers.get(name, "")) >= LONG]
    if long and not plan.shouts and chance.random() < 0.25:
        name = chance.choice(long)
        header = plan.headers[name]
        at = chance.randrange(1, len(header) - 1)
        if header[at].isalpha():
            plan.headers[name] = header[:at] + header[at + 1 :]


def _merge(chance: Random, plan: Plan, hand: Hand) -> None:
    for name in ("village", "household_head"):
        if name in plan.columns and chance.random() < 0.15:
            plan.merged = (*plan.merged, name)
            hand.spoils.pop(name, None)
