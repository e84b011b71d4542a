"""PROTOCOL §2: a code works once, its answer may be asked again, and a token opens one commune."""

from concurrent.futures import ThreadPoolExecutor

from tests.conformance.device import Device

SECRET = "0Zr8" + "a" * 39


def check_the_first_change_of_all_is_taken(hall):
    _, answer = hall.first  # asked for again when everything else was done
    assert answer["applied_n"] == 1


def check_a_code_works_once_and_its_answer_may_be_asked_again(hall):
    code = hall.commands.code(hall.commune, "conformance")
    first, again, other = Device(hall.url), Device(hall.url), Device(hall.url)
    secret = SECRET[:4] + code.replace("-", "")[:30] + SECRET[4:]
    reply = first.join(code, secret)
    assert reply.status == 200, reply.body
    assert again.join(code, secret).said == reply.said
    assert other.join(code, secret[::-1]).refusal == (403, "code_used")
    joined = reply.said
    assert joined["protocol"] == 1
    assert joined["commune"] == hall.commune
    assert joined["token"] == f"{hall.commune}.{secret}"
    assert joined["villages"] == []
    assert 0 < len(joined["device_id"]) <= 64
    assert joined["epoch"] == first.digest()["epoch"]


def check_an_expired_code_joins_nobody(hall):
    code = hall.commands.run("expired", commune=hall.commune, device="late")
    device = Device(hall.url)
    for _ in range(2):
        assert device.join(code).refusal == (403, "code_expired")
    assert device.token == ""


def check_of_two_who_use_a_code_at_once_one_has_joined(hall):
    code = hall.commands.code(hall.commune, "twice")
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda n: Device(hall.url).join(code, f"{n}" * 43), range(4)))
    refused = [reply.refusal for reply in replies if reply.status != 200]
    assert refused == [(403, "code_used")] * 3


def check_an_unknown_code_and_a_short_secret_are_refused(hall):
    device = Device(hall.url)
    assert device.join(f"{hall.commune}-AAAA-AAAA-AAAA").refusal == (403, "code_unknown")
    assert device.join("99999-\x00").refusal == (403, "code_unknown")
    assert device.join(f"{hall.commune}-AAAA-AAAA-AAAA", "short").refusal == (400, "bad_body")
    reply = device.ask("POST", "/enroll", b"{", {"Content-Type": "application/json"})
    assert reply.refusal == (400, "bad_body")


def check_a_confined_device_is_told_its_villages(hall):
    device, mine, _ = hall.confined
    assert device.joined["villages"] == [mine.village]


def check_a_wrong_token_opens_nothing(hall):
    secret = hall.official.token.partition(".")[2]
    for token in ("", "nonsense", f"{hall.commune}.{SECRET}", f"{hall.other}.{secret}"):
        device = Device(hall.url, token)
        for method, path in (("GET", "/pull"), ("GET", "/digest"), ("POST", "/push")):
            assert device.ask(method, path).refusal == (401, "token_unknown"), (token, path)


def check_health_needs_no_token(hall):
    reply = Device(hall.url).ask("GET", "/health")
    assert (reply.status, reply.said["protocol"], reply.said["ready"]) == (200, 1, True)


def check_a_version_it_does_not_speak_is_refused(hall):
    for version in ("2", "0", "x"):
        reply = hall.official.ask("GET", "/pull", headers={"Sync-Protocol": version})
        assert reply.refusal == (426, "protocol_unknown")
    assert hall.official.ask("GET", "/pull", headers={"Sync-Protocol": None}).status == 200
