import pytest

from sync.device_keys import PublicKeys, hash_text, keys_of, prove, proves

SECRET = "a" * 43


def test_the_keys_of_a_secret_are_always_the_same_and_of_another_others():
    assert keys_of(SECRET).public == keys_of(SECRET).public
    assert keys_of(SECRET).public != keys_of("b" * 43).public
    assert SECRET not in repr(keys_of(SECRET).public)


def test_public_keys_are_read_back_and_nonsense_is_refused():
    public = keys_of(SECRET).public
    assert public.signer.public_bytes_raw().hex() == public.signing
    assert public.box.public_bytes_raw().hex() == public.sealing
    assert len(public.label) == 32
    with pytest.raises(ValueError, match=r"."):
        _ = PublicKeys("zz", "zz").signer


def test_a_proof_holds_for_what_was_said_and_for_that_code_alone():
    code = hash_text("07603-AAAA-BBBB-CCCC")
    proof = prove(code, "join", "1", "2")
    assert proves(proof, code, "join", "1", "2")
    assert not proves(proof, code, "join", "1", "3")
    assert not proves(proof, hash_text("07603-AAAA-BBBB-CCCD"), "join", "1", "2")
