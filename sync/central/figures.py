"""What the central counts of itself, as text that Prometheus reads: figures, never a person."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from threading import Lock

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 45.0)
_MEANING = {
    "sotreem_requests_total": "Requests answered, by path and status.",
    "sotreem_received_bytes_total": "Bytes of bodies received.",
    "sotreem_changes_total": "Changes answered, by what became of them.",
    "sotreem_turned_away_total": "Requests shed before any work, by code.",
}
_Key = tuple[str, tuple[tuple[str, str], ...]]


class Figures:
    """Counters since the start of this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[_Key] = Counter()
        self._buckets: dict[str, list[int]] = {}
        self._seconds: dict[str, float] = {}

    def count(self, name: str, by: int = 1, **labels: str) -> None:
        """Add to a counter."""
        with self._lock:
            self._counts[name, tuple(sorted(labels.items()))] += by

    def time(self, path: str, seconds: float) -> None:
        """Add the length of a request."""
        with self._lock:
            buckets = self._buckets.setdefault(path, [0] * (len(_SECONDS) + 1))
            buckets[bisect_left(_SECONDS, seconds)] += 1
            self._seconds[path] = self._seconds.get(path, 0.0) + seconds

    def text(self, gauges: Mapping[str, float]) -> str:
        """Write all figures; `gauges` are those that go up and down, as they are now."""
        with self._lock:
            return "".join(f"{line}\n" for line in self._lines(gauges))

    def _lines(self, gauges: Mapping[str, float]) -> Iterator[str]:
        for name, meaning in _MEANING.items():
            yield f"# HELP {name} {meaning}"
            yield f"# TYPE {name} counter"
            for (counter, labels), value in sorted(self._counts.items()):
                if counter == name:
                    yield f"{name}{_written(dict(labels))} {value}"
        yield "# TYPE sotreem_request_seconds histogram"
        for path, buckets in sorted(self._buckets.items()):
            yield from self._histogram(path, buckets)
        for name, gauge in gauges.items():
            yield f"# TYPE {name} gauge"
            yield f"{name} {gauge}"

    def _histogram(self, path: str, buckets: list[int]) -> Iterator[str]:
        name, total = "sotreem_request_seconds", 0
        for most, count in zip((*map(str, _SECONDS), "+Inf"), buckets, strict=True):
            total += count
            yield f"{name}_bucket{_written({'path': path, 'le': most})} {total}"
        yield f"{name}_sum{_written({'path': path})} {self._seconds[path]:.6f}"
        yield f"{name}_count{_written({'path': path})} {total}"


def _written(labels: Mapping[str, str]) -> str:
    """Write labels; each value is one of ours: it needs no escape."""
    inner = ",".join(f'{name}="{value}"' for name, value in labels.items())
    return f"{{{inner}}}" if inner else ""
