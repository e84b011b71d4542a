from dataclasses import replace

import pytest

from sync.device_keys import keys_of
from sync.envelope import Bound, Message, NotSealed, seal, unseal

DEVICE, CENTRAL, OTHER = (keys_of(letter * 43) for letter in "dco")
BOUND = Bound("request", "07603", DEVICE.public.label)
MESSAGE = Message({"path": "/sync/v1/push"}, "Lâm Thị Mơ".encode())


def test_only_the_reader_opens_it_and_only_as_what_it_is():
    sealed = seal(MESSAGE, BOUND, DEVICE, CENTRAL.public)
    assert MESSAGE.body not in sealed
    assert unseal(sealed, BOUND, DEVICE.public, CENTRAL) == MESSAGE
    assert seal(MESSAGE, BOUND, DEVICE, CENTRAL.public) != sealed
    for bound, sender, reader in (
        (replace(BOUND, kind="answer"), DEVICE.public, CENTRAL),
        (replace(BOUND, commune="07606"), DEVICE.public, CENTRAL),
        (BOUND, OTHER.public, CENTRAL),
        (BOUND, DEVICE.public, OTHER),
    ):
        with pytest.raises(NotSealed):
            unseal(sealed, bound, sender, reader)


@pytest.mark.parametrize("at", [0, 63, 64, 100, -1])
def test_one_changed_byte_or_a_cut_is_noticed(at):
    sealed = bytearray(seal(MESSAGE, BOUND, DEVICE, CENTRAL.public))
    sealed[at] ^= 1
    for broken in (bytes(sealed), bytes(sealed[:at])):
        with pytest.raises(NotSealed):
            unseal(broken, BOUND, DEVICE.public, CENTRAL)


def test_a_signature_of_another_over_a_stolen_message_does_not_help():
    stolen = seal(MESSAGE, BOUND, DEVICE, CENTRAL.public)[64:]
    theirs = replace(BOUND, label=OTHER.public.label)
    forged = OTHER.signer.sign(theirs.line + stolen) + stolen
    with pytest.raises(NotSealed):
        unseal(forged, theirs, OTHER.public, CENTRAL)
