"""What the parts of a round share."""

from sync.congestion import Pace
from sync.exchange import Exchange
from sync.line import Line
from sync.outcome import Tally
from sync.protocol import Limits
from sync.transport import Request, Transport


def test_attempts_are_logged_with_the_next_write_and_limits_are_heeded(app, central):
    tally = Tally()
    transport = Transport(central.url)
    exchange = Exchange(transport, "", app.clock, tally)
    line = Line(app.store, exchange, app.clock, app.new_id, Pace(), ("gzip",), tally)
    exchange.ask(Request("GET", "/sync/v1/health"))
    with line.write():
        pass
    with app.store.read() as snapshot:
        attempts = snapshot.sync.attempts()
    assert [(one.request, one.outcome) for one in attempts] == [("GET /sync/v1/health", "200")]
    assert exchange.attempts == []
    line.heed(Limits(max_changes=5, codings=("identity",)))
    assert (line.pace.size, line.codings) == (5, ("identity",))
    transport.close()
