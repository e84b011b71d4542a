"""A central in this process: free port, stops, and holds after a restart what it held."""

from sync.central.server import start
from sync.client import SyncClient
from sync.outcome import Done, Waiting
from sync.transport import Transport
from tests.sync.homes import add_home


def test_it_stops_and_comes_back_with_all_it_had(make_device, central, tmp_path, clock, new_id):
    app, client = make_device("official")
    add_home(app)
    assert isinstance(client.run_once(), Done)
    central.stop()
    add_home(app)
    outcome = client.run_once()
    assert isinstance(outcome, Waiting)
    assert outcome.reason_code == "unreachable"

    again = start(str(tmp_path / "central.db"), clock=clock, new_id=new_id)
    assert again.url != central.url or again.port == central.port
    draw = [0.5].__iter__
    later = SyncClient(app.store, Transport(again.url), clock, app.new_id, lambda: next(draw()))
    clock.pass_time(minutes=15)
    assert isinstance(later.run_once(), Done)
    again.stop()
