import pytest

from sync.central.join import join
from sync.central.refusal import Refusal
from sync.device_keys import hash_text, keys_of, prove, proves
from sync.protocol import JoinRequest


def asked(code, secret="s" * 43, **changed):
    keys = keys_of(secret).public
    said = {
        "secret_hash": hash_text(secret),
        "signing_key": keys.signing,
        "sealing_key": keys.sealing,
    }
    proof = prove(hash_text(code), "join", "07603", *said.values())
    return JoinRequest(**said | {"proof": proof} | changed)


def test_a_code_proved_joins_once_and_the_same_request_is_answered_again(central, clock, new_id):
    code = central.enrolment_code("07603", "laptop", ("v1",))

    def joining(request):
        return join(central.central.store, "07603", request, now=clock(), new_id=new_id)

    first, keys, proof = joining(asked(code))
    assert joining(asked(code))[0] == first
    assert first.villages == {"v1"}
    assert not proves(proof, hash_text("07603-X"), "welcome")
    assert keys == keys_of("s" * 43).public
    for request, why in (
        (asked(code, "t" * 43), "code_used"),
        (asked("07603-AAAA-BBBB-CCCC"), "code_unknown"),
        (asked(code, proof="0" * 64), "code_unknown"),
        (asked(code, signing_key="z" * 64), "bad_keys"),
    ):
        with pytest.raises(Refusal, match=why):
            joining(request)
