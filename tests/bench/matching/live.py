"""How well and how fast likely doubles are told while a child is typed in, letter by letter.

`python tests/bench/matching/live.py --children 60000 --drafts 2000 --kind kinh --show 15`
"""

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom
from statistics import quantiles

sys.path.append(str(Path(__file__).parents[3]))

from communes import DOUBLED, invent_commune
from drafts import STATES, STATES_IN_FORM, make_drafts
from live_peers import live_peers
from memory import measure_memory
from misses import show_misses, show_wrong_warnings

from app.matching import Matcher
from app.services.doubles.find_likely import SHOWN

FIRST = 5
MISSED_IN = "name and birth year"
WARNED_IN = "name, birth date, mother"
GOALS = "goals: among the first five 0.98 by name and year; right warnings 0.95 with the mother;"
TIMES = "p50 2 ms, p95 5 ms, p99 10 ms a key; memory 150 MB"


@dataclass(slots=True)
class Answers:
    """The first five of every draft in one state, whatever their probability."""

    drafts: list
    found: list

    def among_first(self, least=0.0):
        """Share of known children whose right record is among the five and as likely as this."""
        hits = [
            any(match.id in draft.right and match.probability >= least for match in matches)
            for draft, matches in self._of(known=True)
        ]
        return sum(hits) / max(1, len(hits))

    def warned(self, *, known):
        """Share of drafts that bring a warning: of a right record when it is known, of any else."""
        hits = [
            any(match.warn and (not known or match.id in draft.right) for match in matches)
            for draft, matches in self._of(known=known)
        ]
        return sum(hits) / max(1, len(hits))

    def right_warnings(self):
        """(Share of all warnings that name the right child, number of warnings)."""
        told = [
            match.id in draft.right
            for draft, matches in zip(self.drafts, self.found, strict=True)
            for match in matches
            if match.warn
        ]
        return sum(told) / max(1, len(told)), len(told)

    def _of(self, *, known):
        pairs = zip(self.drafts, self.found, strict=True)
        return [(draft, matches) for draft, matches in pairs if draft.is_known == known]


def main():
    asked = _arguments()
    hidden = asked.seed is None
    seed = SystemRandom().randrange(10**6, 10**9) if hidden else asked.seed
    corpus = invent_commune(seed, round(asked.children / (1 - DOUBLED)), asked.kind)
    people, drafts = make_drafts(corpus, asked.drafts, Random(seed))
    known = sum(draft.is_known for draft in drafts)
    print(f"{asked.kind}, {len(people):,} children in the register; drafts of {known:,} of them")
    print(f"and of {len(drafts) - known:,} new children, seed {'hidden' if hidden else seed}")
    kept, most = measure_memory(people)
    matcher = Matcher(people)
    answers = _judge_states(matcher, drafts)
    _print_ceiling(people, drafts)
    _print_new_by_danger(answers[WARNED_IN])
    if asked.show:
        show_misses(corpus, matcher, answers[MISSED_IN], STATES[MISSED_IN], asked.show)
        show_wrong_warnings(corpus, answers[WARNED_IN], asked.show)
    peers = {} if asked.no_peers else live_peers(people)
    _print_peers(answers, peers, drafts)
    _print_times(matcher, peers, drafts[: asked.timed], drafts[: asked.peers_timed])
    print(f"{'memory of the index':40}{kept:8.0f} MB, {most:.0f} MB while it was built")
    print(GOALS, TIMES)
    print(f"the seed was {seed}")


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=60_000)
    parser.add_argument("--drafts", type=int, default=2_000)
    parser.add_argument("--kind", choices=("kinh", "upland"), default="kinh")
    parser.add_argument("--seed", type=int, help="drawn and told at the end when left out")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N mistakes in full")
    parser.add_argument("--timed", type=int, help="drafts whose keys are timed, all when left out")
    parser.add_argument("--peers-timed", type=int, default=50, help="the same for the peers")
    parser.add_argument("--no-peers", action="store_true")
    return parser.parse_args()


def _judge_states(matcher, drafts):
    print(
        f"\n{'filled in':34}{'first 5':>8}{'shown':>7}{'warned':>8}"
        f"{'new warned':>12}{'right warnings':>16}"
    )
    answers = {}
    for state, fields in {**STATES, **STATES_IN_FORM}.items():
        found = [
            matcher.likely(draft.filled(fields), limit=FIRST, typing=True, least=0.0)
            for draft in drafts
        ]
        here = answers[state] = Answers(drafts, found)
        right, count = here.right_warnings()
        print(
            f"{state:34}{here.among_first():8.3f}{here.among_first(SHOWN):7.3f}"
            f"{here.warned(known=True):8.3f}{here.warned(known=False):12.3f}"
            f"{right:9.3f} of {count}",
            flush=True,
        )
    return answers


def _print_ceiling(people, drafts):
    """How many could be among the first five if only chance chose among full namesakes."""
    alike = {}
    for person in people:
        key = _name_and_year(person)
        alike[key] = alike.get(key, 0) + 1
    known = [draft for draft in drafts if draft.is_known]
    shares = [min(1.0, FIRST / max(1, alike.get(_name_and_year(d.person), 0))) for d in known]
    undated = sum(not draft.person.birth_date for draft in known) / max(1, len(known))
    print(f"{'(if only namesakes of the year hid it)':40}{sum(shares) / max(1, len(shares)):.3f};")
    print(f"{'(known children typed without a date)':40}{undated:.3f}")


def _name_and_year(person):
    born = person.birth_date
    return " ".join(person.full_name.lower().split()), born.year if born else None


def _print_new_by_danger(answers):
    by_danger = {}
    for draft, matches in zip(answers.drafts, answers.found, strict=True):
        if not draft.is_known:
            for danger in draft.dangers or ("nobody like it",):
                by_danger.setdefault(danger, []).append(any(match.warn for match in matches))
    told = (f"{danger} {sum(hits)} of {len(hits)}" for danger, hits in sorted(by_danger.items()))
    print(f"new children warned of, {WARNED_IN}: {', '.join(told)}")


def _print_peers(answers, peers, drafts):
    known = [draft for draft in drafts if draft.is_known]
    print(f"\n{'right child among the first five':34}", end="")
    states = ("name and birth year", "name and birth date")
    print("".join(f"{state:>22}" for state in states))
    shares = "".join(f"{answers[state].among_first():22.3f}" for state in states)
    print(f"{'sotreem':34}{shares}")
    for name, peer in peers.items():
        shares = ""
        for state in states:
            found = [peer.likely(draft.filled(STATES[state])) for draft in known]
            hits = sum(
                bool(draft.right.intersection(ids)) for draft, ids in zip(known, found, strict=True)
            )
            shares += f"{hits / max(1, len(known)):22.3f}"
        print(f"{name:34}{shares}", flush=True)


def _print_times(matcher, peers, drafts, peer_drafts):
    heads = "".join(f"{head:>8}" for head in ("keys", "p50 ms", "p95 ms", "p99 ms", "worst"))
    print(f"\n{'a key to its answer':40}{heads}{'of the processor: p50':>24}{'p95':>8}{'p99':>8}")

    def ask(now):
        return matcher.likely(now, limit=FIRST + 1, typing=True, least=SHOWN)

    times = _times(ask, drafts)
    _print_row("sotreem, every key", [taken for _, taken in times])
    for field in dict.fromkeys(field for field, _ in times):
        _print_row(f"  {field}", [taken for one, taken in times if one == field])
    for name, peer in peers.items():
        times = _times(peer.likely, peer_drafts, fields=("full_name", "birth_date"))
        _print_row(f"{name} (name, date)", [taken for _, taken in times])


def _times(ask, drafts, fields=()):
    """(Field, (milliseconds, those the processor worked for it)) of each key."""
    times = []
    for draft in drafts:
        for field, now in draft.keystrokes():
            if fields and field not in fields:
                break
            worked, began = time.thread_time(), time.perf_counter()
            ask(now)
            taken = time.perf_counter() - began
            times.append((field, (taken * 1000, (time.thread_time() - worked) * 1000)))
    return times


def _print_row(name, times):
    if len(times) < 2:
        return
    wall, worked = (quantiles(one, n=100, method="inclusive") for one in zip(*times, strict=True))
    worst = max(taken for taken, _ in times)
    print(
        f"{name:40}{len(times):8,}{wall[49]:8.2f}{wall[94]:8.2f}{wall[98]:8.2f}{worst:8.1f}"
        f"{worked[49]:24.2f}{worked[94]:8.2f}{worked[98]:8.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
