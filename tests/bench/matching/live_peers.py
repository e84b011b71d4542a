"""What else would answer while one types: rapidfuzz over all names, and a full-text index.

Both are given names without marks, and leave out whoever was born in another year once it is known.
Each answers with the ids of five children, the likeliest first.
"""

import sqlite3

from rapidfuzz import fuzz, process

from app.domain.text.text import fold


class BruteForce:
    """Every name of the register is compared at every key."""

    def __init__(self, people, scorer):
        self._scorer = scorer
        self._names = {person.id: fold(person.full_name) for person in people}
        self._years = {}
        for person in people:
            if person.birth_date:
                year = self._years.setdefault(person.birth_date.year, {})
                year[person.id] = self._names[person.id]

    def likely(self, draft):
        year = draft.birth_date.year if draft.birth_date else None
        names = self._names if year is None else self._years.get(year, {})
        found = process.extract(fold(draft.full_name), names, scorer=self._scorer, limit=5)
        return [id_ for _, _, id_ in found]


class FullText:
    """An FTS5 table of trigrams, ranked by bm25."""

    def __init__(self, people):
        self._base = sqlite3.connect(":memory:")
        self._base.execute(
            "create virtual table names using fts5(name, id unindexed, year unindexed,"
            " tokenize='trigram')"
        )
        self._base.executemany(
            "insert into names values (?, ?, ?)",
            (
                (fold(p.full_name), p.id, p.birth_date.year if p.birth_date else None)
                for p in people
            ),
        )
        self._base.execute("insert into names(names) values ('optimize')")

    def likely(self, draft):
        name = fold(draft.full_name).replace('"', " ")
        trigrams = dict.fromkeys(name[at : at + 3] for at in range(len(name) - 2))
        if not trigrams:
            return []
        asked = [" OR ".join(f'"{one}"' for one in trigrams)]
        born = ""
        if draft.birth_date:
            born = "and year = ?"
            asked.append(draft.birth_date.year)
        query = f"select id from names where names match ? {born} order by rank limit 5"
        return [id_ for (id_,) in self._base.execute(query, asked)]


def live_peers(people):
    """The peers by name, each with the register learnt."""
    return {
        "rapidfuzz, token_sort_ratio": BruteForce(people, fuzz.token_sort_ratio),
        "rapidfuzz, WRatio": BruteForce(people, fuzz.WRatio),
        "FTS5 trigrams, bm25": FullText(people),
    }
