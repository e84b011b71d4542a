import pytest

from sync.central.bundle_keys import check_keys, device_of_label, keep_device_keys, own_keys
from sync.central.devices import Device
from sync.central.refusal import Refusal
from sync.central.store import CentralStore
from sync.central.tables import device
from sync.device_keys import PublicKeys, keys_of

KEYS = keys_of("d" * 43).public


@pytest.fixture
def store(tmp_path):
    made = CentralStore(str(tmp_path / "central.db"))
    yield made
    made.close()


def test_the_keys_of_a_commune_stay_and_no_two_share_them(store):
    assert own_keys(store, "07603").public == own_keys(store, "07603").public
    assert own_keys(store, "07603").public != own_keys(store, "07606").public


def test_a_device_is_found_by_its_label_until_it_is_revoked(store):
    joined = Device("07603", "d1", frozenset({"v1"}))
    row = {
        "commune": "07603", "device_id": "d1", "name": "", "villages": '["v1"]',
        "secret_hash": "h", "enrolled_at": "",
    }  # fmt: skip
    with store.write() as connection:
        connection.execute(device.insert().values(**row))
    for _ in range(2):
        keep_device_keys(store, joined, KEYS)
    with store.read() as connection:
        assert device_of_label(connection, "07603", KEYS.label) == (joined, KEYS)
        with pytest.raises(Refusal, match="device_unknown"):
            device_of_label(connection, "07606", KEYS.label)
    with store.write() as connection:
        connection.execute(device.update().values(revoked_at="2026-06-08"))
    with store.read() as connection, pytest.raises(Refusal, match="device_unknown"):
        device_of_label(connection, "07603", KEYS.label)


def test_what_is_no_key_is_refused():
    check_keys(KEYS)
    for bad in (PublicKeys("zz", KEYS.sealing), PublicKeys(KEYS.signing, "ab")):
        with pytest.raises(Refusal, match="bad_keys"):
            check_keys(bad)
