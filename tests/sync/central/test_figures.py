"""Figures are text as Prometheus reads it."""

from sync.central.figures import Figures


def test_counters_histograms_and_gauges_are_written():
    figures = Figures()
    figures.count("sotreem_requests_total", path="/sync/v1/pull", status="200")
    figures.count("sotreem_requests_total", path="/sync/v1/pull", status="200")
    figures.count("sotreem_received_bytes_total", 7)
    for seconds in (0.003, 0.02, 0.3, 100):
        figures.time("/sync/v1/pull", seconds)
    lines = figures.text({"sotreem_requests_inside": 3}).splitlines()
    assert 'sotreem_requests_total{path="/sync/v1/pull",status="200"} 2' in lines
    assert "sotreem_received_bytes_total 7" in lines
    assert "sotreem_requests_inside 3" in lines
    buckets = [line for line in lines if "_bucket" in line]
    assert [int(line.split()[1]) for line in buckets] == [1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4]
    assert 'le="+Inf"' in buckets[-1]
    assert 'sotreem_request_seconds_sum{path="/sync/v1/pull"} 100.323000' in lines


def test_the_central_tells_its_figures_and_nobody_in_them(two_villages):
    official, _ = two_villages
    official.result(official.change("dog", "x", name="Mực"))
    text = official.transport._session.get(f"{official.transport.url}/metrics").text
    assert 'sotreem_changes_total{status="applied"} 8' in text
    assert 'sotreem_changes_total{status="rejected"} 1' in text
    assert "sotreem_requests_at_work 0" in text
    assert not any(word in text for word in ("07603", "Vi", "child-a"))
