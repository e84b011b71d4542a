"""An answer of 5,000 rows whose codes are lost, matched against 60,000 children and judged.

Goal: 5 s for match and judgement together, whoever is read from the encrypted store. A tenth of the
names have a slip, so that the matcher is asked, too. Peer in the same run: rapidfuzz over the names
of the same birth date, with every record read out of the same store. Run by hand:
`python tests/bench/bench_answer.py [children] [rows]`.
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from filled_store import PASSPHRASE, fill, print_table
from rapidfuzz import fuzz, process

from app.bootstrap import open_app
from app.domain.handoff.answer import Kind
from app.domain.text.text import fold
from app.services.doubles.find_likely import LikelyChildren
from app.services.handoff.judge_answer import judge_answer
from app.services.handoff.match_answer import match_answer
from app.services.handoff.read_answer import AnswerRow, FoundAnswer

SLIP = 0.1


def main():
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        fill(store, children)
        app = open_app(store, passphrase=PASSPHRASE, author="bench")
        keep_index(app)
        with app.store.read() as snapshot:
            people = [child for child, _ in snapshot.children.everyone()]
        rows, meant = rows_of(Random(3), people, count)
        results = [
            measured("match_answer", lambda: ours(app, rows), meant),
            measured("judge_answer (match included)", lambda: judged(app, rows), meant),
            measured("rapidfuzz, same date, read from the store", lambda: peer(app, rows), meant),
        ]
        app.close()
    header = [f"{count:,} rows, {children:,} children", "s", "of it CPU", "found", "right", "wrong"]
    print_table(header, results)


def keep_index(app):
    likely = LikelyChildren(app)
    with app.store.read() as snapshot:
        likely.level_with(snapshot)
    likely.keep()


def rows_of(chance, people, count):
    """Describe some children as an office types them: name, date, sex, parents; no code."""
    rows, meant = [], {}
    for at, child in enumerate(chance.sample(people, count)):
        name = child.full_name
        if name and chance.random() < SLIP:
            place = chance.randrange(len(name))
            name = name[:place] + name[place + 1 :]
        said = {
            "full_name": name,
            "birth_date": str(child.birth_date or ""),
            "sex": child.sex or "",
            "father_name": child.father_name,
            "mother_name": child.mother_name,
        }
        said = {field: text for field, text in said.items() if text}
        number = child.national_id or "024216123457"
        row = AnswerRow(sheet="s", row=at, source="", said=said, result="Khớp")
        rows.append(replace(row, numbers=(number[:-1] + "0",)))
        meant[at] = child.id
    return tuple(rows), meant


def ours(app, rows):
    with app.store.read() as snapshot:
        found = match_answer(app, snapshot, rows, "police")
    return {at: one.child.id for at, one in found.of.items()}


def judged(app, rows):
    found = FoundAnswer(file="f", code="", rows=rows, passed=())
    lines = judge_answer(app, found, "police").lines
    return {line.row: line.child_id for line in lines if line.kind is not Kind.STRANGER}


def peer(app, rows):
    by_date = {}
    with app.store.read() as snapshot:
        for child, _ in snapshot.children.everyone():
            by_date.setdefault(str(child.birth_date or ""), {})[child.id] = fold(child.full_name)
    found = {}
    for at, row in enumerate(rows):
        names = by_date.get(row.said.get("birth_date", ""), {})
        name = fold(row.said.get("full_name", ""))
        best = process.extractOne(name, names, scorer=fuzz.token_sort_ratio, score_cutoff=90)
        if best:
            found[at] = best[2]
    return found


def measured(name, work, meant):
    begun, cpu = time.perf_counter(), time.process_time()
    found = work()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    right = sum(meant[at] == id_ for at, id_ in found.items())
    return [name, f"{seconds:.2f}", f"{cpu:.2f}", len(found), right, len(found) - right]


if __name__ == "__main__":
    main()
