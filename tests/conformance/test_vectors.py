"""The test vectors of Annex B: what the suite writes by the protocol's text, the program reads."""

import gzip
import json
from pathlib import Path

from sync.bundle import read_bundle
from sync.codings import CODINGS
from sync.columns import from_columns, to_columns
from sync.device_keys import PublicKeys, keys_of
from sync.envelope import Bound, unseal
from tests.conformance import packing, sealing

DATA = Path(__file__).parents[1] / "data" / "conformance"
BATCH = (DATA / "batch.ndjson").read_bytes()
BUNDLE = json.loads((DATA / "bundle.json").read_text("utf-8"))


def test_columns_and_their_frame():
    columns = (DATA / "batch.columns").read_bytes()
    changes = [json.loads(line) for line in BATCH.splitlines()]
    assert packing.compact_lines(*changes) == BATCH
    assert packing.columns(*changes) == columns == to_columns(BATCH)
    assert from_columns(columns, len(BATCH)) == BATCH
    body = (DATA / "batch.zstd-d1").read_bytes()
    assert packing.unframe(body) == columns
    assert CODINGS["zstd-d1"].decode(body, len(BATCH)) == BATCH
    assert packing.unframe(CODINGS["zstd-d1"].encode(BATCH)) == columns


def test_keys_and_label():
    for party in ("device", "central"):
        told = BUNDLE[party]
        ours, theirs = sealing.Keys(told["secret"]).public, keys_of(told["secret"]).public
        assert (ours["signing_key"], ours["sealing_key"]) == (theirs.signing, theirs.sealing)
        assert ours == {name: told[name] for name in ours}
    label = BUNDLE["device"]["label"]
    assert sealing.Keys(BUNDLE["device"]["secret"]).label == label
    assert PublicKeys(**_public("device")).label == label


def test_a_bundle_up_and_its_answer_open_by_both():
    for kind, sender, reader in (("request", "device", "central"), ("answer", "central", "device")):
        path = DATA / f"{kind}.sotreem"
        said, parts = sealing.read_file(path.read_bytes())
        bundle = read_bundle(path)
        assert (bundle.kind, bundle.label, bundle.parts) == (kind, said["device"], tuple(parts))
        line = sealing.bound(kind, BUNDLE["commune"], said["device"])
        assert line == Bound(kind, BUNDLE["commune"], bundle.label).line
        secret = BUNDLE[reader]["secret"]
        ours = sealing.unseal(parts[0], line, BUNDLE[sender]["signing_key"], sealing.Keys(secret))
        theirs = unseal(parts[0], bundle.bound, PublicKeys(**_public(sender)), keys_of(secret))
        assert ours == (theirs.said, theirs.body)
        assert ours[0] == BUNDLE[kind]
        expected = BUNDLE["answer_body"].encode()
        assert (gzip.decompress(ours[1]) == BATCH) if kind == "request" else (ours[1] == expected)


def _public(party):
    return {"signing": BUNDLE[party]["signing_key"], "sealing": BUNDLE[party]["sealing_key"]}
