"""Compares the engine with its peers on an invented, labelled commune; prints one table.

`python tests/bench/matching/run.py --children 5000 --kind kinh --seed 1 --peers ours,exact,naive`
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import SystemRandom

sys.path.append(str(Path(__file__).parents[3]))

from communes import invent_commune
from peer_process import TRAINING_SEEDS
from peers import PEERS
from score import confusions, recall_by_count, recall_by_slip, score
from show import show_worst

HERE = Path(__file__).parent
SECONDS, MEGABYTES = 600, 12_000
FINAL_SIZES = (5_000, 20_000, 60_000)
KINDS = ("kinh", "upland")


def main():
    asked = _arguments()
    if not asked.final:
        compare(asked, asked.kind, asked.children, asked.seed)
        return
    for children in FINAL_SIZES:
        for kind in KINDS:
            compare(asked, kind, children, SystemRandom().randrange(10**6, 10**9))


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=5_000)
    parser.add_argument("--kind", choices=KINDS, default="kinh")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", default=",".join(PEERS), help=", ".join(PEERS))
    parser.add_argument("--show", type=int, default=0, metavar="N", help="our N worst mistakes")
    parser.add_argument("--final", action="store_true", help="all sizes and kinds, hidden seeds")
    parser.add_argument("--peer-python", default=sys.executable, help="who runs the peers")
    asked = parser.parse_args()
    asked.peers = asked.peers.split(",")
    if unknown := set(asked.peers) - set(PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    if asked.seed in TRAINING_SEEDS:
        parser.error("the peers learn from that commune; take another seed")
    return asked


def compare(asked, kind, children, seed):
    corpus = invent_commune(seed, children, kind)
    true = corpus.pairs
    print(f"\n{kind}, {children:,} records, seed {'hidden' if asked.final else seed}: ", end="")
    print(f"{len(corpus.again):,} entered again, {len(true):,} true pairs")
    print(f"{'':40}{'precision':>10}{'recall':>8}{'F1':>7}{'learn s':>9}{'match s':>9}{'MB':>8}")
    scored = {}
    for name in asked.peers:
        result = run_peer(asked, name, kind, children, seed)
        if isinstance(result, str):
            print(f"{PEERS[name].title:40}  {result}")
            continue
        for row, pairs in result["found"].items():
            found = {(first, second): value for first, second, value in pairs}
            scored[name + row] = found
            _print_row(PEERS[name].title + row, score(found.keys(), true), result)
    if "ours" in scored:
        _print_ours(corpus, scored["ours"], asked.show)
    if asked.final:
        print(f"the seed was {seed}")


def _print_row(title, how, result):
    times = f"{result['training']:9.1f}{result['matching']:9.1f}{result['memory']:8.0f}"
    print(f"{title:40}{how.precision:10.3f}{how.recall:8.3f}{how.f1:7.3f}{times}", flush=True)


def _print_ours(corpus, found, worst):
    print("\nfalse pairs: ", end="")
    print(", ".join(f"{danger} {n}" for danger, n in confusions(corpus, found.keys()).items()))
    print("recall by number of slips: ", end="")
    print(", ".join(f"{n}: {share:.2f} of {of}" for n, of, share in recall_by_count(corpus, found)))
    print(f"{'recall by kind of slip':40}{'pairs':>6}{'found':>8}")
    for kind, count, share in recall_by_slip(corpus, found):
        print(f"{kind:40}{count:6}{share:8.3f}")
    if worst:
        show_worst(corpus, found, worst)


def run_peer(asked, name, kind, children, seed):
    """What the peer's own process measured, or why there is nothing."""
    python = sys.executable if name == "ours" else asked.peer_python
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "result.json")
        words = [
            python,
            str(HERE / "peer_process.py"),
            name,
            kind,
            str(children),
            str(seed),
            str(out),
        ]
        with Path(folder, "errors.txt").open("w+", encoding="utf-8") as errors:
            stopped = _watched(subprocess.Popen([*map(str, words)], stdout=errors, stderr=errors))
            errors.seek(0)
            said = errors.read().strip().splitlines()
        if stopped:
            return stopped
        if not out.exists():
            return f"failed: {said[-1] if said else 'without a word'}"
        return json.loads(out.read_text(encoding="utf-8"))


def _watched(process):
    """Wait for a process; end it when it takes too long or too much memory, and say so."""
    began = time.monotonic()
    while process.poll() is None:
        time.sleep(0.2)
        if time.monotonic() - began > SECONDS:
            process.kill()
            process.wait()
            return f"more than {SECONDS // 60} minutes"
        if _megabytes(process.pid) > MEGABYTES:
            process.kill()
            process.wait()
            return f"more than {MEGABYTES // 1000} GB"
    return ""


def _megabytes(pid):
    """Resident memory, where the system tells (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS"))
    return next((int(words[1]) / 1024 for words in lines), 0)


if __name__ == "__main__":
    main()
